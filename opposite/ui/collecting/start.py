"""The start page: a welcome while the database is empty, else the list of organisations."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.charts.svg_radar import svg_radar
from opposite.charts.svg_trend import svg_trend
from opposite.domain.access.rules import Subject, Verb, may, may_with_any
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.collecting.next_step import next_step
from opposite.engine.sample import fill_with_sample
from opposite.engine.scoring.at_a_glance import Glance, organisations_at_a_glance
from opposite.engine.scoring.overview import Overview
from opposite.settings import utc_now
from opposite.ui.collecting.list_choice import chosen_list
from opposite.ui.collecting.setup_form import DEFAULT_FRAMEWORK
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.page_head import head, sample_badge
from opposite.ui.shell.pages_of_list import show_place
from opposite.ui.shell.session import choose, session
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress import wave_progress_of
from opposite.wording.collecting import start as words
from opposite.wording.scoring import upkeep

SHOWN = 12


def show_welcome() -> None:
    """What this is, on one screen, and the two ways in."""
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        head("Where does your digital transformation stand?")
        st.markdown(words.WELCOME)
        _ways_in()
    with right:
        titles = [node.title for node in cache.workspace().resolve(DEFAULT_FRAMEWORK).framework.factors]
        st.image(
            svg_radar([(title, None) for title in titles], lowest=1, highest=6, dark=st.context.theme.type == "dark"),
            alt=f"An empty radar with the factors {', '.join(titles)}",
            width="stretch",
        )
    for column, (title, text) in zip(st.columns(len(words.STEPS)), words.STEPS, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.header(title, anchor=False)
            st.write(text)
    st.caption(words.ON_THIS_MACHINE)


def _ways_in() -> None:
    """The ways in that are open to whoever sits here."""
    identity = cache.workspace().identity
    with st.container(horizontal=True):
        if may_with_any(identity, Verb.SET_UP) and st.button("Assess my organisation", type="primary", key=keys.ASSESS):
            st.switch_page(page_file("assess"))
        if may_with_any(identity, Verb.KEEP) and st.button("Explore the sample portfolio", key=keys.DEMO):
            with st.spinner("Making twelve synthetic organisations"):
                fill_with_sample(cache.workspace(), now=utc_now())
            st.rerun()


def show_assessments() -> None:
    """The organisations, a page at a time, each with where it stands and a way on."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title("Assessments", anchor=False, width="content")
        if may_with_any(cache.workspace().identity, Verb.SET_UP) and st.button(
            "Assess my organisation", type="primary", key=keys.ASSESS
        ):
            session().respondent = None
            address.choose(keys.ORGANISATION, [])
            st.switch_page(page_file("assess"), query_params=address.along({}))
    workspace, choice = cache.workspace(), chosen_list()
    page = organisations_at_a_glance(
        workspace,
        narrowing=choice.narrowing,
        by=choice.order,
        before=choice.before(SHOWN),
        most=SHOWN,
    )
    for row in page.rows:
        _card(row)
    show_place(choice.page, SHOWN, page.matches, none_match=words.NONE_MATCH)


def _card(glance: Glance) -> None:
    row, assessment = glance.overview, glance.overview.assessment
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="stretch", gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{as_text(assessment.organisation.name)}**", width="content")
                if assessment.organisation.sample:
                    sample_badge()
            st.caption(as_text(_standing(row)))
            st.caption(as_text(words.kept_in_short(assessment, glance.waves)))
        _trend(glance)
        step = next_step(assessment, is_scored=row.score is not None)
        with st.container(horizontal=True, width="content"):
            if assessment.invited:
                key = keys.open_participation(assessment.id)
                if st.button("Participation", key=key, type="primary" if step == "participation" else "secondary"):
                    _open(row, "participation")
            if step == "assess" and st.button("Continue", key=keys.continue_assessment(assessment.id), type="primary"):
                _open(row, "assess")
            if st.button("Profile", key=keys.open_profile(assessment.id)):
                _open(row, "profile")
            if step == "roadmap" and st.button("Roadmap", key=keys.open_roadmap(assessment.id)):
                _open(row, "roadmap")
            if _may_keep(assessment) and st.button(
                words.KEEP, key=keys.keep(assessment.organisation.id), type="tertiary"
            ):
                _open(row, "data")


def _may_keep(assessment: Assessment) -> bool:
    about = Subject(organisation=assessment.organisation.id)
    return may(cache.workspace().identity, Verb.DESCRIBE, about)


def _trend(glance: Glance) -> None:
    """The overall score over waves, where there are two or more to compare."""
    scored = [score for score in glance.trend if score.score is not None]
    if len(scored) < 2 or glance.lowest is None or glance.highest is None:
        return
    described = words.trend_described(glance.trend)
    st.image(
        svg_trend(
            [score.score for score in glance.trend],
            lowest=glance.lowest,
            highest=glance.highest,
            description=described,
            dark=st.context.theme.type == "dark",
        ),
        alt=described,
        width=96,
    )


def _standing(row: Overview) -> str:
    """Wave, score and what it rests on; while nobody of a wave by invitation counts, how many have handed in."""
    assessment = row.assessment
    last = f"last active {wording.day(local_time(assessment.last_activity))}"
    if assessment.invited and row.respondents == 0:
        progress = wave_progress_of(assessment)
        return f"{assessment.wave} · {wording.people_handed_in(progress.handed_in, progress.invited)} · {last}"
    standing = wording.NOT_ENOUGH
    if row.score is not None and row.maximum is not None:
        at = f"{wording.figure(row.score)} of {wording.plain(row.maximum)}"
        standing = f"{at}, {row.stage}" if row.stage is not None else at
    if row.standing != "scored":
        return " · ".join([assessment.wave, upkeep.WAITING if row.standing == "waiting" else upkeep.UNREADABLE, last])
    if row.respondents is None:
        return f"{assessment.wave} · {wording.OVERALL_HIDDEN} · {last}"
    rests_on = [wording.people(row.respondents)]
    if row.coverage is not None:
        rests_on.insert(0, f"{wording.percent(row.coverage)} covered")
    return " · ".join([assessment.wave, standing, *rests_on, last])


def _open(row: Overview, page: str) -> None:
    chosen = choose(row.assessment.organisation.name, row.assessment.wave)
    st.switch_page(page_file(page), query_params=address.along(chosen))
