"""A mixed-integer program, and the best values of it by HiGHS: on one thread, from a fixed seed, never by the clock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import highspy
import numpy as np

WORK = 7e8
"""Branchings times the square of the rows after which a search ends, whatever the gap: some ten seconds.

A clock would make two runs differ.
"""

MOST_ROWS = 8_000
"""Rows beyond which a model is too large to branch on: its relaxation by simplex, which nothing interrupts, takes seconds."""

_SCALE = 1e3
"""All gains together, as HiGHS sees them: its tolerance of a millionth is then a billionth of what there is to gain."""

_NOTHING = 1e-12
"""Gains that sum to no more are left as they are."""

_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_abs_gap": 0.0,
    "mip_pscost_minreliable": 0,  # no trial branchings: on roadmaps they cost more than they save, and no limit ends them
}

_RELAXATION_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "solver": "ipx",  # half as long as simplex, and it can be interrupted, which a mixed-integer search cannot meanwhile
    "presolve": "off",
    "run_crossover": "off",
    "ipm_optimality_tolerance": 1e-3,
}

_ENDED = {
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kInterrupt,
}

Watch = Callable[[float, float], bool]
"""Told now and then the best sum of gains so far and the bound on it; answers whether to go on.

A search that is told to stop gives what it has; so a watch that looks at a clock makes two runs differ.
"""

Terms = Mapping[int, float]
"""Columns by their number, each with its coefficient."""


@dataclass(frozen=True, slots=True)
class Row:
    """Terms whose sum lies within bounds."""

    terms: Terms
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class MilpModel:
    """Columns and rows so far; what is sought is the largest sum of the gains."""

    gains: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, *, gain: float = 0.0, least: float = 0.0, whole: bool = False) -> int:
        """Number of a new column between `least` and 1."""
        self.gains.append(gain)
        self.least.append(least)
        self.whole.append(whole)
        return len(self.gains) - 1

    def within(self, terms: Terms, *, least: float = -float("inf"), most: float = float("inf")) -> None:
        """Keep a sum within bounds."""
        self.rows.append(Row(terms, least, most))

    def is_certain(self, columns: Iterable[int]) -> bool:
        """Whether one of some columns is 1 in any case, so that their sum bounds no column."""
        return any(self.least[column] == 1.0 for column in columns)

    def no_more_than(self, column: int, others: Collection[int]) -> None:
        """Keep a column at or below the sum of others."""
        if self.is_certain(others):
            return
        terms = {column: 1.0}
        for other in others:
            terms[other] = terms.get(other, 0.0) - 1.0
        self.within(terms, most=0.0)

    @property
    def is_large(self) -> bool:
        """Whether the relaxation is all that can be had in seconds."""
        return len(self.rows) > MOST_ROWS

    def seeking(self, gains: Terms) -> MilpModel:
        """The same columns and rows with other gains; rows added to it are its own."""
        return replace(self, gains=[gains.get(c, 0.0) for c in range(len(self.gains))], rows=list(self.rows))


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found: values of the columns, None where the model has none; a sum of gains that none exceeds.

    `proven` says that no values are better, but for the solver's tolerance.
    """

    values: tuple[float, ...] | None
    bound: float
    proven: bool


def maximise(
    model: MilpModel, *, start: Mapping[int, float], gap: float, watch: Watch | None = None
) -> Solution | None:
    """The best values found; None when HiGHS says something unexpected.

    The search ends at a relative gap or after as many branchings as `WORK` allows. It begins with the values of the
    whole columns in `start`, where that is allowed.
    """
    if not model.gains:
        return Solution((), 0.0, proven=True)
    scale = _scale(model)
    highs = highspy.Highs()
    for option, value in {**_OPTIONS, "mip_rel_gap": gap, "mip_max_nodes": _branchings(model)}.items():
        highs.setOptionValue(option, value)
    if highs.passModel(_model(model, scale)) != highspy.HighsStatus.kOk:
        return None
    if start:
        highs.setSolution(len(start), np.array(list(start), dtype=np.int32), np.array(list(start.values())))

    if watch is not None:
        highs.cbMipInterrupt.subscribe(partial(_look_up, watch, scale))
    highs.run()
    return _solution(highs, scale, gap, every_gain=sum(gain for gain in model.gains if gain > 0))


