"""The workshop agenda: which questions are worth an hour, in which order, and what a room may see of them.

Levels are those of the six stages, from 1 to 6, so a scale 5 wide. Where nothing else is said nobody rated importance
and there is no target: a question is worth 0.6 times the distance of its views.
"""

from dataclasses import replace

import pytest

from opposite.domain.agreement.agenda import LevelInWords, agenda
from opposite.domain.agreement.shown_groups import GroupView
from opposite.engine.agreement.agreement import read_agreement

ATTRIBUTED = {"attributed": True, "min_group_n": 1}
IN_CONFIDENCE = {"attributed": False}


@pytest.fixture
def plan(assess, shelf):
    """A function that stores a table of answers and returns its agenda."""

    def made(table, tree=None, *, minutes=60, **options):
        report = assess(table, tree, **options)
        return agenda(report, read_agreement(shelf, report.assessment), minutes=minutes)

    return made


def by_group(*, rated="", **groups):
    """A table of answers: by group, a row of cells for each of its people, in the order of the questions."""
    width = max(len(cells) for people in groups.values() for cells in people)
    rows = [
        f"| {group}{n} | {group} | {' | '.join(f'{cell}{rated}' if cell else '' for cell in cells)} |"
        for group, people in groups.items()
        for n, cells in enumerate(people)
    ]
    return "\n".join([f"| | group | {' | '.join(f'Q{n}' for n in range(1, width + 1))} |", *rows])


def on_one(*, rated="", **groups):
    """A table of answers to Q1 alone: by group, what its people said."""
    return by_group(rated=rated, **{group: [[said] for said in people] for group, people in groups.items()})


APART = {"executive": [5, 5, 5], "frontline": [2, 2, 2]}
ALIKE = {"executive": [4, 4, 4], "frontline": [4, 4, 4]}
ALIKE_BUT_FOR_THE_UNKNOWING = ALIKE | {"technology": ["DK", "DK", "DK"]}


def questions(items):
    return [item.question for item in items]


def only(found):
    (item,) = found.items
    return item


# What is worth talking about


def test_where_all_see_it_alike_and_know_there_is_nothing_to_talk_about(plan):
    found = plan(on_one(**ALIKE), target=6)

    assert (found.items, found.if_time_is_left) == ((), ())


def test_before_anybody_answers_there_is_nothing_to_talk_about(plan):
    found = plan(on_one(executive=[""]), target=6)

    assert (found.items, found.if_time_is_left, found.people, found.groups) == ((), (), 0, 0)


@pytest.mark.parametrize(
    ("groups", "word", "by_groups", "minutes"),
    [
        (APART, "camps", True, 10),
        ({"executive": [1, 5, 2, 5, 2, 5], "frontline": [1, 5, 2, 5, 2, 5]}, "camps", False, 10),
        ({"executive": [6, 6, 2], "frontline": [1, 1, 5]}, "split", None, 10),
        ({"executive": [1, 3, 6], "frontline": [1, 3, 6]}, "scattered", None, 8),
        ({"executive": [2, 3, 4], "frontline": [3, 4, 5]}, "mixed", None, 6),
    ],
)
def test_questions_that_are_seen_differently_are(plan, groups, word, by_groups, minutes):
    item = only(plan(on_one(**groups)))

    assert (item.verdict, item.camps_by_group, item.minutes) == (word, by_groups, minutes)


def test_so_are_those_that_some_know_and_others_do_not(plan):
    item = only(plan(on_one(**ALIKE_BUT_FOR_THE_UNKNOWING)))

    assert (item.verdict, item.knowledge, item.treatment, item.minutes) == ("aligned", "unknown_known", "analysis", 6)


def test_so_are_those_that_nobody_knows(plan):
    item = only(plan(on_one(executive=["DK"] * 3, frontline=["DK"] * 3)))

    assert (item.verdict, item.knowledge, item.treatment, item.minutes) == (None, "unknown_unknown", "discovery", 6)
    assert (item.score, item.views, item.between, item.dont_know) == (None, (), (), 6)


def test_what_is_known_but_seen_differently_is_treated_with_a_checklist(plan):
    item = only(plan(on_one(executive=[2, 3, 4], frontline=[3, 4, 5])))

    assert (item.knowledge, item.treatment) == ("known_known", "checklist")


@pytest.mark.parametrize(("target", "found"), [(None, []), (2, []), (6, ["Q1"])])
def test_where_agreement_is_hidden_a_gap_alone_is_worth_it(plan, target, found):
    """Eight people, two of them for the frontline: figures over everybody would tell what those two said."""
    table = on_one(executive=[3, 4, 3, 4, 3, 3], frontline=[3, 3])

    assert questions(plan(table, target=target, setup=IN_CONFIDENCE).items) == found


