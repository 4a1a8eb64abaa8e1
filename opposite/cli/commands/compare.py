"""`opposite compare`: organisations side by side."""

from __future__ import annotations

import click

from opposite.cli import options
from opposite.errors import NotFoundError


@click.command("compare")
@options.database
@options.required_organisations
@options.wave
@options.only_framework
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Factors side by side, then overall (`root`): one row a factor and organisation, in the order given.

    `difference` is to the first organisation; `exceeds_noise` says whether it is more than the spread among people.

    Example: opposite compare --organisation "Acme" --organisation "Bravo"
    """
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.assessments import find_wave  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  likewise
    from opposite.engine.report import scored  # noqa: PLC0415  likewise
    from opposite.tables.comparison import compared  # noqa: PLC0415  likewise

    if len(organisations) < 2:
        raise click.UsageError("Comparing takes two organisations or more; repeat --organisation.")
    twice = next((name for place, name in enumerate(organisations) if name in organisations[:place]), None)
    if twice is not None:
        raise click.UsageError(f"{twice!r} is named twice; name each organisation once.")
    with options.opened_to_read(database) as workspace:
        id_ = framework_id(workspace, framework)
        chosen = [find_wave(workspace, name, wave, framework=id_) for name in organisations]
        several = scored(workspace, chosen)
    first = several[0].framework
    for one in several:
        if (one.framework.id, one.framework.major) != (first.id, first.major):
            raise NotFoundError(
                f"{one.assessment.organisation.name} uses {one.framework.id} {one.framework.version}, "
                f"the first one {first.id} {first.version}; these cannot be compared."
            )
    write_table(compared(several), form, output)
