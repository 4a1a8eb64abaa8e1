"""Organisations and their assessments: who is assessed, in which wave, with which framework and under which rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from opposite.domain.collecting.wave_labels import place_in_series

LEAST_MINIMUM = 3
"""No figure rests on fewer people where answers are not attributed, whatever a framework or an assessment says (rule 31)."""

NAME_LIMIT = 200
"""Characters of the longest name of an organisation, a wave, a person or a scenario."""

LEAST_STORED = 2
"""The smallest group that earlier versions let a wave by invitation be set up with."""


def least_minimum(*, invited: bool) -> int:
    """The smallest number that may be stored of a wave as its smallest group; `fewest_shown` is what holds."""
    return LEAST_STORED if invited else 1


def minimum_in_force(stored: int, *, invited: bool, self_assessment: bool) -> int:
    """The smallest group whose figures are shown: as it is stored, if it can be.

    One that cannot, as 0, is taken for the least that keeps single people's answers hidden where several may answer.
    """
    if stored >= least_minimum(invited=invited):
        return stored
    return 1 if self_assessment else LEAST_STORED


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that is assessed; `sample` marks the synthetic ones."""

    id: int
    name: str
    sector: str | None = None
    size: str | None = None
    tags: tuple[str, ...] = ()
    sample: bool = False
    fiscal_year_start: int | None = None
    """The month, 1 to 12, in which its fiscal year starts; None where nobody said, as with the calendar year."""
    people: int | None = None
    """How many work there; None where nobody said, or where only the class of `size` is known."""
    country: str | None = None
    archived_at: datetime | None = None
    """Since when it stands in no list and picker; None where it stands in them."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One organisation, one framework version, one wave, and the rules it was set up with.

    `revision` rises with every write; whatever was computed from an earlier one is stale.
    """

    id: int
    organisation: Organisation
    framework_id: str
    framework_hash: str
    wave: str
    wave_date: date
    profile: str
    self_assessment: bool
    attributed: bool
    """Whether answers are shown with their authors, who were told so; nothing is hidden then."""
    min_group_n: int
    """The smallest group that the framework or the set-up names; what holds is `fewest_shown`."""
    revision: int
    last_activity: datetime
    closed_at: datetime | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    invited: bool = False
    """Whether groups of people answer by invitation; their answers wait until they can count."""
    due_on: date | None = None
    """The last day on which invitations can be opened; None where they never end."""
    grows: bool = False
    """Whether more people of a group may begin than were invited; figures then wait until the number is put right."""

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.closed_at is None

    @property
    def fewest_shown(self) -> int:
        """The fewest people whose answers a figure that is shown may rest on (k in scoring.md, rules 27 to 31)."""
        return 1 if self.attributed else max(LEAST_MINIMUM, self.min_group_n)

    @property
    def across_waves(self) -> dict[str, object]:
        """What progress and scenarios are kept under: the organisation and its framework, in whichever wave."""
        return {"organisation_id": self.organisation.id, "framework_id": self.framework_id}

    @property
    def routed(self) -> bool:
        """Whether questions are asked by group; a self-assessment by one person is asked everything."""
        return not self.self_assessment


@lru_cache(maxsize=4096)
def natural_key(text: str) -> str:
    """Sort key of a label: months and befores and afters in their order, 2 before 10, without case."""
    return place_in_series(text) + re.sub(
        r"\d+", lambda number: number.group().lstrip("0").rjust(20, "0"), text.casefold()
    )


def wave_key(assessment: Assessment) -> tuple[date, str, int]:
    """Sort key of the waves of an organisation: by date, else by label in natural order."""
    return assessment.wave_date, natural_key(assessment.wave), assessment.id