def test_what_does_not_apply_or_is_not_asked_is_not(plan):
    """Most people say that Q1 does not apply; Q2 is not of the core; Q3 is not scored."""
    table = by_group(
        executive=[["NA", 5, 5, 5], ["NA", 5, 5, 5], [6, 5, 5, 5]],
        frontline=[["NA", 2, 2, 2], ["NA", 2, 2, 2], [1, 2, 2, 2]],
    )
    tree = "F factor\n  Q1 core\n  Q2\n  Q3 core unscored\n  Q4 core"

    assert questions(plan(table, tree, setup={"profile": "pulse"}).items) == ["Q4"]


# The order


@pytest.mark.parametrize(
    ("groups", "rated", "target", "worth"),
    [
        (APART, "", None, 0.6 * 3 / 5),
        (APART, "/5", None, 1.0 * 3 / 5),
        (APART, "/2", None, 0.4 * 3 / 5),
        (APART, "", 3, 0.6 * 3 / 5),
        (APART, "", 6, 0.6 * 3 / 5 * (1 + 2.5 / 5)),
        (APART, "/5", 6, 1.0 * 3 / 5 * (1 + 2.5 / 5)),
        ({"executive": [1, 1, 1, 6, 6, 6]}, "", None, 0.6 * 2.5 / 5),
        ({"executive": ["DK", "DK", "DK"]}, "", None, 0.6 * 0.2),
    ],
)
def test_worth_is_importance_times_distance_times_one_plus_the_gap(plan, groups, rated, target, worth):
    """The distance of the groups' means; with one group, that of people from their mean; unknown, 0.2 of the scale."""
    assert only(plan(on_one(rated=rated, **groups), target=target)).worth == pytest.approx(worth, abs=1e-12)


def test_the_worthiest_stand_first_and_equals_in_the_order_of_the_framework(plan):
    """Means lie 2, 3, 2 and 4 apart."""
    found = plan(by_group(executive=[[5, 5, 4, 6]] * 3, frontline=[[3, 2, 2, 2]] * 3))

    assert questions(found.items) == ["Q4", "Q2", "Q1", "Q3"]


def test_equals_to_the_ninth_decimal_are_equals(plan):
    """Thirds that add up to the same mean in another order may differ by the last digit."""
    found = plan(by_group(executive=[[6, 5], [5, 6], [5, 5]], frontline=[[1, 2], [2, 1], [1, 1]]))

    assert questions(found.items) == ["Q1", "Q2"]


# The time


@pytest.mark.parametrize(
    ("minutes", "fitting"), [(-1, 0), (0, 0), (9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 3), (31, 3), (600, 3)]
)
def test_questions_of_ten_minutes_fit_until_the_time_is_used_up(plan, minutes, fitting):
    found = plan(by_group(executive=[[6, 6, 6]] * 3, frontline=[[1, 2, 3]] * 3), minutes=minutes)

    assert questions(found.items) == ["Q1", "Q2", "Q3"][:fitting]
    assert questions(found.if_time_is_left) == ["Q1", "Q2", "Q3"][fitting:]
    assert found.minutes == minutes


def test_a_shorter_question_does_not_overtake_one_that_does_not_fit(plan):
    found = plan(by_group(executive=[[6, 2], [6, 3], [6, 4]], frontline=[[1, 3], [1, 4], [1, 5]]), minutes=9)

    assert [(item.question, item.minutes) for item in found.if_time_is_left] == [("Q1", 10), ("Q2", 6)]
    assert found.items == ()


def test_it_is_an_hour_unless_told_otherwise(assess, shelf):
    report = assess(by_group(executive=[[6] * 7] * 3, frontline=[[1] * 7] * 3))
    found = agenda(report, read_agreement(shelf, report.assessment))

    assert (found.minutes, len(found.items), len(found.if_time_is_left)) == (60, 6, 1)


# What the room sees


def test_each_shown_group_says_its_mean_and_how_many_people_it_has(plan):
    item = only(plan(on_one(executive=[5, 4, 5, 4], frontline=[2, 2, 1], technology=[3, 3, 3])))

    assert item.views == (
        GroupView("executive", 4.5, 4),
        GroupView("frontline", 5 / 3, 3),
        GroupView("technology", 3, 3),
    )
    assert (item.lowest, item.highest, item.all_views) == (item.views[1], item.views[0], True)


def test_beside_it_stands_what_the_question_stands_on(plan):
    found = plan(on_one(executive=[5, 5, 5], frontline=[2, 2, 2, "DK", "DK", ""]), target=4)
    item = only(found)

    assert (found.organisation, found.wave, found.framework, found.people, found.groups) == (
        "Manual",
        "1",
        "Manual",
        8,
        2,
    )
    assert (item.title, item.text, item.factor, item.points) == ("Q1", "Q1", "F", (1, 2, 3, 4, 5, 6))
    assert (item.score, item.target, item.ad_mean) == (3.5, 4, 1.5)
    assert (item.asked, item.answered, item.dont_know) == (9, 6, 2)


def test_people_without_a_known_group_are_a_group_without_a_title(plan):
    item = only(plan(on_one(executive=[5, 5, 5], unassigned=[2, 2, 2])))

    assert item.views == (GroupView("executive", 5, 3), GroupView(None, 2, 3))


