"""Small requests for roadmaps, as the manual of planning asks them.

Questions Q, R, S on six stages, score 1, target 4, weight 1, importance 0.5 of the top: a level closed in every
period is worth 0.1.
"""

from dataclasses import replace
from functools import cache

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import PlanQuestion, PlanRequest
from opposite.planning import plan
from opposite.planning.feasibility import violations
from opposite.wording.roadmap.obstacles import left_out_words, violation_words

Q = PlanQuestion(
    question="Q", score=1, target=4, importance=0.5, weight=1, lowest=1, highest=6, half_step=0.5, applicable=True
)
R, S = replace(Q, question="R"), replace(Q, question="S")


def initiative(name, *lifts, weeks=13, days=10, **others):
    parsed = tuple(
        Lift(question, *map(float, levels.split(">"))) for question, levels in (lift.split() for lift in lifts)
    )
    return Initiative(id=name, title=name, lifts=parsed, duration_weeks=weeks, effort_days=days, **others)


def request(*initiatives, questions=(Q, R, S), periods=4, **others):
    by_question = {standing.question: standing for standing in questions}
    return PlanRequest(initiatives=initiatives, questions=by_question, periods=periods, **others)


def demanding(number):
    """Initiatives on twenty questions that compete for one team, more than can be proven in an instant."""
    questions = [replace(Q, question=f"Q{n}", score=1 + n % 3 / 2, importance=(3 + n % 7) / 10) for n in range(20)]
    initiatives = [
        initiative(
            f"i{n:02}",
            f"Q{n % 20} {1 + n % 3}>{3 + n % 3}",
            f"Q{(n * 7 + 3) % 20} {1 + n % 2}>{2 + n % 2}",
            weeks=13 + 13 * (n % 2),
            days=10 + n % 31,
            demand={"team": 0.2 + n % 7 / 10},
        )
        for n in range(number)
    ]
    return request(*initiatives, questions=questions, periods=6, capacity={"team": (2.0,)})


@cache
def best_of_demanding(number):
    """Their best plan, looked for once a process since that takes seconds."""
    return plan(demanding(number), "optimal")


def violated(asked, placements):
    """Every rule that a plan breaks, a sentence each."""
    return tuple(violation_words(asked, violation) for violation in violations(asked, placements))


def reasons_left_out(asked, found):
    """Why each initiative is not in a plan, in words and in the plan's order."""
    return {initiative: left_out_words(asked, why) for initiative, why in found.left_out}
