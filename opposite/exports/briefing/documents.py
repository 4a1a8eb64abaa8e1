"""The documents that are made of a briefing: one table for the report page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.look import Look
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.package.package_zip import package_zip
from opposite.exports.briefing.report_html import report_html
from opposite.exports.briefing.report_pdf import report_pdf
from opposite.exports.briefing.thinkcell import thinkcell_ppttc
from opposite.exports.briefing.workbook_xlsx import workbook_xlsx
from opposite.exports.file_names import assessment_file
from opposite.exports.mime_types import HTML, PDF, PPTTC, PPTX, XLSX, ZIP


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document: its name for people, the ending and the type of its files, and what makes one."""

    kind: str
    label: str
    told: str
    """What it is for, in a sentence."""
    ending: str
    mime: str
    content: Callable[..., bytes]
    """Makes the file from a briefing; what has pages takes the `paper` too."""
    paged: bool = False
    """Whether it has pages of a size that can be chosen."""
    planned: bool = True
    """Whether it holds the roadmap."""
    stability: bool = False
    """Whether it tells how stable the roadmap is, where that was asked for."""
    called: str | None = None
    """What its files are called, where not by the kind: the ending tells the two reports apart."""

    def made(self, briefing: Briefing, *, paper: str = "a4") -> bytes:
        """Its file, on this paper where it has pages."""
        return self.content(briefing, paper=paper) if self.paged else self.content(briefing)

    def file_name(self, briefing: Briefing, *, taken: tuple[str, ...] = ()) -> str:
        """What a file of it is called: acme-2026-q4-one-pager.pdf; where a scenario is in it, this stands before the kind."""
        called = self.called or self.kind
        kind = (called,) if briefing.scenario is None or not self.planned else (briefing.scenario, called)
        return assessment_file(briefing.report.assessment, *kind, ending=self.ending, taken=taken)

    def dressed(self, look: Look) -> Document:
        """The same in a look, where it has one: a deck."""
        if self.kind != "deck":
            return self
        return replace(self, content=partial(deck_pptx, look=look))


DOCUMENTS: Mapping[str, Document] = MappingProxyType({
    document.kind: document
    for document in (
        Document("one-pager", "Board one-pager", "One page that can be read across a table.", ".pdf", PDF, one_pager_pdf, paged=True),
        Document("deck", "Deck", "Slides with charts that can be edited, and the arithmetic in their notes.", ".pptx", PPTX, deck_pptx),
        Document("report", "Report", "Every figure with its reasons, to read and to keep.", ".pdf", PDF, report_pdf, paged=True, stability=True),
        Document("html", "Report on screen", "The report in one file, on a phone too.", ".html", HTML, report_html, stability=True, called="report"),
        Document("workbook", "Workbook", "Every figure in tables that can be sorted, filtered and gone on with.", ".xlsx", XLSX, workbook_xlsx),
        Document("ppttc", "think-cell data", "What the deck shows, to fill a think-cell template of your own.", ".ppttc", PPTTC, thinkcell_ppttc),
        Document("package", "Result package", "Framework, scores and what they rest on, to compute them again.", ".zip", ZIP, package_zip, planned=False),
    )
})  # fmt: skip
"""By kind, in the order in which they are offered."""
