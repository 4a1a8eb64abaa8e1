"""The targets of a wave on every page that speaks of them: whose they are, and the window in which they are set."""

from __future__ import annotations

import streamlit as st

from opposite.domain.access.rules import Verb, may
from opposite.domain.roadmap.periods import later
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.targets import Origin, TargetChoice, level_in_words, target_choices
from opposite.engine.access.guard import subject
from opposite.engine.scoring.targets import TEXT_LIMIT, set_targets, target_history
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import show_outcome
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.session import session
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.scoring import targets as words

AHEAD = 24
"""Months after today by which a target is to be reached, unless another day is given."""

KEPT, DEFAULT = "kept", "default"
"""Choices beside the levels: the target stays as it is; the framework's default is taken back."""


def show_targets(report: Report) -> None:
    """Whose the targets of a report are, with the button that opens the window to whoever may set them.

    The window opens by itself for whoever has just assessed an organisation that nobody has set a target of.
    """
    show_outcome()
    state, whose = session(), words.whose_sentence(report)
    choices = target_choices(report) if _may_set(report) else ()
    asked, state.aims_asked = state.aims_asked and words.whose_targets(report) is Origin.DEFAULT, False
    if whose is None and not choices:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if whose is not None:
            st.caption(whose, width="content")
        if choices and (st.button(words.SET_TARGETS, key=keys.SET_TARGETS, icon=":material/flag:") or asked):
            _window(report, choices)


def _may_set(report: Report) -> bool:
    workspace = cache.workspace()
    return may(workspace.identity, Verb.STEER, subject(workspace, report.assessment))


@st.dialog(words.WHERE_TO_BE, width="large")
def _window(report: Report, choices: tuple[TargetChoice, ...]) -> None:
    st.markdown(words.GOOD_ENOUGH)
    chosen = {choice.node.id: _choice(report, choice) for choice in choices}
    reason = st.text_area("Why is this good enough?", key=keys.TARGETS_REASON, max_chars=TEXT_LIMIT, height=80)
    left, right = st.columns(2)
    approved_by = left.text_input("Approved by", key=keys.TARGETS_APPROVED_BY, max_chars=TEXT_LIMIT)
    due_on = right.date_input(
        "To be reached by", value=later(local_today(), AHEAD), format="YYYY-MM-DD", key=keys.TARGETS_BY
    )
    if st.button(words.SET_TARGETS, key=keys.SAVE_TARGETS, type="primary"):
        workspace = cache.workspace()
        asked = {
            factor: None if level == DEFAULT else float(level) for factor, level in chosen.items() if level != KEPT
        }
        try:
            set_targets(
                workspace,
                report.assessment.id,
                asked,
                reason=reason or "",
                approved_by=approved_by or "",
                due_on=due_on,
                set_by=workspace.identity.name,
                now=utc_now(),
            )
        except OppositeError as error:
            st.error(as_text(str(error)))
        else:
            session().done = words.SAVED
            st.rerun()
    _history(report)


def _choice(report: Report, choice: TargetChoice) -> float | str:
    """The level that is chosen for a factor, with what it says for the factor's questions beside it."""
    factor, word = choice.node.id, words.target_word(report, choice.node.id)
    named: dict[float | str, str] = {KEPT: words.as_it_is(choice, word)}
    named |= {level: words.level_named(choice.scale, level) for level in choice.levels}
    if choice.is_own:
        named[DEFAULT] = words.BACK_TO_DEFAULT
    left, right = st.columns([2, 3])
    with left:
        level: float | str = st.selectbox(
            as_text(choice.node.title),
            list(named),
            format_func=lambda one: as_text(named[one]),
            key=keys.target(factor),
        )
        st.caption(as_text(words.present(choice.score, choice.target, word)))
    with right:
        if not isinstance(level, str):
            lines = words.described(level_in_words(report, factor, level))
            st.caption("\n".join(f"- {as_text(line)}" for line in lines))
    return level


def _history(report: Report) -> None:
    """Every time a target of this wave was set, the latest first."""
    history = target_history(cache.workspace(), report.assessment.id)
    if not history:
        return
    titles = {node.id: node.title for node in report.framework.nodes.values()}
    titles |= {question.id: question.title for question in report.framework.questions.values()}
    with st.expander(words.HISTORY_TITLE, key=keys.TARGETS_HISTORY):
        draw_table(
            [words.history_row(titles.get(one.target_of, one.target_of), one) for one in reversed(history)],
            alt=words.HISTORY_TITLE,
        )
