"""The view of what the plan counts with: an editable table of estimates, as a file too, and what the plan costs."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from opposite.domain.access.rules import Verb, may
from opposite.domain.framework import Initiative
from opposite.domain.framework.estimates import COLUMNS_OF, DEFAULT, Estimate, figures
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import subject
from opposite.engine.roadmap.estimates import set_estimates
from opposite.engine.roadmap.estimates_csv import estimates_in
from opposite.engine.roadmap.estimates_typed import estimates_typed
from opposite.settings import utc_now
from opposite.tables.estimates import estimates_table
from opposite.ui.roadmap.day_rates import choose_day_rates, show_sums
from opposite.ui.shell import cache, keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.form_state import show_refusal, submit_form
from opposite.ui.shell.session import forget_widget_value, session, widget_value, widget_value_or
from opposite.ui.shell.table import draw_table, edit_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import estimates as words

LARGEST_FILE = 1
"""Megabytes of a file of estimates at most."""

WIDTHS = {"weeks_low": 100, "cost_low": 90, "confidence": 105}
"""Pixels of the columns of figures that need more than the others."""

WHOSE, TITLE = "Whose", "Initiative"
MONEY = COLUMNS_OF["cost"]


def show_estimates(report: Report, roadmap: Roadmap) -> None:
    """Draw the view; those who may plan for the organisation can change what it shows."""
    workspace = cache.workspace()
    steers = may(workspace.identity, Verb.STEER, subject(workspace, report.assessment))
    st.caption(words.ABOUT if steers else words.ONLY_SEEN)
    choice = st.segmented_control(
        words.HEADING,
        (words.PLANNED, words.ALL),
        default=words.PLANNED,
        required=True,
        key=keys.ESTIMATES_SHOWN,
        label_visibility="collapsed",
    )
    table = _table_key(report, choice)
    shown = _shown(report, roadmap, choice, table)
    with st.container(key=keys.ESTIMATES):
        _table(report, shown, key=table, steers=steers)
    _tell(report, table)
    with st.container(horizontal=True):
        if steers:
            st.button(
                words.SAVE,
                key=keys.SAVE_ESTIMATES,
                type="primary",
                on_click=_save,
                args=(report, [initiative.id for initiative in shown], table),
            )
            _take_back(report)
        download_table(estimates_table(report), "estimates", of=report.assessment)
        if steers:
            _upload(report)
    show_sums(roadmap)
    if steers:
        choose_day_rates(report)


def _tell(report: Report, table: str) -> None:
    """Why nothing was kept, or what was; the latter until something else is typed, whatever reruns the page."""
    state, typed = session(), widget_value_or(table, None)
    if (typed and typed["edited_rows"]) or (state.refused is not None and state.refused[0] == keys.ESTIMATES):
        state.estimates_told = None
    with st.container(key=keys.ESTIMATES_TOLD):
        show_refusal(keys.ESTIMATES)
        if state.estimates_told is not None and state.estimates_told[0] == report.assessment.id:
            st.success(as_text(state.estimates_told[1]))
        else:
            st.space("xsmall")


def _table_key(report: Report, choice: str) -> str:
    """Another key, and so a table without changes, once other estimates hold or other rows are asked for."""
    held = repr((report.assessment.id, choice, sorted(report.estimates.items()), report.rates is None))
    return keys.estimates_table(sha256(held.encode()).hexdigest()[:8])


def _shown(report: Report, roadmap: Roadmap, choice: str, table: str) -> tuple[Initiative, ...]:
    """The initiatives of the table in the framework's order: all, or those planned when its first change was typed."""
    state, every = session(), report.framework.initiatives
    if choice == words.ALL:
        return every
    typed = widget_value_or(table, None)
    if not (typed and typed["edited_rows"] and state.estimates_shown[0] == table):
        state.estimates_shown = table, frozenset(row.initiative.id for row in roadmap.rows)
    return tuple(initiative for initiative in every if initiative.id in state.estimates_shown[1])


