"""`opposite erase`: a person, a wave or an organisation, everywhere and for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.cli.progress_bar import seconds
from opposite.cli.stopping import stopping
from opposite.cli.writing import say
from opposite.errors import OppositeError
from opposite.settings import today, utc_now

if TYPE_CHECKING:
    from opposite.engine.keeping.erasing import Erasure
    from opposite.engine.workspace import Workspace


@click.command("erase")
@click.option(
    "--respondent",
    metavar="ID",
    default=None,
    help="A person, by what they are called in the answers, in all waves of their organisation; or by their number.",
)
@click.option("--organisation", metavar="TEXT", default=None, help="An organisation's name, exactly.")
@click.option("--wave", metavar="TEXT", default=None, help="Only this wave of the organisation.")
@options.only_framework
@click.option("--due", is_flag=True, help="Every wave whose answers were to be erased by today.")
@options.database
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(
    respondent: str | None,
    organisation: str | None,
    wave: str | None,
    framework: str | None,
    database: str | None,
    *,
    due: bool,
    yes: bool,
) -> None:
    """Remove a person, a wave or an organisation everywhere, history included, and its traces from the file.

    Says first what will be removed, in numbers, and asks; --yes answers for you.

    Example: opposite erase --organisation "Larkmarrow Stores" --wave 2026 --yes
    """
    named = respondent is not None or organisation is not None
    if due and (named or wave is not None):
        raise click.UsageError(
            "--due does not go together with --respondent, --organisation or --wave: it stands for every wave whose answers "
            "were to be erased by today. Say one or the other."
        )
    if framework is not None and wave is None and respondent is None:
        raise click.UsageError(
            "--framework says which --wave is meant, or where --respondent answered; name one of them."
        )
    if not (due or named) or (wave is not None and organisation is None):
        raise click.UsageError(
            "Say what to erase: --respondent ID, --organisation NAME (with --wave WAVE for one wave), or --due."
        )
    from opposite.engine.keeping.erasing import erase  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.wording.keeping import erasing as words  # noqa: PLC0415  likewise

    if not yes:  # while somebody thinks, the application goes on
        with options.opened_to_read(database) as workspace:
            _tell(workspace, *_found(workspace, respondent, organisation, wave, framework))
        _ask()
    with options.opened(database) as workspace:
        erasure, what = _found(workspace, respondent, organisation, wave, framework)
        if yes:
            _tell(workspace, erasure, what)
        with stopping(lambda: words.STOPPED), seconds("Erasing"):
            erased = erase(workspace, erasure, now=utc_now())
    for sentence in words.erased(erased._asdict(), traces=erased.traces):
        say(sentence)


def _tell(workspace: Workspace, erasure: Erasure, what: str) -> None:
    """Say what is about to be erased, in numbers."""
    from opposite.engine.keeping.erasing import count, kept_copies  # noqa: PLC0415  the engine is slow to import
    from opposite.wording.keeping import erasing as words  # noqa: PLC0415  likewise

    changed = [(wave.organisation.name, wave.wave) for wave in erasure.changed]
    numbers = count(workspace, erasure)._asdict()
    for sentence in words.on_erasing(what, numbers, changed, kept_copies(workspace.store.address)):
        say(sentence)


def _found(
    workspace: Workspace, respondent: str | None, organisation: str | None, wave: str | None, framework: str | None
) -> tuple[Erasure, str]:
    """What is to be erased, and how it is called; raises NotFoundError when it is not there."""
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.engine.keeping.erasing import (  # noqa: PLC0415  likewise
        find_due,
        find_organisation,
        find_person,
    )
    from opposite.wording.keeping import erasing as words  # noqa: PLC0415  likewise

    id_ = framework_id(workspace, framework)
    if respondent is not None:
        erasure = find_person(workspace, respondent, organisation=organisation, wave=wave, framework=id_)
        first = erasure.people[0]
        waves = [person.wave for person in erasure.people]
        return erasure, words.person_of(first.label, first.id, first.organisation, waves)
    if organisation is not None:
        erasure = find_organisation(workspace, organisation, wave=wave, framework=id_)
        if wave is None:
            return erasure, words.whole_organisation(organisation)
    else:
        erasure = find_due(workspace, today())
    return erasure, words.whole_waves([(wave.organisation.name, wave.wave) for wave in erasure.waves])


def _ask() -> None:
    """Ask on the terminal; raises OppositeError where nobody can answer or the answer is no."""
    if not sys.stdin or not sys.stdin.isatty():
        raise OppositeError("Nothing was erased, since nobody can be asked here.", hint="Say --yes to erase.")
    if not click.confirm("Erase it for good?", default=False, err=True):
        raise OppositeError("Nothing was erased.")
