"""Stored scores brought up to date: one computation however many ask, and in the background of the pages if it is long."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import harmless
from opposite.engine.background import Told
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.scoring.score_many import SLICE
from opposite.engine.scoring.stored_scores import Stamp, keep_scores, stale_ids, stamp
from opposite.engine.workspace import Workspace

FEW = 50
"""Up to this many stale assessments are computed while a page waits: a third of a second."""

AT_ONCE = 200
"""Assessments scored together in the background: a command that wants the file, or a page that saves, waits no longer."""

FRESH = "fresh scores"


def unwatched(_done: int, _total: int) -> bool:
    """Hear how far it is, and let it go on."""
    return True


@harmless
def refresh(workspace: Workspace, at: Stamp | None = None, *, told: Told = unwatched) -> int:
    """Compute the stored scores of every assessment whose revision has moved on; returns how many were computed.

    `at` is the store's stamp where the caller has just read it; `told` hears how many are computed of how many there
    are. Whoever else asks meanwhile waits for the same computation. Assessments whose framework cannot be read are
    passed over: `Workspace.unreadable` says which those are.
    """
    with workspace.scoring_turn:
        return workspace.remember(FRESH, at or stamp(workspace), lambda: _compute(workspace, told, at_once=SLICE))


@harmless
def is_up_to_date(workspace: Workspace, at: Stamp | None = None) -> bool:
    """Whether the stored scores are of this moment; a few that are not are computed here and now.

    Many are computed in the background where the workspace has one, and until then the answer is False; without one,
    they are waited for.
    """
    background = workspace.background
    if background is None:
        refresh(workspace, at)
        return True
    if background.is_under_way:
        return False
    at = at or stamp(workspace)
    with workspace.scoring_turn:
        if workspace.remembers(FRESH, at):
            return True
        stale = len(_stale(workspace))
        if stale <= FEW:
            workspace.remember(FRESH, at, lambda: _compute(workspace, unwatched, at_once=FEW))
            return True
    background.begin(lambda told: _keep_up(workspace, told), total=stale, cause=(workspace.store.times_lent, at))
    return False


def _keep_up(workspace: Workspace, told: Told) -> None:
    """Compute what is stale until nothing is, though answers go on coming in; or until told to stop."""
    before: set[int] = set()
    while (stale := {a.id for a in _stale(workspace)}) - before:
        before = stale
        _compute(workspace, told, at_once=AT_ONCE)
        if not told(len(stale), len(stale)):
            return


def _compute(workspace: Workspace, told: Told, *, at_once: int) -> int:
    """Compute the scores of what is stale, so many at once, and keep each lot: should this end half way, it stays."""
    workspace = workspace.for_its_own_use()
    stale = _stale(workspace)
    for start in range(0, len(stale), at_once):
        if not told(start, len(stale)):
            return start
        keep_scores(workspace, stale[start : start + at_once])
    return len(stale)


def _stale(workspace: Workspace) -> Sequence[Assessment]:
    """The assessments with stale scores, but for those whose framework cannot be read."""
    stale = stale_ids(workspace)
    with workspace.store.reading() as cursor:
        chosen = read_assessments(cursor, ids=list(stale)) if stale else []
    unreadable = workspace.unreadable(a.framework_hash for a in chosen)
    return [a for a in chosen if a.framework_hash not in unreadable]
