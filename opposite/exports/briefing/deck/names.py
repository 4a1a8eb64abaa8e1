"""Whether words that were changed around the same numbers make these another's: names, stages and units."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.scoring.stages import stage_labels
from opposite.engine.briefing import Briefing
from opposite.engine.side_by_side import SideBySide

UNITS = re.compile(r"\b(day|week|month|year|hour|minute)s?\b|(%)")


@dataclass(frozen=True, slots=True)
class Names:
    """What numbers of a deck belong to, and the stages they stand for."""

    several: frozenset[str]
    stages: frozenset[str]
    whose: frozenset[str]
    """Names of organisations, one of which the first slide says."""

    def make_another(self, said: str, computed: str) -> bool:
        """Whether a text names others than the computed one, in another order, another stage, or another unit."""
        return not (
            _in_order(_found(self.several, said), _found(self.several, computed))
            and _in_order(_units(said), _units(computed))
        ) or _exchanged(_found(self.stages, said), _found(self.stages, computed))


def names_of(briefing: Briefing) -> Names:
    """The names of factors, groups and initiatives of a briefing, and its stages."""
    framework = briefing.report.framework
    titles = [one.title for one in briefing.report.factors] + [one.title for one in framework.groups]
    titles += [one.title for one in framework.initiatives]
    return Names(
        frozenset(titles),
        frozenset(stage_labels(framework)),
        frozenset({briefing.report.assessment.organisation.name}),
    )


def names_compared(compared: SideBySide) -> Names:
    """The names of those compared, of their factors and of what others have in common, and the stages of their frameworks."""
    of = compared.several
    names = {name for one in of for name in (one.assessment.organisation.name, one.assessment.wave)}
    names |= {kind.value for kind in Kind} if compared.kinds else set()
    return Names(
        frozenset(names | {factor.title for one in of for factor in one.factors}),
        frozenset(stage for one in of for stage in stage_labels(one.framework)),
        frozenset(one.assessment.organisation.name for one in of),
    )


def _found(names: Collection[str], text: str) -> list[str]:
    """The names in a text, in its order; of those that begin alike the longest."""
    if not names:
        return []
    longest = sorted(filter(None, names), key=len, reverse=True)
    return re.findall("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest), text)


def _units(text: str) -> list[str]:
    return ["".join(one) for one in UNITS.findall(text)]


def _in_order(said: list[str], computed: list[str]) -> bool:
    """Whether nothing is said that is not computed, in its order; what was left out is no other's."""
    left = iter(computed)
    return all(one in left for one in said)


def _exchanged(said: list[str], computed: list[str]) -> bool:
    return bool(set(said) - set(computed)) and bool(set(computed) - set(said))
