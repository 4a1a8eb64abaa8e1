"""The access page: who was given what, giving it, and taking it back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.access.identity import BY_ORGANISATION, GRANTED, Role
from opposite.engine.access.grants import Asked, Grant, grant, read_grants, revoke
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm, show_outcome
from opposite.ui.shell.finding import MOST, first_offer, narrowed
from opposite.ui.shell.identity import signs_in_elsewhere
from opposite.ui.shell.page_head import head
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.access import grants as words
from opposite.wording.collecting import finding


def show_access() -> None:
    """Draw the page."""
    head("Access", words.LEAD)
    show_outcome()
    if not signs_in_elsewhere():
        st.info(words.NO_PROVIDER)
    st.header("People", anchor=False)
    _people()
    with st.container(key=keys.on_screen("give-access")):
        st.header("Give access", anchor=False)
        _give()
    with st.expander("What each role may do"):
        st.markdown("\n".join(f"- **{role.capitalize()}:** {text}" for role, text in words.ROLES.items()))


def _people() -> None:
    """Who was given what; where there are many, those whose address holds what is typed."""
    granted = read_grants(cache.workspace(), most=MOST + 1)
    if not granted:
        st.markdown(words.NOBODY_YET)
    if len(granted) > MOST:
        typed = st.text_input(
            finding.A_PERSON,
            key=keys.find(keys.GRANT_WHO),
            type="search",
            live=True,
            placeholder=finding.PART_OF_ADDRESS,
            width=360,
        )
        granted = read_grants(cache.workspace(), typed or "", most=MOST + 1)
    for held in granted[:MOST]:
        _held(held)
    if len(granted) > MOST:
        st.caption(words.first_shown(MOST))


def _held(held: Grant) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap="xsmall", width="stretch"):
            st.markdown(f"**{as_text(held.who)}**")
            st.caption(as_text(words.what_is_held(held.role, held.organisation_name)))
        if st.button("Take back", key=keys.revoke(held.id), type="tertiary"):
            ask_to_confirm(
                "Take access back",
                [words.on_revoking(held.who, held.role, held.organisation_name)],
                confirm="Take back",
                key=keys.revoke(held.id),
                act=partial(_revoke, held),
                done=words.revoked(held.who),
            )


def _revoke(held: Grant) -> None:
    revoke(cache.workspace(), held.who, held.role, held.organisation, now=utc_now())


def _give() -> None:
    role = st.segmented_control(
        "Role",
        list(GRANTED),
        default=Role.EXECUTIVE,
        required=True,
        format_func=lambda one: one.capitalize(),
        key=keys.GRANT_ROLE,
    )
    offered = narrowed(first_offer(), keys.GRANT_ORGANISATION, width=360) if role in BY_ORGANISATION else None
    with st.form("grant", border=False, width=720):
        who = st.text_input("E-mail address", key=keys.GRANT_WHO, placeholder="ann@example.org", help=words.OR_A_CLAIM)
        organisation = (
            None
            if offered is None
            else st.selectbox(
                "Organisation",
                offered.names,
                index=None,
                key=keys.GRANT_ORGANISATION,
                placeholder=offered.placeholder,
                format_func=as_text,
                filter_mode=offered.filter_mode,
            )
        )
        if st.form_submit_button("Give access", key=keys.GRANT, type="primary"):
            try:
                grant(cache.workspace(), [Asked(who or "", role, organisation)], now=utc_now())
            except OppositeError as error:
                session().undone = str(error)
            else:
                session().done = words.granted(" ".join((who or "").split()))
            st.rerun()
