"""Rules 15 to 18 of scoring.md as a program: whole columns say which initiatives have started by a period.

Started by, not started in: prerequisites and required levels then bound one column by another, period by period,
which leaves the fractional relaxation little room (Christofides, Alvarez-Valdes & Tamarit 1987 for the rows of
prerequisites). What has started by a period less what has been over is what is under way in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from opposite.domain.roadmap.plan import Placement
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.candidates import candidates, with_needs
from opposite.planning.feasibility import violations
from opposite.planning.highs import Solution
from opposite.planning.level_ladder import Piece, build_ladder
from opposite.planning.milp_model import Program
from opposite.planning.schedule_builder import Draft
from opposite.planning.windows import possible_starts

_DECIMALS = 14
"""Gains are rounded to so many decimals: the last ones depend on the order in which weights were summed."""


class Formulation:
    """The program of a request. Its gains are the value of rule 18; its whole columns are the initiatives' starts."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.program = Program()
        self._request = draft.request
        self.starts = possible_starts(draft, _worth_considering(draft))
        self._begun = {i: self._columns_of_starts(i) for i in self.starts}
        self._ladders = {
            question: build_ladder(draft.request.questions[question], usable)
            for question, lifts in sorted(draft.ledger.lifts.items())
            if (usable := [lift for lift in lifts if lift[0] in self.starts])
        }
        self._rungs: dict[tuple[str, int, int], int | None] = {}
        self._under_way: dict[tuple[str, int], int | None] = {}
        for initiative in self.starts:
            self._wait(initiative)
        for role in sorted(draft.request.largest_demands):
            self._share(role)
        self._afford()
        for question, ladder in self._ladders.items():
            for piece in ladder.pieces:
                for period in self._periods:
                    self._gain(question, piece, period)

    def values(self, placements: Iterable[Placement]) -> dict[int, float]:
        """Values of the whole columns for a plan that keeps the rules."""
        starts = {placement.initiative: placement.start for placement in placements}
        return {
            column: float(initiative in starts and starts[initiative] <= start)
            for initiative, begun in self._begun.items()
            for start, column in zip(self.starts[initiative], begun, strict=True)
        }

    def plan(self, solution: Solution | None) -> tuple[Placement, ...] | None:
        """The plan that a solution stands for; None without values, or where they break a rule after all."""
        if solution is None or solution.values is None:
            return None
        rows = tuple(
            self.draft.placement(initiative, self.starts[initiative][before])
            for initiative, begun in self._begun.items()
            if (before := sum(solution.values[column] < 0.5 for column in begun)) < len(begun)
        )
        return None if violations(self._request, rows) else rows

    @property
    def size(self) -> int:
        """How many starts are possible: the whole columns of the program."""
        return sum(map(len, self.starts.values()))

    def effort(self) -> dict[int, float]:
        """Terms of the effort days of all that is in the plan."""
        return {begun[-1]: self._request.by_id[i].effort_days for i, begun in self._begun.items()}

    def precedence(self) -> dict[int, float]:
        """Terms that grow the earlier an initiative starts, most of all the first by tree order of its factor and id."""
        ranked = sorted(self._begun, key=lambda i: self._request.tie_keys[i][1:], reverse=True)
        return {
            column: float(rank * (following - start))
            for rank, initiative in enumerate(ranked, 1)
            for start, following, column in zip(
                self.starts[initiative],
                (*self.starts[initiative][1:], self._request.periods + 1),
                self._begun[initiative],
                strict=True,
            )
        }

    @property
    def _periods(self) -> range:
        return range(1, self._request.periods + 1)

    def _columns_of_starts(self, initiative: str) -> tuple[int, ...]:
        pinned = float(initiative in self._request.pins)
        columns = tuple(self.program.column(least=pinned, whole=True) for _ in self.starts[initiative])
        for earlier, later in pairwise(columns):
            self.program.no_more_than(earlier, (later,))
        return columns

    def _started(self, initiative: str, period: int) -> int | None:
        """Column that is 1 when an initiative has started by a period; None while it never can have."""
        place = bisect_right(self.starts[initiative], period)
        return self._begun[initiative][place - 1] if place else None

    def _finished(self, initiatives: Iterable[str], period: int) -> list[int]:
        """Columns that are 1 when one of the initiatives is finished at the end of a period."""
        columns = (self._started(i, period - self.draft.activities[i].duration + 1) for i in initiatives)
        return [column for column in columns if column is not None]

    def _wait(self, initiative: str) -> None:
        """Rule 17: prerequisites finished, required levels reached at the end of the period before a start."""
        for start, column in zip(self.starts[initiative], self._begun[initiative], strict=True):
            for needed in self.draft.activities[initiative].predecessors:
                self.program.no_more_than(column, self._finished((needed,), start - 1))
            for question, least in self.draft.required[initiative].items():
                if question in self._ladders:
                    rung = self._ladders[question].rung(least)
                    if rung != 0:
                        reached = None if rung is None else self._reached(question, rung, start - 1)
                        self.program.no_more_than(column, () if reached is None else (reached,))

    def _share(self, role: str) -> None:
        """Rule 15: demands under way in each period within the capacity of a role; and all begun up to its end."""
        for period in self._periods:
            capacity = self._request.capacity_in(role, period)
            demands: dict[int, float] = {}
            for initiative in self.starts:
                demand = self.draft.activities[initiative].demand.get(role, 0.0)
                running = self._running(initiative, period) if demand > TOLERANCE else None
                if running is not None:
                    demands[running] = demands.get(running, 0.0) + demand
            if sum(demands.values()) > capacity + TOLERANCE:
                self.program.within(demands, most=capacity)

    def _running(self, initiative: str, period: int) -> int | None:
        """Column that is 1 when an initiative is under way in a period; None where it never is."""
        key = initiative, period
        if key not in self._under_way:
            started = self._started(initiative, period)
            over = self._started(initiative, period - self.draft.activities[initiative].duration)
            if started is None or over is None:
                self._under_way[key] = started
            elif started == over:
                self._under_way[key] = None
            else:
                column = self._under_way[key] = self.program.column()
                self.program.within({started: 1.0, over: -1.0, column: -1.0}, least=0.0, most=0.0)
        return self._under_way[key]

    def _afford(self) -> None:
        if self._request.budget is not None:
            self.program.within(self.effort(), most=self._request.budget)

    def _reached(self, question: str, rung: int, period: int) -> int | None:
        """Rule 16: column that is 1 at most when a question stands on a rung above its present one; None if it never."""
        key = question, rung, period
        if key not in self._rungs:
            leading = self._finished(self._ladders[question].leading_to(rung), period)
            bounds = [leading]
            if rung > 1:
                beneath = self._reached(question, rung - 1, period)
                bounds.append([] if beneath is None else [beneath])
            self._rungs[key] = self._least_of(bounds)
        return self._rungs[key]

    def _gain(self, question: str, piece: Piece, period: int) -> None:
        """Rule 18: a piece counts in a period when a lift over it is finished and its question stands where it enters.

        That is when for every rung from which a lift enters, the rung is reached or a lift that enters lower is
        finished, and when any lift over the piece is finished.
        """
        bounds = [self._finished((i for _, i in piece.cover), period)]
        for rung in sorted({enters for enters, _ in piece.cover} - {0}):
            lower = self._finished((i for enters, i in piece.cover if enters < rung), period)
            reached = self._reached(question, rung, period)
            bounds.append(lower if reached is None else [*lower, reached])
        covered = self._least_of(bounds)
        if covered is not None:
            self.program.gains[covered] += round(piece.worth / self._request.periods, _DECIMALS)

    def _least_of(self, bounds: Iterable[Iterable[int]]) -> int | None:
        """A column no greater than each of some sums of columns, nor than 1; None where one of the sums is empty."""
        different = sorted({tuple(sorted(set(bound))) for bound in bounds})
        if () in different:
            return None
        if len(different) == 1 and len(different[0]) == 1:
            return different[0][0]
        column = self.program.column()
        for bound in different:
            self.program.no_more_than(column, bound)
        return column


def _worth_considering(draft: Draft) -> set[str]:
    request, impeded = draft.request, draft.impediments
    return {*candidates(request, impeded=impeded), *with_needs(request, request.pins, impeded=impeded)}
