"""What typst keeps of the documents that it has set, some forty megabytes each, in case the next is like them."""

from __future__ import annotations

MOST_KEPT = 10
"""Of so many documents typst keeps the layouts."""


def forget_layouts() -> None:
    """Have typst give up what it keeps: it sets as many empty pages, which takes a fiftieth of a second.

    Documents of other answers gain nothing from it, and a server would hold it until its end.
    """
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    for _ in range(MOST_KEPT):
        typst.compile(b"", format="pdf", ignore_system_fonts=True)
