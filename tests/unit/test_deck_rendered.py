"""A deck as LibreOffice draws it, where that is installed: every slide a page, and every title readable on it."""

import shutil
import subprocess

import pytest
from decks import briefing_of, opened
from pypdf import PdfReader

from opposite.exports.briefing.deck.pptx_file import deck_pptx

OFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_slide_is_drawn_with_its_title(workspace, add_answered, tmp_path):
    add_answered(workspace, "Acme", seed=1)
    content = deck_pptx(briefing_of(workspace))
    (tmp_path / "deck.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    drawn = [slide.shapes.title.text_frame.text for slide in opened(content).slides]
    assert len(pages) == len(drawn)
    for page, title in zip(pages, drawn, strict=True):
        assert "".join(title.split()) in "".join(page.extract_text().split())
