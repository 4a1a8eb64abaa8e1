"""Options that several commands share, and the workspace they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from opposite.settings import database_address

if TYPE_CHECKING:
    from opposite.engine.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

database = click.option(
    "--database",
    metavar="TEXT",
    default=None,
    help="Path of the database file. Default: OPPOSITE_DATABASE, else data/opposite.duckdb here.",
)
framework = click.option(
    "--framework",
    metavar="TEXT",
    default="opposite",
    show_default=True,
    help="Id of a framework, or the path of a framework file or folder.",
)
organisation = click.option("--organisation", metavar="TEXT", required=True, help="The organisation's name, exactly.")
organisations = click.option(
    "--organisation",
    "organisations",
    metavar="TEXT",
    multiple=True,
    help="An organisation's name, exactly; repeatable.",
)
wave = click.option("--wave", metavar="TEXT", default=None, help="Label of the wave. Default: the latest.")


def output(command: Command) -> Command:
    """The options --format and --output."""
    formatted = click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json"]),
        default=None,
        help="Default: table on a terminal, csv otherwise.",
    )
    filed = click.option(
        "--output",
        type=click.Path(dir_okay=False),
        default=None,
        metavar="FILE",
        help="Write here instead of standard output; whole or not at all.",
    )
    return formatted(filed(command))


@contextmanager
def opened(address: str | None) -> Iterator[Workspace]:
    """The workspace of a database for the length of one command."""
    from opposite.engine.workspace import open_workspace  # noqa: PLC0415  the engine is slow to import; help is not

    workspace = open_workspace(address or database_address())
    try:
        yield workspace
    finally:
        workspace.close()
