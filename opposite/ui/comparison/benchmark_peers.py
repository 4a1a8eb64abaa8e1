"""Where an organisation stands beside the peers of a benchmark, on the profile page."""

from __future__ import annotations

import streamlit as st

from opposite.charts import benchmark as chart
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.benchmarks import peers_beside
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import benchmark as words


def show_benchmark_peers(report: Report) -> None:
    """Draw the section of a report; nothing where no benchmark of its framework is held."""
    is_scored = any(row.score is not None for row in report.factors)
    offered = peers_beside(cache.workspace(), report.framework) if is_scored else []
    by_name = {words.benchmark_named(one): one for one in offered}
    asked = address.named(keys.BENCHMARK, by_name)
    if by_name:
        _section(report, by_name, asked or next(iter(by_name)))


def _section(report: Report, by_name: dict[str, BenchmarkPeers], chosen: str) -> None:
    named, peers = st.container(), by_name[chosen]
    if len(by_name) > 1:
        address.picker(
            "Peers",
            keys.BENCHMARK,
            list(by_name),
            chosen,
            key=keys.PEERS_OF,
            format_func=lambda name: words.peers_named(by_name[name]),
        )
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
    """The questions of the factor of the address, else the first: discs at the levels of peers, and the figures."""
    asked = address.said(keys.FACTOR)
    factor = asked if asked in titles else next(iter(titles))
    address.picker(
        "Where peers stand at the questions of",
        keys.FACTOR,
        list(titles),
        factor,
        key=keys.PEERS_FACTOR,
        format_func=titles.__getitem__,
    )
    dark = st.context.theme.type == "dark"
    draw_chart(
        chart.questions_of_peers(report, peers, factor, dark=dark),
        key=keys.PEERS_CHART,
        alt=chart.alt_text(report, peers, factor),
    )
    with st.expander("Figures of these questions"):
        draw_table(words.question_rows(report, peers, factor), alt=f"Questions of {titles[factor]}")
