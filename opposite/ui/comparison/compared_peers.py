"""Among whom those that are compared are placed: all others, or those alike to each in sector, size and country."""

from __future__ import annotations

import streamlit as st

from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.peer_groups import among_peers
from opposite.engine.side_by_side import unplaced
from opposite.ui.shell import cache
from opposite.ui.shell.peers import picked_kinds
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import peers as words
from opposite.wording.comparison.differences import name_of
from opposite.wording.sentences import cut


def show_compared_peers(reports: list[Report]) -> tuple[list[Report], list[Kind]]:
    """Draw the choice, which the first offers; the reports with their places as they are then, and in what others are alike."""
    kinds = picked_kinds(reports[0], words.PLACED_AMONG)
    if not kinds:
        return reports, kinds
    placed = [among_peers(cache.workspace(), report, kinds) for report in reports]
    few = [cut(name_of(one.assessment)) for one in unplaced(reports, placed)]
    first = cut(reports[0].assessment.organisation.name)
    st.caption(as_text(words.placed_apart(first, kinds, few)))
    return placed, kinds
