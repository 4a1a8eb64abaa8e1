"""Files for Office hold to its schemas: order of elements, content types, relationships, ids; else Office offers to repair them."""

import io
import zipfile
from collections import Counter

import pytest
from decks import TODAY, briefing_of
from openxml_audit import OpenXmlValidator
from test_comparison_deck import comparison_of

from opposite.engine.workspace import open_workspace
from opposite.exports.briefing.deck.pptx_file import comparison_pptx, deck_pptx
from opposite.exports.briefing.documents import DOCUMENTS
from opposite.exports.questionnaire.tools import TOOLS
from opposite.exports.roadmap_xlsx import roadmap_xlsx

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def workspace(add_answered):
    workspace = open_workspace(":memory:")
    for number, name in enumerate(("Acme", "Bravo", "Cargo")):
        add_answered(workspace, name, seed=number, lowest=1 + number)
    yield workspace
    workspace.close()


def questionnaire(workspace, tool):
    """The questionnaire of one group for a tool."""
    framework = briefing_of(workspace).report.framework
    return TOOLS[tool].content(TOOLS[tool].form(framework, group=framework.groups[0].id))


MADE = {
    "deck.pptx": lambda workspace: deck_pptx(briefing_of(workspace)),
    "comparison.pptx": lambda workspace: comparison_pptx(comparison_of(workspace, "Acme", "Bravo", "Cargo")),
    "questionnaire.docx": lambda workspace: questionnaire(workspace, "msforms"),
    "questionnaire.xlsx": lambda workspace: questionnaire(workspace, "xlsform"),
    "roadmap.xlsx": lambda workspace: roadmap_xlsx(briefing_of(workspace).roadmap, made_on=TODAY),
    "workbook.xlsx": lambda workspace: DOCUMENTS["workbook"].made(briefing_of(workspace)),
}


@pytest.fixture(scope="module", params=MADE)
def file(request, workspace):
    """The name of a file and its bytes."""
    return request.param, MADE[request.param](workspace)


def mistakes(path, content):
    """What a validator of Office Open XML finds in a file, and in those within it."""
    path.write_bytes(content)
    found = [
        f"{path.name} {one.part_uri} {one.path}: {one.description}" for one in OpenXmlValidator().validate(path).errors
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith(".xlsx"):
                found += mistakes(path.with_name(name.rsplit("/", 1)[1]), packed.read(name))
    return found


def test_every_part_holds_to_its_schema(file, tmp_path):
    name, content = file
    assert mistakes(tmp_path / name, content) == []


def test_a_mistake_would_be_found(workspace, tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MADE["deck.pptx"](workspace))) as packed, zipfile.ZipFile(made, "w") as again:
        for name in packed.namelist():
            again.writestr(name, packed.read(name).replace(b"<c:plotArea>", b"<c:plotArea><c:smooth/>"))
    assert "smooth" in " ".join(mistakes(tmp_path / "deck.pptx", made.getvalue()))


@pytest.mark.main_way
def test_names_in_the_zip_are_there_once(file):
    with zipfile.ZipFile(io.BytesIO(file[1])) as packed:
        assert [name for name, count in Counter(map(str.casefold, packed.namelist())).items() if count > 1] == []
