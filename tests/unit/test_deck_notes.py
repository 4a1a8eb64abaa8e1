"""Pages of notes: whole in a size in which they stand beneath the picture of the slide, else the last rows in short, then counted."""

from functools import partial

import pytest
from decks import opened, slides
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Emu
from test_deck_file import named
from test_deck_look import titled_at
from test_deck_of_frameworks import answered, large

from opposite.exports.briefing.deck.fit import height
from opposite.exports.briefing.deck.look import Look
from opposite.exports.briefing.deck.notes_page import AFTER, EDGE, ROOM, SIZES, Listed, noted
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.wording.briefing.deck_notes import without_room

pytestmark = pytest.mark.long

LEFT = partial(without_room, what="initiative")


@pytest.fixture(scope="module")
def pages(briefing):
    return notes_of(deck_pptx(briefing))


def notes_of(content):
    """The pages of notes by slide."""
    return {key: slide.notes_slide for key, slide in slides(opened(content)).items()}


def over(pages):
    """The slides whose notes run over their page."""
    found = []
    for key, page in pages.items():
        holder, said = page.notes_placeholder, [one.text for one in page.notes_text_frame.paragraphs]
        size = page.notes_text_frame.paragraphs[0].runs[0].font.size.pt
        assert size in SIZES, key
        wide, high = (Emu(one).pt - 2 * EDGE for one in (holder.width, holder.height))
        if height(said, size, wide, after=size * AFTER) > high:
            found.append(key)
    return found


def told(rows, more=()):
    """What notes tell of so many rows that are as long as these."""
    short = tuple(f"row {number}" for number in range(len(rows)))
    return noted("Title", Listed(tuple(rows), short, LEFT), *more, "From the page Roadmap.")


@pytest.mark.main_way
def test_notes_stand_on_one_page(pages):
    assert over(pages) == []


@pytest.mark.parametrize("name", [" ".join(["A name of a good many words"] * 7), "x" * 200, "株式会社 🎉 " * 20])
def test_names_of_two_hundred_characters_stand_on_one_page(briefing, name):
    assert over(notes_of(deck_pptx(named(briefing, name)))) == []


def test_on_a_firms_page_of_notes_nothing_runs_over_either(briefing):
    assert over(notes_of(deck_pptx(named(briefing, "word " * 40), Look(template=titled_at(0.3))))) == []


def test_twelve_factors_with_ninety_initiatives_stand_on_one_page_each_named(workspace, tmp_path):
    briefing = answered(workspace, large(tmp_path))
    pages = notes_of(deck_pptx(briefing))
    assert over(pages) == []
    said = "".join(pages[key].notes_text_frame.text for key in ("timeline 1", "timeline 2"))
    assert len(briefing.roadmap.rows) == 90
    assert [row.order for row in briefing.roadmap.rows if f"{row.order}. {row.initiative.title}" not in said] == []
    gaps = pages["gaps"].notes_text_frame.text
    assert [row.title for row in briefing.report.ranked_gaps if row.title not in gaps] == []


def test_notes_end_on_the_page(pages):
    for page in pages.values():
        holder = page.notes_placeholder
        assert (holder.left + holder.width, holder.top + holder.height) <= (6_858_000, 9_144_000)


def test_the_first_page_says_nothing_twice(pages):
    said = [one.text for one in pages["opening"].notes_text_frame.paragraphs]
    assert len(said) == len(set(said))


def test_what_is_left_out_for_one_reason_stands_together(pages):
    said = [one.text for page in pages.values() for one in page.notes_text_frame.paragraphs]
    reasons = [one.rsplit(". ", 1)[1] for one in said if one.startswith("Left out: ")]
    assert reasons
    assert len(reasons) == len(set(reasons))


def test_rows_stand_in_full_as_long_as_there_is_room_for_all():
    page = int(ROOM[1] / (SIZES[-1] * 1.221 + SIZES[-1] * AFTER))
    fitting = told(["a row"] * (page - 2))
    assert fitting == (*["a row"] * (page - 2), "From the page Roadmap.")
    one_more = told(["a row"] * (page - 1))
    assert one_more == (*["a row"] * (page - 3), f"In short: row {page - 3}; row {page - 2}.", "From the page Roadmap.")


def test_rows_for_which_there_is_no_room_in_short_either_are_counted():
    said = told(["word " * 2000] * 5000)
    assert said[0].startswith("In short: row 0; row 1; ")
    kept = said[0].count(";") + 1
    assert said[1:] == (
        f"And {5000 - kept:,} initiatives more, for which this page has no room.",
        "From the page Roadmap.",
    )


def test_where_the_rest_fills_the_page_it_is_cut_and_the_last_paragraph_says_where_it_is_from():
    said = noted("Title", "word " * 20_000, "another", "From the page Roadmap.")
    assert said[0].endswith("word…")
    assert said[1:] == ("another", "From the page Roadmap.")


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=900), max_size=60),
    more=st.lists(st.text("ab ", max_size=900), max_size=6),
)
def test_nothing_runs_over(rows, more):
    said = told(rows, more)
    assert height(("Title", *said), SIZES[-1], ROOM[0], after=SIZES[-1] * AFTER) <= ROOM[1]
    assert said[-1] == "From the page Roadmap."
