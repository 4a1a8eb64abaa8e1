"""`planning`: how long the best roadmap takes, how far it is from the best possible, and how quick the quick ones are."""

from dataclasses import replace
from random import Random
from typing import NamedTuple

from opposite.domain.roadmap.plan import PlanQuestion, PlanRequest, resolve_capacity
from opposite.engine.workspace import open_workspace
from opposite.planning import plan
from opposite.planning.greedy import replan
from tests.bench.measuring import Figure, alternating, medians, seconds

LIMIT = 10.0
GAP_LIMIT = 1.0
AGAIN_LIMIT = 1.0
PERIODS = 8


class Size(NamedTuple):
    """How many organisations, in how many rounds."""

    organisations: int
    rounds: int


SIZES = {"smallest": Size(organisations=1, rounds=1), "usual": Size(organisations=5, rounds=3)}


def measure(folder, size):
    """Figures of roadmaps of OPPOSITE's fifty initiatives over eight quarters, with its seven roles.

    One organisation stands at the lowest level everywhere; the others between there and a half above the fourth, drawn
    from fixed seeds. The slowest and the widest gap are given, each organisation's time being a median of three rounds,
    since a search takes seconds.
    """
    asked = _requests(folder, size.organisations)
    best = {name: plan(request, "optimal") for name, request in asked.items()}
    searching = {name: _timed(plan, request, "optimal") for name, request in asked.items()}
    took = medians(alternating("planning", searching, rounds=size.rounds))
    quick = {
        **{f"greedy {name}": _timed(plan, request, "greedy") for name, request in asked.items()},
        **{f"again {name}": _timed(replan, _without_one(request, best[name]), best[name].placements)
           for name, request in asked.items()},
    }  # fmt: skip
    quickly = medians(alternating("planning, quickly", quick, rounds=size.rounds))
    gained = [100 * (found.objective / plan(asked[name], "greedy").objective - 1) for name, found in best.items()]
    return [
        Figure("best plan, 50 initiatives, 8 quarters, the slowest", max(took.values()), "s", LIMIT),
        Figure("its distance from the best possible, the widest", 100 * max(p.gap_to_best for p in best.values()), "%", GAP_LIMIT),
        Figure("what it is worth more than the greedy plan, on the average", sum(gained) / len(gained), "%"),
        Figure("greedy plan, the slowest", max(v for n, v in quickly.items() if n.startswith("greedy")), "s"),
        Figure("plan after a change, from the last one, the slowest",
               max(v for n, v in quickly.items() if n.startswith("again")), "s", AGAIN_LIMIT),
    ]  # fmt: skip


def _timed(method, *arguments):
    return lambda: seconds(lambda: method(*arguments))


def _requests(folder, organisations):
    with_database = open_workspace(str(folder / "planning.duckdb"))
    framework = with_database.resolve("opposite").framework
    with_database.close()
    scored = [q for node in framework.factors for q in node.all_questions() if q.scored]
    levels = {"lowest": {q.id: 1.0 for q in scored}}
    for seed in range(organisations - 1):
        random = Random(seed)
        levels[f"drawn {seed}"] = {q.id: round(random.uniform(1, 4.5), 2) for q in scored}
    return {name: _request(framework, scored, scores) for name, scores in levels.items()}


def _request(framework, scored, scores):
    questions = {
        q.id: PlanQuestion(
            question=q.id, score=scores[q.id], target=4.0, importance=None, weight=1 / len(scored),
            lowest=q.scale.lowest, highest=q.scale.highest, half_step=q.scale.half_step,
        )
        for q in scored
    }  # fmt: skip
    return PlanRequest(
        initiatives=framework.initiatives,
        questions=questions,
        periods=PERIODS,
        capacity=resolve_capacity(framework.roadmap.roles, framework.initiatives, periods=PERIODS),
        factor_order=tuple(node.id for node in framework.factors),
    )


def _without_one(request, found):
    """The request without the initiative that the plan starts with: a change as people make it."""
    return replace(request, exclusions=frozenset({found.placements[0].initiative}))
