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
    from opposite.wording.collecting.start import sample_added  # noqa: PLC0415  likewise

    with options.opened_or_made(database) as workspace:
        organisations = fill_with_sample(workspace, now=utc_now(), force=force)
        address = workspace.store.address
    say(sample_added(organisations, address))
