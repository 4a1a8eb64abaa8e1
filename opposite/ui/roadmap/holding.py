"""A plan that holds in place of the best one: looked for in the background, and how far that is until it is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.enquiries import Enquiry
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache, keys
from opposite.ui.shell.enquiry import show_under_way
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import holding as words
from opposite.wording.roadmap.enquiry import failed

SURELY = 0.8
"""How surely the first part is on time in a plan with buffers."""


def held_instead(report: Report, options: RoadmapOptions, best: Roadmap) -> Roadmap:
    """The plan that holds in place of the best one of a report under some options; until it is found that one, and how far it is."""
    looking = cache.held_roadmap(report, options, best, chance=SURELY)
    held: Roadmap | None = looking.answer
    if held is None:
        _show_looking(looking, partial(_look_again, report, options, best))
    return best if held is None else held


def _show_looking(looking: Enquiry, again: Callable[[], None]) -> None:
    """How far it is, with a way to end it; where it ended without a plan, that it did and a way to look again."""
    with st.container(key=keys.HOLDING):
        if looking.answer is not None or not looking.is_over:
            show_under_way(keys.HOLD, looking, stop=words.STOP, told=words.looking)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            why = words.ENDED if looking.ended_early or looking.failure is None else failed(looking.failure)
            st.markdown(as_text(why), width="content")
            st.button(words.AGAIN, key=keys.ask(keys.HOLD), type="tertiary", on_click=again)


def _look_again(report: Report, options: RoadmapOptions, roadmap: Roadmap) -> None:
    cache.held_roadmap(report, options, roadmap, chance=SURELY, anew=True)
