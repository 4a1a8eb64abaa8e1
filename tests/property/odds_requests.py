"""Requests for plans whose rows wait for each other and for people, drawn from a seed."""

from random import Random

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import WEEKS_PER_MONTH, WEEKS_PER_QUARTER, PlanQuestion, PlanRequest

ROLES = ("team", "risk", "craft")


def drawn_request(seed, number=10):
    """Initiatives on a question each, some behind others, that compete for three roles whose capacity may change."""
    random, periods = Random(seed), 8
    questions = {
        f"Q{n}": PlanQuestion(
            question=f"Q{n}", score=random.choice([1, 1, 1, 2]), target=4, importance=0.5, weight=1,
            lowest=1, highest=6, half_step=0.5,
        )
        for n in range(number)
    }  # fmt: skip
    return PlanRequest(
        initiatives=tuple(_initiative(random, n) for n in range(number)),
        questions=questions,
        periods=periods,
        weeks_per_period=random.choice([WEEKS_PER_QUARTER, WEEKS_PER_MONTH]),
        capacity={
            role: tuple(random.choice([1.0, 1.0, 1.5, 2.0]) for _ in range(random.choice([1, periods])))
            for role in ROLES
        },
    )


def _initiative(random, number):
    earlier = [f"i{other}" for other in range(number)]
    return Initiative(
        id=f"i{number}",
        title=f"Initiative {number}",
        lifts=(Lift(f"Q{number}", 1, random.choice([2, 3])),),
        effort_days=10,
        duration_weeks=random.choice([0, 4, 10, 13, 20]),
        demand={role: random.choice([0.3, 0.5, 0.7]) for role in ROLES if random.random() < 0.5},
        confidence=random.choice([0.6, 1.0]),
        prerequisites=tuple(random.sample(earlier, min(len(earlier), random.choice([0, 0, 1, 2])))),
    )
