"""A deck as LibreOffice draws it, where that is installed: every slide a page, every title readable, in the shipped typeface."""

import os
import shutil
import subprocess

import pytest
from decks import briefing_of, opened
from pypdf import PdfReader

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.typeface import folder

OFFICE = shutil.which("soffice")
FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{folder}</dir><dir>/usr/share/fonts</dir>'
    '<cachedir>{cache}</cachedir><include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>'
)
"""A machine that has the shipped typeface beside its own fonts."""


def _fonts(page):
    """The fonts of a page by name, without the mark of those that are cut."""
    return {
        font.get_object()["/BaseFont"].rpartition("+")[2].lstrip("/") for font in page["/Resources"]["/Font"].values()
    }


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_slide_is_drawn_with_its_title(workspace, add_answered, tmp_path):
    add_answered(workspace, "Acme", seed=1)
    content = deck_pptx(briefing_of(workspace))
    (tmp_path / "deck.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"]
    (tmp_path / "fonts.conf").write_text(FONTS.format(folder=folder(), cache=tmp_path / "fonts"), encoding="utf-8")
    told = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    subprocess.run(command, check=True, timeout=120, capture_output=True, env=told)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    drawn = [slide.shapes.title.text_frame.text for slide in opened(content).slides]
    assert len(pages) == len(drawn)
    assert {font for page in pages for font in _fonts(page)} == {"Carlito", "Carlito-Bold"}
    for page, title in zip(pages, drawn, strict=True):
        assert "".join(title.split()) in "".join(page.extract_text().split())