def _table(report: Report, shown: Sequence[Initiative], *, key: str, steers: bool) -> None:
    rows = [_row(report, initiative) for initiative in shown]
    columns = _columns(report)
    if not steers:
        draw_table(rows, columns=columns, alt=words.HEADING)
        return
    edit_table(rows, columns=columns, disabled=[TITLE, WHOSE], placeholder="", key=key, alt=words.HEADING)


def _row(report: Report, initiative: Initiative) -> dict[str, Any]:
    estimate = report.estimates.get(initiative.id, DEFAULT)
    held = figures(report.framework, estimate.applied_to(initiative))
    cells = {
        column: cell for name, columns in COLUMNS_OF.items() for column, cell in zip(columns, held[name], strict=True)
    }
    return {
        TITLE: initiative.title,
        WHOSE: words.whose(estimate),
        **{column: cell for column, cell in cells.items() if report.rates is not None or column not in MONEY},
    }


def _columns(report: Report) -> dict[str, Any]:
    unit = "" if report.rates is None else f" ({report.rates.currency})"
    named = {c: title + (unit if c in MONEY else "") for c, title in words.COLUMN_TITLES.items()}
    return {
        TITLE: st.column_config.TextColumn(pinned=True, width=250),
        WHOSE: st.column_config.TextColumn(help=words.WHOSE, width="small"),
        "owner": st.column_config.TextColumn(named.pop("owner"), width=170),
        **{
            column: st.column_config.NumberColumn(words.SHORT_TITLES[column], help=title, width=WIDTHS.get(column, 75))
            for column, title in named.items()
        },
    }


def _save(report: Report, ids: Sequence[str], table: str) -> None:
    typed = widget_value_or(table, None)
    edited: dict[int, dict[str, Any]] = {} if typed is None else typed["edited_rows"]
    _keep(report, lambda: estimates_typed(report, {ids[row]: cells for row, cells in edited.items()}))


def _take_back(report: Report) -> None:
    titles = {i.id: i.title for i in report.framework.initiatives if i.id in report.estimates}
    if not titles:
        return
    with st.popover(words.TAKE_BACK, key=keys.DEFAULTS_AGAIN, icon=":material/undo:"):
        st.multiselect(
            "Initiatives", list(titles), format_func=titles.__getitem__, key=keys.TAKE_BACK_ESTIMATES, placeholder="All"
        )
        st.button(
            words.TAKE_BACK,
            key=keys.confirmed(keys.TAKE_BACK_ESTIMATES),
            on_click=_forget,
            args=(report, list(titles)),
        )


def _forget(report: Report, every: Sequence[str]) -> None:
    """Take back those that are chosen now, which is perhaps not drawn yet."""
    chosen = widget_value(keys.TAKE_BACK_ESTIMATES) or every
    _keep(report, lambda: dict.fromkeys(chosen, DEFAULT))


def _upload(report: Report) -> None:
    with st.popover(words.UPLOAD, key=keys.READ_ESTIMATES, icon=":material/upload:"):
        if st.file_uploader(words.UPLOAD_HELP, type="csv", key=keys.UPLOAD_ESTIMATES, max_upload_size=LARGEST_FILE):
            st.button(
                words.READ,
                key=keys.confirmed(keys.READ_ESTIMATES),
                type="primary",
                on_click=_read,
                args=(report,),
            )


def _read(report: Report) -> None:
    """Read the file that is there now, which is perhaps not the one of which the button was drawn."""
    file = widget_value(keys.UPLOAD_ESTIMATES)
    if file is None:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "estimates.csv"
        path.write_bytes(file.getvalue())
        _keep(report, lambda: estimates_in(path, report.framework, named=file.name))


def _keep(report: Report, estimates: Any) -> None:
    """Store what was typed, read or taken back; what is refused is told beneath the table, which stays as it is."""
    workspace = cache.workspace()

    def store() -> None:
        asked: dict[str, Estimate] = estimates()
        changed = set_estimates(workspace, report.assessment, asked, now=utc_now(), set_by=workspace.identity.name)
        session().estimates_told = report.assessment.id, words.kept(changed)

    if submit_form(keys.ESTIMATES, store):
        forget_widget_value(keys.TAKE_BACK_ESTIMATES)
