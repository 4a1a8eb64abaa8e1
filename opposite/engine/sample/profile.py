"""Synthetic profiles: what is decided of a sample organisation before anybody answers, read from the sector files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from opposite.definitions.yaml_reader import read_file
from opposite.domain.framework import FULL

SECTORS = ("retail", "insurance", "public_services", "manufacturing")
"""The sector files, in the order in which their organisations are made."""

FOLDER = Path(__file__).parent / "sectors"

ALL = "all"
"""Key that stands for every factor where something is given by factor."""

ByFactor = Mapping[str, float]
"""Amounts by factor id; those under ALL hold for every factor, and both add up."""

ORDINARY_SHIFTS: Mapping[str, ByFactor] = {
    "executive": {ALL: 0.25},
    "commercial": {ALL: 0.05, "PEO": 0.15},
    "frontline": {ALL: -0.25},
    "technology": {"INS": 0.2, "TEC": 0.2},
    "operations": {ALL: -0.05, "PRO": 0.2},
    "enabling": {ALL: 0.05},
}
"""By group, how groups often see their organisation: leaders a little above the others, those who meet customers below."""


def amount(amounts: ByFactor, factor: str) -> float:
    """What is given for a factor, the amount for every factor included; 0 where nothing is given."""
    return amounts.get(ALL, 0.0) + amounts.get(factor, 0.0)


@dataclass(frozen=True, slots=True)
class GroupView:
    """How one group sees its organisation: levels above (or below) the others', and shares who cannot say."""

    people: int
    shift: ByFactor = field(default_factory=dict)
    dont_know: ByFactor = field(default_factory=lambda: {ALL: 0.03})


@dataclass(frozen=True, slots=True)
class SampleWave:
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
class SampleOrganisation:
    """A sample organisation. Waves stand oldest first; `levels` are those that the latest one finds."""

    name: str
    sector: str
    size: str
    tags: tuple[str, ...]
    levels: ByFactor
    groups: Mapping[str, GroupView]
    waves: tuple[SampleWave, ...]
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


def sample_organisations() -> tuple[SampleOrganisation, ...]:
    """Every organisation of the sample, sector by sector."""
    return tuple(organisation for sector in SECTORS for organisation in read_sector(FOLDER / f"{sector}.yaml"))


def read_sector(path: Path) -> list[SampleOrganisation]:
    """The organisations of a sector file; `ordinary_groups` gives the people of groups that see it as groups often do."""
    document = read_file(path).data
    return [_organisation(document["sector"], **entry) for entry in document["organisations"]]


def _organisation(
    sector: str,
    *,
    tags: list[str],
    waves: list[dict[str, Any]],
    groups: Mapping[str, dict[str, Any]] | None = None,
    ordinary_groups: Mapping[str, int] | None = None,
    **rest: Any,
) -> SampleOrganisation:
    return SampleOrganisation(
        sector=sector,
        tags=tuple(tags),
        groups={group: GroupView(**view) for group, view in (groups or {}).items()}
        | {group: GroupView(people, ORDINARY_SHIFTS[group]) for group, people in (ordinary_groups or {}).items()},
        waves=tuple(SampleWave(**wave) for wave in waves),
        **rest,
    )
