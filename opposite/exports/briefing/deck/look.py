"""How a deck looks: its colours, its logo and the template it is laid out by; read from a theme file where one is given."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, cast

from opposite.charts.contrast import contrast
from opposite.charts.theme import LIGHT
from opposite.definitions.source_document import REPORTED, SourceDocument
from opposite.definitions.yaml_reader import EMPTY, read_file
from opposite.errors import OppositeError
from opposite.wording.figures import alternatives, rounded
from opposite.wording.sentences import one_line, quoted

READABLE = 4.5
"""Contrast that text needs at least (WCAG 2.2, 1.4.3)."""

LARGEST_LOGO = 2_000_000
"""Bytes of a logo."""

LARGEST_SIDE = 4000
"""Pixels of a logo's longer side."""

LARGEST_TEMPLATE = 50_000_000
"""Bytes of a template."""

LONGEST_NAME = 60
"""Characters of the name of a firm."""

PNG = b"\x89PNG\r\n\x1a\n"
COLOURS = ("accent", "ink", "target")
KEYS = ("name", *COLOURS, "logo")


HOLDS = f'A theme holds one or more of {alternatives(KEYS)}, each on a line such as accent: "#0E5A6B".'


class LookError(OppositeError):
    """A theme file, a logo or a template cannot be used."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours written #RRGGBB, a logo as the bytes of a PNG, and a template as the bytes of a presentation."""

    name: str = "OPPOSITE"
    accent: str = LIGHT.now
    ink: str = LIGHT.ink
    target: str = LIGHT.target
    muted: str = LIGHT.muted
    line: str = LIGHT.line
    logo: bytes | None = None
    template: bytes | None = None
    font: str | None = None
    """The font of what is drawn, where that of the template has widths that are not known."""


PLAIN = Look()
"""The look of decks without a theme file."""


def read_theme(path: Path) -> Look:
    """The look that a theme file describes, with the logo that it names beside it.

    Raises LookError as `theme_in` and `logo_in` do, and for a file that cannot be read.
    """
    return theme_in(read_file(path), logo=lambda name: _read_logo(path.parent / name))


def theme_in(document: SourceDocument, *, logo: Callable[[str], bytes | None]) -> Look:
    """The look that a theme describes: name, accent, ink, target and logo, each optional; `logo` brings the one it names.

    Raises LookError for what is no theme, and for a colour that cannot be read on white.
    """
    called = PurePath(document.file).name
    if any(one.message == EMPTY for one in document.diagnostics) or (
        document.data is not REPORTED and document.data in (None, {})
    ):
        raise LookError(f"The theme file {called} is empty.", hint=HOLDS)
    if document.data is REPORTED or document.diagnostics:
        first = document.diagnostics[0]
        line = "" if first.line is None else f", line {first.line}"
        raise LookError(f"The theme file {called} cannot be read{line}: {first.message}.", hint=_sentence(first.remedy))
    if not isinstance(document.data, dict):
        raise LookError(f"The theme file {called} holds no keys with values.", hint=HOLDS)
    said = {str(key): value for key, value in document.data.items()}
    for key, value in said.items():
        if key not in KEYS:
            raise LookError(f"The theme file has a key {quoted(one_line(key)[:60])}, which no theme has.", hint=HOLDS)
        if isinstance(value, (dict, list)):
            raise LookError(
                f"{key} of the theme file holds several values.", hint="Give it one text in quotation marks."
            )
    colours = {key: readable(f"{key} of the theme file", str(said[key])) for key in COLOURS if key in said}
    picture = None if said.get("logo") is None else logo(str(said["logo"]))
    return replace(PLAIN, name=firm(said.get("name")), logo=picture, **cast("dict[str, Any]", colours))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def firm(name: object) -> str:
    """The name of a firm as it stands in a deck; our own where there is none."""
    plain = "".join(letter if letter.isprintable() else " " for letter in str(name or "")).strip()
    return plain[:LONGEST_NAME] or PLAIN.name


def readable(called: str, colour: str) -> str:
    """A colour in capitals; raises LookError, with the ratio, where it cannot be read on white."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise LookError(f"{called} is no colour.", hint='Write it like "#0E5A6B", in quotation marks.')
    ratio = contrast(colour, "#FFFFFF")
    if ratio < READABLE:
        raise LookError(
            f"{called}, {colour}, cannot be read on white: its contrast is {rounded(ratio)} to 1.",
            f"Text needs at least {READABLE} to 1.",
            "Choose a darker colour.",
        )
    return colour.upper()


def _read_logo(path: Path) -> bytes:
    if path.is_dir():
        raise LookError(f"The logo {path.name} is a folder.", hint="Name a PNG file.")
    try:
        size = path.stat().st_size
        return logo_in(path.read_bytes() if size <= LARGEST_LOGO else b"", path.name, size=size)
    except OSError as error:
        raise LookError(f"The logo {path.name} cannot be read: {error.strerror}.", hint="Check its path.") from error


def logo_in(content: bytes, name: str, *, size: int) -> bytes:
    """A logo as it is; raises LookError where it is too large, in bytes or in pixels, or no whole PNG."""
    if size > LARGEST_LOGO:
        raise LookError(
            f"The logo {name} has {-(-size // 1_000_000)} MB.", "A logo may have 2 MB at most.", "Make it smaller."
        )
    if not content:
        raise LookError(f"The logo {name} is empty.", hint="Save it as PNG once more.")
    if not content.startswith(PNG):
        raise LookError(
            f"The logo {name} is no PNG.", "SVG and other kinds can hold more than a picture.", "Save it as PNG."
        )
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if max(wide, high) > LARGEST_SIDE and min(wide, high) > 0:
        raise LookError(
            f"The logo {name} has {wide} by {high} pixels.", hint=f"Save it with at most {LARGEST_SIDE} pixels a side."
        )
    if not (wide and high and _is_whole(content)):
        raise LookError(f"The logo {name} is damaged or cut off.", hint="Save it as PNG once more.")
    return content


def _is_whole(content: bytes) -> bool:
    """Whether the parts of a PNG are there to its end, each with its own checksum."""
    at = len(PNG)
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        if zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4], "big"):
            return False
        if content[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def read_template(path: Path) -> bytes:
    """The bytes of a template; raises LookError where it cannot be read or is far too large."""
    try:
        if path.stat().st_size > LARGEST_TEMPLATE:
            raise LookError(
                f"The template {path.name} is larger than 50 MB.", hint="Take the large pictures out of it."
            )
        return path.read_bytes()
    except OSError as error:
        raise LookError(
            f"The template {path.name} cannot be read: {error.strerror}.", hint="Check its path."
        ) from error
