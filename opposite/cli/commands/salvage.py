"""`opposite salvage`: what can still be read of a damaged database."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli.progress_bar import seconds
from opposite.cli.stopping import stopping
from opposite.cli.writing import say, write_table


@click.command("salvage")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="NEW",
    help="The new database. Default: the same name with .salvaged before its ending.",
)
def command(file: Path, output: Path | None) -> None:
    """Read what can still be read of a damaged database into a new one, and say what is lost, table by table.

    Writes `table,saved,incomplete,lost` to standard output, in the order of the tables' names: incomplete are rows that
    were saved without some of the words in them; lost is empty where nobody can say. The damaged file is only read.

    Example: opposite salvage data/opposite.duckdb --output data/saved.duckdb
    """
    from opposite.engine.keeping.salvaging import salvage  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.tables.table import Table  # noqa: PLC0415  likewise
    from opposite.wording.database import finding_sentences  # noqa: PLC0415  likewise
    from opposite.wording.keeping.copies import STOPPED, salvaged  # noqa: PLC0415  likewise

    with stopping(lambda: STOPPED), seconds("Reading"):
        saved = salvage(file, output or file.with_name(f"{file.stem}.salvaged{file.suffix}"))
    rows = tuple((table.name, table.saved, table.incomplete, table.lost) for table in saved.tables)
    write_table(Table("salvaged", ("table", "saved", "incomplete", "lost"), rows), None, None)
    lost = sum(table.lost or 0 for table in saved.tables)
    unknown = [table.name for table in saved.tables if table.lost is None]
    for sentence in salvaged(
        saved.path, sum(row[1] for row in rows), lost, unknown, log_was_damaged=saved.log_was_damaged
    ):
        say(sentence)
    for sentence in finding_sentences(saved.findings):
        say(sentence)
