"""Signs of haste: one level everywhere, answers that contradict each other, and no time to read."""

from datetime import timedelta

from opposite.domain.collecting.quality import Given, Quality, quality

PLAIN = "F factor\n" + "\n".join(f"  Q{n}" for n in range(10))
TURNED = PLAIN + "\n  R1 reverse"


def given_by(now, person, levels, *, seconds=10.0):
    return [
        Given(person, question, level, now + timedelta(seconds=seconds * place))
        for place, (question, level) in enumerate(levels.items())
    ]


def tens(level):
    return {f"Q{n}": float(level) for n in range(10)}


def test_one_level_for_ten_questions_is_straight_lining(framework, now):
    model = framework(PLAIN).framework
    varied = tens(3) | {"Q9": 4.0}
    given = given_by(now, 1, tens(3)) + given_by(now, 2, varied)
    assert quality(model, given) == Quality(people=2, straight_lining=1, contradicting=None, too_fast=0)


def test_nine_answers_say_nothing(framework, now):
    model = framework(PLAIN).framework
    nine = {question: level for question, level in tens(3).items() if question != "Q9"}
    assert quality(model, given_by(now, 1, nine)) == Quality(0, 0, None, None)


def test_straight_lining_is_judged_before_keys_are_turned(framework, now):
    model = framework(TURNED).framework
    assert quality(model, given_by(now, 1, tens(3) | {"R1": 3.0})).straight_lining == 1
    assert quality(model, given_by(now, 1, tens(3) | {"R1": 4.0})).straight_lining == 0


def test_a_reversed_question_answered_like_the_plain_ones_contradicts_them(framework, now):
    """R1 at 6 means 1 once turned: five levels of five below the others at 6. At 5 of 1 to 6 it is 3 fifths and less."""
    model = framework(TURNED).framework
    assert quality(model, given_by(now, 1, tens(6) | {"R1": 6.0})).contradicting == 1
    assert quality(model, given_by(now, 1, tens(6) | {"R1": 4.0})).contradicting == 1  # 6 against 3: 0.6 of the scale
    assert quality(model, given_by(now, 1, tens(6) | {"R1": 3.0})).contradicting == 0  # 6 against 4
    assert quality(model, given_by(now, 1, tens(6))).contradicting is None


def test_less_than_two_seconds_between_answers_is_too_fast(framework, now):
    model = framework(PLAIN).framework
    assert quality(model, given_by(now, 1, tens(3), seconds=1.9)).too_fast == 1
    assert quality(model, given_by(now, 1, tens(3), seconds=2.0)).too_fast == 0


def test_answers_that_all_came_at_one_time_have_no_pace(framework, now):
    model = framework(PLAIN).framework
    assert quality(model, given_by(now, 1, tens(3), seconds=0.0)).too_fast is None
    model = framework(PLAIN).framework
    assert quality(model, given_by(now, 1, tens(3), seconds=0.0)).too_fast is None


def test_a_single_answer_at_another_time_is_enough_for_a_pace(framework, now):
    """Nine answers at one time and the last a minute later: most came without any time between them."""
    model = framework(PLAIN).framework
    *first, last = given_by(now, 1, tens(3), seconds=0.0)
    later = last._replace(at=now + timedelta(minutes=1))
    assert quality(model, [*first, later]).too_fast == 1
    assert quality(model, [later, *first]).too_fast == 1
