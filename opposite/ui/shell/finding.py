"""What a picker of organisations offers: all of them where they are few, else those found by what is typed above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from opposite.engine.collecting.finding import Found, find_organisations, latest_organisations
from opposite.ui.shell import cache, keys
from opposite.wording.collecting import finding as words

MOST = 50
"""So many names a picker offers at once; where there are no more, all are offered and nothing need be typed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Organisations to choose among, whether there are more, and what was typed to find them."""

    organisations: list[Found]
    many: bool
    typed: str = ""
    archived: bool = False

    @property
    def names(self) -> list[str]:
        """Names to choose among, in the order in which they are offered."""
        return [found.name for found in self.organisations]

    @property
    def ids(self) -> list[int] | None:
        """The organisations that a list is narrowed to by what was typed; None where nothing was."""
        return [found.id for found in self.organisations] if self.typed else None

    @property
    def filter_mode(self) -> Literal["fuzzy"] | None:
        """How a picker looks among its options: of many one types in the field that finds them, and nowhere else."""
        return None if self.many else "fuzzy"

    @property
    def placeholder(self) -> str:
        """What a picker says while nothing is chosen in it."""
        return words.how_many(len(self.organisations), most=MOST) if self.typed else words.CHOOSE


def first_offer(*, archived: bool = False) -> Offer:
    """What is offered before anything is typed: all organisations by name, or the latest active of many.

    They are the archived ones, or the others.
    """
    found = latest_organisations(cache.workspace(), most=MOST + 1, archived=archived)
    if len(found) > MOST:
        return Offer(found[:MOST], many=True, archived=archived)
    return Offer(sorted(found, key=lambda one: one.name), many=False, archived=archived)


def narrowed(first: Offer, picker: str, width: int | None = None) -> Offer:
    """Where there are many, draw the field in which one types to find them; what is offered then."""
    if not first.many:
        return first
    typed = st.text_input(
        words.AN_ORGANISATION,
        key=keys.find(picker),
        type="search",
        live=True,
        placeholder=words.PART_OF_NAME,
        width=width or "stretch",
    )
    words_typed = (typed or "").strip()
    if not words_typed:
        return first
    found = find_organisations(cache.workspace(), words_typed, most=MOST, archived=first.archived)
    return Offer(found, many=True, typed=words_typed, archived=first.archived)


def picked_organisation(
    first: Offer, picker: str, label: str = "Organisation", *, without: int | None = None
) -> str | None:
    """Draw a picker of an organisation; the first one stands in it, but among many none does until it is chosen.

    `without` is the id of one that is not offered.
    """
    offered = narrowed(first, picker)
    offered = replace(offered, organisations=[one for one in offered.organisations if one.id != without])
    chosen: str | None = st.selectbox(
        label,
        offered.names,
        index=None if offered.many else 0,
        key=picker,
        placeholder=offered.placeholder,
        filter_mode=offered.filter_mode,
    )
    return chosen
