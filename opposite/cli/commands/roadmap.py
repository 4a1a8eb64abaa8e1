"""`opposite roadmap`: the generated plan of an organisation, or of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import click

from opposite.cli import options
from opposite.cli.named_values import named_number, named_values
from opposite.cli.plans_again import contradicting, other_table, refuse_beside
from opposite.errors import PlanError
from opposite.exports.endings import contradicts, ending, held

if TYPE_CHECKING:
    from opposite.cli.searching import Notice
    from opposite.domain.collecting.assessment import Assessment
    from opposite.domain.roadmap.rows import Roadmap
    from opposite.domain.scoring.report import Report
    from opposite.engine.progress.statuses import Said
    from opposite.engine.roadmap.request import RoadmapOptions
    from opposite.engine.workspace import Workspace
    from opposite.exports.formats import Format

Value = TypeVar("Value")


@click.command("roadmap")
@options.database
@options.chosen_organisations
@options.wave
@options.only_framework
@click.option(
    "--period",
    type=click.Choice(["quarter", "month"]),
    default=None,
    help="Length of a period. Default: the framework's.",
)
@click.option("--periods", type=click.IntRange(min=1), default=None, help="How many. Default: the framework's horizon.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    default=None,
    help="First day, as 2027-01-01, not past. Default: that of the next period.",
)
@click.option(
    "--capacity",
    "capacities",
    metavar="ROLE=FTE[,FTE...]",
    multiple=True,
    help="FTE of a role, period by period; the last holds on.",
)
@click.option("--budget", type=click.FloatRange(min=0), default=None, metavar="DAYS", help="Most days of work in all.")
@click.option("--target", "targets", metavar="FACTOR=LEVEL", multiple=True, help="Target of a factor or question.")
@click.option("--pin", "pins", metavar="ID=N", multiple=True, help="Start an initiative in period N.")
@click.option("--exclude", "exclusions", metavar="ID", multiple=True, help="Leave an initiative out.")
@click.option(
    "--method",
    type=click.Choice(["optimal", "greedy", "largest-gap"]),
    default=None,
    help="Default: optimal, which may take some seconds; greedy and largest-gap answer at once.",
)
@click.option(
    "--fiscal-year-start",
    type=int,
    default=None,
    metavar="MONTH",
    help="Month, 1 to 12, in which the organisation's fiscal year starts; kept. Default: as kept, else the calendar's.",
)
@click.option(
    "--at-once",
    metavar="N|none",
    default=None,
    help="Most initiatives in progress in any period. Default: the framework's.",
)
@click.option(
    "--quick-wins",
    type=click.IntRange(min=0),
    default=None,
    metavar="N",
    help="At least so many start in the first period, where so many can. Default: the framework's.",
)
@click.option("--finish-by", metavar="ID=DATE", multiple=True, help="Finish an initiative by a day.")
@click.option("--not-before", metavar="ID=DATE", multiple=True, help="Start an initiative on a day or later.")
@click.option("--must", metavar="ID", multiple=True, help="Plan an initiative, whenever it may be.")
@click.option(
    "--money",
    metavar="YEAR=AMOUNT",
    multiple=True,
    help="Most money in a calendar or fiscal year, in the currency of the day rates; 0 for none.",
)
@click.option(
    "--hold",
    type=click.FloatRange(min=0, max=1, min_open=True),
    default=None,
    metavar="P",
    help="Plan with buffers until the first part is on time with this chance, such as 0.8.",
)
@click.option("--draws", type=click.IntRange(1, 100_000), default=None, help="Draws for the odds. Default: 2,000.")
@click.option("--seed", type=click.IntRange(min=0), default=None, help="Seed of the draws. Default: 1.")
@click.option(
    "--for",
    "tool",
    type=click.Choice(["jira", "azure", "asana"]),
    default=None,
    help="CSV for the import of Jira, Azure DevOps or Asana.",
)
@click.option(
    "--worth",
    "other",
    flag_value="worth",
    default=None,
    help="In place of the plan: what 0.25 FTE more and less of each role is worth. Takes some seconds a role.",
)
@click.option(
    "--whose",
    "other",
    flag_value="whose",
    help="In place of the plan: what each group has of its own best plan, and the fairest plan. Some seconds a group.",
)
@options.output
def command(
    database: str | None,
    organisations: tuple[str, ...],
    sectors: tuple[str, ...],
    tags: tuple[str, ...],
    wave: str | None,
    framework: str | None,
    period: str | None,
    periods: int | None,
    start: datetime | None,
    capacities: tuple[str, ...],
    budget: float | None,
    targets: tuple[str, ...],
    pins: tuple[str, ...],
    exclusions: tuple[str, ...],
    method: str | None,
    fiscal_year_start: int | None,
    at_once: str | None,
    quick_wins: int | None,
    finish_by: tuple[str, ...],
    not_before: tuple[str, ...],
    must: tuple[str, ...],
    money: tuple[str, ...],
    hold: float | None,
    draws: int | None,
    seed: int | None,
    tool: str | None,
    other: str | None,
    form: str | None,
    output: str | None,
    *,
    everyone: bool,
) -> None:
    """The roadmap: one row an initiative, by start, then value; of several organisations one table, in the order given.

    Of organisations that are chosen with --all, --sector or --tag, those that cannot be planned are passed over and named.

    finish_p50, finish_p80 and chance come from draws of durations and successes: the days by which a row ends in half
    and in four fifths of them, and the share in which it ends by its finish_date.

    The optimal method closes the most of the gaps, the soonest, that capacity and prerequisites allow; JSON says how
    far it may be from the best possible (gap_to_best).

    A FILE that ends in .csv, .json, .xlsx, .ics (calendar), .xml (Microsoft Project) or .mmd (Mermaid) is written as
    such.

    \b
    Example: opposite roadmap --organisation "Acme" --capacity change=2
             opposite roadmap --organisation "Acme" --organisation "Bravo"
             opposite roadmap --sector Retail --output roadmaps.csv
             opposite roadmap --organisation "Acme" --output roadmap.xlsx
             opposite roadmap --organisation "Acme" --for jira --output jira.csv
             opposite roadmap --organisation "Acme" --worth
             opposite roadmap --organisation "Acme" --whose --format csv
    """  # noqa: D301  what stands before the examples keeps their lines apart
    from opposite.cli.left_out import readable  # noqa: PLC0415  slow to import; help is not
    from opposite.cli.searching import Notice  # noqa: PLC0415  likewise
    from opposite.cli.writing import say, table_form, write_bytes, write_json, write_table  # noqa: PLC0415  likewise
    from opposite.engine.collecting.choosing import meant  # noqa: PLC0415  likewise
    from opposite.engine.progress.statuses import read_said  # noqa: PLC0415  likewise
    from opposite.engine.report import build_report  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.odds import DRAWS, SEED  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.request import DEFAULT_METHOD, NO_LIMIT, RoadmapOptions  # noqa: PLC0415  likewise
    from opposite.exports.roadmap_json import roadmap_document  # noqa: PLC0415  likewise
    from opposite.settings import today, utc_now  # noqa: PLC0415  likewise
    from opposite.tables.roadmap import roadmap_table  # noqa: PLC0415  likewise

    of = options.chosen(organisations, sectors, tags, everyone=everyone, required=True)
    several = len(of.names) != 1
    if other is not None:
        refuse_beside(other, tool=tool, several=several)
    handed_over = None if other is not None else _handed_over(tool, form, output, several=several)
    if handed_over is None:
        form = table_form(form, output, beside=None if other is not None else "roadmap")
    chosen = RoadmapOptions(
        period=period,
        periods=periods,
        start=None if start is None else start.date(),
        capacity={
            role: _numbers("--capacity", role, values) for role, values in named_values("--capacity", capacities)
        },
        budget=budget,
        targets={node: named_number("--target", node, level) for node, level in named_values("--target", targets)},
        pins={id_: _whole("--pin", id_, number) for id_, number in named_values("--pin", pins)},
        exclusions=frozenset(exclusions),
        method=method or DEFAULT_METHOD,
        at_once=NO_LIMIT if at_once == NO_LIMIT else None if at_once is None else _at_once(at_once),
        quick_wins=quick_wins,
        finish_by={id_: _day("--finish-by", id_, day) for id_, day in named_values("--finish-by", finish_by)},
        not_before={id_: _day("--not-before", id_, day) for id_, day in named_values("--not-before", not_before)},
        must=frozenset(must),
        money={_year(year): named_number("--money", year, amount) for year, amount in named_values("--money", money)},
    )
    opened = options.opened_to_read if fiscal_year_start is None else options.opened
    with opened(database) as workspace:
        found = meant(workspace, of.names, wave, framework, narrowing=of.narrowing(workspace))
        assessments, some_left_out = readable(workspace, found, named=of.names)
        if fiscal_year_start is not None:
            _keep_fiscal_year(workspace, assessments, fiscal_year_start, chosen)
        answered = [(build_report(workspace, one.id, today=today()), read_said(workspace, one)) for one in assessments]
    drawn = {"draws": DRAWS if draws is None else draws, "seed": SEED if seed is None else seed}
    with Notice() as notice:
        planned, passed_over = _plan_each(answered, chosen, notice, hold, drawn, keep_on=not of.names)
    if other is not None:
        write_table(other_table(other, *planned[0]), form, output)
        return
    roadmaps = [roadmap for _, roadmap in planned]
    for sentence in _capacities(chosen):
        say(sentence)
    for sentence in chain(passed_over, *(_beside(roadmap, quick_wins) for roadmap in roadmaps)):
        say(sentence)
    if handed_over is not None:
        write_bytes(handed_over.content(roadmaps[0], utc_now().date(), utc_now()), output)
    elif form == "json":
        documents = [roadmap_document(roadmap) for roadmap in roadmaps]
        write_json(documents if several else documents[0], output)
    else:
        write_table(roadmap_table(*roadmaps), form, output)
    if passed_over or some_left_out:
        raise SystemExit(1)


def _plan_each(
    answered: Sequence[tuple[Report, Said]],
    chosen: RoadmapOptions,
    notice: Notice,
    hold: float | None,
    drawn: Mapping[str, int],
    *,
    keep_on: bool,
) -> tuple[list[tuple[Report, Roadmap]], list[str]]:
    """Each report with its roadmap, and a sentence of each that has none; without `keep_on` the first one is raised."""
    from opposite.engine.several_roadmaps import roadmap_of_each  # noqa: PLC0415  slow to import; help is not

    planned: list[tuple[Report, Roadmap]] = []
    passed_over: list[str] = []
    of_each = roadmap_of_each(
        answered, lambda report: _held(report, chosen, _planned(report, chosen, notice), hold, drawn, notice), **drawn
    )
    for report, roadmap in of_each:
        if not isinstance(roadmap, PlanError):
            planned.append((report, roadmap))
        elif keep_on:
            passed_over.append(f"{report.assessment.organisation.name}: {roadmap}")
        else:
            raise roadmap
    return planned, passed_over


def _keep_fiscal_year(
    workspace: Workspace, assessments: Sequence[Assessment], month: int, chosen: RoadmapOptions
) -> None:
    """Keep the month in which the fiscal year of these organisations starts, if all of them can be planned as asked."""
    from opposite.engine.collecting.fiscal_year import refuse_month, set_fiscal_year_start  # noqa: PLC0415  slow to import
    from opposite.engine.report import build_report  # noqa: PLC0415  likewise
    from opposite.engine.roadmap.request import plan_request  # noqa: PLC0415  likewise
    from opposite.settings import today  # noqa: PLC0415  likewise

    refuse_month(month)
    for one in assessments:
        plan_request(build_report(workspace, one.id, today=today()), chosen)
    for one in assessments:
        set_fiscal_year_start(workspace, one, month)


def _beside(roadmap: Roadmap, quick_wins: int | None) -> Iterator[str]:
    """What is said of a roadmap beside its rows."""
    from opposite.wording.roadmap.changes import since_agreed  # noqa: PLC0415  likewise
    from opposite.wording.roadmap.headline import NOTHING_PLANNED, fewer_quick_wins, roadmap_headline  # noqa: PLC0415  slow
    from opposite.wording.roadmap.kept import beyond_limits  # noqa: PLC0415  likewise
    from opposite.wording.roadmap.money import money_sentence  # noqa: PLC0415  likewise
    from opposite.wording.roadmap.odds import safety_sentences  # noqa: PLC0415  likewise

    if roadmap.safety is not None:
        yield safety_sentences(roadmap, roadmap.safety)
    if not roadmap.rows:
        yield f"{roadmap_headline(roadmap)} {NOTHING_PLANNED}"
    if roadmap.changes is not None:
        yield since_agreed(roadmap.changes)
    beyond = beyond_limits(roadmap)
    if beyond is not None:
        yield beyond
    costs = money_sentence(roadmap)
    if costs is not None:
        yield costs
    if quick_wins is not None and roadmap.request.quick_wins < quick_wins:
        yield fewer_quick_wins(roadmap.request, quick_wins)


def _planned(report: Report, chosen: RoadmapOptions, notice: Notice) -> Roadmap:
    """The roadmap of a report; raises PlanError that says why there is none."""
    from opposite.engine.roadmap.known_roadmaps import build_roadmap  # noqa: PLC0415  slow to import; help is not
    from opposite.wording import plan_refused  # noqa: PLC0415  likewise

    try:
        return build_roadmap(report, chosen, progress=notice)
    except PlanError as error:
        raise PlanError(plan_refused(error), contradicting(report, chosen)) from error


def _held(
    report: Report,
    chosen: RoadmapOptions,
    roadmap: Roadmap,
    hold: float | None,
    drawn: Mapping[str, int],
    notice: Notice,
) -> Roadmap:
    """A roadmap, or in its place one with buffers that holds so surely in such draws."""
    if hold is None:
        return roadmap
    from opposite.engine.roadmap.hold import holding_roadmap  # noqa: PLC0415  slow to import, and seldom asked for

    return holding_roadmap(
        report, chosen, roadmap, chance=hold, draws=drawn["draws"], seed=drawn["seed"], told=notice.tried
    )


def _handed_over(tool: str | None, form: str | None, output: str | None, *, several: bool) -> Format | None:
    """The form that --for or the ending of the file asks for; None for the documented table or JSON."""
    asked = held(output)
    id_ = asked.roadmap if tool is None and form is None else tool
    if id_ is None:
        return None
    if several:
        option = f"--for {tool}" if tool is not None else f"A file that ends in {ending(output)}"
        raise click.UsageError(f"{option} takes the roadmap of one organisation; several go to a table, CSV or JSON.")
    if tool is not None and (form in ("table", "json") or contradicts("csv", output)):
        option = f"--format {form}" if form in ("table", "json") else f"a file that ends in {ending(output)}"
        raise click.UsageError(f"--for {tool} writes CSV, not {option}.")
    from opposite.exports.formats import FORMATS  # noqa: PLC0415  slow to import, and seldom asked for

    return FORMATS[id_]


def _numbers(option: str, name: str, values: str) -> tuple[float, ...]:
    """Numbers, period by period; what is rather one number with a decimal comma is refused."""
    if re.fullmatch(r"0,[0-9]+", values):
        told = f"{values} for {name} could be {values.replace(',', '.')}, or 0 and then {values[2:]}: write {values.replace(',', '.')} or 0.0{values[1:]}."
        raise click.BadParameter(told, param_hint=option)
    return tuple(named_number(option, name, value) for value in values.split(","))


def _capacities(chosen: RoadmapOptions) -> Iterator[str]:
    """What lists of capacities were taken for."""
    from opposite.wording.roadmap.limits import capacity_by_period  # noqa: PLC0415  likewise

    for role, several in chosen.capacity.items():
        if len(several) > 1:
            yield capacity_by_period(role, several)


def _whole(option: str, name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} for {name} is not a whole number.", param_hint=option) from None


def _year(value: str) -> int:
    try:
        return int(value.upper().removeprefix("FY"))
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a year such as 2027.", param_hint="--money") from None


def _at_once(value: str) -> int:
    try:
        number = int(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is neither a whole number nor none.", param_hint="--at-once") from None
    if number < 1:
        raise click.BadParameter(f"With {number} at once nothing could start; give 1 or more.", param_hint="--at-once")
    return number


def _day(option: str, name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} for {name} is not a day such as 2027-03-31.", param_hint=option) from None
