"""`opposite targets`: the targets of an organisation, and setting them."""

from __future__ import annotations

from datetime import datetime

import click

from opposite.cli import options
from opposite.cli.named_values import named_number, named_values

DEFAULT = "default"
"""The level that takes the framework's default back."""


@click.command("targets")
@options.database
@click.option(
    "--organisation", type=options.NAME, required=True, metavar="TEXT", help="The organisation's name, exactly."
)
@options.wave
@options.only_framework
@click.option(
    "--set", "levels", metavar="FACTOR=LEVEL", multiple=True, help="Set a target; repeatable. LEVEL default undoes it."
)
@click.option("--reason", default=None, metavar="TEXT", help="Why this is good enough.")
@click.option("--approved-by", default=None, metavar="TEXT", help="Who approved it.")
@click.option(
    "--by",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    default=None,
    help="The day by which it is to be reached, as 2027-03-31.",
)
@options.output
def command(
    database: str | None,
    organisation: str,
    wave: str | None,
    framework: str | None,
    levels: tuple[str, ...],
    reason: str | None,
    approved_by: str | None,
    by: datetime | None,
    form: str | None,
    output: str | None,
) -> None:
    """The targets of a wave: one row a factor, in the framework's order, then what else has a target of its own.

    A target that nobody set is the framework's default (set: no). Setting one needs a reason and who approved it: --set
    ORI=4.5 --reason "Catch up" --approved-by "The board".

    \b
    Example: opposite targets --organisation "Acme"
             opposite targets --organisation "Acme" --format json
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.writing import write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.engine.collecting.assessments import find_wave  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  likewise
    from opposite.engine.report import build_report  # noqa: PLC0415  likewise
    from opposite.engine.scoring.targets import set_targets, target_history  # noqa: PLC0415  likewise
    from opposite.settings import utc_now  # noqa: PLC0415  likewise
    from opposite.tables.targets import targets_table  # noqa: PLC0415  likewise

    pairs = named_values("--set", levels)
    asked = {of: None if level == DEFAULT else named_number("--set", of, level) for of, level in pairs}
    if asked and not (reason and approved_by):
        raise click.UsageError("--set needs --reason and --approved-by: targets are set for a reason, by somebody.")
    if not asked and (reason or approved_by or by):
        raise click.UsageError("--reason, --approved-by and --by say something of --set; name a factor and its level.")
    opened = options.opened if asked else options.opened_to_read
    with opened(database) as workspace:
        found = find_wave(workspace, organisation, wave, framework=framework_id(workspace, framework))
        if asked:
            set_targets(
                workspace,
                found.id,
                asked,
                reason=reason or "",
                approved_by=approved_by or "",
                due_on=None if by is None else by.date(),
                now=utc_now(),
            )
        table = targets_table(build_report(workspace, found.id), target_history(workspace, found.id))
    write_table(table, form, output)