@pytest.mark.parametrize(
    ("groups", "levels"),
    [
        (APART, (2, 5)),
        ({"executive": [6, 6, 6], "frontline": [1, 1, 1]}, (1, 6)),
        ({"executive": [5, 5, 4], "frontline": [2, 2, 3]}, (2, 5)),
        ({"executive": [4, 5, 4, 5], "frontline": [2, 3, 2, 3]}, (3, 5)),
        (ALIKE_BUT_FOR_THE_UNKNOWING, (4, 5)),
        ({"executive": [6, 6, 6], "frontline": [6, 6, 5], "technology": ["DK", "DK", "DK"]}, (5, 6)),
        ({"executive": [1, 1, 1, 6, 6, 6]}, (4, 5)),
        ({"executive": [1, 1, 2, 6, 6, 6]}, (4, 5)),
        ({"executive": [1, 1, 1, 6, 6, 5]}, (3, 4)),
    ],
)
def test_the_room_decides_between_the_levels_nearest_to_the_lowest_and_the_highest_view(plan, groups, levels):
    """Halfway is nearer to the upper level. With one level, or one group's score, the next one up; at the top, below."""
    assert tuple(level.value for level in only(plan(on_one(**groups))).between) == levels


def test_levels_of_a_reversed_question_are_worded_from_its_other_end(plan):
    """Labels of the manual are the values that people chose."""
    item = only(plan(on_one(**APART), "F factor\n  Q1 reverse"))

    assert [view.mean for view in item.views] == [2, 5]
    assert item.between == (LevelInWords(2, "5", None), LevelInWords(5, "2", None))


# Hidden figures


def test_of_hidden_agreement_nothing_is_there(plan):
    """Eight people, two of them for the frontline. The order goes by the stand-in: 0.6 x 0.2 x (1 + gap 10/3 of 5)."""
    item = only(plan(on_one(executive=[3, 4, 5, 4, 4, 3], frontline=[2, 1]), target=6, setup=IN_CONFIDENCE))

    assert (item.hidden, item.verdict, item.ad_mean, item.views, item.minutes) == (True, None, None, (), 6)
    assert item.worth == pytest.approx(0.6 * 0.2 * (1 + 10 / 3 / 5), abs=1e-12)


def test_a_small_group_is_not_among_the_views_and_no_verdict_tells_of_it(plan):
    """Two groups of two beside a large one: neither their means are shown nor how everybody answered.

    What the two small groups said is exchanged between them, so that all that is shown stays the same. An unknowing
    group brings the question onto the agenda.
    """
    large = {"executive": [4] * 6, "operations": ["DK"] * 6}
    apart = plan(on_one(**large, frontline=[2, 2], technology=[5, 5]), setup=IN_CONFIDENCE)
    alike = plan(on_one(**large, frontline=[2, 5], technology=[2, 5]), setup=IN_CONFIDENCE)

    assert apart == alike
    assert (only(apart).hidden, only(apart).all_views) == (True, False)
    assert only(apart).views == (GroupView("executive", 4, 6),)


# Personal answers


def test_the_mean_of_one_person_is_no_view_even_where_answers_are_attributed(plan):
    """Nor is that of the next smallest group, from which it would follow by subtraction."""
    item = only(plan(on_one(executive=[6], frontline=[1, 2, 1], technology=[3, 3, 3, 3]), setup=ATTRIBUTED))

    assert item.views == (GroupView("technology", 3, 4),)
    assert item.all_views is False


def test_two_people_are_a_view_where_answers_are_attributed(plan):
    item = only(plan(on_one(executive=[6, 6], frontline=[1, 2]), setup=ATTRIBUTED))

    assert item.views == (GroupView("executive", 6, 2), GroupView("frontline", 1.5, 2))


@pytest.mark.parametrize(("more", "score", "levels"), [([], None, ()), ([4], 4, (4, 5))])
def test_the_score_of_one_person_is_not_said(plan, more, score, levels):
    """An unknowing group brings the question onto the agenda."""
    item = only(plan(on_one(executive=[4, *more], frontline=["DK", "DK", "DK"]), setup=ATTRIBUTED))

    assert (item.score, tuple(level.value for level in item.between)) == (score, levels)


@pytest.mark.parametrize(("unknowing", "said"), [(0, None), (1, None), (2, 2), (3, 3)])
def test_that_one_person_does_not_know_is_not_said(plan, unknowing, said):
    item = only(plan(on_one(executive=[5, 5, 5], frontline=[2, 2, 2] + ["DK"] * unknowing)))

    assert item.dont_know == said


def test_an_agenda_tells_whether_the_organisation_is_a_sample(assess, shelf):
    report = assess(on_one(**APART))
    sampled = replace(report.assessment, organisation=replace(report.assessment.organisation, sample=True))
    agreement = read_agreement(shelf, report.assessment)

    assert [agenda(one, agreement).sample for one in (report, replace(report, assessment=sampled))] == [False, True]
