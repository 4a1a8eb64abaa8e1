"""Answers and routing (rules 1 to 4): which answers count, whom a question is asked, and when it does not apply."""

from datetime import timedelta

from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting.answering import save_answer
from opposite.engine.collecting.assessments import respondent
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.report import build_report

# Rule 1: the counting answer of a person is their latest


def answered_in_turn(workspace, loaded, now, answers):
    """The report after one person has given these answers to Q1, one after the other."""
    started = start_assessment(workspace, loaded, organisation="O", wave="1", group="all", profile="full", now=now)
    person = respondent(workspace, started.respondent_id)
    for minute, (state, level) in enumerate(answers):
        save_answer(workspace, person, Answer("Q1", state, level), now=now + timedelta(minutes=minute))
    return build_report(workspace, started.assessment_id).questions["Q1"]


def test_a_later_level_takes_the_place_of_an_earlier_one(workspace, framework, now):
    loaded = framework("F factor\n  Q1")

    question = answered_in_turn(workspace, loaded, now, [("level", 2.0), ("level", 6.0), ("level", 3.0)])

    assert (question.score, question.answered) == (3.0, 1)


def test_a_later_dont_know_takes_the_place_of_a_level(workspace, framework, now):
    loaded = framework("F factor\n  Q1")

    question = answered_in_turn(workspace, loaded, now, [("level", 2.0), ("dont_know", None)])

    assert (question.score, question.answered, question.dont_know) == (None, 0, 1)


def test_an_answer_taken_back_is_unanswered(workspace, framework, now):
    loaded = framework("F factor\n  Q1")

    question = answered_in_turn(workspace, loaded, now, [("level", 2.0), (None, None)])

    assert (question.score, question.answered, question.unanswered) == (None, 0, 1)


def test_level_dont_know_not_applicable_and_nothing_are_four_different_answers(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | 4  |
        | bob | DK |
        | cat | NA |
        | dan |    |
        | eve | /5 |
        """
    ).questions["Q1"]

    assert question.respondents == 5
    assert (question.answered, question.dont_know, question.not_applicable, question.unanswered) == (1, 1, 1, 2)
    assert question.score == 4.0


# Rule 2: reverse-keyed levels are turned round before everything else


def test_a_reversed_level_is_the_lowest_plus_the_highest_minus_the_level(assess):
    report = assess(
        """
        |     | Q1 | Q2 |
        | ann | 2  | 2  |
        """,
        """
        F factor
          Q1
          Q2 reverse
        """,
    )

    assert (report.questions["Q1"].score, report.questions["Q2"].score) == (2.0, 5.0)
    assert report.nodes["F"].score == 3.5


def test_reversing_works_on_scales_that_begin_below_zero_and_have_uneven_steps(assess):
    report = assess(
        """
        |     | Q1 |
        | ann | -1 |
        """,
        "F factor\n  Q1 reverse",
        scale=(-1, 0, 0.5, 3),
    )

    assert report.questions["Q1"].score == 3.0


def test_a_person_in_the_middle_is_the_same_both_ways(assess):
    report = assess("|     | Q1 |\n| ann | 4  |", "F factor\n  Q1 reverse", scale=(1, 2, 3, 4, 5, 6, 7))

    assert report.questions["Q1"].score == 4.0


# Rule 3: a question is asked of the groups it names, of all if it names none


ROUTED = """
    F factor
      Q1
      Q2 groups=executive
    """


def test_a_question_is_asked_of_the_groups_it_names(assess):
    report = assess(
        """
        |     | group     | Q1 | Q2 |
        | ann | executive | 4  | 2  |
        | bob | frontline | 4  |    |
        """,
        ROUTED,
    )

    assert (report.questions["Q1"].respondents, report.questions["Q2"].respondents) == (2, 1)


def test_an_answer_of_somebody_who_was_not_asked_is_reported_and_does_not_count(assess):
    report = assess(
        """
        |     | group     | Q1 | Q2  |
        | ann | executive | 4  | 2/2 |
        | bob | frontline | 4  | 6/5 |
        """,
        ROUTED,
    )

    question = report.questions["Q2"]
    assert (question.score, question.answered, question.importance) == (2.0, 1, 2.0)
    assert report.not_asked == 1


def test_the_unassigned_group_is_asked_everything(assess):
    report = assess(
        """
        |     | group      | Q1 | Q2 |
        | ann | executive  | 4  | 2  |
        | bob | unassigned | 4  | 6  |
        """,
        ROUTED,
    )

    assert (report.questions["Q2"].score, report.questions["Q2"].respondents) == (4.0, 2)
    assert report.not_asked == 0


def test_a_self_assessment_by_one_person_is_asked_everything_whatever_their_group(assess):
    table = """
        |     | group     | Q1 | Q2 |
        | bob | frontline | 4  | 6  |
        """
    groups = {"executive": 1, "frontline": 1}

    alone = assess(table, ROUTED, groups=groups, setup={"self_assessment": True})
    routed = assess(table, ROUTED, groups=groups)

    assert (alone.questions["Q2"].score, alone.not_asked) == (6.0, 0)
    assert (routed.questions["Q2"].score, routed.not_asked) == (None, 1)


PROFILES = """
    F factor
      Q1 core
      Q2
    """


def test_the_core_profile_asks_core_questions_alone(assess):
    table = """
        |     | Q1 | Q2 |
        | ann | 4  | 2  |
        """

    pulse = assess(table, PROFILES, setup={"profile": "pulse"})
    full = assess(table, PROFILES, setup={"profile": "full"})

    assert (pulse.questions["Q2"].score, pulse.questions["Q2"].respondents, pulse.not_asked) == (None, 0, 1)
    assert (full.questions["Q2"].score, full.questions["Q2"].respondents, full.not_asked) == (2.0, 1, 0)


def test_a_self_assessment_is_asked_everything_of_its_profile_and_no_more(assess):
    report = assess(
        """
        |     | group     | Q1 | Q2 |
        | bob | frontline | 4  | 2  |
        """,
        """
        F factor
          Q1 core groups=executive
          Q2
        """,
        groups={"executive": 1, "frontline": 1},
        setup={"profile": "pulse", "self_assessment": True},
    )

    assert (report.questions["Q1"].score, report.questions["Q2"].score) == (4.0, None)


# Rule 4: a question does not apply when more say so than answer it


def test_a_question_does_not_apply_when_more_say_so_than_answer(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | NA |
        | bob | NA |
        | cat | 3  |
        """
    ).questions["Q1"]

    assert (question.applicable, question.score) == (False, None)


