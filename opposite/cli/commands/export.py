"""`opposite export`: everything as Parquet and YAML."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.cli.progress_bar import seconds
from opposite.cli.stopping import stopping
from opposite.cli.writing import say
from opposite.settings import utc_now


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@options.database
def command(folder: Path, database: str | None) -> None:
    """Write everything to a new or empty folder: a Parquet file a table, frameworks as YAML, and a manifest of hashes.

    The folder is there whole or not at all, and only you can read it. `opposite restore` makes a database of it again.

    Example: opposite export exports/2026-11-28
    """
    from opposite.engine.keeping.export import export  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.wording.keeping.copies import STOPPED, exported  # noqa: PLC0415  likewise

    with options.opened_to_read(database) as workspace, stopping(lambda: STOPPED), seconds("Exporting"):
        written = export(workspace, folder, now=utc_now())
    say(exported(*written))
