"""Texts of a roadmap's workbook: how it was made, what its columns hold, how to read its sheets."""

from __future__ import annotations

from datetime import date

from opposite.domain.roadmap.rows import Roadmap
from opposite.wording.figures import day_count, percent, pluralise
from opposite.wording.framework.initiatives import about_initiative
from opposite.wording.roadmap.handover import numbered_name, title
from opposite.wording.roadmap.headline import naive_comparison
from opposite.wording.roadmap.obstacles import why_left_out
from opposite.wording.scoring.targets import PLANNED_FOR

ORIGIN_SHEET = "How it was made"
ORIGIN = "How this roadmap was made"
SCENARIO = "Scenario"
COLUMNS = "What the columns of the roadmap mean"
LEFT_OUT = "Left out, and why"
ABOUT_INITIATIVES = "What the framework says of each initiative"

BARS_FOLLOW = "The bars follow the dates on the sheet Roadmap: change a date there and its bar moves."
RUNNING = "Initiatives at the same time"
LENSES = "What an initiative is for"

FTE = "In full-time equivalents (FTE): 0.5 is one person for half of their time."

METHODS = {
    "optimal": "Optimal: the best plan found, with a proof of how much better any other could be",
    "greedy": "Greedy: again and again what gains the most for its effort, then improved by trying other orders",
    "largest-gap": "Largest gap first, whatever closing it is worth or costs",
}

NOT_PROVED = "Not known: this method proves none"

VALUE = (
    "How much of the gaps to what is aimed at is closed by the end of each period, weighted by importance and counted in "
    "shares of the questions' scales, on average over the periods"
)

MEANINGS = {
    "organisation": "Whose roadmap it is",
    "wave": "The round of assessment it is made from",
    "order": "Place in the plan, by start, then by value",
    "initiative": "Its id in the framework",
    "title": "What is done",
    "factor": "The factor it belongs to",
    "lens": "What it is for",
    "horizon": "The part of the roadmap in which it starts",
    "start_period": "The period in which it starts, counted from 1",
    "finish_period": "The period at whose end it is finished",
    "start_date": "First day",
    "finish_date": "Last day",
    "effort_days": "Days of work, a planning default of the framework",
    "roles": "Who works on it meanwhile, in full-time equivalents",
    "prerequisites": "What has to be finished first, by id",
    "owner": "Who answers for it",
    "customer_outcome": "What it brings to customers",
    "business_outcome": "What it brings to the business",
    "kpi": "What it is measured by",
    "value": "What the plan loses without it and all that needs it",
    "reason": "Which questions it lifts from where to where, and what it unlocks",
    "status": "Proposed until somebody changes it",
    "owner_set": "Who was named to answer for it",
    "finish_p50": "Day by which it ends in half of the simulated courses",
    "finish_p80": "Day by which it ends in 4 of 5 simulated courses",
    "chance": "Share of the simulated courses in which it ends by its last day",
    "cost": "What it costs at the organisation's day rates, with what others are paid; empty without rates",
    "slack_periods": "How many periods later it could finish with everything else where it is",
    "quick_win": "yes where it is sure, short and small, waits for nothing and lifts a question from where it stands",
    "assumed": "What it needs that nobody was asked about and that is taken to be there, by id",
    "basis": "What the answers lack that the plan rests on: of one person alone, or of too few questions",
}
"""What each column of the table holds, in the table's order."""

TITLES = {
    "organisation": "Organisation", "wave": "Wave", "order": "No.", "initiative": "Id", "title": "Initiative",
    "factor": "Factor (id)", "lens": "What for (id)", "horizon": "Now, next or later (id)", "start_period": "Starts in period",
    "finish_period": "Finished in period", "start_date": "First day", "finish_date": "Last day",
    "effort_days": "Days of work", "roles": "Who works on it", "prerequisites": "Needs first (ids)",
    "owner": "Role that answers for it", "customer_outcome": "What customers get", "business_outcome": "What the business gets",
    "kpi": "Measured by", "value": "Value", "reason": "Why", "status": "Status", "owner_set": "Who answers for it",
    "finish_p50": "Ends by, half the time", "finish_p80": "Ends by, four times in five", "chance": "Chance to end on time",
    "cost": "Cost", "slack_periods": "Periods to spare", "quick_win": "Quick win", "assumed": "Taken to be there (ids)",
    "basis": "What the answers lack",
}  # fmt: skip
"""What the columns of the table are called in words."""

