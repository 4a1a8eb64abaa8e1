"""The alignment page: how far people see it alike, which groups do not, and what is known by whom."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from opposite import wording
from opposite.charts import dumbbell, heatmap
from opposite.domain.agreement.flags import flags
from opposite.domain.agreement.group_views import absences, differences, shown_groups, suggested_pair
from opposite.domain.agreement.rows import Agreement
from opposite.domain.scoring.report import Report
from opposite.engine.agreement.consensus import Consensus
from opposite.ui.agreement.knowledge import show_knowledge
from opposite.ui.agreement.reliability import show_reliability
from opposite.ui.agreement.robustness import show_robustness, show_statistics
from opposite.ui.agreement.workshop import show_agenda, show_consensus
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.session import set_widget_value, widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.agreement.verdicts import (
    QuestionSeen,
    agreement_headline,
    factor_verdict,
    furthest_apart,
    questions_seen,
)


def show_alignment(report: Report) -> None:
    """Draw the page of a report."""
    agreement = cache.agreement(report.assessment)
    together = agreement.most_heard > 1
    if together:
        _seen_alike(report, agreement)
    else:
        st.header("Agreement needs at least two people", anchor=False)
        st.markdown(wording.heard_so_far(sum(report.people.values())))
    show_knowledge(report)
    _imbalances(report)
    show_robustness(report)
    if together:
        show_agenda(report, agreement)
        show_consensus(report)
        show_statistics(report, agreement)
        show_reliability(report)


def _seen_alike(report: Report, agreement: Agreement) -> None:
    st.header(as_text(agreement_headline(report, agreement)), anchor=False)
    apart = furthest_apart(report)
    if apart is not None:
        st.markdown(as_text(apart))
    dark = st.context.theme.type == "dark"
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.header("How each group sees it", anchor=False)
        draw_chart(
            heatmap.group_heatmap(report, dark=dark), alt=heatmap.group_alt_text(report), key=keys.GROUP_HEAT_MAP
        )
        sentences = wording.absence_sentences(absences(report), report.assessment.fewest_shown)
        if sentences:
            st.caption(" ".join(sentences))
        if report.together:
            st.caption(as_text(wording.smaller_groups(report)))
    with right:
        st.header("Two groups side by side", anchor=False)
        _two_groups(report, dark=dark)
    _verdicts(report, agreement, cache.consensus(report.assessment))


def _two_groups(report: Report, *, dark: bool) -> None:
    shown = {group: wording.group_title(report.framework, group) for group in shown_groups(report)}
    if len(shown) < 2:
        st.markdown(wording.NO_PAIR_SHOWN)
        return
    first, second = _chosen_pair(shown)
    with st.container(horizontal=True):
        _group_picker("First group", keys.FIRST_GROUP, shown, first)
        _group_picker("Second group", keys.SECOND_GROUP, {g: shown[g] for g in shown if g != first}, second)
    draw_chart(
        dumbbell.dumbbell(report, (first, second), dark=dark),
        alt=dumbbell.alt_text(report, (first, second)),
        key=keys.TWO_GROUPS,
    )
    apart = differences(report, (first, second))
    sentence = wording.pair_sentence(shown[first], shown[second], apart, factors=len(report.factors))
    if sentence is not None:
        st.caption(as_text(sentence))


def _chosen_pair(shown: Mapping[str, str]) -> tuple[str, str]:
    """Two groups: as far as the address names them, else as they are suggested."""
    asked = address.first_named(keys.GROUP, address.all_named(keys.GROUP, shown), 2)
    first, second, *_ = dict.fromkeys([*asked, *suggested_pair(list(shown))])
    return first, second


def _group_picker(label: str, key: str, groups: Mapping[str, str], chosen: str) -> None:
    set_widget_value(key, chosen)
    st.selectbox(label, list(groups), format_func=groups.__getitem__, key=key, on_change=_say_groups)


def _say_groups() -> None:
    address.choose(keys.GROUP, list(dict.fromkeys(map(widget_value, (keys.FIRST_GROUP, keys.SECOND_GROUP)))))


@st.fragment
def _verdicts(report: Report, agreement: Agreement, agreed: dict[str, Consensus]) -> None:
    """A line for each factor; its questions are computed once it is opened."""
    st.header("Factor by factor", anchor=False)
    for row in report.factors:
        label = f"**{as_text(row.title)}** · {as_text(factor_verdict(report, agreement, row))}"
        opened = st.expander(label, key=keys.seen(row.node), on_change="rerun")
        if opened.open:
            with opened:
                for seen in questions_seen(report, agreement, row.node):
                    _question(seen, agreed.get(seen.row.question))


def _question(seen: QuestionSeen, agreed: Consensus | None) -> None:
    st.markdown(f"**{as_text(seen.row.title)}**  \n{as_text(seen.verdict)}")
    means = [f"{title} {wording.rounded(mean)} ({wording.people(people)})" for title, mean, people in seen.groups]
    if means:
        st.caption(as_text(" · ".join(means)))
    if agreed is not None:
        st.markdown(as_text(wording.consensus_sentence(agreed, seen.row.score)))


def _imbalances(report: Report) -> None:
    if all(row.score is None for row in report.factors):
        return
    st.header("Imbalances", anchor=False)
    sentences = wording.flag_sentences(report, flags(report))
    st.markdown("\n".join(f"- {as_text(sentence)}" for sentence in sentences) or "None stands out.")
