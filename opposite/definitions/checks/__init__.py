"""The rules of a framework that go beyond its form: what refers to what, and whether it can be scored and planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from opposite.definitions.checks.bands import check_bands
from opposite.definitions.checks.first_period import check_first_period
from opposite.definitions.checks.groups import check_groups
from opposite.definitions.checks.horizons import check_horizons
from opposite.definitions.checks.ids import check_ids
from opposite.definitions.checks.initiatives import check_initiatives
from opposite.definitions.checks.instrument import check_instrument
from opposite.definitions.checks.levels import check_levels
from opposite.definitions.checks.lifts import check_lift_chains, check_lifts
from opposite.definitions.checks.prerequisites import check_prerequisites
from opposite.definitions.checks.privacy import check_privacy
from opposite.definitions.checks.questions import check_questions
from opposite.definitions.checks.ranges import check_ranges
from opposite.definitions.checks.scales import check_scales
from opposite.definitions.checks.targets import check_targets
from opposite.definitions.checks.tree import check_tree
from opposite.definitions.checks.work import check_work
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework

RULES: tuple[Callable[[PartialFramework], Iterator[Diagnostic]], ...] = (
    check_ids,
    check_scales,
    check_instrument,
    check_tree,
    check_questions,
    check_levels,
    check_groups,
    check_ranges,
    check_bands,
    check_targets,
    check_privacy,
    check_horizons,
    check_first_period,
    check_initiatives,
    check_lifts,
    check_lift_chains,
    check_prerequisites,
    check_work,
)


MOST_OF_ONE_RULE = 1000
"""Mistakes of one rule that are listed: more are of no use to an author."""


def check_rules(partial: PartialFramework) -> list[Diagnostic]:
    """Every mistake and warning that the rules find in what is usable of a framework."""
    return [diagnostic for rule in RULES for diagnostic in islice(rule(partial), MOST_OF_ONE_RULE)]
