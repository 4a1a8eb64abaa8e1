"""What is said of initiatives under way, and of what they were meant to move."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from opposite.domain.framework import Initiative, Kpi, Lift
from opposite.domain.progress.movement import Movement, Movements
from opposite.domain.progress.states import CheckedAssumption, Progress, Reading, Review, State
from opposite.wording.progress.initiatives import (
    amount,
    assumption_words,
    due,
    kpi_name,
    kpi_sentence,
    kpi_standing,
    overdue_sentence,
    review_words,
    state_words,
)
from opposite.wording.progress.movements import movement_words, movements_sentence, unmoved_words

NOW = datetime(2026, 11, 22, 9, 0)
TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)
KPI = Kpi("Leaders who agree", unit="percent", direction="up")
CASE = Initiative("case", "Write the case", (Lift("Q1", 1, 3),), 30, 8, kpi=KPI)


def progress(title="Write the case", *, readings=(), **state):
    known = State(**{"status": "running", "updated_at": NOW} | state)
    entries = tuple(Reading(n, TODAY, value, None, NOW) for n, value in enumerate(readings, start=1))
    return Progress(replace(CASE, title=title), known, readings=entries)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (62.5, "percent", "62.5 %"),
        (62.505, None, "62.51"),
        (100.0, None, "100"),
        (10.0, "days", "10 days"),
        (1234567.5, None, "1,234,567.5"),
        (-0.001, None, "0"),
        (-5.0, None, "-5"),
        (1e15, None, "1,000,000,000,000,000"),
    ],
)
def test_a_value_is_said_without_needless_decimals(value, unit, said):
    assert amount(value, unit) == said


def test_what_is_overdue_is_named_up_to_three_and_then_counted():
    late = [progress(title, finish_date=YESTERDAY) for title in "ABCDE"]
    assert overdue_sentence([progress(finish_date=TODAY)], TODAY) == "Nothing is overdue."
    assert overdue_sentence(late[:1], TODAY) == "1 initiative is overdue: “A”."
    assert overdue_sentence(late[:3], TODAY) == "3 initiatives are overdue: “A”, “B” and “C”."
    assert overdue_sentence(late, TODAY) == "5 initiatives are overdue: “A”, “B”, “C” and 2 more."


def test_the_kpis_of_what_is_taken_up_are_summed_up():
    scale = {"baseline": 0.0, "target": 10.0}
    proposed = progress(status="proposed")
    assert kpi_sentence([proposed, progress(status="dropped")]) is None
    unread = progress(**scale)
    assert kpi_sentence([unread, proposed]) == "The KPI of the initiative taken up has not been read yet."
    assert kpi_sentence([unread, unread]) == "No KPI of the 2 initiatives taken up has been read yet."
    almost, reached = progress(readings=(9.99,), **scale), progress(readings=(10.0,), **scale)
    assert kpi_sentence([almost]) == "The KPI of the initiative taken up has been read; it has not reached the target."
    assert kpi_sentence([reached]) == "The KPI of the initiative taken up has been read; it has reached the target."
    assert kpi_sentence([unread, almost]) == (
        "The KPI of 1 of the 2 initiatives taken up has been read; none has reached the target."
    )
    assert kpi_sentence([almost, reached]) == (
        "The KPI of 2 of the 2 initiatives taken up has been read; 1 has reached the target."
    )
    assert kpi_sentence([reached, reached]).endswith("2 have reached the target.")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({}, "45 % on 22 November 2026. Give the baseline and the target to see the progress to date."),
        ({"baseline": 20.0}, "45 % on 22 November 2026. Give the target to see the progress to date."),
        (
            {"baseline": 20.0, "target": 20.0},
            "45 % on 22 November 2026. Target and baseline are the same, so there is no progress to measure.",
        ),
        ({"baseline": 20.0, "target": 70.0}, "45 % on 22 November 2026: 50 % of the way from baseline to target."),
        ({"baseline": 50.0, "target": 70.0}, "45 % on 22 November 2026: -25 % of the way from baseline to target."),
    ],
)
def test_where_a_kpi_stands_or_what_is_missing_to_say_so(state, said):
    assert kpi_standing(progress(readings=(45.0,), **state)) == said
    assert kpi_standing(progress(**state)) == "Not read yet."


def test_a_kpi_is_named_with_its_unit_and_the_better_way():
    assert kpi_name(KPI) == "Leaders who agree (percent, higher is better)"
    assert kpi_name(Kpi("Days to answer", direction="down")) == "Days to answer (lower is better)"
    assert kpi_name(Kpi("Days to answer")) == "Days to answer"


def test_what_is_due_is_said_in_a_few_words():
    tests = tuple(CheckedAssumption(n, "a", None, YESTERDAY, "open", None, NOW) for n in (1, 2))
    reviews = (Review(1, YESTERDAY, "open", None, NOW),)
    late = progress(finish_date=YESTERDAY)
    assert due(progress(finish_date=TODAY), TODAY) is None
    assert due(late, TODAY) == "Overdue"
    assert due(replace(late, assumptions=tests, reviews=reviews), TODAY) == "Overdue, 2 tests are due, 1 review is due"
    assert due(replace(progress(), assumptions=tests[:1]), TODAY) == "1 test is due"


def test_assumptions_reviews_and_states_are_one_line_each():
    tested = CheckedAssumption(1, "They agree", "ask ten", TODAY, "open", None, NOW)
    assert assumption_words(tested, TODAY) == "Open. Test: ask ten, by 22 November 2026."
    assert assumption_words(replace(tested, test_on=YESTERDAY), TODAY) == (
        "Test is due. Test: ask ten, by 21 November 2026."
    )
    untested = replace(tested, test=None, test_on=None, result="failed", note="Nobody came")
    assert assumption_words(untested, TODAY) == "Failed. No test named. Nobody came"
    assert review_words(Review(1, YESTERDAY, "open", None, NOW), TODAY) == "21 November 2026: decision is due."
    assert review_words(Review(1, TODAY, "stop", "Too dear", NOW), TODAY) == "22 November 2026: stop. Too dear"
    full = State("done", "Ann", YESTERDAY, TODAY, 1.0, 2.5)
    assert state_words(full, "percent") == (
        "Done, Ann, from 21 November 2026, until 22 November 2026, baseline 1 %, target 2.5 %"
    )
    assert state_words(State(), None) == "Proposed, no owner"


def movement(before, planned, now, then=None, later=None):
    return Movement("Q1", "Question", ("case",), before, planned, now, then, later)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (movement(2.0, 3.0, 3.2), "Rose by 1.2; 1.0 planned"),
        (movement(2.0, 3.0, 2.04), "Rose by less than 0.1; 1.0 planned"),
        (movement(2.0, 3.0, 2.0), "Did not move; 1.0 planned"),
        (movement(2.0, 3.0, 1.5), "Fell by 0.5; 1.0 planned"),
        (movement(3.0, 3.0, 3.5), "Rose by 0.5; no rise was planned"),
        (
            movement(2.0, 3.0, 2.5, (1.5, 2.5), (2.0, 3.0)),
            "Rose by 0.5, no more than the noise of the raters; 1.0 planned",
        ),
        (movement(None, None, 2.5), "Not scored in both waves, so nothing can be said"),
        (movement(2.0, 3.0, None), "Not scored in both waves, so nothing can be said"),
    ],
)
def test_a_movement_in_words(row, said):
    assert movement_words(row) == said


def test_what_happened_between_two_waves_in_one_sentence():
    moved, held_fixed, unscored = movement(2.0, 3.0, 3.0), movement(2.0, 3.0, 2.0), movement(None, None, 2.0)
    assert movements_sentence(Movements("1", "2", (), ())).startswith("No initiative was finished between 1 and 2, ")
    assert movements_sentence(Movements("1", "2", (CASE,), (moved, held_fixed))) == (
        "1 initiative done since 1 should lift 2 questions: 1 of the 2 scored in both waves moved."
    )
    assert movements_sentence(Movements("1", "2", (CASE,), (moved, unscored))) == (
        "1 initiative done since 1 should lift 2 questions: the one scored in both waves moved."
    )
    assert movements_sentence(Movements("1", "2", (CASE,), (held_fixed,))) == (
        "1 initiative done since 1 should lift 1 question: the one scored in both waves did not move."
    )
    assert movements_sentence(Movements("1", "2", (CASE,), (unscored,))) == (
        "1 initiative done since 1 should lift 1 question; it is not scored in both waves."
    )
    assert movements_sentence(Movements("1", "2", (CASE,), (unscored, unscored))) == (
        "1 initiative done since 1 should lift 2 questions; none of them is scored in both waves."
    )


def test_an_unmoved_initiative_says_what_its_questions_did_instead():
    noise = movement(2.0, 3.0, 2.5, (1.5, 2.5), (2.0, 3.0))
    rows = (movement(2.0, 3.0, 2.0), noise, movement(None, None, 2.0))
    (found,) = Movements("1", "2", (CASE,), rows).unmoved
    assert unmoved_words(found) == (
        "1 question did not rise, 1 question rose by no more than the noise of the raters and "
        "1 question is not scored in both waves."
    )
