"""Initiatives: what they belong to exists, and they say what they bring and how that is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
    """Unknown factors and lenses, missing outcomes, recommendation scores as only measure, horizons out of order."""
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
    for before, horizon in pairwise(partial.top["roadmap"]["horizons"].items):
        earlier, until = before["until"].number, horizon["until"].number
        if earlier is not None and until is not None and until <= earlier:
            message = f"ends at month {until:g}, not after the one before ({earlier:g})"
            yield horizon["until"].error(message, remedy="list horizons from the nearest to the farthest")
    for before, band in pairwise(partial.top["scoring"]["bands"].items):
        earlier, start = before["from"].number, band["from"].number
        if earlier is not None and start is not None and start <= earlier:
            message = f"{start:g} stands after {earlier:g}"
            yield band["from"].error(message, remedy="list bands from the lowest to the highest")


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
