"""What of a framework is taken elsewhere to be filled in: its questionnaire as files for survey tools and for print."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.framework import FULL, Framework
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire.form import asks_importance
from opposite.exports.questionnaire.tools import TOOLS, Tool
from opposite.ui.shell import keys
from opposite.ui.shell.text import as_text
from opposite.wording.briefing.undrawn import QUESTIONNAIRE, undrawn_told
from opposite.wording.collecting import questionnaire_files as words


def show_questionnaire_files(framework: Framework) -> None:
    """Choose what is asked of whom, and download it for a tool; what a tool cannot take is said in place of its file."""
    st.markdown(words.ELSEWHERE_LEAD)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        profile = _profile(framework)
        group = _group(framework)
    rated = asks_importance(framework) and st.toggle(words.WITH_IMPORTANCE, key=keys.ELSEWHERE_IMPORTANCE)
    refused: list[str] = []
    with st.container(horizontal=True):
        for tool in TOOLS.values():
            refused += _download(tool, framework, profile=profile, group=group, with_importance=rated)
    for sentence in dict.fromkeys(refused):
        st.caption(as_text(sentence))


def _profile(framework: Framework) -> str:
    profiles = list(dict.fromkeys((FULL, *framework.instrument.profiles)))
    if len(profiles) == 1:
        return FULL
    return st.selectbox("Questions", profiles, format_func=str.capitalize, key=keys.ELSEWHERE_PROFILE)


def _group(framework: Framework) -> str | None:
    """Id of the group that is asked, of those that are asked anything; None for all."""
    questions = framework.questions.values()
    titles = {group.id: group.title for group in framework.groups if any(one.is_for(group.id) for one in questions)}
    if len(titles) < 2:
        return None
    return st.selectbox(
        "Asked of",
        [None, *titles],
        format_func=lambda group: words.EVERY_GROUP if group is None else titles[group],
        key=keys.ELSEWHERE_GROUP,
    )


def _download(tool: Tool, framework: Framework, *, profile: str, group: str | None, with_importance: bool) -> list[str]:
    """Draw the button of a tool's file; returns why there is none, and what is said of it."""
    try:
        form = tool.form(framework, profile=profile, group=group, with_importance=with_importance)
    except QuestionnaireError as error:
        return [error.title]
    st.download_button(
        tool.label,
        data=partial(tool.content, form),
        file_name=tool.file_name(form),
        mime=tool.mime,
        key=keys.download_questionnaire(tool.id),
        help=words.LOADING[tool.id],
        icon=":material/download:",
        on_click="ignore",
    )
    boxes = undrawn_told(tool.undrawn(form), elsewhere=QUESTIONNAIRE)
    return [
        *([words.left_out(form.left_out)] if form.left_out else []),
        *([words.known_by_text(tool.label, form.by_text)] if form.by_text else []),
        *([] if boxes is None else [boxes]),
    ]
