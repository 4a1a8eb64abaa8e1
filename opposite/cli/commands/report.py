"""`opposite report`: documents to take into a meeting, of one organisation or of several."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.cli.reports_of_several import ENDINGS, comparison, one_each, portfolio, refuse_ending, say_undrawn
from opposite.errors import OppositeError

if TYPE_CHECKING:
    from opposite.domain.comparison.peer_filters import Kind
    from opposite.exports.briefing.deck.look import Look
    from opposite.exports.briefing.documents import Document


@click.command("report")
@options.database
@options.chosen_organisations
@click.option(
    "--wave",
    "waves",
    type=options.NAME,
    metavar="TEXT",
    multiple=True,
    help="Label of the wave; repeatable for a comparison of one organisation's waves. Default: the latest.",
)
@options.only_framework
@options.alike
@click.option(
    "--kind",
    metavar="KIND",
    default=None,
    help="one-pager, deck, report, html, workbook, ppttc or package; of several organisations in one file: comparison "
    "or portfolio. Default: by the ending of FILE.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="Size of the pages of a PDF.",
)
@click.option(
    "--scenario",
    type=options.NAME,
    metavar="TEXT",
    help="With the plan of a scenario that was saved, or of Constrained or Ambitious. Default: the framework's limits.",
)
@click.option(
    "--stability",
    is_flag=True,
    help="Say in a report how stable its plan is. It is made 200 times for that, which can take half a minute.",
)
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="A firm's own .potx for a deck."
)
@click.option(
    "--theme",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Colours and logo of a deck, in YAML.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Write here; of several organisations, a folder with one file each.",
)
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    tags: tuple[str, ...],
    waves: tuple[str, ...],
    framework: str | None,
    kinds: tuple[Kind, ...],
    kind: str | None,
    paper: str,
    scenario: str | None,
    template: Path | None,
    theme: Path | None,
    output: Path,
    *,
    everyone: bool,
    stability: bool,
) -> None:
    """Write a document of an organisation's latest wave, or into a folder one of each of several.

    In a folder every file is named by organisation, wave and kind, such as acme-2026-q4-one-pager.pdf. A comparison of
    two to six organisations, or of waves of one, and a report of the portfolio are one file.

    \b
    Example: opposite report --organisation "Acme" --output acme.pdf
             opposite report --all --kind html --scenario Base --output out
             opposite report --all --kind one-pager --output reports
             opposite report --all --kind deck --theme firm.yaml --output out
             opposite report --kind comparison --sector Retail --output out.pptx
             opposite report --kind comparison --all --peers size --output a.pptx
             opposite report --kind portfolio --sector Retail --output retail.pdf
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.searching import Notice  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.writing import write_bytes  # noqa: PLC0415  likewise
    from opposite.engine.briefing import brief  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.exports.briefing.undrawn_names import undrawn_in  # noqa: PLC0415  likewise
    from opposite.settings import today  # noqa: PLC0415  likewise

    of = options.chosen(organisations, sectors, tags, everyone=everyone, required=True)
    if kinds and kind != "comparison":
        raise click.UsageError("--peers is for --kind comparison.")
    if kind in ENDINGS:
        _refuse_unused(kind, scenario, planned=False, stability=stability, stable=False)
        _of_several(database, of, waves, framework, kinds, kind, paper, _look(kind, template, theme), output)
        return
    if len(waves) > 1:
        raise click.UsageError("Several waves go into one file only with --kind comparison; name one.")
    wave = waves[0] if waves else None
    several = len(of.names) != 1
    document = _dressed(_document(kind, None if several else output), template, theme)
    _refuse_unused(document.kind, scenario, planned=document.planned, stability=stability, stable=document.stability)
    with options.opened_to_read(database) as workspace:
        briefed = partial(brief, workspace, today=today(), scenario=scenario, stability=stability)
        assessments = meant(workspace, of.names, wave, framework, narrowing=of.narrowing(workspace))
        if several:
            _make_folder(output)
            one_each(briefed, assessments, document, paper=paper, folder=output)
            return
        for assessment in assessments:
            with Notice() as notice:
                briefing = briefed(assessment, progress=notice)
            if document.paged:
                say_undrawn(undrawn_in(briefing))
            write_bytes(document.made(briefing, paper=paper), str(output))


def _refuse_unused(kind: str, scenario: str | None, *, planned: bool, stability: bool, stable: bool) -> None:
    """Raise click.UsageError where something is asked for that a kind does not tell."""
    if scenario is not None and not planned:
        raise click.UsageError(f"--scenario is for documents that hold the plan of one organisation, not for {kind}.")
    if stability and not stable:
        raise click.UsageError(f"--stability is for a report: --kind report or --kind html, not {kind}.")


def _document(kind: str | None, output: Path | None) -> Document:
    """The document of a kind, or the first whose files end as the one that is to be written."""
    from opposite.exports.briefing.documents import DOCUMENTS  # noqa: PLC0415  slow to import; help is not

    if kind is not None and kind not in DOCUMENTS:
        raise click.BadParameter(f"{kind!r} is none of {', '.join((*DOCUMENTS, *ENDINGS))}.", param_hint="--kind")
    if output is None:
        if kind is None:
            raise click.UsageError(
                f"Say what to make of each organisation with --kind: {', '.join(DOCUMENTS)}; or of all in one file: "
                f"{', '.join(ENDINGS)}."
            )
        return DOCUMENTS[kind]
    ending = output.suffix.lower()
    fitting = [one for one in DOCUMENTS.values() if one.ending == ending and kind in (None, one.kind)]
    if not fitting:
        endings = ", ".join(dict.fromkeys(one.ending for one in DOCUMENTS.values() if kind in (None, one.kind)))
        raise click.BadParameter(f"A file for it ends in {endings}.", param_hint="--output")
    return fitting[0]


def _dressed(document: Document, template: Path | None, theme: Path | None) -> Document:
    """The document in a firm's own look; raises click.UsageError for one that has none."""
    if template is None and theme is None:
        return document
    look = _look(document.kind, template, theme)
    return document.dressed(look)


def _look(kind: str, template: Path | None, theme: Path | None) -> Look:
    """The look that is asked for; raises click.UsageError where something has none."""
    from opposite.exports.briefing.deck.look import PLAIN, read_template, read_theme  # noqa: PLC0415  slow to import

    if template is None and theme is None:
        return PLAIN
    if kind not in {"deck", "comparison"}:
        raise click.UsageError("--template and --theme are for a deck: --kind deck, or a FILE that ends in .pptx.")
    look = PLAIN if theme is None else read_theme(theme)
    return look if template is None else replace(look, template=read_template(template))


def _of_several(
    database: str | None, of: options.Chosen, waves: tuple[str, ...], framework: str | None, kinds: tuple[Kind, ...], kind: str,
    paper: str, look: Look, output: Path,
) -> None:  # fmt: skip
    """Write one file of several organisations."""
    from opposite.cli.writing import write_bytes  # noqa: PLC0415  slow to import; help is not

    refuse_ending(kind, output)
    with options.opened_to_read(database) as workspace:
        if kind == "comparison":
            content, some_left_out = comparison(workspace, of, waves, framework, kinds=kinds, look=look)
        else:
            content, some_left_out = portfolio(workspace, of, waves, framework, paper)
    write_bytes(content, str(output))
    if some_left_out:
        raise SystemExit(1)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OppositeError(
            f"The folder {folder} could not be made: {error.strerror}.", "Nothing was written."
        ) from error
