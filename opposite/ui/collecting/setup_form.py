"""The one form that starts an assessment: of one person who answers alone, or of groups that are invited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from opposite import wording
from opposite.definitions import Loaded
from opposite.domain.collecting.assessment import LEAST_MINIMUM, NAME_LIMIT
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.collecting.alike import alike
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.commands import in_one_line
from opposite.engine.collecting.setup import set_up_refusals, start_assessment, start_wave
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.collecting.screens import minutes_for
from opposite.ui.collecting.self_assessment import answer_as
from opposite.ui.collecting.wave_fields import invited_people, smallest_group
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.page_head import head
from opposite.ui.shell.session import choose, session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import setting_up as words

DEFAULT_FRAMEWORK = "opposite"
ALONE, INVITED = "alone", "invited"
WAYS = {ALONE: "I answer alone", INVITED: "Groups answer by invitation"}
EXPLAINED = {
    ALONE: words.YOUR_FIGURES,
    INVITED: words.NOBODY_SHOWN,
}


class _Names(NamedTuple):
    organisation: str
    wave: str
    profile: str


def show_setup_form() -> None:
    """Ask how it is answered and what is needed for that; start it and go where it continues."""
    head("Assess my organisation")
    workspace = cache.workspace()
    choices = workspace.choices()
    names = list(choices)
    chosen = DEFAULT_FRAMEWORK if DEFAULT_FRAMEWORK in names else names[0]
    if len(names) > 1:
        chosen = st.selectbox("Framework", names, index=names.index(chosen), format_func=lambda n: choices[n].title)
    framework = workspace.resolve(chosen).framework
    way = st.radio(
        "How it is answered",
        list(WAYS),
        format_func=lambda key: WAYS[key],
        captions=list(EXPLAINED.values()),
        key=keys.WAY_OF_ANSWERING,
        horizontal=True,
    )
    with st.form("set-up", border=True, width=720):
        if way == ALONE:
            _alone(workspace, chosen, framework)
        else:
            _invited(workspace, chosen, framework)


def _alone(workspace: Workspace, chosen: str, framework: Framework) -> None:
    """The form of one person: whose answers they are, and the way to the first question."""
    organisation, wave = _organisation(), _wave()
    groups = {group.id: group.title for group in framework.groups}
    group = st.selectbox(
        "I answer for",
        list(groups),
        index=None,
        format_func=lambda g: groups[g],
        key=keys.MY_GROUP,
        placeholder="Choose your group",
    )
    names = _Names(organisation, wave, _profile(framework))
    st.caption(words.NOT_ANONYMOUS)
    if not st.form_submit_button("Start", type="primary", key=keys.START_ASSESSMENT):
        return
    loaded = workspace.resolve(chosen)
    refusals = _refused(workspace, loaded, names)
    if group is None:
        refusals.append(words.CHOOSE_GROUP)
    if group is None or refusals:
        _show_refusals(refusals)
        return
    try:
        started = start_assessment(workspace, loaded, **names._asdict(), group=group, now=utc_now())
    except OppositeError as error:
        st.warning(as_text(str(error)))
        return
    answer_as(started.respondent_id)
    address.say(_choose(names))
    st.rerun()


def _invited(workspace: Workspace, chosen: str, framework: Framework) -> None:
    """The form of a wave by invitation: who is invited and the smallest group shown; then to its participation."""
    names = _Names(_organisation(), _wave(), _profile(framework))
    st.markdown("How many people of each group are invited")
    people = invited_people(framework, {}, key=keys.invite)
    minimum = smallest_group(
        max(LEAST_MINIMUM, framework.scoring.privacy.min_group_n), framework, people, key=keys.SMALLEST_GROUP
    )
    if not st.form_submit_button("Set up the wave", type="primary", key=keys.START_WAVE):
        return
    loaded = workspace.resolve(chosen)
    refusals = _refused(workspace, loaded, names)
    if not people:
        refusals.append(words.NOBODY_INVITED)
    if refusals:
        _show_refusals(refusals)
        return
    try:
        start_wave(
            workspace,
            loaded,
            **names._asdict(),
            people=people,
            now=utc_now(),
            min_group_n=minimum,
        )
    except OppositeError as error:
        st.warning(as_text(str(error)))
        return
    st.switch_page(page_file("participation"), query_params=address.along(_choose(names)))


def _refused(workspace: Workspace, loaded: Loaded, names: _Names) -> list[str]:
    """Everything for which the names cannot be used, in the order of the fields."""
    refusals = set_up_refusals(workspace, loaded, organisation=names.organisation, wave=names.wave)
    return [str(refusal) for refusal in refusals] or _nearly_called(workspace, names.organisation)


def _nearly_called(workspace: Workspace, organisation: str) -> list[str]:
    """That a new organisation is nearly called as others; said once, and whoever starts again means it."""
    state = session()
    pairs = [] if state.meant_name == organisation else alike(workspace, [organisation])
    state.meant_name = organisation
    if not pairs or assessments(workspace, organisation=in_one_line(organisation)):
        return []
    return [words.nearly_called(name, there) for name, there in pairs]


def _show_refusals(refusals: Sequence[str]) -> None:
    """Tell all that is to be mended at once."""
    for refusal in refusals:
        st.warning(as_text(refusal))


def _organisation() -> str:
    return (
        st.text_input(
            "Organisation", key=keys.NEW_ORGANISATION, placeholder="Name of the organisation", max_chars=NAME_LIMIT
        )
        or ""
    )


def _wave() -> str:
    name = st.text_input(
        "Name of this wave",
        value=f"{local_today():%B %Y}",
        key=keys.NEW_WAVE,
        max_chars=NAME_LIMIT,
        help=words.WHAT_A_WAVE_IS,
    )
    return name or ""


def _profile(framework: Framework) -> str:
    """The chosen profile of questions; the shorter stands first."""
    sizes = {name: len(scoring_tree(framework, name).asked) for name in framework.instrument.profiles}
    sets = {"core": "Core", "all": "Full"}
    titles = {
        name: f"{sets[framework.instrument.profiles[name].include]}: {wording.time_needed(size, minutes_for(size))}"
        for name, size in sorted(sizes.items(), key=lambda item: item[1])
    }
    return st.radio("Questions", list(titles), format_func=lambda p: as_text(titles[p]), key=keys.PROFILE_OF_QUESTIONS)


def _choose(names: _Names) -> dict[str, str]:
    """What the address says of the new wave, under its names as they were stored."""
    return choose(" ".join(names.organisation.split()), " ".join(names.wave.split()))
