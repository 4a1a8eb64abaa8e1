"""What is said of one row of a roadmap when it is opened: why, what follows, why not earlier."""

from __future__ import annotations

from opposite.domain.roadmap.reasons import Raise
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, people, percent, plain, rounded
from opposite.wording.roadmap.headline import at_least_a_tenth, told_apart
from opposite.wording.roadmap.naming import period_named, roles_named
from opposite.wording.scoring.absence import question_state
from opposite.wording.scoring.factors import group_title
from opposite.wording.scoring.scores import STATUS_TITLES
from opposite.wording.scoring.targets import target_word
from opposite.wording.sentences import quoted

RESTS_ON_UNSCORED = "It rests on a question without a score, for which the lowest level stands in. Answer it before relying on this row."


def question_standing(report: Report, roadmap: Roadmap, question: str) -> str:
    """Where a question stands: score, who gave it, the target of the plan, and importance."""
    row, target = report.questions[question], roadmap.request.questions[question].target
    stands = question_state(row) if row.score is None else f"Now at {rounded(row.score, 2)}: {_given_by(report, row)}"
    if row.hidden:
        taken = roadmap.request.questions[question].score
        stands = f"{stands}. " + (
            "The plan takes the lowest level in its place"
            if taken is None
            else f"The plan takes {rounded(taken, 2)} in its place, where the score above it stands"
        )
    aim = "it has no target" if target is None else f"the {_called(report, row, target)} is {rounded(target)}"
    scale = report.framework.instrument.importance.scale
    rated = (
        "its importance is not rated"
        if row.importance is None or scale is None
        else f"its importance {rounded(row.importance)} of {plain(scale.highest)}"
    )
    return f"{stands}; {aim}, {rated}."


def _called(report: Report, row: QuestionScore, target: float) -> str:
    """What the target is called that a plan takes for a question: that of the assessment, or one of its own."""
    return target_word(report, row.question) if target == row.target else "target of this plan"


def _given_by(report: Report, row: QuestionScore) -> str:
    """How many people of which groups gave a level; groups are named only where each of them can be shown."""
    given = f"{people(row.answered or 0)} gave a level"
    responses = report.group_responses.get(row.question, {})
    named = [group for group, response in responses.items() if response.levels and response.mean is not None]
    if sum(responses[group].levels for group in named) != row.answered:
        return f"{given} in groups that are not all large enough to show"
    return f"{given} ({'; '.join(group_title(report.framework, group) for group in named)})"


def question_raised(roadmap: Roadmap, raised: Raise) -> str:
    """How far a row takes a question, by when, and how much of its gap and of all gaps that closes."""
    standing, (before, after) = roadmap.request.questions[raised.question], told_apart(raised.before, raised.after)
    earlier = ", where earlier initiatives bring it," if raised.before > standing.level + TOLERANCE else ""
    moved = f"Taken from {before}{earlier} to {after} by the end of {period_named(roadmap, raised.period)}"
    if raised.closed <= TOLERANCE:
        return f"{moved}, which is beyond what the plan aims at." if standing.gap <= TOLERANCE else f"{moved}."
    whole = raised.closed >= standing.gap - TOLERANCE
    part = f"{'all' if whole else at_least_a_tenth(raised.closed)} of its gap of {at_least_a_tenth(standing.gap)}"
    share = percent(raised.share) if raised.share >= 0.005 else "less than 1 %"
    return f"{moved}. That closes {part}, which is {share} of all weighted gaps."


def what_it_unlocks(roadmap: Roadmap, row: RoadmapRow) -> str:
    """Which initiatives of the plan can start only after a row."""
    if not row.reason.unlocks:
        return "No other initiative of the plan waits for it."
    titles = [quoted(roadmap.request.by_id[other].title) for other in row.reason.unlocks]
    return f"Only after it can {'this start' if len(titles) == 1 else 'these start'}: {listed(titles)}."


def why_not_earlier(roadmap: Roadmap, row: RoadmapRow) -> str:
    """What keeps a row from starting one period earlier."""
    request, bound = roadmap.request, row.reason.bound
    if bound is None:
        return (
            f"It starts in the first {roadmap.period}."
            if row.start_period == 1
            else f"Nothing would keep it from starting a {roadmap.period} earlier."
        )
    if bound.kind == "kept":
        return f"It is {STATUS_TITLES[row.status].lower()} from {day(row.start_date)} to {day(row.finish_date)} and keeps these dates."
    if bound.kind == "pin":
        return f"It is pinned to {period_named(roadmap, bound.period)}."
    if bound.kind == "prerequisite":
        ends = next(other.finish_date for other in roadmap.rows if other.initiative.id == bound.subject)
        return f"It waits for {quoted(request.by_id[bound.subject].title)}, which ends on {day(ends)}."
    reached = period_named(roadmap, row.start_period - 1)
    if bound.kind == "required_level":
        least = row.initiative.requires_levels[bound.subject] - request.questions[bound.subject].half_step
        title = quoted(roadmap.framework.questions[bound.subject].title)
        return f"It needs {title} at {rounded(least)} or more, which the plan reaches at the end of {reached}."
    if bound.kind == "not_before":
        return f"It may not start before {period_named(roadmap, bound.period)}."
    if bound.kind == "at_once":
        return f"In {period_named(roadmap, bound.period)}, {request.at_once} others are in progress, as many as may be at once."
    if bound.kind == "money":
        return f"A {roadmap.period} earlier, {bound.subject} would cost more than the money that there is for it."
    used = roadmap.capacity_use[bound.subject][bound.period - 1]
    there_are = request.capacity_in(bound.subject, bound.period)
    return (
        f"It needs {plain(row.initiative.demand[bound.subject])} FTE from {roles_named((bound.subject,))}; in "
        f"{period_named(roadmap, bound.period)}, others take {_fte(used)} of {_fte(there_are)}."
    )


def _fte(value: float) -> str:
    return plain(round(value, 2))
