"""Names that run from right to left, and factors that are hidden, in what documents say of them."""

import pytest

from opposite.wording.sentences import joined, side_by_side


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Acme", "2026 Q4"), "Acme · 2026 Q4"),
        (("שלום", "2026 Q4"), "שלום\u200e · 2026 Q4"),
        (("مؤسسة ١٢", "2026 Q4"), "مؤسسة ١٢\u200e · 2026 Q4"),
    ],
)
def test_what_follows_a_name_from_right_to_left_stays_behind_it(names, said):
    assert side_by_side(*names) == said


def test_each_sentence_has_one_mark_at_its_end():
    assert joined(["Which of these?", "", "Ten", "Twenty."]) == "Which of these? Ten. Twenty."
