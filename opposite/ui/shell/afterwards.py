"""Parts of a page that are drawn anew after the one in which somebody changed something, in place of before."""

from __future__ import annotations

from collections.abc import Sequence

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData


def draw_afterwards(parts: Sequence[str]) -> None:
    """At the end of a callback: let the part of the widget be drawn, then those with these keys.

    `st.rerun` with keys ends the run before anything is drawn in it: what the callback did shows a run later. This asks for
    the same run as a browser does that hears a click meanwhile, so that the two are drawn as one if a click comes.
    """
    context = get_script_run_ctx()
    if context is not None and context.script_requests is not None and parts:
        context.script_requests.request_rerun(
            RerunData(
                query_string=context.query_string,
                page_script_hash=context.page_script_hash,
                fragment_id_queue=context.fragment_storage.resolve_target(list(parts)),
                cached_message_hashes=context.cached_message_hashes,
                context_info=context.context_info,
            )
        )
