"""What somebody sees on a page that is not theirs: that it is not, and the way to what is."""

from __future__ import annotations

import streamlit as st

from opposite.domain.access.identity import Identity, Role
from opposite.engine.access.sign_ins import sign_out
from opposite.ui.shell import keys
from opposite.ui.shell.cache import opened
from opposite.ui.shell.identity import signs_in_elsewhere, token_digest
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as words


def sign_out_button() -> None:
    """The way out for whoever has signed in; nothing at home, where nobody has."""
    held = token_digest()
    if held is None and not st.user.get("is_logged_in"):
        return
    if st.button("Sign out", key=keys.SIGN_OUT):
        session().typed.clear()
        if held is None:
            st.logout()
        else:
            sign_out(opened(), held)
            st.rerun()


def show_closed(who: Identity, title: str) -> None:
    """Say that a page is not for whoever sits here; offer to sign in where nobody has."""
    if who.role is Role.RESPONDENT:
        st.title(words.NOT_FOR_A_LINK, anchor=False)
        st.markdown(words.BACK_TO_THE_QUESTIONNAIRE)
    elif who.role is not Role.NOBODY:
        st.title(as_text(title), anchor=False)
        st.info(words.NOT_YOURS)
    elif who.name:
        st.title(words.NOTHING_GIVEN, anchor=False)
        st.markdown(as_text(words.known_as(who.name)))
        sign_out_button()
    elif signs_in_elsewhere():
        st.title(words.SIGN_IN, anchor=False)
        st.markdown(words.WHY_SIGN_IN)
        if st.button("Sign in", key=keys.SIGN_IN, type="primary"):
            st.login()
    else:
        st.title(words.ENDED, anchor=False)
        st.markdown(words.COME_IN_AGAIN)
