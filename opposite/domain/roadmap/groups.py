"""Whose plan it is: what each group would plan by itself, and what it has of the common plan. Facts, without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from opposite.domain.roadmap.plan import Placement
from opposite.domain.tolerance import TOLERANCE


class NoOwnPlan(Enum):
    """Why nothing is said of a group."""

    HIDDEN = "hidden"
    """Some figure that its plan would rest on may not be shown (scoring.md, rules 27 to 31)."""
    SILENT = "silent"
    """It gave no level."""
    REFUSED = "refused"
    """By its answers no plan keeps what was chosen."""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """The best plan by the answers of one group, and what two other plans are worth by them (rule 18).

    `short` is what `own_value` may be short of the best possible.
    """

    group: str
    rows: tuple[Placement, ...]
    own_value: float
    short: float
    common_value: float
    fairest_value: float

    @property
    def share(self) -> float | None:
        """What the group has of its own best plan by the common one; None where it has nothing to gain by any."""
        return _share(self.common_value, self.own_value)

    @property
    def fairest_share(self) -> float | None:
        """What it has by the plan that treats the worst-off group best."""
        return _share(self.fairest_value, self.own_value)


def _share(value: float, own: float) -> float | None:
    return value / own if own > TOLERANCE else None


@dataclass(frozen=True, slots=True)
class GroupPlans:
    """Every group's plan, in the framework's order, and the plan that treats the worst-off best among those tried.

    `common_objective` and `fairest_objective` are the values of the two plans by the answers of all.
    """

    groups: tuple[GroupPlan, ...]
    left_out: tuple[tuple[str, NoOwnPlan], ...]
    common: tuple[Placement, ...]
    fairest: tuple[Placement, ...]
    common_objective: float
    fairest_objective: float
    complete: bool
    """Whether every search came to its end."""

    @property
    def comparable(self) -> Sequence[GroupPlan]:
        """The groups that have something to gain."""
        return tuple(group for group in self.groups if group.share is not None)

    @property
    def worst_off(self) -> GroupPlan | None:
        """The group that has the least of its own best plan by the common one; None where none can be compared."""
        return min(self.comparable, key=lambda group: group.share or 0.0, default=None)

    @property
    def worst_off_by_the_fairest(self) -> GroupPlan | None:
        """The group that has the least by the plan that treats the worst-off best."""
        return min(self.comparable, key=lambda group: group.fairest_share or 0.0, default=None)
