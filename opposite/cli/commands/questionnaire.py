"""`opposite questionnaire`: a framework's questionnaire for a survey tool or for print."""

from __future__ import annotations

import sys

import click

from opposite.cli import options

TOOLS = ("limesurvey", "qualtrics", "xlsform", "surveyjs", "msforms", "googleforms", "paper")
"""As in opposite.exports.questionnaire.tools, which is slow to import; a test holds the two together."""


@click.command("questionnaire")
@options.database
@options.framework
@click.option("--for", "tool", type=click.Choice(TOOLS), required=True, help="The tool, or paper for a PDF to print.")
@click.option("--profile", metavar="TEXT", default="full", show_default=True, help="Set of questions: pulse, full …")
@click.option("--group", metavar="ID", default=None, help="Only what one group is asked.")
@click.option("--with-importance", is_flag=True, help="Ask how important each question is too.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write here instead of standard output; whole or not at all.",
)
def command(
    database: str | None,
    framework: str,
    tool: str,
    profile: str,
    group: str | None,
    with_importance: bool,  # noqa: FBT001  click hands over by name
    output: str | None,
) -> None:
    """Write the questionnaire for a tool; what is exported there comes back with opposite import, without a mapping.

    LimeSurvey (a survey structure, .txt), Qualtrics (advanced format, .txt), XLSForm for ODK and KoboToolbox (.xlsx),
    SurveyJS (.json), Microsoft Forms (a Word file for its import, .docx), Google Forms (an Apps Script, .gs) and paper
    (.pdf). Questions stand in the framework's order. Files for Qualtrics and Microsoft Forms cannot say who is asked
    what: where groups are asked different things, make one a group.

    \b
    Example: opposite questionnaire --for limesurvey --output survey.txt
             opposite questionnaire --for paper --group enabling --output q.pdf
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.writing import say, write_bytes  # noqa: PLC0415  slow to import; help is not
    from opposite.definitions import bundled, find  # noqa: PLC0415  likewise
    from opposite.exports.endings import ENDINGS, ending  # noqa: PLC0415  likewise
    from opposite.exports.questionnaire.tools import TOOLS as MADE_FOR  # noqa: PLC0415  likewise
    from opposite.wording.briefing.undrawn import QUESTIONNAIRE, undrawn_told  # noqa: PLC0415  likewise
    from opposite.wording.collecting import questionnaire_files as words  # noqa: PLC0415  likewise

    chosen = MADE_FOR[tool]
    given = ending(output)
    if given in {*ENDINGS, *(one.ending for one in MADE_FOR.values())} and given not in chosen.endings:
        raise click.UsageError(words.other_file(tool, given, chosen.ending))
    if output is None and not chosen.as_text and sys.stdout.isatty():
        raise click.UsageError(words.no_terminal(chosen.ending))
    if database is None and framework in bundled():
        loaded = find(framework)
    else:
        with options.opened_or_empty(database) as workspace:
            loaded = workspace.resolve(framework)
    form = chosen.form(loaded.framework, profile=profile, group=group, with_importance=with_importance)
    write_bytes(chosen.content(form), output)
    if form.left_out:
        say(words.left_out(form.left_out))
    if form.by_text:
        say(words.known_by_text(chosen.label, form.by_text))
    boxes = undrawn_told(chosen.undrawn(form), elsewhere=QUESTIONNAIRE)
    if boxes is not None:
        say(boxes)
