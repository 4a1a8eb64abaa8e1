"""Whom an organisation is compared with: all others, or those of its sector, size and country."""

from __future__ import annotations

import streamlit as st

from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.peer_groups import Offered, filters_offered
from opposite.ui.shell import address, cache, keys
from opposite.wording.comparison import peers as words


def picked_kinds(report: Report, label: str) -> list[Kind]:
    """Draw the choice where the others of a report may be narrowed; in what those that are chosen are alike."""
    offered: list[Offered] = filters_offered(cache.workspace(), report)
    by_kind = {one.kind.value: one for one in offered}
    asked = address.all_said(keys.PEERS)
    chosen = [kind for kind in by_kind if kind in asked]
    if not set(asked) <= set(by_kind):
        st.info(words.NOT_OFFERED)
    if not by_kind:
        return []
    address.picker_of_several(
        label,
        keys.PEERS,
        {kind: words.offered_in_words(one) for kind, one in by_kind.items()},
        chosen,
        key=keys.PEERS,
        most=len(by_kind),
        placeholder=words.ALL_OTHERS,
    )
    return [by_kind[kind].kind for kind in chosen]
