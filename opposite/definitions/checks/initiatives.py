"""Initiatives: what they belong to exists, and they say what they bring and how that is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode

RECOMMENDATION = re.compile(
    r"\bnps\b|net[ -]?promoter|recommendation (score|rate|index)|"
    r"(likelihood|likely|willing|willingness|intention|would) (to )?recommend",
    re.IGNORECASE,
)
"""Names of measures that rest on a single question about recommending."""


def check_initiatives(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Unknown factors and lenses, missing outcomes, and recommendation scores as the only measure."""
    lenses = [id_ for source in partial.top["lenses"].items if (id_ := source["id"].text) is not None]
    for initiative in partial.initiatives:
        factor, lens = initiative["factor"], initiative["lens"]
        if factor.text is not None and factor.text not in partial.node_by_id and partial.complete:
            yield unknown(factor, factor.text, what="node", known=partial.node_by_id)
        if lens.text is not None and lens.text not in lenses and partial.top["lenses"].present:
            yield unknown(lens, lens.text, what="lens", known=lenses)
        yield from _outcomes(initiative)
        name = initiative["kpi"]["name"]
        if name.text is not None and RECOMMENDATION.search(name.text):
            message = "the only measure is a recommendation score, which says little about what was changed"
            yield name.warning(message, remedy="measure the outcome itself")


def _outcomes(initiative: SourceNode) -> Iterator[Diagnostic]:
    outcomes = initiative["outcomes"]
    if not isinstance(initiative.value, dict) or (outcomes.present and not isinstance(outcomes.value, dict)):
        return
    for whom in ("customer", "business"):
        outcome = outcomes[whom]
        if outcome.present and (outcome.text is None or outcome.text.strip()):
            continue
        whose = "customers" if whom == "customer" else "the business"
        where = outcomes if outcomes.present else initiative
        message = f"does not say what {whose} will have of it"
        yield where.warning(message, remedy=f"add outcomes > {whom}")
