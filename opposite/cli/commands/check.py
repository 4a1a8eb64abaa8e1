"""`opposite check`: every mistake of framework files at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from opposite.cli.writing import say


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
def command(paths: tuple[str, ...], *, strict: bool) -> None:
    """Validate framework files or folders.

    Prints every mistake as file:line: what is wrong; what would be right. Ends with status 1 if there is any error;
    warnings fail only with --strict.

    Example: opposite check frameworks/opposite
    """
    from opposite.definitions import check  # noqa: PLC0415  the loader is slow to import; help is not
    from opposite.wording import pluralise  # noqa: PLC0415  likewise

    diagnostics = check([Path(path) for path in paths])
    for diagnostic in diagnostics:
        click.echo(str(diagnostic))
    errors = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    warnings = len(diagnostics) - errors
    say(f"{len(paths)} checked: {pluralise(errors, 'error')}, {pluralise(warnings, 'warning')}.")
    if errors or (strict and warnings):
        sys.exit(1)
