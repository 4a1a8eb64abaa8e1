"""`opposite verify`: whether a deck still says what the database does."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.errors import OppositeError


@click.command("verify")
@options.database
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(database: str | None, file: Path) -> None:
    """Recompute every number of a deck from the stored answers and list what differs.

    The exit status is 1 where a number, the answers, the framework or the version of the scoring is another; words that
    were changed around the same numbers are listed and are no fault.

    \b
    Example: opposite verify acme-2026-q4-deck.pptx
    """  # noqa: D301  what stands before the example keeps its lines apart
    from opposite.engine.briefing import brief  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.exports.briefing.deck.reading import read_deck  # noqa: PLC0415  likewise
    from opposite.exports.briefing.deck.verify import differences  # noqa: PLC0415  likewise
    from opposite.wording.briefing import verifying as words  # noqa: PLC0415  likewise

    try:
        content = file.read_bytes()
    except OSError as error:
        raise OppositeError(f"{file} could not be read: {error.strerror}.") from error
    read = read_deck(content)
    origin = read.origin
    with options.opened_to_read(database) as workspace:
        [assessment] = meant(workspace, (origin.organisation,), origin.wave, origin.framework)
        found = differences(read, brief(workspace, assessment, today=origin.day))
    for one in found:
        click.echo(words.difference(one.slide, one.shape, one.what, one.said, one.computed))
    differing = sum(not one.words_only for one in found)
    click.echo(words.verdict(differing, len(found) - differing, f"{origin.organisation}, {origin.wave}"))
    if differing:
        raise click.exceptions.Exit(1)
