"""Stored scores brought up to date: one computation however many ask, and in the background of the pages if it is long."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import harmless
from opposite.engine.background import Told
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.scoring.score_many import SLICE
from opposite.engine.scoring.stored_scores import Stale, Stamp, keep_scores, stale_assessments, stamp
from opposite.engine.workspace import Workspace
from opposite.errors import StoreError

FEW = 50
"""Up to this many stale assessments are computed while a page waits: a third of a second."""

AT_ONCE = 200
"""Assessments scored together in the background: a command that wants the file, or a page that saves, waits no longer."""

WAITING = "assessments that wait for their scores"


def unwatched(_done: int, _total: int) -> bool:
    """Hear how far it is, and let it go on."""
    return True


@harmless
def refresh(workspace: Workspace, *, told: Told = unwatched, known: Collection[Assessment] = ()) -> int:
    """Compute the stored scores of every assessment whose revision has moved on; returns how many were computed.

    `told` hears how many are computed of how many there are. What somebody else computes meanwhile is waited for and not
    computed twice. Of `known` assessments, which the caller has read in this
    state of the store or an earlier one, those that are as they were are not read again. Assessments whose framework
    cannot be read are passed over: `Workspace.unreadable` says which those are.
    """
    return _compute(workspace, told, at_once=SLICE if workspace.background is None else AT_ONCE, known=known)[0]


@harmless
def are_waiting(workspace: Workspace) -> bool:
    """Whether there are stale scores that `refresh` would compute."""
    return bool(_waiting(workspace, stamp(workspace)))


@harmless
def is_up_to_date(workspace: Workspace, at: Stamp | None = None) -> bool:
    """Whether the stored scores are of this moment; a few that are not are computed here and now.

    Many are computed in the background where the workspace has one, and until then the answer is False, as where they
    could not be computed: `Background.failure` then says why. Without a background they are waited for. `at` is the
    store's stamp where the caller has just read it.
    """
    background = workspace.background
    if background is not None and background.is_under_way:
        return False
    at = at or stamp(workspace)
    waiting = len(_waiting(workspace, at))
    if waiting == 0:
        return True
    if background is None:
        refresh(workspace)
        return True
    cause = (workspace.store.times_lent, at)
    if not background.may_begin(cause):
        return False
    if waiting > FEW:
        background.begin(lambda told: _compute(workspace, told, at_once=AT_ONCE)[1], total=waiting, cause=cause)
        return False
    try:
        refresh(workspace)
    except StoreError as error:
        background.fail(error, cause=cause)
        return False
    return True


@harmless
def closed_are_scored(workspace: Workspace) -> bool:
    """Whether the stored scores of all closed assessments are of this moment, be there open ones that wait for theirs."""
    return is_up_to_date(workspace) or not any(one.closed for one in list(_waiting(workspace, stamp(workspace))))


def _compute(workspace: Workspace, told: Told, *, at_once: int, known: Collection[Assessment] = ()) -> tuple[int, bool]:
    """Compute what is stale, so many at once, until nothing is, though answers go on coming in.

    Returns how many were computed, and whether that was all. Each lot is kept: should this end half way, it stays.
    """
    computed, by_state = 0, {(a.id, a.revision): a for a in known}
    while True:
        with workspace.scoring_turn:
            waiting = _waiting(workspace, stamp(workspace))
            if not waiting:
                return computed, True
            lot = _read(workspace, waiting[:at_once], by_state)
            if not told(computed, computed + len(waiting)):
                return computed, False
            keep_scores(workspace.for_its_own_use(), lot)
            computed += len(lot)
            del waiting[:at_once]


def _read(
    workspace: Workspace, stale: Sequence[Stale], known: Mapping[tuple[int, int], Assessment]
) -> list[Assessment]:
    """These assessments, of which those known by id at their revision need not be read."""
    unknown = [one.id for one in stale if (one.id, one.revision) not in known]
    with workspace.store.reading() as cursor:
        found = read_assessments(cursor, ids=unknown) if unknown else []
    return found + [known[state] for one in stale if (state := (one.id, one.revision)) in known]


def _waiting(workspace: Workspace, at: Stamp) -> list[Stale]:
    """The stale assessments at a stamp of the store, but for those whose framework cannot be read: looked for once.

    Whoever keeps scores of theirs takes them off the list. What changes meanwhile changes the stamp.
    """

    def find() -> list[Stale]:
        stale = stale_assessments(workspace)
        unreadable = workspace.unreadable(one.framework_hash for one in stale)
        return [one for one in stale if one.framework_hash not in unreadable]

    with workspace.finding_turn:
        return workspace.remember(WAITING, at, find)
