"""What cells mean: numbers, labels, descriptions, and the two answers that are no level."""

import pytest

from opposite.domain.framework import Level, Question, Scale
from opposite.engine.collecting.importing.words import (
    ParsedAnswer,
    answer_words,
    normalised,
    number,
    scale_words,
    value_on,
)

SCALE = Scale("s", "ordinal", (Level(0, "No"), Level(0.5, "In part"), Level(1, "Yes, always")))
QUESTION = Question("Q", "Q", "Q?", SCALE, levels={0: "Nothing is done.", 0.5: "Something is done.", 1: "All is done."})


@pytest.mark.parametrize("text", ["Yes, always", "yes always", " YES,ALWAYS. ", "ＹＥＳ always", "Yes\u00a0– always"])
def test_words_are_compared_without_case_punctuation_and_spacing(text):
    assert normalised(text) == "yesalways"


def test_letters_of_all_scripts_and_their_marks_remain():
    assert normalised("Über-Größe") == "übergrösse"
    assert normalised("हिन्दी") == "हिन्दी"
    assert normalised("?!–") == ""


@pytest.mark.parametrize(
    ("typed", "value"),
    [("4", 4.0), ("4.0", 4.0), ("0,5", 0.5), ("-1", -1.0), ("+2", 2.0), ("", None), ("4 ", None), ("1e0", None),
     ("1_0", None), ("nan", None), ("inf", None), ("４", None), ("0x1", None), ("1.000.000", None), (".5", None)],
)  # fmt: skip
def test_a_number_is_plain_decimal_with_point_or_comma(typed, value):
    assert number(typed) == value


@pytest.mark.parametrize(
    ("typed", "value"), [("0.5", 0.5), ("0,50", 0.5), ("1", 1), ("0.25", None), ("2", None), ("Yes", None)]
)
def test_a_number_must_be_a_point_of_the_scale(typed, value):
    assert value_on(SCALE, typed) == value


def test_a_third_is_recognised_within_a_billionth_and_not_beyond():
    thirds = Scale("t", "ordinal", (Level(0, "a"), Level(1 / 3, "b")))
    assert value_on(thirds, "0.3333333333") == 1 / 3
    assert value_on(thirds, "0.33333333") is None


@pytest.mark.parametrize(
    "words", ["In part", "Something is done", "0.5 In part", "0.5 - Something is done.", "In part: Something is done."]
)
def test_a_level_is_known_by_label_description_or_number_with_either(words):
    assert answer_words(QUESTION)[normalised(words)] == ParsedAnswer("level", 0.5)


@pytest.mark.parametrize("words", ["DK", "I don't know", "I don’t know", "Do not know"])
def test_dont_know_is_known_by_its_usual_words(words):
    assert answer_words(QUESTION)[normalised(words)] == ParsedAnswer("dont_know")


@pytest.mark.parametrize("words", ["NA", "n/a", "Not applicable", "Does not apply"])
def test_not_applicable_is_known_by_its_usual_words(words):
    assert answer_words(QUESTION)[normalised(words)] == ParsedAnswer("not_applicable")


def test_words_of_a_level_go_before_the_words_of_no_level():
    scale = Scale("s", "ordinal", (Level(1, "Not applicable"), Level(2, "Applied")))
    assert answer_words(Question("Q", "Q", "Q?", scale))["notapplicable"] == ParsedAnswer("level", 1)


def test_words_that_fit_two_levels_say_nothing():
    scale = Scale("s", "ordinal", (Level(1, "Some"), Level(2, "some."), Level(3, "All")))
    assert "some" not in scale_words(scale)
    assert scale_words(scale)["all"] == 3
