"""What is said of a row of the roadmap: why it is there, what it unlocks, why not earlier; and of what was left out.

Questions Q1 to Q3 are a factor each, on six stages with target 4; roadmaps are in quarters from 1 January 2027. Nobody
rates importance unless a table says so.
"""

from dataclasses import replace
from datetime import date

import pytest

from opposite import wording
from opposite.domain.framework import Initiative, Lift, RoadmapRule
from opposite.domain.roadmap.left_out import (
    BudgetSpent,
    BudgetTooSmall,
    Level,
    LevelOutOfReach,
    NeedsImpossible,
    NeverEntered,
    NoCapacityLeft,
    NoTimeLeft,
    PrerequisiteTooLate,
    RoleTooSmall,
    TooLong,
    Unfit,
)
from opposite.domain.roadmap.reasons import Bound, Raise, Reason
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError

TREE = """
    F factor
      Q1
    G factor
      Q2
    H factor
      Q3
    """
SAID = """
    | | group | Q1 | Q2 | Q3 |
    | a | executive | 2 | 1 | |
    | b | executive | 2 | 1 | |
    | c | executive | 2 | 1 | |
    """


def lifting(name, *lifts, weeks=13, **others):
    parsed = tuple(Lift(q, *map(float, levels.split(">"))) for q, levels in (lift.split() for lift in lifts))
    return Initiative(name, f"The {name}", parsed, effort_days=10, duration_weeks=weeks, **others)


@pytest.fixture
def explained(assess):
    """A function that plans for a table of answers, and returns the report and the roadmap."""

    def plan_of(*initiatives, said=SAID, roles=None, target=4, setup=None, **options):
        report = assess(said, TREE, target=target, setup=setup)
        rule = RoadmapRule(roles=roles or {})
        known = replace(report.framework, initiatives=initiatives, roadmap=rule)
        start = date(2027, 1, 1)
        return report, build_roadmap(
            replace(report, framework=known), RoadmapOptions(start=start, method="greedy", **options)
        )

    return plan_of


def row_of(roadmap, initiative):
    return next(row for row in roadmap.rows if row.initiative.id == initiative)


def raised(roadmap, initiative):
    """What is said of every question that a row raises."""
    return [wording.question_raised(roadmap, one) for one in row_of(roadmap, initiative).reason.by_question]


# Why a row is there


def test_a_row_says_from_where_to_where_it_takes_a_question_and_what_that_closes(explained):
    """The gaps are 2, 3 and, where nothing is scored, 3; each question weighs a third."""
    _, roadmap = explained(lifting("start", "Q1 2>3"))

    assert raised(roadmap, "start") == [
        (
            "Taken from 2.0 to 3.0 by the end of the quarter from Jan 2027. "
            "That closes 1.0 of its gap of 2.0, which is 13 % of all weighted gaps."
        )
    ]


