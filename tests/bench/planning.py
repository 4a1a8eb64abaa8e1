"""`planning`: how long the best roadmap takes, how far it is from the best possible, and how quick the quick ones are."""

import time
from dataclasses import replace
from random import Random
from typing import NamedTuple

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, PlanQuestion, PlanRequest, resolve_capacity
from opposite.engine.roadmap.search import Search
from opposite.engine.roadmap.worth import plans_with_people
from opposite.engine.workspace import open_workspace
from opposite.planning import plan
from opposite.planning.greedy import greedy_schedule, replan
from tests.bench.measuring import Figure, alternating, cpu_seconds, frozen, medians, seconds

LIMIT = 10.0
GAP_LIMIT = 1.0
AGAIN_LIMIT = 1.0
WORTH_LIMIT = 60.0
QUICK_LIMIT = 0.3
SOON, SOON_LARGE = 3.0, 10.0
"""Seconds of work after which a plan is to be within `GAP_LIMIT` of the best: OPPOSITE's initiatives, and four hundred."""
STOP_AFTER, STOP_LIMIT = 2.0, 1.0
"""Seconds after which a large search is stopped, while it solves the relaxation, and that it may still take."""
PATIENCE = 60.0
MONTHS = 24
PERIODS = 8


class Size(NamedTuple):
    """How many organisations, in how many rounds; how many large requests, of how many initiatives."""

    organisations: int
    rounds: int
    large_requests: int
    initiatives: int


SIZES = {
    "smallest": Size(organisations=1, rounds=1, large_requests=1, initiatives=30),
    "usual": Size(organisations=5, rounds=7, large_requests=2, initiatives=400),
}


def measure(folder, size):
    """Figures of roadmaps of OPPOSITE's initiatives over eight quarters, with its seven roles.

    One organisation stands at the lowest level everywhere; the others between there and a half above the fourth, drawn
    from fixed seeds. The slowest and the widest gap are given, each time being a median of seven rounds; what a quarter of
    a person is worth is searched for once.
    """
    asked = opposite_requests(folder, size.organisations)
    best = {name: plan(request, "optimal") for name, request in asked.items()}
    searching = {name: _timed(seconds, plan, request, "optimal") for name, request in asked.items()}
    took = medians(alternating("planning", searching, rounds=size.rounds))
    quick = {
        **{f"greedy {name}": _timed(cpu_seconds, plan, request, "greedy") for name, request in asked.items()},
        **{f"again {name}": _timed(cpu_seconds, replan, _without_one(request, best[name]), best[name].placements)
           for name, request in asked.items()},
    }  # fmt: skip
    with frozen():
        quickly = medians(alternating("planning, quickly", quick, rounds=size.rounds))
    soon = [100 * (1 - _after(SOON, asked[name]).objective / found.objective) for name, found in best.items()]
    gained = [100 * (found.objective / plan(asked[name], "greedy").objective - 1) for name, found in best.items()]
    return [
        Figure("best plan, OPPOSITE's initiatives, 8 quarters, the slowest", max(took.values()), "s", LIMIT),
        Figure("its distance from the best possible, the widest", 100 * max(p.gap_to_best for p in best.values()), "%", GAP_LIMIT),
        Figure(f"what the plan after {SOON:g} s lacks of the best one found, the most", max(soon), "%", GAP_LIMIT),
        *_large_figures(size),
        Figure("what it is worth more than the greedy plan, on the average", sum(gained) / len(gained), "%"),
        Figure("what a quarter of a person more and less is worth, seven roles, the slowest",
               max(cpu_seconds(_timed_worth(asked[name], found)) for name, found in best.items()), "s", WORTH_LIMIT),
        Figure("greedy plan, the slowest", max(v for n, v in quickly.items() if n.startswith("greedy")), "s", QUICK_LIMIT),
        Figure("plan after a change, from the last one, the slowest",
               max(v for n, v in quickly.items() if n.startswith("again")), "s", AGAIN_LIMIT),
    ]  # fmt: skip


