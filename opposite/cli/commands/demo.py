"""`opposite demo`: the synthetic sample portfolio."""

from __future__ import annotations

import click

from opposite.cli import options
from opposite.cli.writing import say
from opposite.settings import utc_now


@click.command("demo")
@options.database
@click.option("--force", is_flag=True, help="Add the samples even beside real organisations.")
def command(database: str | None, *, force: bool) -> None:
    """Fill the database with twelve synthetic organisations, each marked as a sample.

    Refuses a database that holds real organisations, unless --force.

    Example: opposite demo --database data/demo.duckdb
    """
    from opposite.engine.sample import fill_with_sample  # noqa: PLC0415  the engine is slow to import; help is not

    with options.opened_or_made(database) as workspace:
        made = fill_with_sample(workspace, now=utc_now(), force=force)
        where = workspace.store.address
    if made:
        say(f"{made} synthetic organisations were added to {where}. They are marked as samples everywhere.")
    else:
        say(f"The sample portfolio is in {where} already; nothing was changed.")
