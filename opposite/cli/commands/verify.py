"""`opposite verify`: whether a document that was made here still says what the answers come to."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.errors import OppositeError

LARGEST = 300_000_000
"""Bytes of a file that is read."""


@click.command("verify")
@options.database
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def command(database: str | None, file: Path) -> None:
    """Recompute every number of a deck, a one-pager, a report or a result package and list what differs.

    A package with the answers is computed from itself alone, all else from the stored answers. The exit status is 1 where
    a number, the answers, the framework or the version of the scoring is another; words of a deck that were changed
    around the same numbers are listed and are no fault, as are comments in a PDF. Workbooks and think-cell data cannot be
    checked: they do not say what they were made from.

    \b
    Example: opposite verify acme-2026-q4-deck.pptx
             opposite verify acme-2026-q4-report.pdf
             opposite verify acme-2026-q4-package.zip
    """  # noqa: D301  what stands before the examples keeps its lines apart
    from opposite.exports.briefing.kinds import is_remade  # noqa: PLC0415  slow to import; help is not
    from opposite.exports.briefing.package.reading import is_package  # noqa: PLC0415  likewise

    content = _read(file)
    check = _package if is_package(content) else _remade if is_remade(content) else _deck
    differing = check(database, content)
    if differing:
        raise click.exceptions.Exit(1)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise OppositeError(f"{file} could not be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise OppositeError(f"{file} is larger than a deck or a package can be.", "It was not read.")
    return content


def _refuse_unproven(content: bytes) -> None:
    """Raise OppositeError for a document of another kind, with what can be checked in its place."""
    from opposite.exports.briefing.kinds import unproven_kind  # noqa: PLC0415  slow to import; help is not
    from opposite.wording.briefing import verifying as words  # noqa: PLC0415  likewise

    kind = unproven_kind(content)
    if kind is not None:
        raise OppositeError(words.cannot_be_checked(kind), "Nothing was checked.", words.CAN_BE_CHECKED)


def _deck(database: str | None, content: bytes) -> int:
    """Say in what a deck differs; the number of differences that are not of words only."""
    from opposite.engine.briefing import brief  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.engine.side_by_side import side_by_side  # noqa: PLC0415  likewise
    from opposite.exports.briefing.deck.reading import read_deck  # noqa: PLC0415  likewise
    from opposite.exports.briefing.deck.verify import differences, differences_of_comparison  # noqa: PLC0415  likewise
    from opposite.wording.briefing import verifying as words  # noqa: PLC0415  likewise

    _refuse_unproven(content)
    read = read_deck(content)
    origin = read.origin
    with options.opened_to_read(database) as workspace:
        of = [
            assessment
            for one in read.origins
            for assessment in meant(workspace, (one.organisation,), one.wave, one.framework)
        ]
        found = (
            differences_of_comparison(read, side_by_side(workspace, of, today=origin.day, kinds=read.kinds))
            if read.compared
            else differences(read, brief(workspace, of[0], today=origin.day, scenario=read.scenario))
        )
    for one in found:
        click.echo(words.difference(one.slide, one.shape, one.what, one.said, one.computed))
    differing = sum(not one.words_only for one in found)
    whose = "; ".join(words.made_of(one.organisation, one.wave, read.scenario) for one in read.origins)
    click.echo(words.verdict(differing, len(found) - differing, whose))
    return differing


def _remade(database: str | None, content: bytes) -> int:
    """Say in what a PDF or an HTML file differs from the one that is made again; the number of differences in it."""
    from opposite.engine.briefing import brief  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.exports.briefing.remade.reading import read_document  # noqa: PLC0415  likewise
    from opposite.exports.briefing.remade.verify import differences  # noqa: PLC0415  likewise
    from opposite.wording.briefing import verifying as words  # noqa: PLC0415  likewise

    read = read_document(content)
    if read is None:
        _refuse_unproven(content)
        return 0
    asked, of = read.made_of, read.made_of.origin
    with options.opened_to_read(database) as workspace:
        [assessment] = meant(workspace, (of.organisation,), of.wave, of.framework)
        briefing = brief(workspace, assessment, today=of.day, scenario=asked.scenario, stability=asked.stability)
        found = differences(read, briefing)
    for one in found:
        click.echo(words.difference_of_page(one.page, one.what, one.said, one.computed))
    differing = sum(not one.is_beside for one in found)
    click.echo(
        words.verdict(differing, len(found) - differing, words.made_of(of.organisation, of.wave, asked.scenario))
    )
    return differing


def _package(database: str | None, content: bytes) -> int:
    """Say in what a package differs; the number of differences."""
    from opposite.engine.briefing import brief  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.exports.briefing.package.reading import read_package  # noqa: PLC0415  likewise
    from opposite.exports.briefing.package.verify import differences, differences_alone  # noqa: PLC0415  likewise
    from opposite.wording.briefing import package as words  # noqa: PLC0415  likewise

    read = read_package(content)
    origin = read.origin
    if read.is_whole:
        found = differences_alone(read)
    else:
        with options.opened_to_read(database) as workspace:
            [assessment] = meant(workspace, (origin.organisation,), origin.wave, origin.framework)
            found = differences(read, brief(workspace, assessment, today=origin.day))
    for one in found:
        click.echo(words.difference(one.file, one.what, one.said, one.computed))
    click.echo(words.verdict(len(found), f"{origin.organisation}, {origin.wave}", alone=read.is_whole))
    return len(found)
