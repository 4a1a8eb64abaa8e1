"""`opposite frameworks`: what is known here."""

from __future__ import annotations

import click

from opposite.cli import options


@click.command("frameworks")
@options.database
@options.output
def command(database: str | None, form: str | None, output: str | None) -> None:
    """List the frameworks known here, bundled ones first, then stored versions by id.

    Example: opposite frameworks --format json
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.tables.framework import frameworks_table  # noqa: PLC0415  likewise

    with options.opened_or_empty(database) as workspace:
        table = frameworks_table(workspace.known())
    write_table(table, form, output)
