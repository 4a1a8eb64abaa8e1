"""How reliably the questionnaire measures, over everybody who answered it: alpha, its interval, omega, item-rest."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Report
from opposite.engine.agreement.reliability import FactorReliability
from opposite.engine.roadmap.enquiries import Enquiry
from opposite.statistics.figure import Figure
from opposite.ui.shell import cache, keys
from opposite.ui.shell.enquiry import show_under_way
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.agreement import reliability as words
from opposite.wording.agreement.undefined import why_undefined
from opposite.wording.roadmap.enquiry import AGAIN, STOP_AT_ONCE, failed

MINIMUM_ROWS = 20
"""Below this many complete rows a factor's figures are not shown (scoring.md, rule 23)."""


@st.fragment
def show_reliability(report: Report) -> None:
    """The reliability of every factor, for those who ask; computed once it is opened."""
    opened = st.expander("Reliability of the questionnaire", key=keys.RELIABILITY, on_change="rerun")
    if not opened.open:
        return
    read = cache.reliability(report.framework)
    with opened:
        if read.answer is None:
            _show_reading(read, report.framework)
            return
        factors = read.answer.figures.factors
        most = max((row.complete_rows for row in factors.values()), default=0)
        if most < MINIMUM_ROWS:
            st.markdown(wording.rows_needed(most, MINIMUM_ROWS))
            return
        rows = [{"Factor": report.framework.nodes[id_].title, **_figures(row)} for id_, row in factors.items()]
        draw_table(rows, key=keys.FACTOR_RELIABILITY, alt="Reliability by factor")
        st.markdown("\n".join(f"- **{name}**: {meaning}" for name, meaning in wording.RELIABILITY.items()))


def _show_reading(read: Enquiry, framework: Framework) -> None:
    """How far it is, with a way to end it; where it ended without figures, that it did and a way to ask again."""
    if not read.is_over:
        show_under_way(keys.RELIABILITY, read, stop=STOP_AT_ONCE, told=words.reading)
        return
    if read.failure is not None:
        st.warning(as_text(failed(read.failure)))
    again = cache.reliability_asked().forget
    st.button(AGAIN, key=keys.ask(keys.RELIABILITY), on_click=again, args=(framework.hash,))


def _figures(row: FactorReliability) -> dict[str, str]:
    """A factor's figures as text; where there are too few rows or one is undefined, why."""
    if row.complete_rows < MINIMUM_ROWS:
        shown = dict.fromkeys(("Alpha", "Interval", "Omega", "Lowest item-rest"), "too few rows")
        return {"Complete rows": str(row.complete_rows), **shown}
    low, high = row.alpha.interval or (None, None)
    lowest = row.item_rest_min
    return {
        "Complete rows": str(row.complete_rows),
        "Alpha": _text(row.alpha),
        "Interval": "no alpha"
        if low is None or high is None
        else f"{wording.rounded(low, 2)} to {wording.rounded(high, 2)}",
        "Omega": _text(row.omega),
        "Lowest item-rest": "none is defined" if lowest is None else wording.rounded(lowest, 2),
    }


def _text(figure: Figure) -> str:
    return wording.rounded(figure.value, 2) if figure.value is not None else why_undefined(figure.reason)
