"""Estimates of an organisation: what it says of an initiative in place of the framework's default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from opposite.domain.framework.framework import Framework
from opposite.domain.framework.initiatives import MOST_WEEKS, CostSpread, Initiative, Spread
from opposite.domain.framework.money import LARGEST
from opposite.errors import NOTHING_STORED, OppositeError

MOST_DAYS = 1e6
"""The largest effort taken, in person-days."""


FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What an organisation says of an initiative; a value of None leaves the framework's default.

    `weeks` and `cost`, which is paid to others in the organisation's currency, are planned with as likely. Raises
    OppositeError for figures that cannot be meant.
    """

    owner: str | None = None
    effort_days: float | None = None
    weeks: Spread | None = None
    cost: CostSpread | None = None
    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.owner is not None and self.owner.strip().startswith(FORMULA):
            raise _refused(f"The owner {self.owner!r} begins like a formula of a spreadsheet.", "Begin with a letter.")
        if self.effort_days is not None and not 0 < self.effort_days <= MOST_DAYS:
            raise _refused(
                f"An effort of {self.effort_days:g} days is none.", f"Give days above 0, at most {MOST_DAYS:,.0f}."
            )
        if self.confidence is not None and not 0 < self.confidence <= 1:
            raise _refused(f"A confidence of {self.confidence:g} is none.", "Give one above 0, at most 1.")
        if self.weeks is not None:
            _refuse_disorder("weeks", self.weeks)
            if not self.weeks.low > 0 or not self.weeks.high <= MOST_WEEKS:
                raise _refused("The weeks are beyond what is planned.", f"Give weeks above 0, at most {MOST_WEEKS}.")
        if self.cost is not None:
            _refuse_disorder("cost", self.cost)
            if not self.cost.low >= 0 or not self.cost.high <= LARGEST:
                raise _refused("The cost is beyond what can be meant.", "Give a cost of 0 or more.")

    @property
    def yours(self) -> frozenset[str]:
        """Names of the values that the organisation gives; all others are defaults."""
        return frozenset(one.name for one in fields(self) if getattr(self, one.name) is not None)

    def applied_to(self, initiative: Initiative) -> Initiative:
        """The initiative with these values in place of its own.

        Its demand of roles changes with the work in a week, so that people and days stay of one piece: twice the days in
        the same weeks take twice the people, the same days in twice the weeks half of them.
        """
        changed = initiative
        if self.owner is not None:
            changed = replace(changed, owner_role=self.owner)
        if self.effort_days is not None:
            changed = replace(changed, effort_days=self.effort_days)
        if self.weeks is not None:
            changed = replace(changed, duration_weeks=self.weeks.likely, duration_estimate=self.weeks)
        if self.cost is not None:
            changed = replace(changed, cost=self.cost.likely, cost_estimate=self.cost)
        if self.confidence is not None:
            changed = replace(changed, confidence=self.confidence)
        share = _work_a_week(changed) / before if (before := _work_a_week(initiative)) > 0 else 1.0
        return (
            changed
            if share == 1.0
            else replace(changed, demand={r: fte * share for r, fte in initiative.demand.items()})
        )


def _work_a_week(initiative: Initiative) -> float:
    """Days of work in each week; 0 where it takes no time."""
    return initiative.effort_days / initiative.duration_weeks if initiative.duration_weeks > 0 else 0.0


COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner",),
    "effort_days": ("effort_days",),
    "weeks": ("weeks_low", "weeks_likely", "weeks_high"),
    "cost": ("cost_low", "cost_likely", "cost_high"),
    "confidence": ("confidence",),
}
"""The columns in which each value of an estimate stands in tables, in their order."""


def figures(framework: Framework, initiative: Initiative) -> dict[str, tuple[float | str | None, ...]]:
    """What holds of an initiative, as the cells of each value of an estimate; None where nothing is known.

    Low and high weeks are its own, else those of the framework's spread (rule 24); a cost of one number is all three.
    """
    weeks, spread = initiative.duration_estimate, framework.roadmap.duration_spread
    if weeks is None:
        likely = initiative.duration_weeks
        weeks_cells = tuple(round(likely * each, 9) for each in (spread.low, spread.likely, spread.high))
    else:
        weeks_cells = (weeks.low, weeks.likely, weeks.high)
    cost = initiative.cost_estimate
    return {
        "owner": (initiative.owner_role,),
        "effort_days": (initiative.effort_days,),
        "weeks": weeks_cells,
        "cost": (initiative.cost,) * 3 if cost is None else (cost.low, cost.likely, cost.high),
        "confidence": (initiative.confidence,),
    }


DEFAULT = Estimate()
"""Nothing said: the framework's own figures hold."""


def estimated(framework: Framework, estimates: Mapping[str, Estimate]) -> tuple[Initiative, ...]:
    """The framework's initiatives in its order, with an organisation's estimates by id applied to them.

    Estimates for initiatives that the framework does not have change nothing.
    """
    return tuple(estimates.get(one.id, DEFAULT).applied_to(one) for one in framework.initiatives)


def without_initiative(framework: Framework, estimates: Mapping[str, Estimate]) -> tuple[str, ...]:
    """Ids that have an estimate although the framework no longer has the initiative, sorted."""
    return tuple(sorted(estimates.keys() - framework.initiative_by_id.keys()))


def _refuse_disorder(what: str, spread: Spread | CostSpread) -> None:
    if not spread.low <= spread.likely <= spread.high:
        raise _refused(
            f"Low, likely and high {what} are {spread.low:g}, {spread.likely:g} and {spread.high:g}.",
            "Give them from the least to the most.",
        )


def _refused(what: str, remedy: str) -> OppositeError:
    return OppositeError(what, NOTHING_STORED, remedy)
