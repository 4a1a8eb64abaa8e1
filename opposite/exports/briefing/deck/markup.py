"""The XML of a deck: how its tags begin, and how a part that python-pptx leaves unread is read."""

from __future__ import annotations

from typing import Any

from lxml import etree

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SUM = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
WRAPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
PARAGRAPH, TEXT = f"{DRAWING}p", f"{DRAWING}t"


def parsed(content: bytes) -> Any:
    """The root of a part; nothing that it names is opened. Raises XMLSyntaxError of lxml where it is no XML."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
