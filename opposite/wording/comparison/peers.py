"""By what the others are narrowed with whom an organisation is compared."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.comparison.peer_filters import Kind
from opposite.engine.comparison.peer_groups import Offered
from opposite.wording.figures import listed

COMPARED_WITH = "Compared with"
ALL_OTHERS = "All other organisations"
NOT_OFFERED = (
    "The address asks for a comparison that is not offered here: too few organisations are alike, or so few are left out "
    "that their figures would show. Nothing is narrowed by it."
)


def offered_in_words(one: Offered) -> str:
    """A filter and how many others it leaves."""
    return f"Same {one.kind.value}: {one.n:,} others"


def alike(kinds: Sequence[Kind]) -> str:
    """In what the others are alike; empty where they are all others."""
    return f"of the same {listed([kind.value for kind in kinds])}" if kinds else ""
