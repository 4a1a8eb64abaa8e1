"""The pickers of organisation and wave at the head of a page; what is picked goes along to other pages."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.scoring.report import Report
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.finding import latest_organisations
from opposite.engine.scoring.overview import most_recent_with_score
from opposite.ui.shell import address, cache
from opposite.ui.shell.empty_state import show_empty_state
from opposite.ui.shell.finding import Offer, first_offer, narrowed
from opposite.ui.shell.keys import ORGANISATION, WAVE, find
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.page_head import head, sample_badge, set_tab_title
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress import shows_figures
from opposite.wording.access import pages as words


def picked_report(title: str, empty: str) -> Report | None:
    """Draw the head of a page with the pickers of organisation and wave; the report of what is picked.

    Returns None, after drawing the empty state, when the database holds no assessment, or when the wave is answered
    by invitation and shows no figures yet.
    """
    assessment = picked_assessment(title, empty)
    if assessment is None or (assessment.invited and not shows_figures(assessment)):
        return None
    return cache.report(assessment.id, assessment.revision)


def picked_assessment(title: str, empty: str) -> Assessment | None:
    """Draw the head of a page with the pickers of organisation and wave; the wave that is picked.

    Returns None, after drawing the empty state, when the database holds no assessment.
    """
    first = first_offer()
    if not (first.organisations or _waves(address.said(ORGANISATION))):
        head(title)
        address.named(ORGANISATION, ())
        show_empty_state(empty)
        return None
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom"):
        picked = _picked(first)
    set_tab_title(title, None if picked is None else picked.organisation.name)
    with left:
        st.title(title, anchor=False)
    if picked is None:
        st.warning(as_text(words.not_here(address.said(ORGANISATION), address.said(WAVE))))
        return None
    _show_standing(picked)
    return picked


def _picked(first: Offer) -> Assessment | None:
    """The wave that the address names; without one there, the latest of the organisation with the most recent figures.

    None where the address names what is not there or may not be seen: nobody else's figures stand in its place.
    """
    waves = _waves(address.said(ORGANISATION) or _most_recent())
    name = waves[0].organisation.name if waves else address.said(ORGANISATION)
    labels = [assessment.wave for assessment in waves]
    wave = address.said(WAVE) or (labels[-1] if labels else None)
    if name is not None and wave is not None and wave in labels:
        address.say({ORGANISATION: name, WAVE: wave})
    shown = name if waves else None
    if first.many:
        _picker_among_many(first, shown, address.said(ORGANISATION))
    else:
        names = first.names if shown is None or shown in first.names else [shown, *first.names]
        address.picker("Organisation", ORGANISATION, names, shown)
    address.picker("Wave", WAVE, labels, wave if wave in labels else None, width=200)
    return None if wave not in labels else waves[labels.index(wave)]


@st.fragment
def _picker_among_many(first: Offer, shown: str | None, said: str | None) -> None:
    """The picker of the organisation with the field to find it; typing there draws nothing else of the page anew."""
    if address.said(ORGANISATION) != said:  # another one was picked
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        offered = narrowed(first, ORGANISATION, width=200)
        names = offered.names if shown is None or offered.typed else list(dict.fromkeys([shown, *offered.names]))
        address.picker(
            "Organisation",
            ORGANISATION,
            names,
            None if offered.typed else shown,
            placeholder=offered.placeholder,
            found_by=find(ORGANISATION),
        )


def _waves(organisation: str | None) -> list[Assessment]:
    """The waves of an organisation, oldest first; none where it is not there, or may not be seen."""
    if organisation is None:
        return []
    return sorted(assessments(cache.workspace(), organisation=organisation), key=wave_key)


def _most_recent() -> str:
    """The organisation with the most recent figures; where there are none, the latest active."""
    workspace = cache.workspace()
    recent = most_recent_with_score(workspace)
    return latest_organisations(workspace, most=1)[0].name if recent is None else recent.organisation.name


def _show_standing(assessment: Assessment) -> None:
    """One line under the head: who, which wave, and whether it is a sample or still open."""
    with st.container(horizontal=True, vertical_alignment="center"):
        standing = (
            "open"
            if assessment.is_open
            else f"closed on {wording.day(local_time(assessment.closed_at))}"
            if assessment.closed_at
            else ""
        )
        if assessment.organisation.archived_at is not None:
            standing = f"{standing} · archived"
        st.markdown(
            f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)} · {standing}", width="content"
        )
        if assessment.organisation.sample:
            sample_badge()
