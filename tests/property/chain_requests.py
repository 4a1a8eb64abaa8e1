"""Requests all whose value, or nearly all, lies behind one chain of work: of several shapes, with room that is scarce.

The steps of a chain raise questions that have no target, which gain nothing; only the end closes a gap worth closing.
Decoys close small ones with the same people.
"""

from dataclasses import replace

from hypothesis import strategies as st

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import PlanQuestion, PlanRequest
from opposite.planning.schedule_builder import ScheduleBuilder

SHAPES = ("line", "layers", "net", "levels", "mixed")
ROLES = ("team", "risk")
WORTHLESS = 0.008
"""More than all decoys together bring, and less than the end brings in the last period of any of these requests."""


@st.composite
def chain_requests(draw, shapes=SHAPES, depths=(3, 6), width=3):
    """A request whose chain has one of some shapes and, between two depths, so many steps."""
    random = draw(st.randoms(use_true_random=False))
    shape, depth = draw(st.sampled_from(shapes)), draw(st.integers(*depths))
    return chain_request(random, shape=shape, depth=depth, width=draw(st.integers(1, width)))


def chain_request(random, *, shape, depth, width):
    """A request whose chain is `depth` steps long and, but for a line, at most `width` wide."""
    widths = [1 if shape == "line" else random.randint(1, width) for _ in range(depth)]
    layers = [[f"s{row}{'abcdefgh'[n]}" for n in range(wide)] for row, wide in enumerate(widths)]
    steps = [_step(random, shape, name, layers, row) for row, layer in enumerate(layers) for name in layer]
    leaves = {step.id for step in steps} - {needed for step in steps for needed in step.prerequisites}
    end = _initiative(
        random,
        "end",
        (Lift("Q", 1, 4),),
        prerequisites=() if shape == "levels" else tuple(sorted(leaves)),
        requires_levels={f"L{depth - 1}": 3} if shape in {"levels", "mixed"} else {},
    )
    longest = 4 * (len(steps) + 1)
    asked = PlanRequest(
        initiatives=(*steps, end, *(_initiative(random, f"d{n}", (Lift("P", 1, 2 + n),)) for n in range(2))),
        questions=_questions(depth),
        periods=longest,
        capacity={role: _capacity(random, longest) for role in ROLES},
    )
    budget = sum(initiative.effort_days for initiative in (*steps, end))
    return replace(
        asked,
        periods=max(1, _finish(random, asked) - random.randint(-1, 2)),
        budget=random.choice([None, None, budget, round(0.8 * budget), round(0.6 * budget)]),
    )


def _step(random, shape, name, layers, row):
    before = layers[row - 1] if row else []
    by_levels = shape == "levels" or (shape == "mixed" and random.random() < 0.5)
    surely = name.endswith("a")
    low = 1 if surely else random.randint(1, 2)
    lifts = (Lift(f"L{row}", low, 3 if surely else low + 1),)
    if row and random.random() < 0.2:
        lifts += (Lift(f"L{random.randrange(row)}", 1, 3),)
    return _initiative(
        random,
        name,
        lifts,
        prerequisites=() if by_levels else _needed(random, shape, before, layers[:row]),
        requires_levels={f"L{row - 1}": random.randint(2, 3)} if before and by_levels else {},
    )


def _needed(random, shape, before, layers):
    if shape in {"line", "layers"} or not before:
        return tuple(before)
    earlier = [name for layer in layers for name in layer]
    return tuple(sorted({random.choice(before), *random.sample(earlier, min(len(earlier), random.randint(0, 2)))}))


def _initiative(random, name, lifts, **others):
    return Initiative(
        id=name,
        title=name,
        lifts=lifts,
        effort_days=random.choice([5, 10, 20, 40]),
        duration_weeks=13 * random.choice([1, 1, 1, 2]),
        demand={role: random.choice([0.3, 0.5, 0.7, 1.0]) for role in ROLES if random.random() < 0.7},
        **others,
    )


def _finish(random, asked):
    """The period in which the end is over when all steps are scheduled, one after the other, in some order."""
    order = [initiative for initiative in asked.by_id if not initiative.startswith("d")]
    random.shuffle(order)
    finishes = {row.initiative: row.finish for row in ScheduleBuilder(asked).fit_some(order)}
    return finishes.get("end", asked.periods)


def _capacity(random, periods):
    kind = random.choice(["one", "two", "frozen", "varying"])
    if kind in {"one", "two"}:
        return (1.0 if kind == "one" else 2.0,)
    values = [0.0, 1.5, 1.5, 1.5, 1.5] if kind == "frozen" else [1.0, 1.5, 2.0]
    return tuple(random.choice(values) for _ in range(periods))


def _questions(depth):
    def standing(question, target, importance):
        return PlanQuestion(
            question=question,
            score=1,
            target=target,
            importance=importance,
            weight=1,
            lowest=1,
            highest=6,
            half_step=0.5,
        )

    steps = [standing(f"L{row}", None, None) for row in range(depth)]
    return {s.question: s for s in (*steps, standing("Q", 4, 1.0), standing("P", 4, 0.01))}
