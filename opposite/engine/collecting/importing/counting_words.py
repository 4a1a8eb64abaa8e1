"""Words by which a column tells that answers were handed in, or were not."""

from __future__ import annotations

from typing import Final

UNFINISHED: Final = frozenset({
    "0", "false", "falsch", "faux", "falso", "no", "n", "nein", "non", "nee", "não", "partial", "incomplete", "disqualified",
    "unfinished", "notsubmitted", "notcompleted", "notfinished", "inprogress", "started", "open", "pending", "offen",
})  # fmt: skip
"""What tools and people call answers that were not handed in, normalised."""

HANDED_IN: Final = frozenset({
    "1", "true", "wahr", "vrai", "vero", "verdadero", "yes", "y", "ja", "oui", "sí", "si", "sì", "sim", "complete", "completed",
    "finished", "submitted", "done", "abgeschlossen", "fertig", "terminé", "completo",
})  # fmt: skip
"""What people call answers that were, normalised."""
