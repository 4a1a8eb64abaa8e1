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
from opposite.errors import StoreError

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
    are. What somebody else computes meanwhile is waited for and not computed twice. Assessments whose framework cannot
    be read are passed over: `Workspace.unreadable` says which those are.
    """
    at = at or stamp(workspace)
    if workspace.remembers(FRESH, at):
        return 0
    number, is_complete = _compute(workspace, told, at_once=SLICE if workspace.background is None else AT_ONCE)
    if is_complete:
        workspace.remember(FRESH, at, lambda: True)
    return number


@harmless
def is_up_to_date(workspace: Workspace, at: Stamp | None = None) -> bool:
    """Whether the stored scores are of this moment; a few that are not are computed here and now.

    Many are computed in the background where the workspace has one, and until then the answer is False, as where they
    could not be computed: `Background.failure` then says why. Without a background they are waited for.
    """
    background = workspace.background
    if background is None:
        refresh(workspace, at)
        return True
    if background.is_under_way:
        return False
    at = at or stamp(workspace)
    cause = (workspace.store.times_lent, at)
    if workspace.remembers(FRESH, at):
        return True
    if not background.may_begin(cause):
        return False
    stale = len(_stale(workspace))
    if stale > FEW:
        background.begin(lambda told: _compute(workspace, told, at_once=AT_ONCE)[1], total=stale, cause=cause)
        return False
    try:
        refresh(workspace, at)
    except StoreError as error:
        background.fail(error, cause=cause)
        return False
    return True


def _compute(workspace: Workspace, told: Told, *, at_once: int) -> tuple[int, bool]:
    """Compute what is stale, so many at once, until nothing is, though answers go on coming in.

    Returns how many were computed, and whether that was all. Each lot is kept: should this end half way, it stays.
    """
    seen: set[tuple[int, int]] = set()
    while True:
        with workspace.scoring_turn:
            left = [a for a in _stale(workspace) if (a.id, a.revision) not in seen]
            if not left:
                return len(seen), True
            if not told(len(seen), len(seen) + len(left)):
                return len(seen), False
            lot = left[:at_once]
            keep_scores(workspace.for_its_own_use(), lot)
            seen.update((a.id, a.revision) for a in lot)


def _stale(workspace: Workspace) -> Sequence[Assessment]:
    """The assessments with stale scores, but for those whose framework cannot be read."""
    stale = stale_ids(workspace)
    with workspace.store.reading() as cursor:
        chosen = read_assessments(cursor, ids=list(stale)) if stale else []
    unreadable = workspace.unreadable(a.framework_hash for a in chosen)
    return [a for a in chosen if a.framework_hash not in unreadable]
