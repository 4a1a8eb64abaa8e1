"""One assessment counted in many ways, as far as nothing that is hidden could be worked out from what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import Answer
from opposite.domain.scoring.tabulation import Counted
from opposite.engine.scoring.perturbations import Recount, Voices, voices, with_other_weights, with_people_drawn_anew


class Varied(NamedTuple):
    """The same number of ways to count of each kind; `still` are the questions that are not all shown."""

    by_weights: Iterator[Recount]
    by_people: Iterator[Recount] | None
    still: tuple[str, ...]


def vary(base: Counted, answers: Sequence[Answer], *, variations: int, seed: int | None = None) -> Varied:
    """Variations of the weights and of the people of an assessment; `answers` are those that were counted.

    Weights: every weight of a group, node and question moves by a factor of its own, from 0.8 to 1.2. Groups keep their
    weights at questions where a group's mean is not shown: all that comes out can then be computed from what is shown,
    so nothing hidden can be worked out from it.

    People: each counted group is drawn anew from its own people with all that they said. None with fewer people than
    an interval needs (`min_raters`, 5 by default) or with a group of one person, because drawing them anew says
    nothing; and where a counted group is hidden, or fewer than `min_group_n` of it gave a level, so that nothing of it
    can be worked out. Questions at which a group's mean is not shown keep their scores.

    The same seed, the framework's unless given, gives the same result in whatever order people and answers are stored.
    Source: Hesterberg (2015), American Statistician 69, 371-386, on drawing people anew within their groups.
    """
    seed = base.framework.scoring.interval.seed if seed is None else seed
    still, heard = _not_all_shown(base), voices(base, answers)
    weighed = with_other_weights(base, Random(seed), variations=variations, still=still)  # noqa: S311 - the same every time
    drawn = with_people_drawn_anew(base, heard, Random(seed), variations=variations, still=still)  # noqa: S311 - likewise
    return Varied(weighed, drawn if _may_be_drawn(base, heard) else None, still)


def _not_all_shown(base: Counted) -> tuple[str, ...]:
    """Applicable questions with a mean of a counted group that is not shown."""
    shown = {cell for disclosed in base.disclosed.values() for cell in disclosed.means}
    return tuple(
        question
        for question in base.part.scored
        if base.questions[question].applicable
        and any(
            cell.levels and base.framework.group_weights[group] > 0 and (question, group) not in shown
            for group, cell in base.count.by_question[question].items()
        )
    )


def _may_be_drawn(base: Counted, heard: Voices) -> bool:
    """Whether enough people of every counted group gave a level, and no such group is hidden."""
    gave = [sum(any(isinstance(said, float) for said in row) for row in people) for people in heard.values()]
    enough = sum(gave) >= base.framework.scoring.interval.min_raters and min(gave) >= max(2, base.minimum)
    return enough and base.hidden.isdisjoint(heard)
