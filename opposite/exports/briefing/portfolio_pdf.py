"""The report of a portfolio as a PDF with contents and bookmarks, set by typst as the long report is."""

from __future__ import annotations

from opposite.engine.portfolio_at_large import AtLarge
from opposite.exports.briefing.report_pdf import written_pdf
from opposite.wording.briefing.portfolio import portfolio_report


def portfolio_pdf(at_large: AtLarge, *, paper: str = "a4") -> bytes:
    """The report as a tagged PDF on `a4` or `letter`; the same portfolio and paper give the same bytes."""
    return written_pdf(portfolio_report(at_large), made_on=at_large.made_on, paper=paper)
