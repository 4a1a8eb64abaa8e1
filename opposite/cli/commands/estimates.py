"""`opposite estimates`: what an organisation estimates of initiatives, and what a day of each role costs it."""

from __future__ import annotations

from pathlib import Path

import click

from opposite.cli import options
from opposite.cli.named_values import named_number, named_values
from opposite.domain.framework.money import DayRates


@click.command("estimates")
@options.database
@click.option(
    "--organisation", type=options.NAME, required=True, metavar="TEXT", help="The organisation's name, exactly."
)
@options.wave
@options.only_framework
@click.option(
    "--import",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Keep the estimates of a CSV file with these columns; rows that are missing stay as they are.",
)
@click.option(
    "--rates", metavar="ROLE=RATE", multiple=True, help="What a day of a role costs; repeatable, replaces all."
)
@click.option("--currency", default=None, metavar="CODE", help="Currency of the rates and costs, such as EUR.")
@click.option("--no-rates", is_flag=True, help="Take the day rates back: then nothing is said about money.")
@options.output
def command(
    database: str | None,
    organisation: str,
    wave: str | None,
    framework: str | None,
    file: Path | None,
    rates: tuple[str, ...],
    currency: str | None,
    no_rates: bool,  # noqa: FBT001  given by its name
    form: str | None,
    output: str | None,
) -> None:
    """Owner, effort, weeks, cost paid to others and confidence of each initiative: one row each, in the framework's order.

    The last column names the values that are the organisation's; all others are the framework's defaults. To change
    them, write the table as CSV, fill it in and read it back; an emptied cell takes the default back. With day rates,
    roadmaps say what each initiative costs.

    \b
    Example: opposite estimates --organisation "Acme" --output estimates.csv
             opposite estimates --organisation "Acme" --import estimates.csv
             opposite estimates --organisation Acme --currency EUR --rates risk=9
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.writing import say, write_table  # noqa: PLC0415  slow to import; help is not
    from opposite.domain.framework.estimates import without_initiative  # noqa: PLC0415  likewise
    from opposite.engine.collecting.assessments import find_wave  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import framework_id  # noqa: PLC0415  likewise
    from opposite.engine.report import build_report  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.estimates import set_day_rates, set_estimates  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.estimates_csv import estimates_in  # noqa: PLC0415  likewise
    from opposite.settings import utc_now  # noqa: PLC0415  likewise
    from opposite.tables.estimates import estimates_table  # noqa: PLC0415  likewise
    from opposite.wording.roadmap.estimates import day_rates_in_words, no_longer_there  # noqa: PLC0415  likewise

    if bool(rates) != (currency is not None) or (no_rates and rates):
        raise click.UsageError("Give --rates and --currency together, or --no-rates alone.")
    if file is not None and (rates or no_rates):
        raise click.UsageError("Read estimates and set day rates one after the other, so that all or nothing is kept.")
    changes = file is not None or bool(rates) or no_rates
    opened = options.opened if changes else options.opened_to_read
    with opened(database) as workspace:
        found = find_wave(workspace, organisation, wave, framework=framework_id(workspace, framework))
        estimates = None if file is None else estimates_in(file, workspace.framework(found.framework_hash))
        if rates or no_rates:
            set_day_rates(workspace, found, _day_rates(currency, rates) if rates else None, now=utc_now())
        if estimates is not None:
            set_estimates(workspace, found, estimates, now=utc_now())
        report = build_report(workspace, found.id)
    if report.rates is not None:
        say(day_rates_in_words(report.rates))
    if gone := without_initiative(report.framework, report.estimates):
        say(no_longer_there(gone))
    write_table(estimates_table(report), form, output)


def _day_rates(currency: str | None, given: tuple[str, ...]) -> DayRates:
    by_role = {role: named_number("--rates", role, rate) for role, rate in named_values("--rates", given)}
    return DayRates(currency or "", by_role)
