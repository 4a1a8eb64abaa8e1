"""What is said of a framework."""

import pytest

from opposite.wording.framework.languages import language_sentence


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Language: English."),
        ("PT", "Language: Portuguese."),
        ("eo", "Language: eo."),
        ("en-GB", "Language: en-GB."),
    ],
)
def test_a_language_is_told_by_its_name_and_one_without_by_its_code(locale, sentence):
    assert language_sentence(locale) == sentence
