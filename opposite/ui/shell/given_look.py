"""The look of a firm that somebody gave for decks, in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opposite.exports.briefing.deck.look import Look


@dataclass(slots=True)
class GivenLook:
    """What was given and what was refused, by kind of file; kept until the tab is closed, and stored nowhere."""

    look: Look | None = None
    """None where nothing was given."""
    files: dict[str, str] = field(default_factory=dict)
    """By kind, the name of the file that is in use."""
    refused: dict[str, str] = field(default_factory=dict)
    """By kind, why the file that was given last is not used."""
    turns: dict[str, int] = field(default_factory=dict)
    """By kind, how many files were taken: each leaves an empty field for the next one."""
    logo_named: str | None = None
    """The logo that a theme names, which is a file of its own."""

    @property
    def is_own(self) -> bool:
        """Whether decks look other than they do without anything given."""
        from opposite.exports.briefing.deck.look import PLAIN  # noqa: PLC0415  read where decks are offered

        return self.look not in {None, PLAIN}