def test_a_question_applies_when_as_many_answer_as_say_it_does_not(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | NA |
        | bob | NA |
        | cat | 3  |
        | dan | 5  |
        """
    ).questions["Q1"]

    assert (question.applicable, question.score) == (True, 4.0)


def test_dont_know_speaks_for_a_question_that_applies(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | NA |
        | bob | NA |
        | cat | 3  |
        | dan | DK |
        """
    ).questions["Q1"]

    assert (question.applicable, question.score) == (True, 3.0)


def test_a_blank_does_not_speak_for_a_question_that_applies(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | NA |
        | bob | NA |
        | cat | 3  |
        | dan |    |
        """
    ).questions["Q1"]

    assert (question.applicable, question.score) == (False, None)


def test_a_question_that_nobody_answered_applies(assess):
    question = assess("|     | Q1 |\n| ann |    |").questions["Q1"]

    assert (question.applicable, question.score, question.unanswered) == (True, None, 1)


def test_comparators_have_no_say_in_whether_a_question_applies(assess):
    question = assess(
        """
        |     | group     | Q1 |
        | ann | executive | 3  |
        | bob | external  | NA |
        | cat | external  | NA |
        """,
        groups={"executive": 1, "external": 0},
    ).questions["Q1"]

    assert (question.applicable, question.score, question.not_applicable) == (True, 3.0, 0)


def test_people_are_counted_not_groups_when_a_question_may_not_apply(assess):
    question = assess(
        """
        |     | group     | Q1 |
        | ann | executive | NA |
        | bob | frontline | 3  |
        | cat | frontline | 4  |
        """
    ).questions["Q1"]

    assert (question.applicable, question.score) == (True, 3.5)


def test_those_who_were_not_asked_have_no_say_in_whether_a_question_applies(assess):
    report = assess(
        """
        |     | group     | Q1 | Q2 |
        | ann | executive | 4  | 3  |
        | bob | frontline | 4  | NA |
        | cat | frontline | 4  | NA |
        """,
        ROUTED,
    )

    assert (report.questions["Q2"].applicable, report.questions["Q2"].score) == (True, 3.0)


def test_not_applicable_never_enters_a_mean(assess):
    question = assess(
        """
        |     | Q1 |
        | ann | 5  |
        | bob | 3  |
        | cat | NA |
        """
    ).questions["Q1"]

    assert question.score == 4.0
