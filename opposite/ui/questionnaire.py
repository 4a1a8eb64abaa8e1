"""The questionnaire: one factor a screen, every change saved at once."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from opposite import wording
from opposite.charts.svg_radar import svg_radar
from opposite.domain.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.domain.assessment import Assessment
from opposite.domain.framework import Framework, Question
from opposite.engine.answering import finish, save_answer
from opposite.engine.assessments import GivenAnswer, Respondent, given_answers, questions_for
from opposite.engine.report import earlier_answers
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui import cache
from opposite.ui.session import answer_key, choose, importance_key, session
from opposite.ui.shell import page_file
from opposite.ui.text import as_text
from opposite.ui.views.progress import FactorProgress, first_unanswered, is_answered, own_scores, screens

RULE = (
    "Choose the highest level at which every statement is true for most of the organisation, over the last 12 months, "
    "and for which you could show evidence. If you cannot judge, say so."
)
UNSCORED = {DONT_KNOW: "I don't know", NOT_APPLICABLE: "Does not apply"}


def show_questionnaire(person: Respondent, assessment: Assessment) -> None:
    """The whole page for one person: head, then the current factor as a fragment of its own."""
    framework = cache.workspace().framework(assessment.framework_hash)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title("Questionnaire", anchor=False, width="content")
        if st.button("Start another assessment", type="tertiary", icon=":material/add:"):
            session().respondent = None
            st.query_params.clear()
            st.rerun()
    groups = {group.id: group.title for group in framework.groups}
    st.markdown(
        f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)} · "
        f"answering for {as_text(groups.get(person.group, 'everybody'))}"
    )
    if not assessment.is_open:
        st.info("This wave is closed. What was answered is kept; it can be read on the profile.")
        return
    _take_over(person, framework)
    _factor_screen(person, assessment, framework, earlier_answers(cache.workspace(), assessment, person.group))


def _take_over(person: Respondent, framework: Framework) -> None:
    """Show this person's answers where the tab still holds those of another one, as after the browser's Back."""
    state = session()
    if state.shown == person.id:
        return
    state.shown = person.id
    state.factor = state.saved_question = state.refusal = None
    given = given_answers(cache.workspace(), person)
    for question in framework.questions:
        answer = given.get(question, GivenAnswer(question))
        own = {
            answer_key(question): _choice(answer),
            importance_key(question): answer.importance,
            f"evidence-{question}": answer.evidence,
            f"note-{question}": answer.note or "",
            f"reason-{question}": answer.reason or "",
        }
        for key, value in own.items():
            if key in st.session_state:
                st.session_state[key] = value


@st.fragment
def _factor_screen(
    person: Respondent, assessment: Assessment, framework: Framework, before: Mapping[str, float]
) -> None:
    state = session()
    if state.finished:
        state.finished = False
        st.switch_page(page_file("profile"))
    given = given_answers(cache.workspace(), person)
    progress = screens(framework, questions_for(framework, assessment, person.group), given)
    if not progress:
        st.info("This assessment asks your group nothing.")
        return
    ids = [screen.factor.id for screen in progress]
    if state.factor not in ids:
        state.factor = first_unanswered(progress, given) or ids[0]
    place = ids.index(state.factor)
    _stepper(progress, place)
    left, right = st.columns([5, 2], gap="large")
    with left:
        screen = progress[place]
        st.header(as_text(screen.factor.title), anchor=False)
        if screen.factor.quote:
            st.markdown(f"*{as_text(screen.factor.quote)}*")
        st.caption(RULE)
        for question in screen.questions:
            _question(person, framework, question, given.get(question.id), before.get(question.id))
        _steps(person, assessment, ids, place)
    with right:
        _side(framework, assessment, progress, given)


def _stepper(progress: list[FactorProgress], place: int) -> None:
    with st.container(horizontal=True, gap="xsmall", key="stepper"):
        for index, screen in enumerate(progress):
            st.button(
                as_text(screen.factor.title),
                key=f"step-{screen.factor.id}",
                type="primary" if index == place else "secondary",
                icon=":material/check:" if screen.complete else None,
                help=f"{screen.answered} of {len(screen.questions)} answered",
                on_click=_go,
                args=(screen.factor.id,),
            )


def _go(factor: str) -> None:
    session().factor = factor


def _question(
    person: Respondent, framework: Framework, question: Question, answer: GivenAnswer | None, before: float | None
) -> None:
    state = session()
    with st.container(border=True):
        st.subheader(as_text(question.title), anchor=False)
        st.markdown(as_text(question.text))
        choices = [_choice_of_level(point.value) for point in question.scale.points] + [
            choice for choice in UNSCORED if choice in question.allow
        ]
        chosen = _choice(answer)
        key = answer_key(question.id)
        st.radio(
            f"Level of {as_text(question.title)}",
            choices,
            index=choices.index(chosen) if chosen in choices else None,
            format_func=lambda choice: _words(question, choice),
            key=key,
            label_visibility="collapsed",
            on_change=_save_choice,
            args=(person, question.id, key),
        )
        if answer is not None and answer.state == NOT_APPLICABLE:
            _reason(person, question, answer)
        if framework.instrument.importance is not None and framework.instrument.importance_level == "question":
            _importance(person, framework, question, answer)
        _evidence(person, framework, question, answer)
        _status(question, answer, before)
    if state.refusal is not None and state.saved_question == question.id:
        st.error(as_text(state.refusal))


def _choice_of_level(value: float) -> str:
    return wording.plain(value)


def _choice(answer: GivenAnswer | None) -> str | None:
    if answer is None or answer.state is None:
        return None
    return _choice_of_level(answer.level) if answer.level is not None else answer.state


def _words(question: Question, choice: str) -> str:
    """A choice in full: the level's number, its name and its description."""
    if choice in UNSCORED:
        return UNSCORED[choice]
    value = float(choice)
    name, description = question.scale.label(value), question.levels.get(value)
    return f"**{choice} {as_text(name)}.** {as_text(description)}" if description else f"**{choice}** {as_text(name)}"


