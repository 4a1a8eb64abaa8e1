"""Characters that no typeface here can draw: known by name before a PDF is made, and what is said of them."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.exports.briefing.undrawn_names import undrawn_in
from opposite.exports.typeface import widths
from opposite.exports.undrawn import LATIN, _is_seen, undrawn
from opposite.wording.briefing.undrawn import DOCUMENTS, KEPT, MENDED, undrawn_told

CUNEIFORM = "\U00012000\U00012001"
"""Signs that no machine has a typeface for, unless somebody put one there."""


def of(briefing, name):
    """The briefing of an organisation with this name."""
    assessment = briefing.report.assessment
    renamed = replace(assessment, organisation=replace(assessment.organisation, name=name))
    return replace(briefing, report=replace(briefing.report, assessment=renamed))


@pytest.mark.parametrize(
    "words", ["Acme", "Ärger & Co. – “Łódź”", "Ελλάδα", "Москва", "مرحبا", "∀x ∈ ℝ", "", "a\u200db\ufe0f\u200f"]
)
def test_scripts_of_the_shipped_typefaces_and_what_is_not_seen_are_drawn(words):
    assert undrawn(words, machine=False) == ""


@pytest.mark.parametrize(
    ("words", "missing"),
    [("Acme 🎉🎉", "🎉"), ("株式会社 Acme", "株式会社"), (f"{CUNEIFORM} a", CUNEIFORM)],
)
def test_what_no_typeface_has_is_told_each_character_once_in_order(words, missing):
    assert undrawn(words, machine=False) == missing


def test_every_seen_character_of_latin_is_in_the_shipped_typeface():
    seen = {code for code in range(LATIN) if _is_seen(chr(code))}
    assert seen - widths(bold=False).keys() == set()


def test_it_is_found_out_before_a_pdf_is_made_that_does_not_claim_the_standard(briefing):
    hard = of(briefing, f"Acme {CUNEIFORM}")
    assert undrawn_in(briefing) == ()
    assert undrawn_in(hard) == ((f"Acme {CUNEIFORM}", CUNEIFORM),)
    assert b"pdfuaid:part" in one_pager_pdf(of(briefing, "Acme Ελλάδα"))
    made = one_pager_pdf(hard)
    assert b"pdfuaid:part" not in made
    assert "Acme" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_name_that_stands_in_many_places_is_told_once(briefing):
    rows = tuple(replace(row, owner_set=f"Ann {CUNEIFORM}") for row in briefing.roadmap.rows)
    assert undrawn_in(replace(briefing, roadmap=replace(briefing.roadmap, rows=rows))) == (
        (f"Ann {CUNEIFORM}", CUNEIFORM),
    )


def test_nothing_is_said_where_everything_is_drawn():
    assert undrawn_told(()) is None


def test_three_names_are_told_and_more_are_counted():
    names = [(f"Name {number}", "🎉株") for number in range(1, 5)]
    assert undrawn_told(names[:3]) == (
        "In a PDF these characters are empty boxes, since no typeface here has them: 🎉 株 in “Name 1”, 🎉 株 in “Name 2” "
        f"and 🎉 株 in “Name 3”. {KEPT} {DOCUMENTS} {MENDED}"
    )
    assert "🎉 株 in “Name 3” and some in 1 more name." in undrawn_told(names)


def test_twelve_characters_of_a_name_are_told_and_that_there_are_more():
    name = "".join(chr(0x4E00 + at) for at in range(13))
    assert undrawn(name[:12], machine=False) == name[:12]
    assert undrawn(name, machine=False) == name
    assert " ".join(name[:12]) + " in “" in undrawn_told([(name[:12], name[:12])])
    assert " ".join(name[:12]) + " … in “" in undrawn_told([(name, name)])
    assert len(undrawn("".join(chr(0x4E00 + at) for at in range(60)), machine=False)) == 13
