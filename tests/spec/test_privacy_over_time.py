"""What is hidden while people begin to count one after another: what was shown before must not give it away later."""

import pytest

from opposite.domain.collecting.answers import LEVEL, CountedAnswer, CountedRespondent
from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.domain.scoring.tabulation import tabulate

GROUPS = {"a": 1, "b": 1, "c": 1, "d": 1}

pytestmark = pytest.mark.parametrize("invited", [True, False], ids=["by invitation", "imported"])


@pytest.fixture
def looks(framework):
    """The function that lets people count step by step; returns at each the groups whose mean is shown, None where the
    whole question is hidden.

    A step names groups and, of each, the levels of the people of it who begin to count.
    """
    known = framework("F factor\n  Q1", groups=GROUPS, target=4).framework

    def look(*steps, invited):
        people, answers, seen = [], [], []
        wave = Assessment(
            1, Organisation(1, "A"), "manual", "", "1", None, "full", False, False, 3, 1, None, invited=invited
        )
        for batch, step in enumerate(steps):
            for group, levels in step.items():
                for level in levels:
                    people.append(CountedRespondent(len(people), group, batch))
                    answers.append(CountedAnswer(len(answers), "Q1", LEVEL, float(level)))
            shown = tabulate(known, wave, people, answers).disclosed
            seen.append(None if shown.is_hidden("Q1") else {g for g in GROUPS if g in shown.questions["Q1"].means})
        return [
            group if group is None else group & {g for step in steps[: n + 1] for g in step}
            for n, group in enumerate(seen)
        ]

    return look


def test_what_was_shown_before_and_is_the_same_is_no_company(looks, invited):
    """Hidden beside a in place of b, c would tell what all of a chose: it was shown with the same people before."""
    first = {"a": [6, 6, 6], "b": [2, 3, 4], "c": [2, 3, 4, 5]}

    assert looks(first, {"b": [3, 4, 4]}, invited=invited) == [{"c"}, {"c"}]


def test_what_was_hidden_as_company_stays_so_while_it_is_the_same(looks, invited):
    """Shown beside a smaller d, b would tell what all of a chose: a and b made the score of the first look."""
    first = {"a": [6, 6, 6], "b": [2, 3, 4, 5], "c": [2, 3, 4, 5, 5]}

    assert looks(first, {"d": [2, 3, 4]}, invited=invited) == [{"c"}, {"c", "d"}]


def test_where_everything_else_was_shown_before_the_question_is_hidden(looks, invited):
    first = {"a": [2, 3, 4], "b": [2, 3, 4, 5], "c": [2, 3, 4, 5, 5]}

    assert looks(first, {"d": [6, 6, 6]}, invited=invited) == [{"a", "b", "c"}, None]
    assert looks(first, {"d": [6, 6, 5]}, invited=invited) == [{"a", "b", "c"}, {"a", "b", "c", "d"}]


def test_of_invited_people_what_was_hidden_is_shown_once_enough_others_join_it(looks, invited):
    first = {"a": [6, 6, 6], "b": [2, 3, 4], "c": [2, 3, 4, 5]}
    steps = looks(first, {"a": [4, 5, 5], "b": [3, 4, 4]}, invited=invited)

    assert steps == [{"c"}, {"a", "b", "c"} if invited else {"c"}]