def test_what_earlier_rows_bring_is_theirs(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3"), lifting("sequel", "Q1 3>6", prerequisites=("start",)))

    assert raised(roadmap, "sequel") == [
        (
            "Taken from 3.0, where earlier initiatives bring it, to 6.0 by the end of the quarter from Apr 2027. "
            "That closes 1.0 of its gap of 2.0, which is 13 % of all weighted gaps."
        )
    ]


def test_several_steps_of_one_question_are_told_as_one(explained):
    _, roadmap = explained(lifting("ladder", "Q1 2>3", "Q1 3>4", "Q2 1>2"))

    assert [
        (one.question, one.before, one.after, one.closed) for one in row_of(roadmap, "ladder").reason.by_question
    ] == [
        ("Q2", 1, 2, 1),
        ("Q1", 2, 4, 2),
    ]
    assert raised(roadmap, "ladder")[1] == (
        "Taken from 2.0 to 4.0 by the end of the quarter from Jan 2027. "
        "That closes all of its gap of 2.0, which is 25 % of all weighted gaps."
    )


def test_steps_that_take_effect_at_different_times_are_told_as_of_the_last():
    steps = (
        Raise("Q", 1, before=1, after=2, closed=1, share=0.25, unscored=True),
        Raise("R", 2, before=1, after=3, closed=2, share=0.5, unscored=False),
        Raise("Q", 3, before=2, after=4, closed=0.5, share=0.125, unscored=True),
    )

    assert Reason("a", steps, (), None).by_question == (
        Raise("Q", 3, before=1, after=4, closed=1.5, share=0.375, unscored=True),
        steps[1],
    )


def test_a_small_step_is_told_with_two_decimals_and_as_less_than_a_tenth(explained):
    """Half a step below 2 is enough to enter; the 24 people score 1.96."""
    people = "".join(f"| p{n} | executive | {1 if n == 0 else 2} | 4 | 4 |\n" for n in range(24))
    said = "| | group | Q1 | Q2 | Q3 |\n" + people
    _, roadmap = explained(lifting("touch", "Q1 1>2"), said=said)

    assert raised(roadmap, "touch") == [
        (
            "Taken from 1.96 to 2.00 by the end of the quarter from Jan 2027. "
            "That closes less than 0.1 of its gap of 2.0, which is 2 % of all weighted gaps."
        )
    ]
    assert wording.reason(roadmap, roadmap.rows[0]) == ("Lifts Q1 from 1.96 to 2.00, closing less than 0.1 of its gap.")


def test_a_gap_below_a_tenth_is_never_called_nothing(explained):
    """The 24 people score 1.96, and the target is 2."""
    people = "".join(f"| p{n} | executive | {1 if n == 0 else 2} | 4 | 4 |\n" for n in range(24))
    said = "| | group | Q1 | Q2 | Q3 |\n" + people
    _, roadmap = explained(lifting("touch", "Q1 1>2"), said=said, targets={"F": 2})

    assert raised(roadmap, "touch") == [
        (
            "Taken from 1.96 to 2.00 by the end of the quarter from Jan 2027. "
            "That closes all of its gap of less than 0.1, which is 100 % of all weighted gaps."
        )
    ]


def test_a_pinned_row_beyond_the_target_closes_nothing(explained):
    _, roadmap = explained(lifting("beyond", "Q1 1>5"), pins={"beyond": 1}, targets={"F": 2})

    assert raised(roadmap, "beyond") == [
        "Taken from 2.0 to 5.0 by the end of the quarter from Jan 2027, which is beyond its target."
    ]
    assert wording.reason(roadmap, roadmap.rows[0]) == "Lifts Q1 from 2.0 to 5.0."


def test_a_pinned_row_that_raises_nothing_says_so(explained):
    _, roadmap = explained(lifting("idle", "Q1 1>2"), pins={"idle": 1})

    assert raised(roadmap, "idle") == []
    assert wording.reason(roadmap, roadmap.rows[0]) == "Lifts nothing that is not reached already."


@pytest.mark.parametrize(("question", "unscored"), [("Q1", False), ("Q3", True)])
def test_a_row_says_whether_it_rests_on_a_question_without_a_score(explained, question, unscored):
    report, roadmap = explained(lifting("start", f"{question} 1>4"))

    assert row_of(roadmap, "start").reason.rests_on_unscored is unscored
    assert wording.question_standing(report, roadmap, question) == (
        "Not answered yet; the target is 4.0, its importance is not rated."
        if unscored
        else "Now at 2.00: 3 people gave a level (executive); the target is 4.0, its importance is not rated."
    )


def test_the_target_is_that_of_the_plan(explained):
    report, roadmap = explained(lifting("start", "Q1 2>3"), targets={"F": 3})

    assert wording.question_standing(report, roadmap, "Q1") == (
        "Now at 2.00: 3 people gave a level (executive); the target is 3.0, its importance is not rated."
    )


def test_importance_and_the_absence_of_a_target_are_told(explained):
    said = "| | group | Q1 | Q2 | Q3 |\n| ann | executive | 2/4 | | |\n| bob | executive | 3/5 | | |"
    report, roadmap = explained(lifting("start", "Q1 2>3"), said=said, target=None)

    assert wording.question_standing(report, roadmap, "Q1") == (
        "Now at 2.50: 2 people gave a level (executive); no target is set, its importance 4.5 of 5."
    )


@pytest.mark.parametrize(
    ("frontline", "told"),
    [
        (2, "Now at 3.00: 5 people gave a level in groups that are not all large enough to show; "),
        (3, "Now at 3.00: 6 people gave a level (executive; frontline); "),
    ],
)
def test_groups_are_named_only_where_all_of_them_can_be_shown(explained, frontline, told):
    groups = ["executive"] * 3 + ["frontline"] * frontline
    said = "| | group | Q1 | Q2 | Q3 |\n" + "".join(
        f"| {n} | {group} | 3 | | |\n" for n, group in enumerate(groups)
    ).replace("| 3 | | |", "| 4 | | |", 1).replace("| 3 | | |", "| 2 | | |", 1)
    report, roadmap = explained(lifting("start", "Q1 2>3"), said=said, setup={"attributed": False})

    assert wording.question_standing(report, roadmap, "Q1") == (
        f"{told}the target is 4.0, its importance is not rated."
    )


# What it unlocks


def test_a_row_names_what_can_start_only_after_it_and_exports_name_it_as_needed_first(explained):
    """`high` needs no prerequisite, only Q1 near 3."""
    _, roadmap = explained(
        lifting("start", "Q1 2>3"),
        lifting("sequel", "Q2 1>4", prerequisites=("start",)),
        lifting("high", "Q3 1>4", requires_levels={"Q1": 3}),
    )
    start, sequel, high = (row_of(roadmap, name) for name in ("start", "sequel", "high"))

    assert wording.what_it_unlocks(roadmap, start) == "Only after it can these start: “The high” and “The sequel”."
    assert wording.what_it_unlocks(roadmap, sequel) == "No other initiative of the plan waits for it."
    assert wording.reason(roadmap, start) == (
        "Prepares “The high” and “The sequel”; by itself it changes little. "
        "Lifts Q1 from 2.0 to 3.0, closing 1.0 of its gap."
    )
    assert roadmap.needed_first(sequel) == roadmap.needed_first(high) == (start,)
    assert roadmap.needed_first(start) == ()


# Why not earlier


def test_the_first_period_needs_no_reason(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3"))

    assert wording.why_not_earlier(roadmap, roadmap.rows[0]) == "It starts in the first quarter."


def test_a_row_that_waits_says_for_what_and_until_when(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3"), lifting("sequel", "Q2 1>4", prerequisites=("start",)))
    sequel = row_of(roadmap, "sequel")

    assert sequel.reason.bound == Bound("prerequisite", "start", 1)
    assert wording.why_not_earlier(roadmap, sequel) == "It waits for “The start”, which ends on 31 March 2027."


def test_a_row_that_needs_a_level_says_which_and_when_it_is_reached(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3", weeks=26), lifting("high", "Q2 1>4", requires_levels={"Q1": 3}))

    assert wording.why_not_earlier(roadmap, row_of(roadmap, "high")) == (
        "It needs “Q1” at 2.5 or more, which the plan reaches at the end of the quarter from Apr 2027."
    )


def test_a_row_that_finds_a_role_full_says_how_much_of_it_others_take(explained):
    _, roadmap = explained(
        lifting("one", "Q2 1>4", demand={"insight": 0.75}),
        lifting("other", "Q1 2>3", demand={"insight": 0.5}),
        roles={"insight": 1.0},
    )

    assert wording.why_not_earlier(roadmap, row_of(roadmap, "other")) == (
        "It needs 0.5 FTE from Insight; in the quarter from Jan 2027, others take 0.75 of 1."
    )


def test_a_pinned_row_says_so_and_one_that_could_start_earlier_says_that(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3"), pins={"start": 3})
    (row,) = roadmap.rows
    free = replace(row, reason=replace(row.reason, bound=None))

    assert wording.why_not_earlier(roadmap, row) == "It is pinned to the quarter from Jul 2027."
    assert wording.why_not_earlier(roadmap, free) == "Nothing would keep it from starting a quarter earlier."


def test_months_are_named_as_they_are(explained):
    _, roadmap = explained(lifting("start", "Q1 2>3"), pins={"start": 3}, period="month", periods=12)

    assert wording.why_not_earlier(roadmap, roadmap.rows[0]) == "It is pinned to Mar 2027."


# What was left out


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Unfit.EXCLUDED, "Is excluded."),
        (Unfit.NOTHING_BELOW_TARGET, "Lifts nothing that is below its target."),
        (
            NoTimeLeft((), "a_first"),
            "Cannot finish after “The a_first” by the end of the quarter from Oct 2028.",
        ),
        (
            NoTimeLeft(("a",), Level("Q1", 3)),
            (
                "Cannot finish with “The a”, which it needs, after “Depth” has reached 3 "
                "by the end of the quarter from Oct 2028."
            ),
        ),
        (PrerequisiteTooLate("a"), "Cannot finish by the end of the quarter from Oct 2028 after “The a”."),
        (NeverEntered("Q1", 3), "Begins at level 3 of “Depth”, which is not reached."),
        (LevelOutOfReach("Q1", 2.5), "Requires “Depth” at 2.5, which nothing brings about before."),
        (NeedsImpossible("a", "a", Unfit.EXCLUDED), "Needs “The a”, which is excluded."),
        (
            NeedsImpossible("a", "a_first", TooLong(9)),
            (
                "Needs “The a”, which cannot be had without “The a_first”; “The a_first” takes nine quarters; "
                "the roadmap has eight quarters."
            ),
        ),
        (
            NoCapacityLeft(("a",), ("change", "insight")),
            (
                "Finds no room with “The a”, which it needs, for its work from Change or Insight "
                "by the end of the quarter from Oct 2028."
            ),
        ),
        (BudgetTooSmall(20, 8), "Takes 20 days; the budget is 8."),
        (
            BudgetSpent(("a", "a_first"), 20, 7.5),
            "Takes 20 days with “The a”, “The a_first”, which it needs, and the budget leaves 7.5.",
        ),
        (RoleTooSmall("change", 1.5, 1, 1), "Needs 1.5 change for one quarter; there is 1."),
        (TooLong(13), "Takes 13 quarters; the roadmap has eight quarters."),
    ],
)
def test_what_was_left_out_is_told_by_titles_and_months(explained, why, said):
    _, roadmap = explained(lifting("a", "Q1 2>3"), lifting("a_first", "Q2 1>2"))
    model = roadmap.framework
    titled = replace(model.questions["Q1"], title="Depth")
    first = replace(model.root.children[0], questions=(titled,))
    root = replace(model.root, children=(first, *model.root.children[1:]))

    assert wording.why_left_out(replace(roadmap, framework=replace(model, root=root)), why) == said


@pytest.mark.parametrize("word", ["room", "level", "end", "days", "quarter", "work"])
def test_ids_that_are_words_of_the_sentences_change_nothing(explained, word):
    _, roadmap = explained(lifting(word, "Q1 2>3"), lifting("other", "Q2 1>2"))

    assert [wording.why_left_out(roadmap, why) for why in (
        NoCapacityLeft((), ("change",)), NeverEntered("Q1", 3), BudgetSpent((), 20, 8), NoTimeLeft((), word),
    )] == [
        "Finds no room for its work from Change by the end of the quarter from Oct 2028.",
        "Begins at level 3 of “Q1”, which is not reached.",
        "Takes 20 days and the budget leaves 8.",
        f"Cannot finish after “The {word}” by the end of the quarter from Oct 2028.",
    ]  # fmt: skip


def test_pins_that_cannot_be_kept_are_told_by_titles_on_pages_and_by_ids_on_the_command_line(explained):
    pair = lifting("room", "Q1 2>3"), lifting("end", "Q2 1>2", prerequisites=("room",))
    _, roadmap = explained(*pair)
    with pytest.raises(PlanError) as refused:
        explained(*pair, pins={"room": 2, "end": 2})

    assert wording.plan_refused(refused.value, roadmap.framework) == (
        "The pinned initiatives cannot be kept. “The end” starts in quarter 2 and needs “The room”, which finishes in "
        "quarter 2. Move or remove a pin, or allow more capacity, time or budget."
    )
    assert wording.plan_refused(refused.value) == (
        "The pinned initiatives cannot be kept. end starts in quarter 2 and needs room, which finishes in "
        "quarter 2. Move or remove a pin, or allow more capacity, time or budget."
    )


@pytest.mark.parametrize(
    ("name", "said"), [("now", "Now"), ("EU roll-out", "EU roll-out"), ("IT", "IT"), ("iOS", "IOS"), ("", "")]
)
def test_names_of_a_roadmaps_parts_and_of_roles_keep_their_capitals(name, said):
    assert wording.capitalised(name) == said
