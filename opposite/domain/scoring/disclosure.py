"""What can be shown of groups so that nobody's answers can be read or solved for: whose figures, and what of a factor.

Known to everybody are the scores of the questions. A group's score of the factor, its means of single questions, and
figures over everybody together (distribution, variance, agreement) are shown as far as an attacker who writes all that
is shown as linear equations in the groups' means cannot solve for a mean of too few people.

Source: secondary cell suppression with an audit by linear algebra, as official statistics do it (Hundepool et al.,
Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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


def is_total_hidden(people: Mapping[str, int], minimum: int) -> bool:
    """Whether even the figures over everybody are hidden: fewer people than the minimum in all."""
    total = sum(people.values())
    return 0 < total < minimum


Cell = tuple[str, str]
"""A question and a group."""

Equation = Mapping[Cell, float]
"""Coefficients of the groups' means in something that is shown or must not be solved for."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What is shown of a factor: groups with their score of it, single means by (question, group), pooled questions."""

    groups: frozenset[str]
    means: frozenset[Cell]
    pooled: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cells:
    """People by (question, group) who gave a level to the applicable questions of one factor; only cells with people.

    `group_weight` is the weight of a group's mean in the question's score, `weight` that of a question in the factor's score.
    """

    people: Mapping[Cell, int]
    group_weight: Mapping[Cell, float]
    weight: Mapping[str, float]

    def of_group(self, group: str) -> list[Cell]:
        """The cells of one group."""
        return [cell for cell in self.people if cell[1] == group]


def disclose(
    cells: Cells, heard: Mapping[str, int], minimum: int, *, also: Collection[str] = (), moving: bool = False
) -> Disclosed:
    """The most that can be shown of a factor.

    `heard` tells how many people of each counted group gave a level to any question of it; `also` names groups that are
    hidden whatever their size here; `moving` that figures were seen while people joined, so that pooled ones of questions
    with a small or hidden group would add up to a solution over time. Tried in this order: pooled figures of all
    questions, then without such questions, each with ever fewer single means; then the scores of ever fewer groups, the
    smallest dropped first; the scores of the questions alone.
    """
    hidden = hidden_groups(heard, minimum, also=also)
    hidden_cells = {(q, g) for (q, g), n in cells.people.items() if n < minimum or g in hidden}
    if not hidden_cells:
        return Disclosed(frozenset(heard), frozenset(cells.people), frozenset(q for q, _ in cells.people))
    system = _System(cells)
    secret = [{cell: 1.0} for cell in sorted(hidden_cells)] + [system.factor(group) for group in sorted(hidden)]
    solved = system.solved(system.scores, secret)
    secret = [row for row, is_solved in zip(secret, solved, strict=True) if not is_solved]
    by_size = sorted((g for g in heard if g not in hidden), key=lambda group: (-heard[group], group))
    for offer in _offers(cells, by_size, hidden_cells, moving=moving):
        if not any(system.solved(system.equations(offer), secret, known=offer.means)):
            return offer
    return Disclosed(frozenset(), frozenset(), frozenset())


def _offers(cells: Cells, by_size: Sequence[str], hidden: Collection[Cell], *, moving: bool) -> Iterator[Disclosed]:
    """What could be shown, the most telling first; `by_size` names the groups that are not hidden, largest first."""
    shown, questions = frozenset(by_size), frozenset(q for q, _ in cells.people)
    safe = questions - {q for q, _ in hidden}
    complete = frozenset(cell for cell in cells.people if cell not in hidden)
    clean = frozenset(cell for cell in complete if cell[0] in safe)
    whole = frozenset(c for c in complete if all(cell in complete for cell in cells.of_group(c[1])))
    for pooled in dict.fromkeys((safe,) if moving else (questions, safe)):
        for means in dict.fromkeys((complete, clean, whole, frozenset[Cell]())):
            yield Disclosed(shown, means, pooled)
    for size in range(len(by_size) - 1, -1, -1):
        yield Disclosed(frozenset(by_size[:size]), frozenset(), safe)


class _System:
    """The linear equations over the means of a factor that everything shown amounts to."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._by_question: dict[str, list[Cell]] = {}
        for cell in cells.people:
            self._by_question.setdefault(cell[0], []).append(cell)

    @property
    def scores(self) -> list[Equation]:
        """The scores of the questions."""
        return [{cell: self._cells.group_weight[cell] for cell in cells} for cells in self._by_question.values()]

    def factor(self, group: str) -> Equation:
        """A group's score of the factor."""
        return {cell: self._cells.weight[cell[0]] for cell in self._cells.of_group(group)}

    def equations(self, offer: Disclosed) -> list[Equation]:
        """All that an offer shows, but the single means."""
        pooled = [{cell: self._cells.people[cell] for cell in self._by_question[q]} for q in sorted(offer.pooled)]
        return [*self.scores, *map(self.factor, sorted(offer.groups)), *pooled]

    def solved(
        self, equations: Sequence[Equation], wanted: Sequence[Equation], *, known: Collection[Cell] = ()
    ) -> list[bool]:
        """Whether each wanted combination of means follows from the equations and the means that are known."""
        columns = {cell: column for column, cell in enumerate(p for p in self._cells.people if p not in known)}
        if not columns or not wanted:
            return [False] * len(wanted)
        _, sizes, directions = np.linalg.svd(_matrix(equations, columns), full_matrices=False)
        span = directions[sizes > TOLERANCE * max(1.0, float(sizes[0]))]
        targets = _matrix(wanted, columns)
        left = np.abs(targets - targets @ span.T @ span).max(axis=1)
        return [bool(rest < 10 * TOLERANCE) for rest in left]


def _matrix(equations: Sequence[Equation], columns: Mapping[Cell, int]) -> NDArray[np.float64]:
    matrix = np.zeros((len(equations), len(columns)))
    for row, equation in enumerate(equations):
        for cell, coefficient in equation.items():
            if cell in columns:
                matrix[row, columns[cell]] = coefficient
    return matrix
