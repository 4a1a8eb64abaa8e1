"""Tables on paper: every table of every page has one beside it, with the words and figures of the screen."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import opposite.ui
from opposite.ui.shell.printed import MOST_PRINTED

TABLE = """
import streamlit as st
from opposite.ui.shell.table import draw_table
draw_table(st.session_state.rows, alt="Rows", columns=st.session_state.columns, placeholder="–")
"""

NUMBER = {"type_config": {"type": "number", "format": "%.1f"}}


def printed(rows, columns=None):
    """The markup of what is printed of rows; None where nothing is."""
    page = AppTest.from_string(TABLE)
    page.session_state.rows, page.session_state.columns = rows, columns
    page.run()
    assert list(page.exception) == []
    return next((element.proto.body for element in page.get("html")), None)


def cells(markup):
    """The rows of cells of a printed table, its head first."""
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in markup.split("<tr>")[1:]]


def test_every_table_of_the_pages_is_drawn_by_the_function_that_prints_it():
    folder = Path(opposite.ui.__file__).parent
    drawing = re.compile(r"st\.(dataframe|data_editor|table)\(")
    found = {path.name for path in folder.rglob("*.py") if drawing.search(path.read_text(encoding="utf-8"))}
    assert found == {"table.py"}


def test_figures_are_as_on_the_screen_and_what_is_missing_is_a_dash():
    columns = {
        "Score": {"label": "Score of 6", **NUMBER},
        "Coverage": {"type_config": {"type": "number", "format": "percent"}},
        "Sum": {"type_config": {"type": "number", "format": "%,.0f"}},
    }
    row = {
        "Who": "Acme", "Score": 3.14159, "Coverage": 0.954, "Sum": 1234567.0, "Days": 12.5, "Weeks": 4.0,
        "Trend": [3.0, 3.26], "Day": date(2027, 3, 4), "Note": None,
    }  # fmt: skip
    head, shown = cells(printed([row], columns))
    assert head == ["Who", "Score of 6", "Coverage", "Sum", "Days", "Weeks", "Trend", "Day", "Note"]
    assert shown == ["Acme", "3.1", "95\u00a0%", "1,234,567", "12.5", "4", "3.0, 3.3", "4 Mar 2027", "–"]


def test_a_row_may_lack_columns_that_others_have():
    assert cells(printed([{"A": "1"}, {"A": "2", "B": "3"}])) == [["A", "B"], ["1", "–"], ["2", "3"]]


def test_what_people_typed_is_text():
    [_, [shown]] = cells(printed([{"Name": "<b>bold</b> & co"}]))
    assert shown == "&lt;b&gt;bold&lt;/b&gt; &amp; co"


def test_a_word_that_is_longer_than_a_column_may_be_broken():
    [_, [shown]] = cells(printed([{"Name": "x" * 60}]))
    assert shown == "\u200b".join(["x" * 24, "x" * 24, "x" * 12])


@pytest.mark.parametrize(("rows", "said"), [(MOST_PRINTED, False), (MOST_PRINTED + 1, True), (10_000, True)])
def test_of_a_list_that_is_longer_than_anybody_reads_the_first_rows_are_printed_and_how_many_there_are(rows, said):
    markup = printed([{"Row": str(row)} for row in range(rows)])
    assert markup.count("<tr>") == 1 + min(rows, MOST_PRINTED)
    assert (f"The first 500 of {rows:,} rows." in markup) == said


def test_without_rows_nothing_is_printed():
    assert printed([]) is None
