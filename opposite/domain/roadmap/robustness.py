"""How often each initiative stands in the first part of a roadmap when what the plan rests on is varied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class SelectionFrequency(NamedTuple):
    """In how many variations of one kind each initiative starts in the first part of the plan, by id."""

    times: Mapping[str, int]
    unplanned: int = 0
    """Variations in which the pins could not be kept, so that there was no plan and nothing started."""


@dataclass(frozen=True, slots=True)
class PlanStability:
    """What the first part of a roadmap owes to the weights, and to who happened to answer."""

    variations: int
    """How many variations of each kind were tried."""
    shown: tuple[str, ...]
    """Ids of what starts in it by the plan that people see, sorted."""
    by_weights: SelectionFrequency
    by_people: SelectionFrequency | None
    """None where resampling people says nothing or might tell something that is hidden."""
    held_fixed: tuple[str, ...] = ()
    """Questions at which groups kept their weights, and which kept their scores where people were drawn: not all of
    their groups' means are shown."""
