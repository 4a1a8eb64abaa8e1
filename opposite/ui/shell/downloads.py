"""Downloads of tables: the CSV that the command line writes, as a file that people open."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.scoring.report import Report
from opposite.exports.csv_file import spreadsheet_csv
from opposite.exports.file_names import assessment_file, file_name
from opposite.tables.scoring import scores_by_kind, scores_by_question
from opposite.tables.table import Table
from opposite.ui.shell import keys


def download_table(table: Table, name: str, *, of: Assessment | None, sample: bool = False) -> None:
    """A button that downloads a table as CSV; its file is named by organisation, wave and this name.

    Of several organisations the file has the name alone, with `sample-` before it where one of them is synthetic.
    """
    called = file_name(name, ending=".csv", sample=sample) if of is None else assessment_file(of, name, ending=".csv")
    st.download_button(
        f"Download {name} as CSV",
        data=lambda: spreadsheet_csv(table),
        file_name=called,
        mime="text/csv",
        key=keys.download_csv(name),
        icon=":material/download:",
        on_click="ignore",
    )


def download_scores(report: Report) -> None:
    """A button that downloads the scores of the nodes that are shown."""
    table = scores_by_kind([report], report.framework.display_level)
    download_table(table, "scores", of=report.assessment)


def download_questions(report: Report) -> None:
    """A button that downloads the scores of the questions."""
    download_table(scores_by_question([report]), "questions", of=report.assessment)
