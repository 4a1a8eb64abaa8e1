"""A deck that LibreOffice saved again is checked still: it says in its properties what it was made from."""

import shutil
import subprocess

import pytest
from decks import every_part, opened, saved
from pptx.opc.constants import RELATIONSHIP_TYPE

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.proof import RELATIONSHIP
from opposite.exports.briefing.deck.reading import UnknownDeckError, read_deck
from opposite.exports.briefing.deck.verify import differences

OFFICE = shutil.which("soffice")


@pytest.fixture
def without_proof(briefing):
    """A deck whose custom XML and names of slides are lost, as LibreOffice leaves it."""
    made = opened(deck_pptx(briefing))
    for key, one in list(made.part.rels.items()):
        if one.reltype == RELATIONSHIP:
            made.part.rels.pop(key)
    for slide in made.slides:
        slide._element.cSld.attrib.pop("name")
        for number, holder in enumerate(slide.placeholders, 1):
            holder.name = f"PlaceHolder {number}"
    return made


def overall(presentation):
    return next(one for slide in presentation.slides for one in slide.shapes if one.name == "overall")


def test_it_is_checked_by_its_properties_and_an_edit_is_found(without_proof, briefing):
    found = differences(read_deck(saved(without_proof)), briefing)
    assert [(one.shape, one.words_only) for one in found] == [("file", True)]
    overall(without_proof).text_frame.paragraphs[0].runs[0].text = "5.9"
    found = differences(read_deck(saved(without_proof)), briefing)
    assert [(one.slide, one.shape, one.said) for one in found if not one.words_only] == [(2, "overall", "5.9")]


def test_without_proof_and_properties_it_was_not_made_here(without_proof):
    relations = without_proof.part.package._rels
    for key, one in list(relations.items()):
        if one.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            relations.pop(key)
    with pytest.raises(UnknownDeckError, match="was not made here"):
        read_deck(saved(without_proof))


def test_the_properties_are_short_and_name_no_person(briefing):
    said = every_part(deck_pptx(briefing))["docProps/custom.xml"].decode()
    pieces = said.split("<vt:lpwstr>")[1:]
    assert max(len(one.split("</vt:lpwstr>")[0]) for one in pieces) <= 255
    assert "/" not in "".join(one.split("</vt:lpwstr>")[0] for one in pieces)


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saved_is_true_until_a_number_is_edited(briefing, tmp_path):
    (tmp_path / "deck.pptx").write_bytes(deck_pptx(briefing))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    out = tmp_path / "again"
    command = [OFFICE, home, "--headless", "--convert-to", "pptx", "--outdir", out, tmp_path / "deck.pptx"]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    again = (out / "deck.pptx").read_bytes()
    assert [(one.shape, one.words_only) for one in differences(read_deck(again), briefing)] == [("file", True)]
    edited = opened(again)
    overall(edited).text_frame.paragraphs[0].runs[0].text = "5.9"
    found = differences(read_deck(saved(edited)), briefing)
    assert [(one.shape, one.said) for one in found if not one.words_only] == [("overall", "5.9")]
