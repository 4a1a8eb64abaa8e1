"""Where an organisation stands beside the peers of a benchmark, on the profile page."""

from __future__ import annotations

import streamlit as st

from opposite.charts import benchmark as chart
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.benchmarks import peers_beside
from opposite.ui.shell import cache, keys
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import benchmark as words


def show_benchmark_peers(report: Report) -> None:
    """Draw the section of a report; nothing where no benchmark of its framework is held."""
    offered = peers_beside(cache.workspace(), report.framework)
    if not offered or all(row.score is None for row in report.factors):
        return
    _section(report, offered)


@st.fragment
def _section(report: Report, offered: list[BenchmarkPeers]) -> None:
    named, peers = st.container(), offered[0]
    if len(offered) > 1:
        by_name = {words.peers_named(one): one for one in offered}
        peers = by_name[st.selectbox("Peers", list(by_name), key=keys.PEERS_OF)]
    named.header(as_text(words.peers_named(peers)), anchor=False)
    for sentence in (words.other_version(peers, report.framework), words.missing_questions(peers, report.framework)):
        if sentence is not None:
            st.caption(as_text(sentence))
    draw_table(
        words.factor_rows(report, peers),
        key=keys.PEERS_TABLE,
        alt=f"Factors beside the {words.peers_named(peers)}",
    )
    titles = {row.node: row.title for row in report.factors if words.asked_of(report.framework, peers, row.node)}
    if titles:
        _questions(report, peers, titles)
    st.caption(f"{words.WHAT_FIGURES_MEAN} {words.NOT_CHECKED}")


def _questions(report: Report, peers: BenchmarkPeers, titles: dict[str, str]) -> None:
    """The questions of a factor that is chosen: discs at the levels where peers stand, and the figures."""
    factor = st.selectbox(
        "Where peers stand at the questions of", list(titles), format_func=titles.__getitem__, key=keys.PEERS_FACTOR
    )
    dark = st.context.theme.type == "dark"
    draw_chart(
        chart.questions_of_peers(report, peers, factor, dark=dark),
        key=keys.PEERS_CHART,
        alt=chart.alt_text(report, peers, factor),
    )
    with st.expander("Figures of these questions"):
        draw_table(words.question_rows(report, peers, factor), alt=f"Questions of {titles[factor]}")
