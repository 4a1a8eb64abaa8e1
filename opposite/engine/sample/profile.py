"""What is decided about a sample organisation before anybody answers: its levels, its groups' views, its waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from opposite.domain.framework import FULL

ALL = "*"
"""Key that stands for every factor where something is given by factor."""

UNDER_250 = "under 250 people"
UNDER_1000 = "250 to 999 people"
UNDER_5000 = "1,000 to 4,999 people"
FROM_5000 = "5,000 people or more"

ByFactor = Mapping[str, float]
"""Amounts by factor id; those under ALL hold for every factor, and both add up."""


def amount(amounts: ByFactor, factor: str) -> float:
    """What is given for a factor, the amount for every factor included; 0 where nothing is given."""
    return amounts.get(ALL, 0.0) + amounts.get(factor, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """How one group sees its organisation: levels above (or below) the others', and shares who cannot say."""

    people: int
    shift: ByFactor = field(default_factory=dict)
    dont_know: ByFactor = field(default_factory=lambda: {ALL: 0.03})


@dataclass(frozen=True, slots=True)
class Sitting:
    """One wave: opened so many days ago, answered during the days that follow, at levels `change` above today's.

    `turnout` is the share of each group's people who came; at least two do where there are two. Everybody breaks off
    after `stops_after` questions, where it is given.
    """

    days_ago: int
    lasts: int = 12
    profile: str = FULL
    change: ByFactor = field(default_factory=dict)
    turnout: float = 1.0
    stops_after: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """A sample organisation. Waves stand oldest first; `levels` are those that the latest one finds."""

    name: str
    sector: str
    size: str
    tags: tuple[str, ...]
    levels: ByFactor
    views: Mapping[str, View]
    sittings: tuple[Sitting, ...]
    importance: ByFactor = field(default_factory=lambda: {ALL: 3.7})
    spread: float = 0.45
    """Standard deviation, in levels, of how much more or less favourably people judge than their group."""
    noise: float = 0.55
    """Standard deviation, in levels, of a single judgement."""
    evidence: float = 0.35
    """Share of answers that name their evidence."""
    notes: float = 0.03
    """Share of answers with a note."""
    breaks_off: float = 0.06
    """Share of people who stop somewhere around half-way and do not come back."""
    not_applicable: Mapping[str, float] = field(default_factory=dict)
    """By question, the share of people to whom it does not apply."""
    targets: Mapping[str, float] = field(default_factory=dict)
    """Levels the steering committee wants, by factor, where they are not the framework's."""
    self_assessment: bool = False
    attributed: bool = False


def ordinary_views(*people: int) -> dict[str, View]:
    """Views of the six groups with these numbers of people: leaders a little above, those who meet customers below."""
    shifts = {
        "executive": {ALL: 0.25},
        "commercial": {ALL: 0.05, "PEO": 0.15},
        "frontline": {ALL: -0.25},
        "technology": {"INS": 0.2, "TEC": 0.2},
        "operations": {ALL: -0.05, "PRO": 0.2},
        "enabling": {ALL: 0.05},
    }
    return {group: View(n, shift) for (group, shift), n in zip(shifts.items(), people, strict=True)}
