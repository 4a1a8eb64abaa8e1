"""Invitation links as a table, to be merged into letters."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.collecting.assessment import Assessment
from opposite.tables.table import Table


def single_links(assessment: Assessment, group: str, addresses: Sequence[str]) -> Table:
    """One row a link that one person of a group can answer by, in the order in which they were made."""
    rows = ((assessment.organisation.name, assessment.wave, group, address) for address in addresses)
    return Table("links", ("organisation", "wave", "group", "link"), tuple(rows))
