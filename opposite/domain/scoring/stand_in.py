"""What a plan takes in place of a hidden question's score: where the nearest shown node above it stands."""

from __future__ import annotations

from collections.abc import Callable

from opposite.domain.framework import Framework
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.scores import NodeScore


def stand_in(framework: Framework, question: str, place_of: Callable[[str], float | None]) -> float | None:
    """The level of a question at the place of its scale where the nearest node above with a shown score stands on its own.

    `place_of` tells that place from 0 to 1, None for a node without a shown score; None where no node above has one.
    """
    scale = framework.questions[question].scale
    for node in framework.ancestors(question):
        place = place_of(node)
        if place is not None:
            return scale.lowest + place * (scale.highest - scale.lowest)
    return None


def shown_place(row: NodeScore) -> float | None:
    """Where a node's score lies between the ends of its range, from 0 to 1; None where it has none or it is hidden."""
    if row.score is None or row.minimum is None or row.maximum is None:
        return None
    return position(row.score, row.minimum, row.maximum)
