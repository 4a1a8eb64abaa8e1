"""`opposite backup`: one self-contained copy of the database."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.cli.progress_bar import seconds
from opposite.cli.stopping import stopping
from opposite.cli.writing import say
from opposite.settings import database_address


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@options.database
@click.option("--force", is_flag=True, help="Replace a file that is there already, once the new copy is whole.")
def command(file: Path, database: str | None, *, force: bool) -> None:
    """Write one copy of the database that needs no other file, also while the application runs.

    The copy is read again after writing. Only you can read it. To go back to it, stop the application and put it in the
    place of the database.

    Example: opposite backup backups/2026-11-28.duckdb
    """
    from opposite.engine.keeping.backup import back_up_address  # noqa: PLC0415  the engine is slow to import
    from opposite.wording.keeping.copies import STOPPED, backed_up, faults_in_copy  # noqa: PLC0415  likewise

    with stopping(lambda: STOPPED), seconds("Copying"):
        copied = back_up_address(database or database_address(), file, force=force)
    say(backed_up(copied.path, copied.size, copied.rows))
    if copied.findings:
        say(faults_in_copy(len(copied.findings)))
