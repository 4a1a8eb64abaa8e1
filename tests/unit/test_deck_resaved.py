"""A deck that LibreOffice saved again is checked still: it says in its properties what it was made from."""

import os
import shutil
import subprocess
from copy import deepcopy
from pathlib import Path

import pytest
from decks import every_part, opened, saved, slides
from pptx.opc.constants import RELATIONSHIP_TYPE
from rendering import FONTS
from test_deck_file import named
from test_deck_grouped import grouped
from test_deck_of_frameworks import answered, large

import opposite
from opposite.exports.briefing.deck.markup import TEXT
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.proof import RELATIONSHIP, cuts_of
from opposite.exports.briefing.deck.reading import UnknownDeckError, read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long

OFFICE = shutil.which("soffice")
RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}r"


@pytest.fixture
def without_proof(briefing):
    """A deck whose custom XML and names of slides are lost, as LibreOffice leaves it."""
    return forget_proof(opened(deck_pptx(briefing)))


def forget_proof(made):
    """Take the custom XML and the names of slides out of a presentation, which is returned."""
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


@pytest.mark.main_way
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


def test_slides_are_known_again_whose_parts_somebody_grouped(without_proof, briefing):
    for slide in without_proof.slides:
        parts = [one for one in slide.shapes if not one.is_placeholder]
        if parts:
            group = slide.shapes.add_group_shape()
            for one in parts:
                group._element.append(one._element)
            group.shapes._recalculate_extents()
    found = differences(read_deck(saved(without_proof)), briefing)
    assert [(one.shape, one.words_only) for one in found] == [("file", True)]


def test_a_cut_text_is_one_that_was_cut_where_a_program_parts_it_by_its_scripts(briefing):
    made = opened(deck_pptx(named(briefing, "Acme 🎉 株式会社 مرحبا שלום עולם ")))
    whole = cuts_of(made)
    assert whole
    for slide in made.slides:
        for run in list(slide._element.iter(RUN)):
            text = run.find(TEXT)
            if text.text and text.text.endswith("…"):
                behind = deepcopy(run)
                text.text, behind.find(TEXT).text = text.text[:9], text.text[9:]
                run.addnext(behind)
    assert cuts_of(made) == whole


@pytest.mark.parametrize(("over", "is_found"), [("table", False), ("painted", True), ("not resaved", True)])
def test_words_that_came_to_lie_on_a_table_are_no_difference_in_a_file_saved_again(workspace, tmp_path, over, is_found):
    briefing = answered(workspace, large(tmp_path))
    made = opened(deck_pptx(briefing))
    first = slides(made)["first"]
    table = next(one for one in first.shapes if one.name == "first initiatives")
    more = next(one for one in first.shapes if one.name == "more")
    table.height = more.top + more.height - table.top
    if over == "painted":
        more.fill.solid()
    if over != "not resaved":
        forget_proof(made)
    found = [one.shape for one in differences(read_deck(saved(made)), briefing) if not one.words_only]
    assert found == (["more"] if is_found else [])


def office_again(deck, folder):
    """The deck as LibreOffice saves it."""
    (folder / "deck.pptx").write_bytes(deck)
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(package=Path(opposite.__path__[0]), cache=folder / "fonts"), encoding="utf-8")
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pptx", "--outdir", folder / "again", folder / "deck.pptx"]
    told = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, timeout=120, capture_output=True, env=told)
    return (folder / "again" / "deck.pptx").read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", [None, "Acme 🎉 株式会社 مرحبا שלום עולם "], ids=["usual", "of many scripts"])
def test_a_deck_with_groups_that_libreoffice_saved_is_true_until_a_number_is_edited(briefing, tmp_path, name):
    said = briefing if name is None else named(briefing, name)
    edited, _ = grouped(deck_pptx(said), "answer", "overall", "sentences")
    again = office_again(saved(edited), tmp_path)
    assert [one.shape for one in differences(read_deck(again), said) if not one.words_only] == []
    made = opened(again)
    groups = [group for slide in made.slides for group in slide.shapes if hasattr(group, "shapes")]
    inner = next(one for group in groups for one in group.shapes if one.name == "overall")
    inner.text_frame.paragraphs[0].runs[0].text = "5.9"
    found = differences(read_deck(saved(made)), said)
    assert [(one.slide, one.shape, one.said) for one in found if not one.words_only] == [(2, "overall", "5.9")]


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
