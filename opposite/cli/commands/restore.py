"""`opposite restore`: a database made again from an export."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.cli.progress_bar import seconds
from opposite.cli.stopping import stopping
from opposite.cli.writing import say
from opposite.settings import database_address


@click.command("restore")
@click.argument("folder", type=click.Path(path_type=Path))
@options.database
def command(folder: Path, database: str | None) -> None:
    """Make a new database of a folder that `opposite export` wrote.

    Refuses a database that holds anything, and a folder that lacks files, holds others, or whose files are not those
    that its manifest names by their SHA-256.

    Example: opposite restore exports/2026-11-28 --database data/restored.duckdb
    """
    from opposite.engine.keeping.restore import restore  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.wording.keeping.copies import STOPPED, restored  # noqa: PLC0415  likewise

    with stopping(lambda: STOPPED), seconds("Restoring"):
        made = restore(folder, database or database_address())
    say(restored(*made))
