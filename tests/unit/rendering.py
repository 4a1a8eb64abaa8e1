"""Documents as a program draws them: LibreOffice makes a PDF of slides and sheets, poppler tells where each word stands."""

import os
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

from pptx.util import Emu
from pypdf import PdfReader

import opposite

POPPLER, OFFICE = ("pdftotext", "pdftoppm"), ("soffice",)

FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{package}</dir><dir>/usr/share/fonts</dir>'
    '<cachedir>{cache}</cachedir><include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>'
)
"""A machine that has what fonts the program ships beside its own."""


def missing(*programs):
    """Those of some programs that this machine does not have."""
    return [name for name in programs if shutil.which(name) is None]


@dataclass(frozen=True)
class Word:
    """A word of a page with its box in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page as it is drawn."""

    wide: float
    high: float
    words: tuple[Word, ...]


def drawn_by_office(folder, *files):
    """The PDFs that LibreOffice makes of files, in their order."""
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(package=Path(opposite.__path__[0]), cache=folder / "fonts"), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder / "drawn"), *map(str, files)]
    told = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=400, env=told)
    return [folder / "drawn" / f"{file.stem}.pdf" for file in files]


def pages(pdf):
    """The pages of a PDF with their words."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    body = said[said.index("<doc>") : said.index("</doc>") + len("</doc>")]
    clean = "".join(one for one in body if one >= " " or one == "\n")
    return [
        Page(float(page.get("width")), float(page.get("height")), tuple(_word(word) for word in page))
        for page in ET.fromstring(clean)
    ]


def _word(word):
    box = (float(word.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(unescape(word.text or ""), *box)


def fonts(pdf):
    """The fonts of a PDF by name, without the mark of those that are cut."""
    return {
        font.get_object()["/BaseFont"].rpartition("+")[2].lstrip("/")
        for page in PdfReader(pdf).pages
        for font in page["/Resources"]["/Font"].values()
    }


def ink(pdf, folder):
    """Of every page, as poppler paints it in grey, how many bytes of its picture are not white."""
    subprocess.run(["pdftoppm", "-gray", "-r", "30", str(pdf), str(folder / pdf.stem)], check=True, timeout=120)
    painted = sorted(folder.glob(f"{pdf.stem}-*.pgm"))
    return [sum(one < 250 for one in path.read_bytes()[20:]) for path in painted]


def squeezed(text):
    """Letters and digits alone, as they are however a program sets them."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if not one.isspace() and one.isprintable())


def boxes(slide):
    """The box in points of every shape of a slide, with its text; None for what a program writes into a chart itself."""
    return [
        (
            (Emu(one.left).pt, Emu(one.top).pt, Emu(one.left + one.width).pt, Emu(one.top + one.height).pt),
            None if one.has_chart else squeezed(_text(one)),
        )
        for one in slide.shapes
    ]


def _text(shape):
    if shape.shape_type == 6:
        return " ".join(_text(one) for one in shape.shapes)
    if shape.has_table:
        return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
    return shape.text_frame.text if shape.has_text_frame else ""


SIDE, SHARE = 2.0, 0.2
"""Points that a letter may lean over a side, and the share of a line above and beneath letters that is empty."""


def holds(box, word):
    """Whether a word stands in a box."""
    left, top, right, bottom = box
    empty = (word.bottom - word.top) * SHARE
    return (
        left - SIDE <= word.left
        and word.right <= right + SIDE
        and top <= word.top + empty + 1
        and word.bottom - empty - 1 <= bottom
    )


def strays(page, slide):
    """Words of a drawn slide that stand in no shape of which they are the text, or beyond its edges, where none is drawn."""
    every, sheet = boxes(slide), (0.0, 0.0, page.wide, page.high)
    drawn = squeezed("".join(word.text for word in page.words))
    return [
        word.text
        for word in page.words
        if not holds(sheet, word)
        or not any(holds(box, word) and (text is None or squeezed(word.text) in text) for box, text in every)
    ] + [word for one in slide.shapes for word in _text(one).split() if squeezed(word) not in drawn]
