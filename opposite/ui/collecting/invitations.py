"""The invitation links of a group: made and shown once, with a picture and a text to send, or withdrawn."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.assessments import questions_for
from opposite.engine.collecting.invitations import invite, withdraw_links
from opposite.exports.file_names import assessment_file
from opposite.settings import utc_now
from opposite.ui.collecting.invitation_link import is_this_machine, qr_png, qr_svg
from opposite.ui.collecting.screens import minutes_for
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm
from opposite.ui.shell.session import link_address
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import invitations as words


def make_link(assessment: Assessment, group: str, title: str) -> None:
    """Make a link under which people of a group join, and open the window that shows it."""
    token = invite(cache.workspace(), assessment.id, group, now=utc_now())
    _link_window(assessment, group, title, link_address(token))


@st.dialog("Invitation link", width="medium")
def _link_window(assessment: Assessment, group: str, title: str, address: str) -> None:
    framework = cache.workspace().framework(assessment.framework_hash)
    question_count = len(questions_for(framework, assessment, group))
    st.markdown(
        f"For everybody of **{as_text(title)}**: {wording.time_needed(question_count, minutes_for(question_count))}."
    )
    with st.container(key=keys.INVITATION_LINK):
        st.code(address, language=None, wrap_lines=True)
    st.markdown(words.COPY_LINK)
    if is_this_machine(address):
        st.warning(words.ONLY_THIS_MACHINE)
    left, right = st.columns([2, 5])
    with left:
        st.image(qr_svg(address), alt=f"QR code of the invitation link for {title}", width=180)
        st.download_button(
            "QR code",
            data=lambda: qr_png(address),
            file_name=assessment_file(assessment, "invitation", group, ending=".png"),
            mime="image/png",
            key=keys.DOWNLOAD_QR,
            icon=":material/download:",
            on_click="ignore",
        )
    with right, st.container(key=keys.INVITATION_TEXT):
        st.markdown("A text to send")
        st.code(
            wording.invitation_text(
                organisation=assessment.organisation.name,
                wave=assessment.wave,
                group=title,
                questions=question_count,
                minutes=minutes_for(question_count),
                minimum=assessment.fewest_shown,
                link=address,
                due_on=assessment.due_on,
            ),
            language=None,
            wrap_lines=True,
        )


def withdraw(assessment: Assessment, group: str, title: str, *, begun: int) -> None:
    """Make every invitation link of a group useless, once that is confirmed."""
    ask_to_confirm(
        f"Withdraw the links of {as_text(title)}",
        wording.on_withdrawing(begun),
        confirm="Withdraw the links",
        key=keys.withdraw(group),
        act=partial(_withdraw, assessment.id, group),
        done=f"The links of {title} are withdrawn.",
    )


def _withdraw(assessment_id: int, group: str) -> None:
    withdraw_links(cache.workspace(), assessment_id, group, now=utc_now())
