"""What headings are taken for, one after the other, until those of a file are all seen and the surer ones win."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from opposite.engine.collecting.importing.source_formats import Heading

SKIP = "skip"
"""What a mapping says of a column that holds nothing for an assessment."""

Claim = tuple[str, str]
"""What a column holds: a question and an aspect of the answer to it, or no question ("") and a role."""


class Found(NamedTuple):
    """What a heading is taken for; None for nothing.

    `behind_stem`: other words stand before the text, so that a column without them is the surer one. `tick`: the answer
    that a filled cell stands for, empty where cells say it themselves.
    """

    claim: Claim | None = None
    behind_stem: bool = False
    tick: str = ""


class Claimed:
    """What the headings of a file are taken for, one after the other, until all are seen.

    `stemmed` holds the positions of columns whose heading has other words before the question's text, which give way
    to surer ones; `ticks` the answers that filled cells of a column stand for, by its position.
    """

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.stemmed: dict[Claim, list[int]] = {}
        self.ticks: dict[int, str] = {}
        self.not_understood: list[str] = []
        self.left_out: list[str] = []
        self._headings = headings
        self._claims: dict[Claim, list[int]] = {}
        self._fallback: dict[str, list[int]] = {}

    def take_in(self, position: int, heading: Heading, found: Found) -> None:
        """Take in what the heading of a column was found to be."""
        claim, behind_stem, tick = found
        if tick:
            self.ticks[position] = tick
        if claim is not None and behind_stem:
            self.stemmed.setdefault(claim, []).append(position)
        elif claim is not None and claim[1] != SKIP:
            self._claims.setdefault(claim, []).append(position)
        elif claim is None and heading.role is not None and (heading.under or heading.role not in self._fallback):
            self._fallback.setdefault(heading.role, []).append(position)
            if heading.under is not None:
                self.ticks[position] = heading.under[1]
        elif heading.title:
            (self.left_out if heading.by_tool or claim is not None else self.not_understood).append(heading.title)

    def settled(self) -> tuple[dict[Claim, list[int]], dict[int, str]]:
        """The positions of columns by what they hold, and what those hold of which only the tool or the cells tell."""
        titles = [heading.title for heading in self._headings]
        self.not_understood += [
            titles[i] for one, several in self.stemmed.items() if one in self._claims for i in several
        ]
        claims = self.stemmed | self._claims
        by_fallback: dict[int, str] = {}
        for role, positions in self._fallback.items():
            if ("", role) in claims:
                self.left_out += [titles[i] for i in positions]
            else:
                claims["", role] = positions
                by_fallback |= dict.fromkeys(positions, role)
        return claims, by_fallback
