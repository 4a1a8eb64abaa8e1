"""Dates with odds on the roadmap page: when each row ends, how surely, and what that makes of the overall score."""

from __future__ import annotations

import streamlit as st

from opposite.charts import score_band
from opposite.domain.roadmap.odds import Odds
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache, keys
from opposite.ui.shell.odds_notice import show_odds_awaited
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import odds as words


def show_how_surely(report: Report, options: RoadmapOptions, roadmap: Roadmap, *, dark: bool) -> None:
    """Draw the odds of a roadmap of a report, or that they are being worked out."""
    odds = roadmap.odds or cache.roadmap_odds(report, options, roadmap)
    if odds is None:
        show_odds_awaited(words.awaited(roadmap), report, options, roadmap, key=keys.ODDS_VIEW_AWAITED)
    else:
        show_odds(roadmap, odds, dark=dark)


def show_odds(roadmap: Roadmap, odds: Odds, *, dark: bool) -> None:
    """Draw the odds of a roadmap."""
    with st.container(key=keys.ODDS):
        st.header("How surely", anchor=False)
        st.markdown(as_text(words.odds_headline(roadmap, odds)))
        labels, hoped = roadmap.period_labels, [scores.get("root") for scores in roadmap.radar_after_each_period]
        draw_chart(
            score_band.score_band(odds.overall, hoped, labels=labels, dark=dark),
            key=keys.SCORE_BAND,
            alt=score_band.alt_text(odds.overall, hoped, labels=labels),
        )
        for sentence in (words.scores_odds(roadmap, odds), words.movers_sentence(roadmap, odds)):
            if sentence is not None:
                st.markdown(as_text(sentence))
        draw_table(
            odds_rows(roadmap, odds),
            key=keys.ODDS_TABLE,
            alt="The odds, one row an initiative",
        )
        st.caption(f"{words.courses(odds.draws)}. {words.HOW_DRAWN}")


def odds_rows(roadmap: Roadmap, odds: Odds) -> list[dict[str, object]]:
    """The rows of the plan in its order: the printed end, how surely it is kept, and when the row ends otherwise."""
    return [
        dict(
            zip(
                words.ODDS_COLUMNS,
                (
                    row.initiative.title,
                    row.finish_date,
                    words.share(of_row.chance),
                    of_row.finish_p50,
                    of_row.finish_p80,
                    words.share(of_row.critical),
                ),
                strict=True,
            )
        )
        for row, of_row in zip(roadmap.rows, odds.rows, strict=True)
    ]