TITLES_IN_WORDS = {
    "factor_title": "Factor", "lens_title": "What for", "horizon_title": "Now, next or later",
    "prerequisite_titles": "Needs first", "assumed_titles": "Taken to be there",
}  # fmt: skip
"""What the columns are called that say in titles what others say by id."""

FOLDED = "Columns beside those that are printed"
UNFOLD = "They are folded away: the mark + or the figure 2 above the sheet Roadmap shows them"

PICK_STATUS = "Pick one of the list: proposed, agreed, running, done or dropped."
TYPE_DAY = "Type a day, such as 2027-01-31."


def columns_told(*, by_name: bool) -> list[tuple[str, str]]:
    """What each column of the table holds, by its title; with the name that its cell holds, where it holds one."""
    if not by_name:
        return [(TITLES[column], meaning) for column, meaning in MEANINGS.items()]
    told = [(f"{TITLES[column]} ({column})", meaning) for column, meaning in MEANINGS.items()]
    return [*told, (FOLDED, UNFOLD)]


def who_is_busy(roadmap: Roadmap) -> str:
    """What the sheet of roles and periods is headed."""
    return f"{title(roadmap)}: who is busy when"


def what_it_costs(roadmap: Roadmap) -> str:
    """What the sheet of costs is headed."""
    return f"{title(roadmap)}: what it costs"


def how_made(roadmap: Roadmap, made_on: date) -> list[tuple[str, str | float | date | None]]:
    """What the roadmap was made from and what came of it: a name and a value each, in the order of the sheet."""
    plan, request, framework = roadmap.plan, roadmap.request, roadmap.framework
    pins = [f"{request.by_id[pinned].title}: {roadmap.period} {period}" for pinned, period in request.pins.items()]
    excluded = [request.by_id[initiative].title for initiative in sorted(request.exclusions)]
    return [
        ("Organisation", roadmap.organisation),
        ("Wave", roadmap.wave),
        ("Framework", f"{framework.title}, version {framework.version} ({framework.id})"),
        ("Hash of the framework's content", framework.hash),
        ("Made on", made_on),
        ("First day", roadmap.start),
        ("Planned for", PLANNED_FOR[roadmap.targets]),
        ("Time", pluralise(request.periods, roadmap.period)),
        ("Method", METHODS.get(plan.method, plan.method)),
        ("Initiatives", len(roadmap.rows)),
        ("Work", day_count(sum(row.initiative.effort_days for row in roadmap.rows))),
        ("Most work", "No limit" if request.budget is None else day_count(request.budget)),
        ("Fixed to a period", "\n".join(pins) or "Nothing"),
        ("Excluded beforehand", "\n".join(excluded) or "Nothing"),
        ("Value of the plan", plan.objective),
        ("No plan can have more than", NOT_PROVED if plan.bound is None else plan.bound),
        (
            "Distance from the best plan",
            NOT_PROVED if plan.gap_to_best is None else percent(plan.gap_to_best),
        ),
        ("Value when the largest gap goes first", roadmap.naive_objective),
        ("Compared with that", naive_comparison(roadmap)),
        ("What value is", VALUE),
    ]


def left_out(roadmap: Roadmap) -> list[tuple[str, str | None]]:
    """Every initiative that is left out, with the reason; one row that says so where there is none."""
    titles = {initiative.id: initiative.title for initiative in roadmap.request.initiatives}
    reasons = [(titles[id_], why_left_out(roadmap, why)) for id_, why in roadmap.plan.left_out]
    return [*reasons] or [("Nothing", None)]


def about_initiatives(roadmap: Roadmap) -> list[tuple[str, str]]:
    """Every row's numbered name, with what the framework says of its initiative, a line each."""
    return [
        (numbered_name(row), "\n".join(f"{label}: {words}" for label, words in about_initiative(row.initiative)))
        for row in roadmap.rows
    ]
