"""Which parts of a page are drawn anew after what somebody changed in one of them: in the same run, or in one after it."""

from __future__ import annotations

from collections.abc import Sequence

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData


def draws(part: str) -> bool:
    """Whether this run draws the part with a key, by itself or with what it is in."""
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return True
    storage, queued = context.fragment_storage, context.fragment_ids_this_run
    return any(each in queued or storage.has_ancestor_in(each, queued) for each in storage.resolve_target(part))


def draw_now(first: str, others: Sequence[str], *, instead_of: str | None = None) -> None:
    """At the end of a callback: let this run draw the part with the key `first` before the widget's own, and others after it.

    Streamlit would draw the widget's part alone; it is left out where it looks as it did, by its key. A browser was told
    already what this run draws, and takes nothing away in other parts: each must be one that is drawn over to its end.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return
    storage, queued = context.fragment_storage, context.fragment_ids_this_run
    left = storage.resolve_target(instead_of) if instead_of is not None else []
    kept = [each for each in queued if each not in left]
    drawn = [*storage.resolve_target(first), *kept, *(storage.resolve_target(others) if others else [])]
    queued[:] = dict.fromkeys(each for each in drawn if not storage.has_ancestor_in(each, kept))


def draw_afterwards(parts: Sequence[str]) -> None:
    """At the end of a callback: let the part of the widget be drawn, then those with these keys; all are where the page is.

    `st.rerun` with keys ends the run before anything is drawn in it: what the callback did shows a run later. This asks for
    the same run as a browser does that hears a click meanwhile, so that the two are drawn as one if a click comes.
    """
    context = get_script_run_ctx()
    if context is not None and context.fragment_ids_this_run and context.script_requests is not None and parts:
        context.script_requests.request_rerun(
            RerunData(
                query_string=context.query_string,
                page_script_hash=context.page_script_hash,
                fragment_id_queue=context.fragment_storage.resolve_target(list(parts)),
                cached_message_hashes=context.cached_message_hashes,
                context_info=context.context_info,
            )
        )