def _save_choice(person: Respondent, question: str, key: str) -> None:
    choice = st.session_state[key]
    if choice is None:
        return
    answer = _own(person, question)
    if choice in UNSCORED:
        _save(person, answer._replace(state=choice, level=None))
    else:
        _save(person, answer._replace(state=LEVEL, level=float(choice), reason=None))


def _save_importance(person: Respondent, question: str, key: str) -> None:
    _save(person, _own(person, question)._replace(importance=st.session_state[key]))


def _save_evidence(person: Respondent, question: str, key: str) -> None:
    _save(person, _own(person, question)._replace(evidence=st.session_state[key]))


def _save_note(person: Respondent, question: str, key: str) -> None:
    _save(person, _own(person, question)._replace(note=st.session_state[key].strip() or None))


def _save_reason(person: Respondent, question: str, key: str) -> None:
    _save(person, _own(person, question)._replace(reason=st.session_state[key].strip() or None))


def _own(person: Respondent, question: str) -> GivenAnswer:
    """What the person has said to a question so far, or a blank."""
    return given_answers(cache.workspace(), person).get(question, GivenAnswer(question))


def _save(person: Respondent, answer: GivenAnswer) -> None:
    """Store an answer at once and note it for the line that says so."""
    state, workspace = session(), cache.workspace()
    state.saved_question, state.refusal = answer.question, None
    try:
        save_answer(workspace, person, answer, now=utc_now())
    except OppositeError as error:
        state.refusal = str(error)
        return
    done = sum(is_answered(given) for given in given_answers(workspace, person).values())
    state.saved_notice = f"Saved at {utc_now():%H:%M:%S} UTC · {wording.counted(done, 'question')} answered"


def _reason(person: Respondent, question: Question, answer: GivenAnswer) -> None:
    key = f"reason-{question.id}"
    st.text_input(
        "Why does it not apply?",
        value=answer.reason or "",
        key=key,
        max_chars=500,
        on_change=_save_reason,
        args=(person, question.id, key),
        placeholder="For example: we have no physical stores",
    )


