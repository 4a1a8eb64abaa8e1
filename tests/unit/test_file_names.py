"""What files are called that people download or that a command writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opposite.exports.csv_file import BYTE_ORDER_MARK, for_spreadsheets
from opposite.exports.file_names import MOST, file_name


def test_a_file_is_named_by_organisation_wave_and_kind():
    assert file_name("Acme", "2026 Q4", "roadmap", ending=".csv") == "acme-2026-q4-roadmap.csv"
    assert file_name("Acme", "2026 Q4", "deck", ending=".pptx", sample=True) == "sample-acme-2026-q4-deck.pptx"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ('a"b<c>d|e:f*g?h\\i', "a-b-c-d-e-f-g-h-i"),
        ("株式会社オポジット", "株式会社オポジット"),
        ("हिन्दी संस्था", "हिन्दी-संस्था"),
        ("株" * 30, "株" * (MOST // 3)),
        ("under_score", "under-score"),
        ("a" * MOST, "a" * MOST),
        ("a" * (MOST + 1), "a" * MOST),
        ("word " * 40, ("word-" * (MOST // 5))[:-1]),
    ],
)
def test_only_letters_digits_and_hyphens_of_what_people_typed_are_in_it(typed, named):
    assert file_name(typed, "1", "roadmap", ending=".csv") == f"{named}-1-roadmap.csv"


def test_a_name_without_a_letter_leaves_wave_and_kind():
    assert file_name("!!!", "1", "roadmap", ending=".csv") == "1-roadmap.csv"
    assert file_name("\U0001f600", ending=".csv") == "opposite.csv"


def test_names_that_come_out_the_same_are_told_apart_whatever_their_case():
    first = file_name("Acme", "1", "deck", ending=".pptx")
    second = file_name("ACME!", "1", "deck", ending=".pptx", taken=(first.upper(),))
    assert (first, second) == ("acme-1-deck.pptx", "acme-1-deck-2.pptx")
    assert file_name("acme", "1", "deck", ending=".pptx", taken=(first, second)) == "acme-1-deck-3.pptx"


@given(st.lists(st.text(), max_size=4))
def test_any_text_gives_a_name_that_every_system_takes(parts):
    name = file_name(*parts, ending=".csv")
    assert name.endswith(".csv")
    assert not set(name) & set('/\\:*?"<>|\0\n\r')
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= max(len("opposite.csv"), len(parts) * (MOST + 1) + 4)


def test_a_line_break_within_a_cell_stays_as_it_is_and_every_line_ends_as_spreadsheets_end_it():
    lines = [b"a,b\n", b'1,"two\nlines, ""quoted"""\n2,3\n']
    assert b"".join(for_spreadsheets(lines)) == BYTE_ORDER_MARK + b'a,b\r\n1,"two\nlines, ""quoted"""\r\n2,3\r\n'
