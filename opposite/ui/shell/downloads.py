"""Downloads of tables: the CSV that the command line writes."""

from __future__ import annotations

import streamlit as st

from opposite.domain.scoring.report import Report
from opposite.exports.csv_file import table_csv
from opposite.tables.scoring import scores_by_kind, scores_by_question
from opposite.tables.table import Table
from opposite.ui.shell import keys


def download_table(table: Table, name: str, *, sample: bool = False) -> None:
    """A button that downloads a table as CSV; the file of a synthetic organisation is named so."""
    st.download_button(
        f"Download {name} as CSV",
        data=lambda: table_csv(table),
        file_name=f"{'sample-' if sample else ''}{name}.csv",
        mime="text/csv",
        key=keys.download_csv(name),
        icon=":material/download:",
        on_click="ignore",
    )


def download_scores(report: Report) -> None:
    """A button that downloads the scores of the nodes that are shown."""
    table = scores_by_kind([report], report.framework.display_level)
    download_table(table, "scores", sample=report.assessment.organisation.sample)


def download_questions(report: Report) -> None:
    """A button that downloads the scores of the questions."""
    download_table(scores_by_question([report]), "questions", sample=report.assessment.organisation.sample)
