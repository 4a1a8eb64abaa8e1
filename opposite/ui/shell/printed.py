"""Tables that are printed whole: the one on the screen shows the rows that fit, and is drawn where paper has none of them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from opposite import wording
from opposite.wording.figures import short_day


def show_when_printed(rows: Sequence[Mapping[str, object]]) -> None:
    """A table of rows that have the same columns, on paper alone; nothing without rows."""
    if rows:
        st.html(printed_table(rows))


def printed_table(rows: Sequence[Mapping[str, object]]) -> str:
    """The table of rows that have the same columns, at least one, as HTML that is seen on paper alone."""
    columns = list(rows[0])
    heads = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    lines = "".join(f"<tr>{''.join(f'<td>{_cell(row[name])}</td>' for name in columns)}</tr>" for row in rows)
    return f'<table class="only-printed"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def _cell(value: object) -> str:
    """What stands in a cell, as text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, float):
        return wording.plain(round(value, 1))
    return html.escape(str(value))
