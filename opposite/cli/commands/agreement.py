"""`opposite agreement`: how far the people of each assessment see its questions and factors alike."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from opposite.cli import options

if TYPE_CHECKING:
    from opposite.domain.agreement.rows import Agreement
    from opposite.domain.collecting.assessment import Assessment
    from opposite.engine.workspace import Workspace

MANY = 100
"""From this many assessments, reading them takes seconds and a terminal shows how far it is."""


@click.command("agreement")
@options.database
@options.chosen_organisations
@options.wave
@options.only_framework
@click.option(
    "--by", "kind", type=click.Choice(["question", "factor"]), default="factor", show_default=True, help="A row each."
)
@options.all_waves
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    tags: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    kind: str,
    form: str | None,
    output: str | None,
    *,
    everyone: bool,
    all_waves: bool,
) -> None:
    """Agreement among people: organisations by name, waves oldest first, the framework's order.

    Figures that would tell what too few people said are empty. The verdict is aligned, camps, split, scattered or
    mixed.

    Example: opposite agreement --by question --organisation "Acme" --format csv
    """
    from opposite.cli.left_out import readable  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.writing import write_table  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import chosen_assessments  # noqa: PLC0415  likewise
    from opposite.tables import agreement as tables  # noqa: PLC0415  likewise

    options.refuse_both(wave, all_waves=all_waves)
    of = options.chosen(organisations, sectors, tags, everyone=everyone)
    with options.opened_to_read(database) as workspace:
        chosen = chosen_assessments(
            workspace, of.names, wave, framework, all_waves=all_waves, narrowing=of.narrowing(workspace)
        )
        chosen, some_left_out = readable(workspace, chosen, named=of.names)
        agreements = _read(workspace, chosen)
    by_kind = {"question": tables.agreement_by_question, "factor": tables.agreement_by_factor}
    write_table(by_kind[kind](agreements), form, output)
    if some_left_out:
        raise SystemExit(1)


def _read(workspace: Workspace, chosen: list[Assessment]) -> list[Agreement]:
    from opposite.engine.agreement.agreement import read_agreement  # noqa: PLC0415  slow to import; help is not

    if len(chosen) < MANY or not sys.stderr.isatty():
        return [read_agreement(workspace, assessment) for assessment in chosen]
    with click.progressbar(chosen, label="Agreement", file=sys.stderr) as in_turn:
        return [read_agreement(workspace, assessment) for assessment in in_turn]
