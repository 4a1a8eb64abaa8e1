"""Parts that somebody grouped are found where they are: checked as before, and what is changed in them is found."""

import pytest
from decks import opened, saved, shape
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences
from opposite.wording.briefing import verifying as words

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def deck(briefing):
    return deck_pptx(briefing)


def grouped(deck, key, *names):
    """A deck in which parts of a slide are grouped as PowerPoint does it, and their group."""
    edited = opened(deck)
    parts = [shape(edited, key, name) for name in names]
    tree = parts[0]._parent
    group = tree.add_group_shape()
    for one in parts:
        group._element.append(one._element)
    group.shapes._recalculate_extents()
    return edited, group


def found(edited, briefing):
    return [(one.shape, one.what) for one in differences(read_deck(saved(edited)), briefing)]


PARTS = [("answer", ("overall", "sentences")), ("timeline 1", ("timeline 1", "foot", "page"))]


@pytest.mark.parametrize(("key", "names"), PARTS)
def test_a_group_of_parts_is_no_difference(briefing, deck, key, names):
    edited, _ = grouped(deck, key, *names)
    assert found(edited, briefing) == []


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_typed_within_groups_is_found(briefing, deck, times):
    edited, group = grouped(deck, "answer", "overall", "sentences")
    for _ in range(times - 1):
        outer = group._parent.add_group_shape()
        outer._element.append(group._element)
        outer.shapes._recalculate_extents()
    inner = next(one for one in group.shapes if one.name == "overall")
    inner.text_frame.paragraphs[0].runs[0].text = "5.9"
    assert {name for name, _ in found(edited, briefing)} == {"overall"}


def test_a_part_taken_out_of_its_group_is_missed(briefing, deck):
    edited, group = grouped(deck, "answer", "overall", "sentences")
    group._element.remove(next(one for one in group.shapes if one.name == "overall")._element)
    assert found(edited, briefing) == [("overall", words.SHAPE)]


def test_a_group_that_is_moved_off_the_slide_hides_its_parts(briefing, deck):
    edited, group = grouped(deck, "answer", "overall", "sentences")
    group.left = Inches(20)
    assert found(edited, briefing) == [("overall", words.HIDDEN), ("sentences", words.HIDDEN)]


def test_what_is_laid_over_a_part_within_its_group_is_found(briefing, deck):
    edited, group = grouped(deck, "answer", "overall", "sentences")
    part = next(one for one in group.shapes if one.name == "overall")
    over = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, part.left, part.top, part.width, part.height)
    over.name = "patch"
    assert found(edited, briefing) == [("patch", words.LAID_OVER)]
