"""`opposite compare`: organisations side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from opposite.cli import options
from opposite.errors import NotFoundError

if TYPE_CHECKING:
    from opposite.domain.comparison.peer_filters import Kind


@click.command("compare")
@options.database
@options.chosen_organisations
@options.wave
@options.only_framework
@options.alike
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    tags: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    kinds: tuple[Kind, ...],
    form: str | None,
    output: str | None,
    *,
    everyone: bool,
) -> None:
    """Factors side by side, then overall (`root`): one row a factor and organisation, in the order given, else by name.

    `difference` is to the first organisation; `exceeds_noise` says whether it is more than the spread among people.
    Percentile and rank are among all others, or with --peers among those alike to each, which `among` says.

    \b
    Example: opposite compare --organisation "Acme" --organisation "Bravo"
             opposite compare --sector Retail
             opposite compare --all --peers sector --peers country
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.left_out import readable  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.writing import say, write_table  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.engine.comparison.peer_groups import placed_among  # noqa: PLC0415  likewise
    from opposite.engine.report import scored  # noqa: PLC0415  likewise
    from opposite.engine.side_by_side import refuse_incomparable, unplaced  # noqa: PLC0415  likewise
    from opposite.tables.comparison import compared  # noqa: PLC0415  likewise
    from opposite.wording.comparison.differences import name_of  # noqa: PLC0415  likewise
    from opposite.wording.comparison.peers import each_placed  # noqa: PLC0415  likewise

    of = options.chosen(organisations, sectors, tags, everyone=everyone, required=True)
    if len(organisations) == 1:
        raise click.UsageError("Comparing takes two organisations or more; repeat --organisation.")
    twice = next((name for place, name in enumerate(organisations) if name in organisations[:place]), None)
    if twice is not None:
        raise click.UsageError(f"{twice!r} is named twice; name each organisation once.")
    with options.opened_to_read(database) as workspace:
        found = meant(workspace, of.names, wave, framework, narrowing=of.narrowing(workspace))
        chosen, some_left_out = readable(workspace, found, named=of.names)
        if len(chosen) < 2:
            raise NotFoundError(
                "Comparing takes two organisations or more, and fewer were found.",
                hint="`opposite organisations` lists them.",
            )
        several = scored(workspace, chosen)
        refuse_incomparable(several)
        placed = [placed_among(workspace, one, kinds) for one in several]
    few = [name_of(one.assessment) for one in unplaced(several, placed)]
    write_table(compared(placed, kinds), form, output)
    if kinds:
        say(each_placed(kinds, few))
    if some_left_out:
        raise SystemExit(1)