def relax(model: MilpModel, *, so_far: float, watch: Watch | None = None) -> Solution:
    """Nearly the best values with fractions, and a bound that no values exceed; no values where that was ended early.

    Multipliers of the rows, however good, prove the bound: no column brings more than what it gains beyond what its
    rows charge. `watch` is told what was found `so_far`.
    """
    scale, every_gain = _scale(model), sum(gain for gain in model.gains if gain > 0)
    lp = _model(model, scale)
    lp.integrality_ = []
    highs = highspy.Highs()
    for option, value in _RELAXATION_OPTIONS.items():
        highs.setOptionValue(option, value)
    if highs.passModel(lp) != highspy.HighsStatus.kOk:
        return Solution(None, every_gain, proven=False)
    if watch is not None:
        highs.cbIpmInterrupt.subscribe(partial(_look_away, watch, so_far))
    highs.run()
    found = highs.getSolution()
    if highs.getModelStatus() == highspy.HighsModelStatus.kInterrupt or not (found.value_valid and found.dual_valid):
        return Solution(None, every_gain, proven=False)
    return Solution(tuple(found.col_value), min(_proven(lp, found.row_dual) / scale, every_gain), proven=False)


def _proven(lp: highspy.HighsLp, multipliers: Sequence[float]) -> float:
    """The bound that multipliers of the rows prove by duality, with those of the wrong sign left out."""
    least, most = np.array(lp.row_lower_), np.array(lp.row_upper_)
    charged = np.array(multipliers)
    charged[(charged > 0) & np.isinf(most) | (charged < 0) & np.isinf(least)] = 0.0
    row = np.repeat(np.arange(lp.num_row_), np.diff(lp.a_matrix_.start_))
    charges = np.bincount(lp.a_matrix_.index_, np.array(lp.a_matrix_.value_) * charged[row], lp.num_col_)
    left = np.array(lp.col_cost_) - charges
    beyond = np.maximum(left * np.array(lp.col_lower_), left * np.array(lp.col_upper_)).sum()
    return float(beyond + charged @ np.where(charged > 0, most, np.where(charged < 0, least, 0.0)))


def _scale(model: MilpModel) -> float:
    most = sum(abs(gain) for gain in model.gains)
    return _SCALE / most if most > _NOTHING else 1.0


def _branchings(model: MilpModel) -> int:
    return max(1, round(WORK / len(model.rows) ** 2)) if model.rows else 1


def _look_up(watch: Watch, scale: float, event: highspy.highs.HighsCallbackEvent) -> None:
    so_far = event.data_out
    if not watch(so_far.mip_primal_bound / scale, so_far.mip_dual_bound / scale):
        event.interrupt()


def _look_away(watch: Watch, so_far: float, event: highspy.highs.HighsCallbackEvent) -> None:
    if not watch(so_far, float("inf")):
        event.interrupt()


def _solution(highs: highspy.Highs, scale: float, gap: float, *, every_gain: float) -> Solution | None:
    status, info = highs.getModelStatus(), highs.getInfo()
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        return Solution(None, -float("inf"), proven=True)
    if status not in _ENDED or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    proven = status == highspy.HighsModelStatus.kOptimal and gap == 0
    bound = min(info.mip_dual_bound / scale, every_gain)  # infinite where it was ended before the first relaxation
    return Solution(tuple(highs.getSolution().col_value), bound, proven=proven)


def _model(model: MilpModel, scale: float) -> highspy.HighsLp:
    """The model as HiGHS reads it, row by row."""
    lp = highspy.HighsLp()
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.num_col_, lp.num_row_ = len(model.gains), len(model.rows)
    lp.col_cost_ = np.array(model.gains) * scale
    lp.col_lower_ = np.array(model.least)
    lp.col_upper_ = np.ones(len(model.gains))
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[whole] for whole in model.whole]
    lp.row_lower_ = np.array([row.least for row in model.rows])
    lp.row_upper_ = np.array([row.most for row in model.rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in model.rows)])
    lp.a_matrix_.index_ = np.array([column for row in model.rows for column in row.terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([value for row in model.rows for value in row.terms.values()])
    return lp
