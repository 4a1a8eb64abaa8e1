"""The gaps page: what matters most, where importance and maturity part, and one question opened."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.charts import distribution, gaps, opportunity
from opposite.domain.framework import Initiative
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.ui.scoring.gap_rows import gap_rows, next_level
from opposite.ui.shell import address, keys
from opposite.ui.shell.choosable_rows import draw_choosable
from opposite.ui.shell.downloads import download_questions
from opposite.ui.shell.plotly_chart import draw_chart, draw_points
from opposite.ui.shell.targets import show_targets
from opposite.ui.shell.text import as_text
from opposite.ui.shell.why import why_button
from opposite.wording.scoring.scores import ALL_GAPS, answers_hidden, gaps_headline, no_gap_in
from opposite.wording.scoring.targets import target_word, targets_in_legend


def show_gaps(report: Report) -> None:
    """Draw the page of a report."""
    if report.ranked_gaps:
        st.header(as_text(gaps_headline(report)), anchor=False)
    else:
        st.info(as_text(gaps_headline(report)))
        if all(row.score is None for row in report.questions.values()):
            return
    show_targets(report)
    dark = st.context.theme.type == "dark"
    factor = _chosen_factor(report)
    rows = gap_rows(report, factor)
    draw_choosable(
        rows,
        [row["Question"] for row in rows],
        key=keys.GAP_TABLE,
        alt="Questions ranked by importance times gap",
        chosen=address.said(keys.QUESTION),
        on_choice=_open_question,
        columns={
            "Score": st.column_config.NumberColumn(format="%.1f"),
            "Target": st.column_config.NumberColumn(targets_in_legend(report), format="%.1f"),
            "Gap": st.column_config.ProgressColumn(format="%.1f", min_value=0, max_value=_widest(report)),
            "Importance": st.column_config.NumberColumn(format="%.1f"),
            "Opportunity": st.column_config.NumberColumn(format="%.1f"),
        },
    )
    if factor is not None and not rows:
        st.caption(as_text(no_gap_in(report.nodes[factor].title)))
    _opened(report, factor, dark=dark)
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Importance and score", anchor=False)
        draw_points(
            gaps.importance_grid(report, dark=dark),
            alt=gaps.alt_text(report),
            key=keys.IMPORTANCE_GRID,
            chosen=_open_question,
        )
    with right:
        st.header("Opportunities", anchor=False)
        draw_points(
            opportunity.opportunity_landscape(report, dark=dark),
            alt=opportunity.alt_text(report),
            key=keys.OPPORTUNITIES,
            chosen=_open_question,
        )
    download_questions(report)


def _widest(report: Report) -> float:
    return max((row.maximum - row.minimum for row in report.questions.values()), default=1.0)


def _chosen_factor(report: Report) -> str | None:
    """The factor whose gaps are shown; None for all."""
    titles = {row.node: row.title for row in report.factors}
    factor = address.named(keys.FACTOR, titles)
    address.picker(
        report.framework.display_level.capitalize(),
        keys.FACTOR,
        ["", *titles],
        factor or "",
        key=keys.GAP_FACTOR,
        format_func=lambda node: titles.get(node, ALL_GAPS),
        width=320,
    )
    return factor


def _open_question(question: str | None) -> None:
    address.choose(keys.QUESTION, question or [])


def _opened(report: Report, factor: str | None, *, dark: bool) -> None:
    """One question in full: the answers, the next level in its own words, evidence, initiatives that lift it."""
    order = list(dict.fromkeys([*(row.question for row in report.ranked_gaps), *report.questions]))
    st.header("A question opened", anchor=False)
    asked = address.named(keys.QUESTION, report.questions)
    offered = [question for question in order if factor in {None, report.questions[question].factor}] or order
    chosen = asked or offered[0]
    order = offered if chosen in offered else [chosen, *offered]
    address.picker(
        "Question",
        keys.QUESTION,
        order,
        chosen,
        key=keys.OPENED_QUESTION,
        format_func=lambda q: f"{q} {report.questions[q].title}",
    )
    row, definition = report.questions[chosen], report.framework.questions[chosen]
    st.markdown(f"**{as_text(definition.text)}**")
    left, right = st.columns(2, gap="large")
    with left:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_standing(report, row), width="content")
            why_button(report, chosen)
        st.caption(as_text(wording.answer_counts(row)))
        if chosen in report.distribution:
            draw_chart(
                distribution.distribution(report, chosen, dark=dark),
                alt=distribution.alt_text(report, chosen),
            )
        elif row.answered:
            st.caption(answers_hidden(report.assessment.fewest_shown))
        notes = [note for note in report.notes if note.question == chosen and (note.note or note.reason)]
        if notes:
            st.markdown("**What was noted**")
            for note in notes:
                st.text(note.note or f"Does not apply: {note.reason}")
    with right:
        ahead = next_level(report, chosen)
        if ahead is not None:
            value, words = ahead
            st.markdown(f"**What level {wording.plain(value)} looks like**")
            st.markdown(as_text(words))
        if definition.evidence:
            st.markdown("**What would show it**")
            st.markdown("\n".join(f"- {as_text(item)}" for item in definition.evidence))
        lifting = [i for i in report.framework.initiatives if any(lift.question == chosen for lift in i.lifts)]
        if lifting:
            st.markdown("**Initiatives that lift it**")
            for initiative in lifting:
                st.markdown(f"- {as_text(initiative.title)} {_lifts(initiative, chosen)}")


def _standing(report: Report, row: QuestionScore) -> str:
    state = wording.question_state(row)
    if state is not None:
        return as_text(state)
    target = "" if row.target is None else f", {target_word(report, row.question)} {wording.figure(row.target)}"
    return f"Score **{wording.figure(row.score)}**{target}"


def _lifts(initiative: Initiative, question: str) -> str:
    return as_text(
        ", ".join(
            f"({wording.plain(lift.start)} to {wording.plain(lift.to)})"
            for lift in initiative.lifts
            if lift.question == question
        )
    )
