"""A comparison as LibreOffice draws it, where that is installed: every slide a page, and every title readable on it."""

import shutil
import subprocess

import pytest
from decks import TODAY, opened
from pypdf import PdfReader

from opposite.engine.collecting.choosing import meant
from opposite.engine.side_by_side import side_by_side
from opposite.exports.briefing.deck.pptx_file import comparison_pptx

OFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_every_slide_of_a_comparison_is_drawn_with_its_title(workspace, add_answered, tmp_path):
    for number in range(6):
        add_answered(workspace, f"Organisation {number}", seed=number, lowest=1 + number % 3)
    compared = side_by_side(
        workspace, meant(workspace, [f"Organisation {n}" for n in range(6)], None, None), today=TODAY
    )
    content = comparison_pptx(compared)
    (tmp_path / "both.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "both.pptx"]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    pages = PdfReader(tmp_path / "both.pdf").pages
    drawn = [slide.shapes.title.text_frame.text for slide in opened(content).slides]
    assert len(pages) == len(drawn) == 9
    for page, title in zip(pages, drawn, strict=True):
        assert "".join(title.split()) in "".join(page.extract_text().split())
