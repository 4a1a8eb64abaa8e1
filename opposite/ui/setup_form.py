"""The one small form that starts an assessment."""

from __future__ import annotations

import streamlit as st

from opposite.domain.framework import Framework
from opposite.domain.outline import outline
from opposite.engine.starting import start_assessment
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui import cache
from opposite.ui.components import head
from opposite.ui.session import LINK, choose, session
from opposite.ui.text import as_text

DEFAULT_FRAMEWORK = "opposite"
MINUTES_A_QUESTION = 0.7


def show_setup_form() -> None:
    """Ask for organisation, wave, group and profile; start the assessment and go to its first question."""
    head("Assess my organisation", "One person answers; everything is saved as you go, and you can stop and come back.")
    workspace = cache.workspace()
    names = list(dict.fromkeys(known.id for known in workspace.known()))
    chosen = DEFAULT_FRAMEWORK if DEFAULT_FRAMEWORK in names else names[0]
    if len(names) > 1:
        chosen = st.selectbox(
            "Framework", names, index=names.index(chosen), format_func=lambda n: workspace.resolve(n).framework.title
        )
    framework = workspace.resolve(chosen).framework
    with st.form("set-up", border=True, width=720):
        organisation = st.text_input(
            "Organisation", key="new-organisation", placeholder="Name of the organisation", max_chars=200
        )
        wave = st.text_input(
            "Name of this wave",
            value=f"{utc_now():%B %Y}",
            key="new-wave",
            max_chars=200,
            help="A wave is one round of assessment. The next one is compared with this one.",
        )
        groups = {group.id: group.title for group in framework.groups}
        group = st.selectbox(
            "I answer for",
            list(groups),
            index=None,
            format_func=lambda g: groups[g],
            key="my-group",
            placeholder="Choose your group",
        )
        profiles = _profiles(framework)
        profile = st.radio(
            "Questions", list(profiles), format_func=lambda p: as_text(profiles[p]), key="profile-of-questions"
        )
        st.caption("This assessment shows what you answered: its figures are yours alone, not anonymous.")
        submitted = st.form_submit_button("Start", type="primary", key="start-assessment")
    if submitted:
        _start(workspace, chosen, organisation=organisation or "", wave=wave or "", group=group, profile=profile)


def _profiles(framework: Framework) -> dict[str, str]:
    """Profiles of questions, the shorter first, each with how many questions it has and about how long it takes."""
    sizes = {name: len(outline(framework, name).asked) for name in framework.instrument.profiles}
    words = {"core": "Core", "all": "Full"}
    return {
        name: f"{words[framework.instrument.profiles[name]]}: {size} questions, about {max(5, 5 * round(size * MINUTES_A_QUESTION / 5))} minutes"
        for name, size in sorted(sizes.items(), key=lambda item: item[1])
    }


def _start(
    workspace: Workspace, framework: str, *, organisation: str, wave: str, group: str | None, profile: str
) -> None:
    if group is None:
        st.warning("Choose the group you answer for.")
        return
    try:
        started = start_assessment(
            workspace,
            workspace.resolve(framework),
            organisation=organisation,
            wave=wave,
            group=group,
            profile=profile,
            now=utc_now(),
        )
    except OppositeError as error:
        st.warning(as_text(str(error)))
        return
    state = session()
    state.respondent, state.factor, state.saved_question = started.respondent_id, None, None
    st.query_params[LINK] = started.token
    choose(" ".join(organisation.split()), " ".join(wave.split()))
    st.rerun()
