"""What a quarter of a person is worth, on request: a sentence and a row for more and for less of each role."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.roadmap.worth import Worth
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.worth import worth_of_people
from opposite.tables.roadmap_worth import worth_table
from opposite.ui.shell import keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.enquiry import answered
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import worth as words
from opposite.wording.roadmap.enquiry import FIND_OUT
from opposite.wording.roadmap.naming import capitalised


def show_worth(report: Report, roadmap: Roadmap, options: RoadmapOptions, *, ready: bool = True) -> None:
    """Draw what 0.25 FTE more and less of each role is worth to a roadmap, once somebody asks.

    `ready` says that the roadmap is the best one, not a quick one.
    """
    with st.container(key=keys.WORTH):
        st.header(words.ASK, anchor=False)
        st.caption(words.ABOUT)
        work = partial(_worth, report, roadmap)
        worth: Worth | None = answered(
            keys.WORTH, FIND_OUT, report=report, options=options, roadmap=roadmap, work=work, ready=ready
        )
        if worth is None:
            return
        st.markdown(as_text(words.worth_headline(worth)))
        if not worth.complete:
            st.caption(words.STOPPED)
        draw_table(
            _rows(worth),
            alt="What a quarter of a person is worth, one row a role",
        )
        st.caption(as_text(words.how_told(worth)))
        download_table(worth_table(roadmap, worth), "worth", of=report.assessment)


def _rows(worth: Worth) -> list[dict[str, str]]:
    by_role: dict[str, dict[str, str]] = {}
    for change in worth.changes:
        row = by_role.setdefault(change.role, {"Role": capitalised(change.role)})
        row[f"{words.fte_words(change)} FTE"] = words.difference(change)
    return list(by_role.values())


def _worth(report: Report, roadmap: Roadmap, told: Told) -> Worth:
    return worth_of_people(report, roadmap, told=told)
