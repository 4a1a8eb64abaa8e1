"""Ways to sort questions: the steering committee's tasks, and what is known by whom."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from opposite.domain.tolerance import TOLERANCE

FIX_BELOW = 0.3
"""Position on the scale below which something important is broken: 2.5 on the six stages."""

PRIMED_FROM = 0.5
"""Position from which something important is ready to build on: 3.5 on the six stages."""

AHEAD_FROM = 0.8
"""Position from which the next idea matters more than the last gap: 5 on the six stages."""

IMPORTANT_FROM = 0.625
"""Position on the importance scale from which a question is important: 3.5 of 5."""

CRITICAL_FROM = 0.75
"""Position on the importance scale from which unproven answers are a risk: 4 of 5."""

OPPORTUNITY_FROM = 12.0
"""Opportunity from which a question is a missed opportunity."""

NOBODY_KNOWS = 0.4
SOME_KNOW = 0.2
OTHERS_DO_NOT = 0.5
FEW_PROOFS = 0.1

VIEWS_DIFFER = 0.3
"""Range of group means, as a share of the scale, from which groups see different things: 1.5 of the six stages."""


KNOWLEDGE_LENSES = ("unknown_unknown", "unknown_known", "known_known")
"""What is least known first."""


class GroupResponse(NamedTuple):
    """What one counted group said to a question: people who gave a level, their mean, don't knows, pieces of evidence."""

    levels: int
    mean: float | None
    dont_know: int
    evidence: int


def gathered(group_responses: Mapping[str, GroupResponse], minimum: int) -> dict[str, GroupResponse]:
    """The responses without groups of fewer than `minimum` people, so that none of them tells of one person.

    The small ones speak together, without a mean, where they hold `minimum` people.
    """
    large: dict[str, GroupResponse] = {}
    small: list[GroupResponse] = []
    for group, response in group_responses.items():
        levels, _, dont_know, _ = response
        if levels + dont_know >= minimum:
            large[group] = response
        elif levels + dont_know > 0:
            small.append(response)
    if len(small) < 2:
        return large
    levels, dont_know = sum(response.levels for response in small), sum(response.dont_know for response in small)
    if levels + dont_know < minimum:
        return large
    together = GroupResponse(levels, None, dont_know, sum(response.evidence for response in small))
    return large | {"": together}


def position(value: float, lowest: float, highest: float) -> float:
    """Where a value lies between the ends of its scale, from 0 to 1."""
    return 0.0 if highest == lowest else (value - lowest) / (highest - lowest)


def task_lens(*, attained: float | None, important: float | None, opportunity: float | None) -> str | None:
    """Which of the committee's tasks a question belongs to, or None where nothing is scored.

    `attained` and `important` are positions on their scales. Thresholds are this project's own choice, made on the
    six stages and carried to any scale by position: fix, missed_opportunity, innovate_next, innovate_now, maintain.
    """
    if attained is None:
        return None
    matters = important is not None and important >= IMPORTANT_FROM - TOLERANCE
    if attained < FIX_BELOW - TOLERANCE and matters:
        return "fix"
    if opportunity is not None and opportunity >= OPPORTUNITY_FROM - TOLERANCE and attained >= FIX_BELOW - TOLERANCE:
        return "missed_opportunity"
    if attained >= AHEAD_FROM - TOLERANCE:
        return "innovate_next"
    if attained >= PRIMED_FROM - TOLERANCE and matters:
        return "innovate_now"
    return "maintain"


def knowledge_lens(
    group_responses: Mapping[str, GroupResponse], *, spread: float, important: float | None
) -> str | None:
    """Whether a question is a known known, an unknown known or an unknown unknown; None where nobody answered.

    Shares are of those who gave a level or said don't know; `spread` is the width of the question's scale.
    """
    answers = proofs = 0
    least, most = math.inf, -math.inf
    lowest, highest = math.inf, -math.inf
    for levels, mean, dont_know, evidence in group_responses.values():
        if levels + dont_know == 0:
            continue
        share = dont_know / (levels + dont_know)
        least = min(least, share)
        most = max(most, share)
        if mean is not None and mean < lowest:
            lowest = mean
        if mean is not None and mean > highest:
            highest = mean
        answers += levels
        proofs += evidence
    if least == math.inf:
        return None
    unproven = answers > 0 and proofs < FEW_PROOFS * answers - TOLERANCE
    critical = important is not None and important >= CRITICAL_FROM - TOLERANCE
    if least >= NOBODY_KNOWS - TOLERANCE or (unproven and critical):
        return "unknown_unknown"
    some_know_and_others_do_not = least < SOME_KNOW - TOLERANCE and most >= OTHERS_DO_NOT - TOLERANCE
    apart = lowest < highest and highest - lowest >= VIEWS_DIFFER * spread - TOLERANCE
    return "unknown_known" if some_know_and_others_do_not or apart else "known_known"
