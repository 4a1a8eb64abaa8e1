"""Pages of notes: whole, in a size in which they stand beneath the picture of the slide, each sentence once."""

import pytest
from decks import opened, slides
from pptx.util import Emu

from opposite.exports.briefing.deck.fit import height
from opposite.exports.briefing.deck.pptx_file import NOTES, NOTES_AFTER, NOTES_EDGE, deck_pptx


@pytest.fixture(scope="module")
def pages(briefing):
    return {key: slide.notes_slide for key, slide in slides(opened(deck_pptx(briefing))).items()}


def test_notes_stand_on_one_page_or_whole_in_the_smallest_size(pages):
    for key, page in pages.items():
        holder, said = page.notes_placeholder, [one.text for one in page.notes_text_frame.paragraphs]
        size = page.notes_text_frame.paragraphs[0].runs[0].font.size.pt
        wide, high = (Emu(one).pt - 2 * NOTES_EDGE for one in (holder.width, holder.height))
        fits = height(said, size, wide, after=size * NOTES_AFTER) <= high
        assert size in NOTES, key
        assert fits or size == NOTES[-1], key


def test_notes_end_on_the_page(pages):
    for page in pages.values():
        holder = page.notes_placeholder
        assert (holder.left + holder.width, holder.top + holder.height) <= (6_858_000, 9_144_000)


def test_the_first_page_says_nothing_twice(pages):
    said = [one.text for one in pages["opening"].notes_text_frame.paragraphs]
    assert len(said) == len(set(said))
