"""Briefings that tests of decks are made from, and readers of what a deck holds."""

import io
import zipfile
from datetime import date

from pptx import Presentation

from opposite.engine.briefing import brief
from opposite.engine.collecting.choosing import meant

TODAY = date(2026, 11, 29)
WRAPPER = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><mc:Choice Requires="p14"/></mc:AlternateContent>'
)
"""What PowerPoint wraps shapes in that older programs cannot draw."""


def briefing_of(workspace, name="Acme"):
    """What is said of the only wave of an organisation."""
    [assessment] = meant(workspace, (name,), None, None)
    return brief(workspace, assessment, today=TODAY)


def opened(content):
    """The presentation in these bytes."""
    return Presentation(io.BytesIO(content))


def slides(presentation):
    """The slides by key."""
    return {slide._element.cSld.get("name"): slide for slide in presentation.slides}


def shape(presentation, key, name):
    """A shape of a slide, by the names of both."""
    return next(one for one in slides(presentation)[key].shapes if one.name == name)


def saved(presentation):
    """The bytes of a presentation that was edited."""
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


def every_part(content):
    """Every file of a package and of the packages within it, by name."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            parts[name] = packed.read(name)
            if name.endswith(".xlsx"):
                parts |= {f"{name}!{inner}": part for inner, part in every_part(parts[name]).items()}
    return parts
