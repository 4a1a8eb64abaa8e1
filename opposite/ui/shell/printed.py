"""Tables that are printed whole: the one on the screen shows the rows that fit, and is drawn where paper has none of them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from opposite import wording
from opposite.exports.line_breaks import breakable
from opposite.wording.figures import percent, rows_printed, short_day

MOST_PRINTED = 500
"""Rows of a table that are printed, some twelve sheets; what is longer is for a file."""

Columns = Mapping[str, Any]
"""How columns are shown, by name, as `st.dataframe` takes it."""


def show_when_printed(
    rows: Sequence[Mapping[str, object]], columns: Columns | None = None, *, placeholder: str = ""
) -> None:
    """A table of rows on paper alone; nothing without rows."""
    if rows:
        st.html(printed_table(rows, columns, placeholder=placeholder))


def printed_table(
    rows: Sequence[Mapping[str, object]], columns: Columns | None = None, *, placeholder: str = ""
) -> str:
    """Rows, at least one, as HTML that is seen on paper alone: titled and rounded as on the screen.

    Beneath the first `MOST_PRINTED` of more stands how many there are.
    """
    shown, told = rows[:MOST_PRINTED], columns or {}
    forms = {name: told.get(name) or {} for name in dict.fromkeys(name for row in shown for name in row)}
    first = {name: next((row[name] for row in shown if row.get(name) is not None), None) for name in forms}
    heads = "".join(f"<th{_kind(first[name])}>{_words(form.get('label') or name)}</th>" for name, form in forms.items())
    lines = "".join(
        f"<tr>{''.join(_cell(row.get(name), form, placeholder) for name, form in forms.items())}</tr>" for row in shown
    )
    rest = f"<p>{rows_printed(len(shown), len(rows))}</p>" if len(shown) < len(rows) else ""
    return f'<div class="only-printed"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{rest}</div>'


def _cell(value: object, form: Mapping[str, Any], placeholder: str) -> str:
    return f"<td{_kind(value)}>{_words(placeholder if value is None else _text(value, form))}</td>"


def _kind(value: object) -> str:
    """How a cell is laid out: numbers stand at the right, they and days on one line."""
    return " class=number" if isinstance(value, int | float) else " class=day" if isinstance(value, date) else ""


def _words(text: str) -> str:
    """Text as text, with places to break a line in words that would push a table over the edge of a sheet."""
    return html.escape(breakable(text))


def _text(value: object, form: Mapping[str, Any]) -> str:
    """What stands in a cell, as the format of its column has it; a number without one has up to four decimals."""
    pattern = (form.get("type_config") or {}).get("format")
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, int | float) and pattern == "percent":
        return percent(float(value))
    if isinstance(value, int | float) and pattern:
        return format(float(value), pattern.removeprefix("%"))
    if isinstance(value, float):
        return wording.plain(round(value, 4))
    if isinstance(value, list):
        return ", ".join(_text(one, {"type_config": {"format": "%.1f"}}) for one in value)
    return str(value)