def _importance(person: Respondent, framework: Framework, question: Question, answer: GivenAnswer | None) -> None:
    scale = framework.instrument.importance
    if scale is None:
        return
    key = importance_key(question.id)
    values = [point.value for point in scale.points]
    st.segmented_control(
        "How much would progress here matter to our success in the next 24 months?",
        values,
        default=None if answer is None else answer.importance,
        format_func=lambda value: f"{wording.plain(value)} {as_text(scale.label(value))}",
        key=key,
        on_change=_save_importance,
        args=(person, question.id, key),
    )


def _evidence(person: Respondent, framework: Framework, question: Question, answer: GivenAnswer | None) -> None:
    noted = answer is not None and (answer.evidence is not None or answer.note is not None)
    with st.expander("Evidence given" if noted else "Add evidence (optional)", key=f"evidence-of-{question.id}"):
        if question.evidence:
            st.caption("Worth a look: " + as_text("; ".join(question.evidence)) + ".")
        strength, note = f"evidence-{question.id}", f"note-{question.id}"
        st.segmented_control(
            "What your answer rests on",
            list(framework.instrument.evidence_strengths),
            default=None if answer is None else answer.evidence,
            format_func=lambda words: as_text(words.replace("_", " ").capitalize()),
            key=strength,
            on_change=_save_evidence,
            args=(person, question.id, strength),
        )
        st.text_area(
            "Note or link",
            value="" if answer is None or answer.note is None else answer.note,
            key=note,
            max_chars=10_000,
            height=80,
            on_change=_save_note,
            args=(person, question.id, note),
        )


def _status(question: Question, answer: GivenAnswer | None, before: float | None) -> None:
    """The line under a question: saved just now, answered, or not yet; and how it moved since the earlier wave."""
    state = session()
    level = None if answer is None or answer.level is None else question.keyed(answer.level)
    moved = wording.change(level, before)
    since = f" · {moved} from the earlier wave" if moved is not None else ""
    if state.saved_question == question.id and state.saved_notice is not None and state.refusal is None:
        with st.container(key="saved"):
            st.caption(f":green[:material/check_circle:] {as_text(state.saved_notice + since)}")
    elif is_answered(answer):
        st.caption(f"Answered{as_text(since)}")
    else:
        st.caption("Not answered yet")


def _steps(person: Respondent, assessment: Assessment, ids: list[str], place: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Previous",
            key="previous-factor",
            icon=":material/arrow_back:",
            disabled=place == 0,
            on_click=_go,
            args=(ids[max(0, place - 1)],),
        )
        if place < len(ids) - 1:
            st.button(
                "Next",
                key="next-factor",
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_go,
                args=(ids[place + 1],),
            )
        else:
            st.button("See the profile", key="next-factor", type="primary", on_click=_finish, args=(person, assessment))


def _finish(person: Respondent, assessment: Assessment) -> None:
    finish(cache.workspace(), person, now=utc_now())
    choose(assessment.organisation.name, assessment.wave)
    session().finished = True


def _side(
    framework: Framework, assessment: Assessment, progress: list[FactorProgress], given: Mapping[str, GivenAnswer]
) -> None:
    done, asked = sum(screen.answered for screen in progress), sum(len(screen.questions) for screen in progress)
    st.progress(done / asked, text=f"{done} of {wording.counted(asked, 'question')} answered")
    scores = own_scores(framework, assessment.profile, given)
    rows = [(node.title, scores.get(node.id)) for node in framework.factors]
    scale = framework.questions[next(iter(framework.questions))].scale
    st.image(
        svg_radar(rows, lowest=scale.lowest, highest=scale.highest, dark=st.context.theme.type == "dark"),
        alt=f"Small radar of your answers so far: {sum(score is not None for _, score in rows)} of {len(rows)} factors have a score",
        width="stretch",
    )
    st.caption("Your answers so far.")
