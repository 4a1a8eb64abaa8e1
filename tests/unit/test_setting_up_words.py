"""What is said of the smallest group while an assessment is set up."""

import pytest

from opposite.wording.collecting.setting_up import recommended_minimum


@pytest.mark.parametrize(
    ("hidden", "words"),
    [
        ([], "5 is recommended; it would hide none of these groups as a whole."),
        (
            ["Leaders"],
            (
                "5 is recommended. Leaders would be hidden then, since fewer than 5 people are invited there, and another "
                "group with it: else its figures could be worked out from those of all together."
            ),
        ),
        (
            ["Leaders", "Front line"],
            (
                "5 is recommended. Leaders and Front line would be hidden then, since fewer than 5 people are invited in "
                "each of them."
            ),
        ),
    ],
)
def test_what_the_recommended_smallest_group_would_hide_is_said(hidden, words):
    assert recommended_minimum(hidden) == words
