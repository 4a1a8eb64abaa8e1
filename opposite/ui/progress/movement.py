"""What done initiatives were meant to move and what a wave measured, on the progress page."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.assessment import wave_key
from opposite.domain.scoring.report import Report
from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.waves import figures_are_shown
from opposite.engine.progress.movement import build_movements
from opposite.ui.progress.initiative_rows import movement_rows
from opposite.ui.shell import cache, keys
from opposite.ui.shell.session import forget_widget_value, widget_value_or
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.progress import movements as words


def show_movements(report: Report) -> None:
    """Draw the comparison with an earlier wave; nothing where there is none that can be compared."""
    earlier = _picked_earlier(report)
    if earlier is None:
        return
    movements = build_movements(cache.workspace(), earlier, report)
    st.markdown(as_text(words.movements_sentence(movements)))
    if not movements.done:
        return
    with st.container(key=keys.MOVEMENTS):
        draw_table(
            movement_rows(movements, earlier, report),
            alt="Questions with planned and measured movement",
        )
    if movements.unmoved:
        with st.container(border=True, key=keys.UNMOVED):
            st.markdown(f"**{words.UNMOVED}**")
            for row in movements.unmoved:
                st.markdown(f"{as_text(row.initiative.title)}: {as_text(words.unmoved_words(row))}")
    st.caption(words.MOVEMENT_NOTE)


def _picked_earlier(report: Report) -> Report | None:
    """The head of the section with the earlier wave that is picked; None, and nothing drawn, where there is none."""
    workspace, assessment = cache.workspace(), report.assessment
    before = [
        wave
        for wave in waves(workspace, assessment.organisation.name)
        if wave.framework_id == assessment.framework_id and wave_key(wave) < wave_key(assessment)
    ]
    unreadable = workspace.unreadable(wave.framework_hash for wave in before)
    earlier = {
        wave.id: wave
        for wave in before
        if wave.framework_hash not in unreadable
        and workspace.framework(wave.framework_hash).major == report.framework.major
        and figures_are_shown(workspace, wave)
    }
    if not earlier:
        return None
    st.header("What was planned and what this wave measured", anchor=False)
    picked = max(earlier, key=lambda i: wave_key(earlier[i]))
    if len(earlier) > 1:
        key = keys.PROGRESS_EARLIER
        if widget_value_or(key, picked) not in earlier:
            forget_widget_value(key)
        picked = st.selectbox(
            "Since", list(earlier), index=len(earlier) - 1, format_func=lambda i: earlier[i].wave, key=key, width=200
        )
    return cache.report(picked, earlier[picked].revision)
