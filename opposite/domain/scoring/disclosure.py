"""What can be shown of the answers to one question so that nobody's can be read or worked out: rules 27, 29 and 30.

A question is a row of cells, one a group. Its score is an equation over all of them, and every mean that is shown takes
one out of it. So the hidden cells must be at least two groups, hold enough people together, and leave each of them
enough possible levels; else one more cell is hidden, the one with the fewest people, and at last the question.

Source: primary and secondary cell suppression (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from opposite.domain.scoring.possible_levels import Cell, Figure, Points, all_open
from opposite.domain.tolerance import TOLERANCE


def hidden_groups(people: Mapping[str, int], minimum: int, *, also: Collection[str] = ()) -> frozenset[str]:
    """Counted groups whose figures stay hidden, given how many people of each have answered.

    A group below `minimum` is hidden, and so are those of `also`. So that nothing hidden is found by subtracting the
    shown from the total, at least two groups are hidden when any is, and the hidden ones together hold at least
    `minimum` people: the smallest shown groups (then by id) are hidden too until that is so, or until no group is left.
    """
    present = {group: n for group, n in people.items() if n > 0}
    hidden = {group for group, n in present.items() if n < minimum or group in also}
    if not hidden:
        return frozenset()
    for group, _ in sorted(present.items(), key=lambda item: (item[1], item[0])):
        if len(hidden) > 1 and sum(present[g] for g in hidden) >= minimum:
            break
        hidden.add(group)
    return frozenset(hidden)


class CellFigures(NamedTuple):
    """What one group said to a question: people asked, keyed levels and their total, ratings of importance likewise.

    `important` counts those in the two top points of their scale; it is asked for only where few of a group rated.
    """

    asked: int
    levels: int
    total: float = 0.0
    ratings: int = 0
    rating_total: float = 0.0
    important: int = 0


Cells = Mapping[str, CellFigures]
"""By counted group that was asked a question, what it said."""


@dataclass(frozen=True, slots=True)
class Voices:
    """How groups enter the score of a question: one voice each by its weight, or all people alike.

    Of a median too little is known to say what it gives away; where anything of it is hidden, all is.
    """

    weights: Mapping[str, int]
    """Whole numbers in the proportions of the groups' weights."""
    pooled: bool
    median: bool

    def figure(
        self,
        cells: Cells,
        points: Points,
        *,
        of: Collection[str] | None = None,
        ratings: bool = False,
        shares: bool = False,
    ) -> Figure:
        """The score of a question (or its importance) as the parts that groups have in it: all, or those that it is `of`."""
        given = [
            (group, cell.ratings, cell.rating_total) if ratings else (group, cell.levels, cell.total)
            for group, cell in cells.items()
            if (cell.ratings if ratings else cell.levels)
        ]
        if not given:
            return Figure((), 1)
        voices = {group: n if self.pooled else self.weights[group] for group, n, _ in given}
        people = lcm(*(n for _, n, _ in given))
        steps_of_one, ones = points.unit.as_integer_ratio()
        return Figure(
            [
                (
                    Cell(points, n, points.total_steps(n, total), cells[group].important if shares else None),
                    voices[group] * steps_of_one * (people // n),
                )
                for group, n, total in given
                if of is None or group in of
            ],
            units=sum(voices.values()) * ones * people,
        )


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """What can be shown of a question: its score and counts, groups with their means, figures over everybody's levels.

    `importance` and `shares` tell of the importance, and of the shares that opportunity rests on.
    """

    score: bool
    groups: frozenset[str]
    pooled: bool
    importance: bool
    shares: bool
    whole: bool = False
    """Whether nothing is hidden that a question's row tells, whatever is of the means of its groups."""
    forced: frozenset[str] = frozenset()
    """Further groups whose means are hidden, because beside everybody's levels they would tell what all of one chose."""

    @property
    def means(self) -> frozenset[str]:
        """Groups whose means are shown."""
        return self.groups - self.forced if self.forced else self.groups


def all_shown(groups: Iterable[str]) -> ShownQuestion:
    """Everything there is; one for all questions that are asked of the same groups."""
    return _all_shown(frozenset(groups))


@lru_cache(maxsize=256)
def _all_shown(groups: frozenset[str]) -> ShownQuestion:
    return ShownQuestion(score=True, groups=groups, pooled=True, importance=True, shares=True, whole=True)


def without_groups(shown: ShownQuestion, fewer: ShownQuestion) -> ShownQuestion:
    """A shown question with the means of as few groups as another judgement shows, and nothing over everybody's levels."""
    return replace(shown, forced=shown.groups - fewer.groups, pooled=False)


def is_plain(cells: Cells, minimum: int, points: Points | None, rating_points: Points | None) -> bool:
    """Whether it is plain that everything can be shown: of each group enough people or nothing, no mean at an end.

    Where few people answered in all it is not: everybody's levels may be one bar then.
    """
    levels = raters = 0
    rated = 0.0
    certain_from = 2 * minimum
    for asked, n, total, ratings, rating_total, _ in cells.values():
        if asked < minimum or 0 < n < minimum or 0 < ratings < minimum:
            return False
        if 0 < n < certain_from and (points is None or _at_an_end(n, total, points)):
            return False
        levels += n
        raters += ratings
        rated += rating_total
    if 0 < levels < certain_from:
        return False
    return (
        raters == 0
        or raters >= certain_from
        or (rating_points is not None and not _at_an_end(raters, rated, rating_points))
    )


def disclose_question(
    cells: Cells,
    minimum: int,
    *,
    voices: Voices,
    points: Points | None,
    rating_points: Points | None,
    is_scored: bool,
    veiled: Collection[str] = (),
    known: Collection[str] = (),
    hidden: bool = False,
) -> ShownQuestion:
    """What can be shown of a question. `veiled` names groups that are hidden whatever they said, `hidden` the whole.

    Groups that are `known` from before keep nothing secret by being hidden too. `is_scored` tells whether the question has a score; without `points` there is none of levels.
    """
    importance, shares = _importance(cells, minimum, voices=voices, points=rating_points)
    nothing = ShownQuestion(score=False, groups=frozenset(), pooled=False, importance=importance, shares=False)
    asked, levels = sum(cell.asked for cell in cells.values()), sum(cell.levels for cell in cells.values())
    if hidden or (is_scored and levels < minimum) or (0 < asked < minimum):
        return nothing
    veil = {group for group, cell in cells.items() if group in veiled or _is_small(cell, minimum, points)}
    veil_found = (
        _veil(
            cells,
            veil,
            minimum,
            known=known,
            voices=voices,
            points=points if is_scored and levels else None,
        )
        if veil
        else frozenset[str]()
    )
    if veil_found is None:
        return nothing
    return ShownQuestion(
        score=True,
        groups=frozenset(cells) - veil_found,
        pooled=not veil_found
        and (levels == 0 or levels >= minimum)
        and not (levels < 2 * minimum and _is_level(cells, points)),
        importance=importance,
        shares=shares and not veil_found,
        whole=importance and shares and not veil_found,
    )


def is_shown_beside(cell: CellFigures, minimum: int, points: Points | None) -> bool:
    """Whether a comparator's mean can be shown: it is in no total."""
    return cell.levels >= minimum and not _is_small(cell, minimum, points)


def _is_small(cell: CellFigures, minimum: int, points: Points | None) -> bool:
    """Whether a group's cell must be hidden: too few asked or giving a level, or all at one end of the scale."""
    if 0 < cell.asked < minimum or 0 < cell.levels < minimum:
        return True
    return 0 < cell.levels < 2 * minimum and points is not None and _at_an_end(cell.levels, cell.total, points)


def _at_an_end(people: int, total: float, points: Points) -> bool:
    return total <= people * points.lowest + TOLERANCE or total >= people * points.highest - TOLERANCE


def _veil(
    cells: Cells,
    small: Collection[str],
    minimum: int,
    *,
    known: Collection[str],
    voices: Voices,
    points: Points | None,
) -> frozenset[str] | None:
    """The groups to hide so that the score tells nothing of `small`; None where the question must be hidden as a whole.

    `points` are those of the levels that a score is made of, None where there is no score.
    """
    veil = set(small)
    if points is not None and voices.median:
        return None
    is_secret = points is not None and any(cells[group].levels for group in veil)
    cheapest = sorted(
        set(cells) - veil - set(known),
        key=lambda g: (is_secret and not cells[g].levels, cells[g].levels, cells[g].asked, g),
    )
    inside = [cells[group] for group in veil]
    asked, levels = sum(cell.asked for cell in inside), sum(cell.levels for cell in inside)
    speaking = sum(cell.levels > 0 for cell in inside)
    for group in [*cheapest, None]:
        enough = asked >= minimum and (levels >= minimum or not is_secret)
        company = len(veil) > 1 and (not is_secret or speaking > 1)
        if enough and (company or group is None) and (points is None or _are_open(cells, veil, voices, points)):
            return frozenset(veil)
        if group is not None:
            veil.add(group)
            asked, levels = asked + cells[group].asked, levels + cells[group].levels
            speaking += cells[group].levels > 0
    return None


def _are_open(cells: Cells, veil: Collection[str], voices: Voices, points: Points) -> bool:
    """Whether enough levels remain possible for everybody in hidden groups, whose part of the score is known."""
    given = [cells[group] for group in veil if cells[group].levels]
    return all(points.leaves_enough(cell.levels, cell.total) for cell in given) or all_open(
        voices.figure(cells, points, of=veil)
    )


def _is_level(cells: Cells, points: Points | None) -> bool:
    """Whether the mean of everybody's levels is a level: then they may all have chosen it."""
    people, total = sum(cell.levels for cell in cells.values()), sum(cell.total for cell in cells.values())
    if people == 0 or points is None:
        return False
    mean = (total / people - points.lowest) / points.width
    return any(abs(mean - step) < TOLERANCE for step in points.steps)


def _importance(cells: Cells, minimum: int, *, voices: Voices, points: Points | None) -> tuple[bool, bool]:
    """Whether the importance of a question can be shown, and the share of those who rate it high."""
    raters = sum(cell.ratings for cell in cells.values())
    if raters == 0:
        return True, True
    if raters < minimum or points is None:
        return False, False
    if raters < 2 * minimum and _at_an_end(raters, sum(cell.rating_total for cell in cells.values()), points):
        return False, False
    if all(cell.ratings >= minimum or cell.ratings == 0 for cell in cells.values()):
        return True, True
    if voices.median:
        return False, False
    if all_open(voices.figure(cells, points, ratings=True, shares=True)):
        return True, True
    return all_open(voices.figure(cells, points, ratings=True)), False
