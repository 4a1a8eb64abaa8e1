"""`opposite imports`: lists what was imported, and undoes an import whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.cli.progress_bar import bring_up_to_date, seconds
from opposite.cli.stopping import stopping
from opposite.errors import OppositeError, StoreError
from opposite.settings import utc_now

if TYPE_CHECKING:
    from opposite.engine.workspace import Workspace


@click.command("imports")
@options.database
@options.organisations
@click.option("--undo", "import_id", type=int, metavar="NUMBER", default=None, help="Undo the import of this number.")
@click.option("--yes", is_flag=True, help="Undo without asking.")
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    import_id: int | None,
    form: str | None,
    output: str | None,
    *,
    yes: bool,
) -> None:
    """Imports that stored something, the latest first: one row each, with its number; times are UTC.

    --undo NUMBER takes an import back whole: what it made goes, what it replaced stands again with its times. It is
    refused where something was changed on top of it since, and says what.

    \b
    Example: opposite imports --organisation "Acme"
             opposite imports --undo 46012
    """  # noqa: D301  what stands before the examples keeps their lines apart
    if import_id is not None:
        if organisations:
            raise click.UsageError("--undo names its import by number; leave out --organisation.")
        _undo(database, import_id, yes=yes)
        return
    if yes:
        raise click.UsageError("--yes goes with --undo NUMBER.")
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.organisations import kept_organisation  # noqa: PLC0415  likewise
    from opposite.engine.keeping.imports_made import imports_made  # noqa: PLC0415  likewise
    from opposite.tables.imports import imports_table  # noqa: PLC0415  likewise

    with options.opened_to_read(database) as workspace:
        for name in organisations:
            kept_organisation(workspace, name)
        listed = imports_made(workspace, organisations=organisations or None)
    write_table(imports_table(listed), form, output)


def _undo(database: str | None, import_id: int, *, yes: bool) -> None:
    """Say what goes, ask unless told not to, and undo."""
    from opposite.cli.writing import say  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.keeping.undoing import find_undoing, undo_import  # noqa: PLC0415  likewise
    from opposite.wording.keeping import imports as words  # noqa: PLC0415  likewise

    if not yes:  # while somebody thinks, the application goes on
        with options.opened_to_read(database) as workspace:
            for sentence in words.on_undoing(find_undoing(workspace, import_id)):
                say(sentence)
        _ask()
    with options.opened(database) as workspace:
        with stopping(lambda: words.STOPPED), seconds("Undoing"):
            kept = undo_import(workspace, import_id, now=utc_now())
        say(words.undone(kept))
        _score(workspace)


def _ask() -> None:
    """Ask on the terminal; raises OppositeError where nobody can answer or the answer is no."""
    from opposite.wording.keeping import imports as words  # noqa: PLC0415  slow to import; help is not

    if not sys.stdin or not sys.stdin.isatty():
        raise OppositeError(words.NOT_ASKED, hint=words.SAY_YES)
    if not click.confirm(words.ASKED, default=False, err=True):
        raise OppositeError(words.NOTHING_UNDONE)


def _score(workspace: Workspace) -> None:
    """Bring the stored scores up to date, so that no page has to; the import is undone whatever becomes of it."""
    from opposite import wording  # noqa: PLC0415  slow to import; help is not

    try:
        bring_up_to_date(workspace)
    except StoreError as error:
        click.echo(wording.not_scored_yet(error), err=True)
