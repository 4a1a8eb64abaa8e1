"""The consensus workshop: its agenda, and what it agreed on, recorded beside the computed scores."""

from __future__ import annotations

from datetime import date

import streamlit as st

from opposite import wording
from opposite.domain.agreement.agenda import Agenda, agenda
from opposite.domain.agreement.rows import Agreement
from opposite.domain.collecting.answers import NOTE_LIMIT
from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.report import Report
from opposite.engine.agreement.consensus import Consensus, record_consensus
from opposite.errors import OppositeError
from opposite.exports.agenda_markdown import agenda_markdown
from opposite.exports.agenda_pdf import agenda_pdf, undrawn_on_agenda
from opposite.exports.file_names import file_name
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.text import as_text
from opposite.wording.agreement.agenda import agenda_words
from opposite.wording.agreement.alignment import CONSENSUS_KEPT, CONSENSUS_LACKS_LEVEL
from opposite.wording.briefing.undrawn import AGENDA, undrawn_told


def show_agenda(report: Report, agreement: Agreement) -> None:
    """The questions worth an hour, in order with their minutes, and the two downloads."""
    plan = agenda(report, agreement)
    words = agenda_words(plan, made_on=local_today())
    st.header("An agenda for a workshop", anchor=False)
    st.markdown(words.opening)
    if not words.items:
        return
    lines = [
        f"{number}. **{as_text(item.title)}** ({as_text(item.factor)}), {item.minutes}"
        for number, item in enumerate(words.items, start=1)
    ]
    st.markdown("\n".join(lines))
    with st.container(horizontal=True):
        _download(plan, "md", "Markdown", "text/markdown")
        _download(plan, "pdf", "PDF", "application/pdf")
    boxes = undrawn_told(undrawn_on_agenda(plan), elsewhere=AGENDA)
    if boxes is not None:
        st.caption(as_text(boxes))


def _download(plan: Agenda, ending: str, name: str, mime: str) -> None:
    made_on = local_today()
    st.download_button(
        f"Download the agenda as {name}",
        data=(lambda: agenda_pdf(plan, made_on=made_on))
        if ending == "pdf"
        else (lambda: agenda_markdown(plan, made_on=made_on)),
        file_name=file_name(plan.organisation, plan.wave, "agenda", ending=f".{ending}", sample=plan.sample),
        mime=mime,
        key=keys.download_agenda(ending),
        icon=":material/download:",
        on_click="ignore",
    )


@st.fragment
def show_consensus(report: Report) -> None:
    """The form for a level that was agreed on, and all that were; the computed scores stay as they are."""
    st.header("What a workshop agreed on", anchor=False)
    st.caption(CONSENSUS_KEPT)
    agreed = cache.consensus(report.assessment)
    for question in [question for question in report.questions if question in agreed]:
        _agreed(report, agreed[question])
    opened = st.expander("Record a level that was agreed on", key=keys.RECORD_CONSENSUS, on_change="rerun")
    if opened.open:
        with opened:
            _form(report, agreed)


def _agreed(report: Report, consensus: Consensus) -> None:
    row = report.questions[consensus.question]
    with st.container(border=True, key=keys.agreed(consensus.question)):
        st.markdown(f"**{as_text(row.title)}**  \n{as_text(wording.consensus_sentence(consensus, row.score))}")
        if consensus.note:
            st.text(consensus.note)
        if st.button("Withdraw", key=keys.withdraw(consensus.question), type="tertiary"):
            _record(report, consensus.question, None, on=local_today(), by=consensus.decided_by, note=None)


def _form(report: Report, agreed: dict[str, Consensus]) -> None:
    questions = scoring_tree(report.framework, report.assessment.profile).scored
    question = st.selectbox(
        "Question",
        list(questions),
        format_func=lambda q: f"{q} {report.questions[q].title}",
        key=keys.AGREED_QUESTION,
    )
    scale, before, assessment_id = questions[question].scale, agreed.get(question), report.assessment.id
    with st.form("consensus", border=False):
        first, second, third = st.columns(3)
        level = first.number_input(
            f"Level, from {wording.plain(scale.lowest)} to {wording.plain(scale.highest)}",
            min_value=float(scale.lowest),
            max_value=float(scale.highest),
            value=None if before is None else before.level,
            step=scale.half_step or 0.5,
            key=keys.agreed_level(assessment_id, question),
        )
        on = second.date_input(
            "Decided on", value=local_today(), format="YYYY-MM-DD", key=keys.agreed_on(assessment_id)
        )
        by = third.text_input(
            "Decided by", placeholder="the steering committee", max_chars=NAME_LIMIT, key=keys.agreed_by(assessment_id)
        )
        note = st.text_area(
            "Note",
            value="" if before is None or before.note is None else before.note,
            max_chars=NOTE_LIMIT,
            height=80,
            key=keys.agreed_note(assessment_id, question),
        )
        sent = st.form_submit_button("Record", type="primary", key=keys.RECORD)
    if not sent:
        return
    if level is None:
        st.error(CONSENSUS_LACKS_LEVEL)
    else:
        _record(report, question, level, on=on, by=by, note=note.strip() or None)


def _record(report: Report, question: str, level: float | None, *, on: date, by: str, note: str | None) -> None:
    """Store a decision, or its withdrawal, and draw the page anew; a refusal is said where it arose."""
    try:
        record_consensus(
            cache.workspace(),
            report.assessment.id,
            question,
            level,
            decided_on=on,
            decided_by=by,
            note=note,
            now=utc_now(),
        )
    except OppositeError as error:
        st.error(as_text(str(error)))
        return
    st.rerun()
