"""Choices of a roadmap that contradict each other: facts, without words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Kind(Enum):
    """What was chosen."""

    PIN = "pin"
    FINISH_BY = "finish by"
    NOT_BEFORE = "not before"
    MUST = "must"
    AT_ONCE = "at once"
    QUICK_WINS = "quick wins"
    EXCLUSION = "exclusion"
    TARGET = "target"
    PERIODS = "periods"
    CAPACITY = "capacity"
    BUDGET = "budget"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that somebody asked of a roadmap: of what, where it is of one thing, and what.

    `costs` says that giving it up takes more people, time or money than was allowed.
    """

    kind: Kind
    of: str = ""
    value: float | date | None = None
    costs: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Choices of which no plan keeps all, while without any one of them there is a plan; the cheapest to give up."""

    choices: tuple[Choice, ...]
    cheapest: Choice
