"""`opposite import`: answers from a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from opposite.cli import options
from opposite.cli.progress_bar import bar, bring_up_to_date
from opposite.cli.stopping import stopping
from opposite.errors import ImportRefusedError, StoreError
from opposite.settings import utc_now

if TYPE_CHECKING:
    from opposite.engine.workspace import Workspace

MEMORY = "160MB"
"""What the database may hold in memory while it scores what was imported."""


@click.command("import")
@click.argument("file", type=click.Path(), metavar="FILE")
@options.database
@options.framework
@click.option(
    "--organisation", metavar="TEXT", default=None, help="Organisation of every row, where the file names none."
)
@click.option("--wave", metavar="TEXT", default=None, help="Wave of every row, where the file names none.")
@click.option(
    "--wave-date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    default=None,
    help="Date of the wave, as 2026-03-31. Default: its answers say it, else its label.",
)
@click.option("--mapping", type=click.Path(), metavar="MAP.yaml", default=None, help="Which column is what.")
@click.option(
    "--encoding",
    metavar="NAME",
    default=None,
    help="Encoding of a CSV file, as cp1252. Default: found in all of the file.",
)
@click.option("--dry-run", is_flag=True, help="Report only; store nothing.")
@click.option("--skip-bad-rows", is_flag=True, help="Store the good rows of a file that has bad ones.")
@click.option(
    "--unfinished",
    type=click.Choice(["keep", "skip"]),
    default="keep",
    help="What to do with answers that were never handed in.",
)
@click.option(
    "--people",
    type=click.Choice(["same", "other"]),
    default=None,
    help="Who they are whose ids an earlier file used: the same people, or others.",
)
@click.option("--look-alikes", is_flag=True, help="Names that look alike, as ACME and Acme, are different.")
@click.option(
    "--keep-open",
    is_flag=True,
    help="Leave imported waves open for further answers; people then begin to count in steps.",
)
@click.option(
    "--attributed",
    is_flag=True,
    help="People knew that their answers are shown with their names: nothing is hidden.",
)
def command(
    file: str,
    database: str | None,
    framework: str,
    organisation: str | None,
    wave: str | None,
    wave_date: datetime | None,
    mapping: str | None,
    encoding: str | None,
    *,
    dry_run: bool,
    skip_bad_rows: bool,
    unfinished: str,
    people: Literal["same", "other"] | None,
    look_alikes: bool,
    keep_open: bool,
    attributed: bool,
) -> None:
    """Read answers in long form (a row an answer) or wide form (a row a person).

    A file with any bad row stores nothing unless --skip-bad-rows. Importing the same file twice changes nothing.

    Example: opposite import answers.csv --framework opposite
    """
    from opposite import wording  # noqa: PLC0415  slow to import; help is not
    from opposite.definitions.mapping import read_mapping  # noqa: PLC0415  likewise
    from opposite.engine.collecting.importing import BadRowsError, import_answers  # noqa: PLC0415  likewise
    from opposite.wording.keeping.organisations import much_alike, would_be_alike  # noqa: PLC0415  likewise

    now = utc_now()
    opened = options.opened_to_try if dry_run else options.opened_or_made
    with opened(database) as workspace:
        try:
            with stopping(wording.import_stopped) as stop_if_told, bar("Import", stop_if_told) as progress:
                report = import_answers(
                    workspace,
                    Path(file),
                    framework=workspace.resolve(framework),
                    organisation=organisation,
                    wave=wave,
                    mapping=None if mapping is None else read_mapping(Path(mapping)),
                    dry_run=dry_run,
                    keep_open=keep_open,
                    attributed=attributed,
                    skip_bad_rows=skip_bad_rows,
                    wave_date=None if wave_date is None else wave_date.date(),
                    encoding=encoding,
                    finished_only=unfinished == "skip",
                    people=people,
                    look_alikes=look_alikes,
                    now=now,
                    progress=progress,
                )
        except BadRowsError as error:
            raise ImportRefusedError(wording.bad_rows_refused(error)) from error
        for sentence in wording.import_sentences(report, skip_bad_rows=skip_bad_rows):
            click.echo(sentence)
        for sentence in would_be_alike(report.nearly_called) if dry_run else much_alike(report.nearly_called):
            click.echo(sentence, err=True)
        if not dry_run:
            _score(workspace)


def _score(workspace: Workspace) -> None:
    """Bring the stored scores up to date, so that no page has to; what was imported is stored whatever becomes of it."""
    from opposite import wording  # noqa: PLC0415  slow to import; help is not

    try:
        with workspace.store.within(MEMORY):
            bring_up_to_date(workspace)
    except StoreError as error:
        click.echo(wording.not_scored_yet(error), err=True)
