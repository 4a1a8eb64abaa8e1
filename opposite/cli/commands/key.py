"""`opposite key`: renew the owner's key."""

from __future__ import annotations

import click

from opposite.cli import options


@click.command("key")
@options.database
def command(database: str | None) -> None:
    """Make a new owner's key and print it; the earlier one, and every browser that came in with it, loses its use.

    Put it behind the address of the application, as in https://assess.example.org/?key=KEY

    Example: opposite key
    """
    from opposite.engine.access.owner_key import renew_owner_key  # noqa: PLC0415  the engine is slow to import; help is not

    with options.opened(database) as workspace:
        click.echo(renew_owner_key(workspace))