def _large_figures(size):
    asked = [large_request(seed, size.initiatives, MONTHS) for seed in range(size.large_requests)]
    quick = {f"large {n}": _timed(cpu_seconds, plan, request, "greedy") for n, request in enumerate(asked)}
    with frozen():
        quickly = medians(alternating("planning, large and quickly", quick, rounds=size.rounds))
    best = [plan(request, "optimal") for request in asked]
    soon = [
        100 * (1 - _after(SOON_LARGE, request).objective / found.objective)
        for request, found in zip(asked, best, strict=True)
    ]
    what = f"{size.initiatives} initiatives, {MONTHS} months"
    return [
        Figure(f"greedy plan, {what}, the slowest", max(quickly.values()), "s", QUICK_LIMIT),
        Figure(f"what the plan after {SOON_LARGE:g} s lacks of the best one found, {what}, the most", max(soon), "%", GAP_LIMIT),
        Figure(f"distance of the best one found from the bound, {what}, the widest", 100 * max(p.gap_to_best for p in best), "%"),
        Figure(f"until a search that is stopped after {STOP_AFTER:g} s ends, {what}, the longest", max(map(_until_it_ends, asked)), "s", STOP_LIMIT),
    ]  # fmt: skip


def _until_it_ends(request):
    """Seconds of work from the moment in which a search is told to stop."""
    search = Search(request, start=greedy_schedule(request).placements)
    while search.seconds < STOP_AFTER and not search.is_over:
        search.wait(0.01)
    return cpu_seconds(lambda: (search.stop(), search.wait(PATIENCE)))


def _after(most, request):
    """The plan of a search that is told to stop after some seconds of work, once it has a bound."""
    end = time.process_time() + most
    return plan(request, "optimal", watch=lambda _, bound: bound == float("inf") or time.process_time() < end)


def large_request(seed, number, months):
    """Initiatives that compete for six roles over months, many of them behind others or behind a level."""
    random = Random(seed)
    questions = {
        f"q{n:03}": PlanQuestion(
            question=f"q{n:03}", score=round(random.uniform(1, 4.2), 2), target=4.0,
            importance=random.choice([0.4, 0.6, 0.8, 1.0]), weight=1 / 120, lowest=1, highest=6, half_step=0.5,
        )
        for n in range(120)
    }  # fmt: skip
    return PlanRequest(
        initiatives=tuple(_large_initiative(random, n, tuple(questions)) for n in range(number)),
        questions=questions,
        periods=months,
        weeks_per_period=WEEKS_PER_MONTH,
        capacity={f"r{role}": (random.choice([2.0, 3.0, 4.0]),) for role in range(6)},
    )


def _large_initiative(random, number, questions):
    starts = [(question, random.randint(1, 3)) for question in random.sample(questions, random.randint(1, 3))]
    earlier = [f"i{n:03}" for n in range(max(0, number - 40), number)]
    return Initiative(
        id=f"i{number:03}",
        title=f"Initiative {number}",
        lifts=tuple(Lift(question, start, start + random.randint(1, 2)) for question, start in starts),
        effort_days=random.choice([10, 20, 40, 60, 90]),
        duration_weeks=random.choice([4, 8, 13, 26, 39]),
        demand={f"r{n}": random.choice([0.2, 0.3, 0.5, 1.0]) for n in random.sample(range(6), random.randint(1, 3))},
        confidence=random.choice([0.6, 0.8, 0.9, 1.0]),
        prerequisites=tuple(random.sample(earlier, min(len(earlier), random.choice([0, 0, 0, 1, 1, 2])))),
        requires_levels={random.choice(questions): random.choice([2, 3])} if random.random() < 0.15 else {},
    )


def _timed_worth(request, found):
    """Every role with a quarter of a person more and less, planned as for somebody who asks what people are worth."""
    return lambda: list(plans_with_people(request, found, on=lambda _: True))


def _timed(measure, method, *arguments):
    return lambda: measure(lambda: method(*arguments))


def opposite_requests(folder, organisations):
    """What organisations ask of OPPOSITE's own initiatives over eight quarters, by name."""
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
