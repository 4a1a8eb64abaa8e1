"""How carefully a wave was answered: counts of people whose answers show signs of haste, never who they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from opposite.domain.framework import Framework
from opposite.domain.tolerance import TOLERANCE

ENOUGH_ANSWERS = 10
"""Levels a person must have given before sameness or haste says anything."""

SECONDS_A_QUESTION = 2.0
"""Median time between two answers below which nobody can have read the question.

Source: Huang, Curran, Keeney, Poposki & DeShon (2012), Journal of Business and Psychology 27, 99-114.
"""

CONTRADICTION = 0.6
"""Distance of the keyed answers to reversed and plain questions of one factor, as a share of the scale."""


class Given(NamedTuple):
    """A level that somebody gave, as it was given, and when."""

    respondent: int
    question: str
    level: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Quality:
    """Of `people` who gave enough levels, how many show each sign; None where a sign cannot be told."""

    people: int
    straight_lining: int
    contradicting: int | None
    """None where the framework has no reversed questions beside plain ones, or nobody answered both."""
    too_fast: int | None
    """None where the times of answers are not known, as after an import."""


def quality(framework: Framework, given: Iterable[Given]) -> Quality:
    """The signs of haste among the people of one assessment.

    Straight-lining: one and the same level everywhere, before keys are turned. Contradicting: in some factor the means
    of keyed answers to its reversed and to its plain questions lie `CONTRADICTION` of the scale apart. Too fast: a
    median of less than `SECONDS_A_QUESTION` between one answer and the next.
    """
    by_person: dict[int, list[Given]] = {}
    for answer in given:
        by_person.setdefault(answer.respondent, []).append(answer)
    enough = [answers for answers in by_person.values() if len(answers) >= ENOUGH_ANSWERS]
    contradictions = [
        contradicts for answers in enough if (contradicts := _contradicts(framework, answers)) is not None
    ]
    paces = [pace for answers in enough if (pace := _pace(answers)) is not None]
    return Quality(
        people=len(enough),
        straight_lining=sum(len({answer.level for answer in answers}) == 1 for answers in enough),
        contradicting=sum(contradictions) if contradictions else None,
        too_fast=sum(pace < SECONDS_A_QUESTION - TOLERANCE for pace in paces) if paces else None,
    )


def _contradicts(framework: Framework, answers: Sequence[Given]) -> bool | None:
    """Whether a person contradicts themselves in any factor; None where they answered no reversed and plain one."""
    sides: dict[str, tuple[list[float], list[float]]] = {}
    widths: Mapping[str, float] = {
        q.id: q.scale.highest - q.scale.lowest for q in framework.questions.values() if q.scale.highest > q.scale.lowest
    }
    for answer in answers:
        question = framework.questions.get(answer.question)
        if question is None or question.id not in widths:
            continue
        position = (question.keyed(answer.level) - question.scale.lowest) / widths[question.id]
        plain, reversed_ = sides.setdefault(framework.factor_of(question.id).id, ([], []))
        (reversed_ if question.reverse else plain).append(position)
    both = [(plain, turned) for plain, turned in sides.values() if plain and turned]
    if not both:
        return None
    return any(abs(fmean(plain) - fmean(turned)) >= CONTRADICTION - TOLERANCE for plain, turned in both)


def _pace(answers: Sequence[Given]) -> float | None:
    """Median seconds between one answer and the next; None where all carry one time."""
    times = sorted(answer.at for answer in answers)
    if times[0] == times[-1]:
        return None
    return median((later - earlier).total_seconds() for earlier, later in pairwise(times))
