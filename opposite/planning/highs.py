"""HiGHS, asked for the best values of a program: on one thread, from a fixed seed, never by the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import highspy
import numpy as np

from opposite.planning.milp_model import Program

WORK = 7e8
"""Branchings times the square of the rows after which a search ends, whatever the gap: some ten seconds.

A clock would make two runs differ.
"""

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


_ENDED = {
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kInterrupt,
}

Watch = Callable[[float, float], bool]
"""Told now and then the best sum of gains so far and the bound on it; answers whether to go on.

A search that is told to stop gives what it has; so a watch that looks at a clock makes two runs differ.
"""


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found: values of the columns, None where the program has none; a sum of gains that none exceeds.

    `proven` says that no values are better, but for the solver's tolerance.
    """

    values: tuple[float, ...] | None
    bound: float
    proven: bool


def maximise(
    program: Program, *, start: Mapping[int, float], gap: float, watch: Watch | None = None
) -> Solution | None:
    """The best values found; None when HiGHS says something unexpected.

    The search ends at a relative gap or after as many branchings as `WORK` allows. It begins with the values of the
    whole columns in `start`, where that is allowed.
    """
    if not program.gains:
        return Solution((), 0.0, proven=True)
    most = sum(abs(gain) for gain in program.gains)
    scale = _SCALE / most if most > _NOTHING else 1.0
    highs = highspy.Highs()
    for option, value in {**_OPTIONS, "mip_rel_gap": gap, "mip_max_nodes": _branchings(program)}.items():
        highs.setOptionValue(option, value)
    if highs.passModel(_model(program, scale)) != highspy.HighsStatus.kOk:
        return None
    if start:
        highs.setSolution(len(start), np.array(list(start), dtype=np.int32), np.array(list(start.values())))

    if watch is not None:
        highs.cbMipInterrupt.subscribe(partial(_look_up, watch, scale))
    highs.run()
    return _solution(highs, scale, gap, every_gain=sum(gain for gain in program.gains if gain > 0))


def _branchings(program: Program) -> int:
    return max(1, round(WORK / len(program.rows) ** 2)) if program.rows else 1


def _look_up(watch: Watch, scale: float, event: highspy.highs.HighsCallbackEvent) -> None:
    so_far = event.data_out
    if not watch(so_far.mip_primal_bound / scale, so_far.mip_dual_bound / scale):
        event.interrupt()


def _solution(highs: highspy.Highs, scale: float, gap: float, *, every_gain: float) -> Solution | None:
    status, found = highs.getModelStatus(), highs.getInfo()
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        return Solution(None, -float("inf"), proven=True)
    if status not in _ENDED or found.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    proven = status == highspy.HighsModelStatus.kOptimal and gap == 0
    bound = min(found.mip_dual_bound / scale, every_gain)  # infinite where it was ended before the first relaxation
    return Solution(tuple(highs.getSolution().col_value), bound, proven=proven)


def _model(program: Program, scale: float) -> highspy.HighsLp:
    """The program as HiGHS reads it, row by row."""
    model = highspy.HighsLp()
    model.sense_ = highspy.ObjSense.kMaximize
    model.num_col_, model.num_row_ = len(program.gains), len(program.rows)
    model.col_cost_ = np.array(program.gains) * scale
    model.col_lower_ = np.array(program.least)
    model.col_upper_ = np.ones(len(program.gains))
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    model.integrality_ = [kinds[whole] for whole in program.whole]
    model.row_lower_ = np.array([row.least for row in program.rows])
    model.row_upper_ = np.array([row.most for row in program.rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in program.rows)])
    model.a_matrix_.index_ = np.array([column for row in program.rows for column in row.terms], dtype=np.int32)
    model.a_matrix_.value_ = np.array([value for row in program.rows for value in row.terms.values()])
    return model
