"""Scores kept in the store with the revision they were computed from; stale ones are computed again before use."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from opposite import __version__
from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.access.guard import each, harmless, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.score_many import score_nodes
from opposite.engine.scoring.stored_rows import by_assessment
from opposite.engine.workspace import Workspace

WITHHELD = f"{__version__}, as shown"
"""Stored scores of this version are without hidden figures; those of earlier ones are stale."""

Stamp = tuple[int, int]
"""Two numbers that differ whenever any assessment has changed: how many there are, and a digest of each at its revision.

A revision only rises and no id is given twice, so no state of the store comes back, but for an import that is undone, which
`Store.times_lent` counts; a sum of revisions could.
"""


@harmless
def stamp(workspace: Workspace) -> Stamp:
    """The stamp of the store at this moment."""

    def read() -> Stamp:
        count, digest = workspace.store.rows("portfolio_stamp")[0]
        return int(count), int(digest)

    return workspace.as_it_stands("stamp", read)


class Stale(NamedTuple):
    """An assessment whose stored scores are missing, or not of its revision and of this scoring version."""

    id: int
    revision: int
    framework_hash: str
    closed: bool


@harmless
def stale_assessments(workspace: Workspace) -> list[Stale]:
    """The assessments with stale scores, the latest active first."""
    return [Stale(*row) for row in workspace.store.rows("stale_assessments", scoring_version=WITHHELD)]


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def keep_scores(workspace: Workspace, chosen: Sequence[Assessment]) -> None:
    """Compute the scores of these assessments and keep them in the store, a slice at a time.

    Also one alone is scored in SQL, where Python would be quicker: the last digits of a score do not depend on how many
    others were stale with it.
    """
    for some in score_nodes(workspace, chosen):
        with workspace.store.writing(some.cursor) as cursor:
            cursor.run("drop_scores", assessment_ids=[a.id for a in some.assessments])
            cursor.run("add_scored", scoring_version=WITHHELD)


class WrongScore(NamedTuple):
    """A stored score that differs from what the answers of its assessment give."""

    assessment: Assessment
    node: str


@verb(Verb.KEEP)
def wrong_scores(workspace: Workspace) -> list[WrongScore]:
    """Every stored score that is said to be of the state its assessment is in, and is not what its answers give."""
    stored = by_assessment(workspace.store.rows("fresh_scores", scoring_version=WITHHELD))
    chosen = [assessment for assessment in assessments(workspace) if assessment.id in stored]
    return [
        WrongScore(assessment, node)
        for some in score_nodes(workspace, chosen)
        for scored in [by_assessment(some.cursor.run("scored", assessment_ids=None))]
        for assessment in some.assessments
        for kept, given in [(stored[assessment.id], scored[assessment.id])]
        for node in dict.fromkeys([*given, *kept])
        if node not in kept or node not in given or not _agree(kept[node], given[node])
    ]


def _agree(kept: Iterable[Any], given: Iterable[Any]) -> bool:
    """Whether two rows of scores are the same, up to what computing them in another order makes of them."""
    return all(
        math.isclose(a, b, abs_tol=TOLERANCE) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(kept, given, strict=True)
    )
