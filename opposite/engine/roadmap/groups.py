"""Whose plan it is: the best plan by each group's answers, the share of it that the common plan brings, and a fairer one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from opposite.domain.collecting.answers import is_asked
from opposite.domain.roadmap.groups import GroupPlan, GroupPlans, NoOwnPlan
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.roadmap.planning_again import Told, go_on, plan_again
from opposite.errors import PlanError
from opposite.planning.feasibility import is_waived, violations
from opposite.planning.greedy import replanned_schedule
from opposite.planning.projection import plan_value
from opposite.planning.standings import Standings, joint_request, own_request, value_to

ROUNDS = 12
"""Plans that are tried for the worst-off group, each for other weights of the groups."""

STEP = 4.0
"""How strongly the weight of a group rises by what it lacks of the mean share."""

Rows = tuple[Placement, ...]


def plans_of_groups(report: Report, roadmap: Roadmap, *, told: Told = go_on) -> GroupPlans:
    """The best plan of each group that may be shown, and the plan among those tried that treats the worst-off best.

    Of a group whose figures are hidden anywhere that its plan would look, nothing is said. Levels are the group's means;
    targets, weights and importance are those of all, and so is what may start when. `told` says after each plan how far it
    is, and where it answers no, what is left is not searched for.
    """
    request, common = roadmap.request, roadmap.plan.placements
    seen, left_out = standings_of_groups(report, request)
    total, stopped, done = len(seen) + 1, False, 0
    own: dict[str, tuple[Rows, float, float]] = {}

    def on() -> bool:
        nonlocal stopped
        stopped = stopped or not told(done, total)
        return not stopped

    for group, standings in seen.items():
        if not on():
            break
        try:
            plan = plan_again(own_request(request, standings), common, on=on)
        except PlanError:
            left_out[group] = NoOwnPlan.REFUSED
        else:
            short = math.inf if plan.bound is None else max(0.0, plan.bound - plan.objective)
            own[group] = plan.placements, value_to(request, standings, plan.placements), short
        done += 1
    best = {group: value for group, (_, value, _) in own.items()}
    fairest = fairest_plan(request, common, {g: seen[g] for g in own}, best, [rows for rows, _, _ in own.values()])
    groups = tuple(
        GroupPlan(
            group, rows, value, short, value_to(request, seen[group], common), value_to(request, seen[group], fairest)
        )
        for group, (rows, value, short) in own.items()
    )
    return GroupPlans(
        groups, tuple(left_out.items()), common, fairest,
        plan_value(request, common), plan_value(request, fairest), complete=not stopped,
    )  # fmt: skip


def standings_of_groups(report: Report, request: PlanRequest) -> tuple[dict[str, Standings], dict[str, NoOwnPlan]]:
    """Where each counted group sees the questions that it was asked, and why nothing is said of the others.

    A group has standings only where each figure that they would rest on is shown, and every score of its factors.
    """
    seen: dict[str, Standings] = {}
    left_out: dict[str, NoOwnPlan] = {}
    hidden = {row.group for row in report.groups if row.hidden}
    for group, weight in report.framework.group_weights.items():
        if weight <= 0 or not report.people.get(group):
            continue
        asked = [
            question
            for question, standing in request.questions.items()
            if standing.applicable
            and is_asked(report.framework.questions[question], group, routed=report.assessment.routed)
        ]
        if group in hidden or any(
            report.questions[q].hidden or group not in report.group_responses.get(q, {}) for q in asked
        ):
            left_out[group] = NoOwnPlan.HIDDEN
            continue
        means = {q: report.group_responses[q][group].mean for q in asked}
        if all(mean is None for mean in means.values()):
            left_out[group] = NoOwnPlan.SILENT
        else:
            seen[group] = {q: replace(request.questions[q], score=mean) for q, mean in means.items()}
    return seen, left_out


def fairest_plan(
    request: PlanRequest,
    common: Rows,
    seen: Mapping[str, Standings],
    best: Mapping[str, float],
    own: list[Rows],
) -> Rows:
    """The plan by which the worst-off group has the largest share of its own best; the common one where none is better.

    Tried are the common plan, each group's own as far as it keeps the rules, and quick plans for weights of the groups
    that rise for those who have less: the multiplicative weights of Freund & Schapire (1999), Adaptive game playing using
    multiplicative weights, Games and Economic Behavior 29, 79-103, whose mean tends to the fairest mixture.
    """
    gaining = {group: value for group, value in best.items() if value > TOLERANCE}
    if len(gaining) < 2:
        return common

    def shares(rows: Rows) -> dict[str, float]:
        return {group: value_to(request, seen[group], rows) / value for group, value in gaining.items()}

    def merit(rows: Rows) -> tuple[float, float]:
        return min(shares(rows).values()), plan_value(request, rows)

    lasting = [tuple(row for row in rows if not is_waived(request, request.by_id[row.initiative])) for rows in own]
    fairest = max([common, *(rows for rows in lasting if not violations(request, rows))], key=merit)
    weights = dict.fromkeys(gaining, 1.0 / len(gaining))
    for _ in range(ROUNDS):
        scaled = {group: weights[group] / gaining[group] for group in gaining}
        try:
            rows = replanned_schedule(joint_request(request, {g: seen[g] for g in gaining}, scaled), fairest).placements
        except PlanError:
            break
        if not violations(request, rows):
            fairest = max(fairest, rows, key=merit)
        had = shares(rows)
        mean = math.fsum(had.values()) / len(had)
        weights = {group: weight * math.exp(STEP * (mean - had[group])) for group, weight in weights.items()}
        whole = math.fsum(weights.values())
        weights = {group: weight / whole for group, weight in weights.items()}
    return fairest
