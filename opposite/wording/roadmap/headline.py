"""What is said of a roadmap and of each of its rows."""

from __future__ import annotations

from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.wording.figures import day_count, listed, percent, pluralise, rounded
from opposite.wording.roadmap.basis import basis_sentence
from opposite.wording.roadmap.kept import as_decided
from opposite.wording.scoring.absence import hidden_score, within
from opposite.wording.sentences import quoted

NOTHING_NEW = "Lifts nothing that is not reached already."


def reason(roadmap: Roadmap, row: RoadmapRow) -> str:
    """Why an initiative stands in the roadmap: what it lifts, how much of the gaps it closes, what it unlocks."""
    parts: list[str] = []
    for raised in row.reason.by_question:
        title = roadmap.framework.questions[raised.question].title
        unscored = " (no score to go by, so the lowest level stands in)" if raised.unscored else ""
        before, after = told_apart(raised.before, raised.after)
        part = f"{title} from {before} to {after}{unscored}"
        if raised.closed > 0:
            part += f", closing {at_least_a_tenth(raised.closed)} of its gap"
        parts.append(part)
    nothing = "Lifts nothing within the plan, which ends before it." if ends_after(roadmap, row) else NOTHING_NEW
    lifts = f"Lifts {'; '.join(parts)}." if parts else nothing
    unlocked = pluralise(len(row.reason.unlocks), "further initiative")
    sentences = [
        *([prepares(roadmap, row)] if row.reason.prepares else []),
        *([lifts] if parts or not row.reason.prepares else []),
        *([f"{unlocked} can start only after it."] if row.reason.unlocks and not row.reason.prepares else []),
        *taken_for_granted(roadmap, row),
        *as_decided(roadmap, row),
    ]
    return " ".join(sentences)


def ends_after(roadmap: Roadmap, row: RoadmapRow) -> bool:
    """Whether a row, which keeps its dates, ends after the plan."""
    return row.finish_period > roadmap.request.periods


def prepares(roadmap: Roadmap, row: RoadmapRow) -> str:
    """That a row is there for the sake of the rows that it unlocks."""
    titles = [quoted(roadmap.request.by_id[other].title) for other in row.reason.unlocks]
    return f"Prepares {listed(titles)}; by itself it changes little."


def taken_for_granted(roadmap: Roadmap, row: RoadmapRow) -> tuple[str, ...]:
    """What nobody was asked about: whether a row is needed, and prerequisites of it that are taken to be there."""
    questions = roadmap.framework.questions
    unasked = [quoted(questions[question].title) for question in row.reason.unasked]
    told = [f"Nobody was asked whether it is needed; {listed(unasked)} would tell."] if unasked else []
    for prerequisite, settling in row.reason.assumed:
        title = quoted(roadmap.request.by_id[prerequisite].title)
        told.append(f"Assumes {title} is done; {listed([quoted(questions[q].title) for q in settling])} would tell.")
    return tuple(told)


def told_apart(low: float, high: float) -> tuple[str, str]:
    """Two different scores, with as many decimals as it takes to see that they differ; two at most."""
    places = 1 if rounded(low) != rounded(high) else 2
    return rounded(low, places), rounded(high, places)


def at_least_a_tenth(levels: float) -> str:
    """A number of levels above 0, which is never called 0.0."""
    return rounded(levels) if levels >= 0.05 else "less than 0.1"


NOTHING_PLANNED = (
    "Everything the plan aims at is reached, or nothing fits into the budget, capacities and periods given."
)
NO_INITIATIVES = "This framework has no initiatives, so no roadmap can be generated from it."


def roadmap_headline(roadmap: Roadmap) -> str:
    """What the plan is, in one sentence a board can read out, and in a second what the answers lack that it rests on."""
    if not roadmap.rows:
        return f"No initiative adds anything for {roadmap.organisation} under these settings."
    first = sum(row.horizon == roadmap.rows[0].horizon for row in roadmap.rows)
    days = sum(row.initiative.effort_days for row in roadmap.rows)
    before, after = roadmap.radar_before.get("root"), roadmap.radar_after_each_period[-1].get("root")
    moved = (
        ""
        if before is None or after is None
        else f", taking the overall score from {rounded(before)} to {rounded(after)} if every step works"
    )
    basis = basis_sentence(roadmap.basis)
    return (
        f"{pluralise(len(roadmap.rows), 'initiative')} over {pluralise(roadmap.request.periods, roadmap.period)}, "
        f"{first} of them to start with, {day_count(days)} of work{moved}."
        f"{'' if basis is None else f' {basis}'}"
    )


def fewer_quick_wins(request: PlanRequest, asked: int) -> str:
    """That fewer quick wins can start in the first period than were asked for."""
    most = str(request.quick_wins) if request.quick_wins else "none"
    return f"{pluralise(asked, 'quick win')} asked for: {most} can start in the first {request.period_word}."


def assumed_lowest(report: Report) -> str | None:
    """What a plan rests on where the organisation has no overall score yet; None where it has one."""
    if report.overall.score is not None:
        return None
    if report.overall.hidden:
        return f"The overall score is {within(hidden_score(report.overall))}."
    return "Where nothing is scored the plan assumes the lowest level; answer more before relying on it."


def naive_comparison(roadmap: Roadmap) -> str | None:
    """What the plan gains over tackling the largest gap first; None where nothing can be gained."""
    if roadmap.naive_objective <= 0 or roadmap.plan.objective <= 0:
        return None
    more = closes_more(roadmap.plan.objective, roadmap.naive_objective)
    if more is None:
        return "It closes as much of the gaps, as early, as a plan that tackles the largest gap first."
    return f"{more}, than a plan that tackles the largest gap first."


def closes_more(value: float, other: float) -> str | None:
    """How much more or less a plan closes of the same gaps than another of a value above 0; None below half a percent."""
    more = value / other - 1
    if abs(more) < 0.005:
        return None
    return (
        f"It closes {percent(abs(more))} {'more' if more > 0 else 'less'} of the gaps, weighted by importance and time"
    )
