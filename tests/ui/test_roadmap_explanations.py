"""The roadmap page opens one row of the plan, says on request how stable the choice is, and names what was left out."""

import pytest
from application import rows, settled, words

from opposite.engine.roadmap.request import RoadmapOptions
from opposite.wording.figures import day

ORGANISATION = "Tivvelane Outfitters"
"""Its people may not be drawn anew: a group is too small to show."""
FULL = "Larkmarrow Stores"
"""Its plan leaves out what finds no time."""
DRAWN = "Quillmarsh Insurance"
"""Its people may be drawn anew."""
GIVEN = "people gave a level in groups that are not all large enough to show; the default target is 4.0, its importance"
NOTHING_BELOW = "Lifts nothing that is below what the plan aims at."

EXPLAINED = {
    "ins_measures": (
        [
            "Measures we can trust",
            (
                "Taken from 2.8 to 3.0 by the end of {0}. That closes 0.2 of its gap of 1.2, which is "
                "2 % of all weighted gaps."
            ),
            "**What it unlocks**",
            "Only after it can this start: “Multi-diagnostic practice: behavioural + qualitative + won/lost + frontline”.",
            "**Why not earlier**",
            "It starts in the first quarter.",
        ],
        [f"Now at 2.83: 7 {GIVEN} 3.9 of 5."],
    ),
    "ins_triang": (
        [
            "Several diagnostics, not one",
            (
                "Taken from 3.6 to 5.0 by the end of {2}. That closes all of its gap of 0.4, which is "
                "5 % of all weighted gaps."
            ),
            "Measures we can trust",
            (
                "Taken from 3.0, where earlier initiatives bring it, to 5.0 by the end of {2}. That closes "
                "1.0 of its gap of 1.2, which is 11 % of all weighted gaps."
            ),
            "Intent and foresight",
            (
                "Taken from 3.3 to 5.0 by the end of {2}. That closes all of its gap of 0.7, which is "
                "8 % of all weighted gaps."
            ),
            "**What it unlocks**",
            "No other initiative of the plan waits for it.",
            "**Why not earlier**",
            (
                "It waits for “Measure audit: retire or repair misleading indicators (incl. single-question advocacy scores)”, "
                "which ends on {first_end}."
            ),
        ],
        [
            f"Now at 3.56: 12 {GIVEN} 4.2 of 5.",
            f"Now at 2.83: 7 {GIVEN} 3.9 of 5.",
            f"Now at 3.28: 7 {GIVEN} 4.1 of 5.",
        ],
    ),
}
"""What is said of two rows of the plan, and below their questions where these stand; periods by their place."""


def in_periods(application, initiative):
    """What is said of a row, with the periods of the plan as they are called today."""
    roadmap = application.roadmap(ORGANISATION)
    first_end = day(next(row.finish_date for row in roadmap.rows if row.finish_period == 1))
    return [sentence.format(*roadmap.period_labels, first_end=first_end) for sentence in EXPLAINED[initiative][0]]


def opened(application, name, initiative=None):
    """The page of an organisation with one initiative's explanation open, the first one's unless it is named."""
    page = settled(application.page("roadmap", organisation=name))
    return page if initiative is None else page.selectbox(key="explain").set_value(initiative).run()


def explained(page):
    """What the explanation says, in its order."""
    box = page.get_by_key("explanation")
    return words(box.markdown), words(box.caption)


@pytest.mark.parametrize("initiative", list(EXPLAINED))
def test_one_row_is_opened_and_says_why_it_is_there_what_it_unlocks_and_why_not_earlier(sample, initiative):
    told, standing = in_periods(sample, initiative), EXPLAINED[initiative][1]
    said, captions = explained(opened(sample, ORGANISATION, initiative))
    assert said[: len(told) + 1] == ["**What it is there for**", *told]
    assert captions == standing


def test_the_first_row_is_open_at_first_and_every_row_can_be_chosen(sample):
    roadmap = sample.roadmap(ORGANISATION)
    choice = opened(sample, ORGANISATION).selectbox(key="explain")

    assert choice.value == roadmap.rows[0].initiative.id
    assert choice.options == [f"{row.order}. {row.initiative.title}" for row in roadmap.rows]


def test_the_answers_behind_a_row_can_be_opened(sample):
    page = opened(sample, ORGANISATION, "ins_measures")
    page.button(key="why-INS4").click().run()

    assert "Measures we can trust: 2.83" in words(page.subheader)


@pytest.mark.long
def test_a_row_on_a_question_without_a_score_says_that_it_rests_on_it(few):
    warning = (
        "It rests on a question without a score, for which the lowest level stands in. "
        "Answer it before relying on this row."
    )
    told = [
        words(opened(few, "Few Answers Ltd", row.initiative.id).get_by_key("explanation").warning)
        for row in few.roadmap("Few Answers Ltd").rows[:6]
    ]

    assert told == [[warning] * row.reason.rests_on_unscored for row in few.roadmap("Few Answers Ltd").rows[:6]]
    assert sorted(map(len, told)) == [0, 1, 1, 1, 1, 1]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "headline", "weights", "people"),
    [
        (
            DRAWN,
            (
                "Of 3 initiatives that start in the first 2 quarters, 3 do so in at least 90 of 100 variations of the weights "
                "and 3 do so in at least 90 of 100 draws of other people from the same groups."
            ),
            ["in 100 of 100"] * 3,
            ["in 100 of 100"] * 3,
        ),
        (
            ORGANISATION,
            "Of 9 initiatives that start in the first 2 quarters, 9 do so in at least 90 of 100 variations of the weights.",
            ["in 100 of 100"] * 9 + ["in 0 of 100"] * 4,
            [None] * 13,
        ),
    ],
)
def test_how_stable_the_choice_is_is_told_when_asked_for(sample, name, headline, weights, people):
    page = opened(sample, name)
    assert len(page.dataframe) == len(page.get_by_key("roadmap-table").dataframe) + 1

    page.button(key="plan-stability").click().run()

    assert headline in words(page.markdown)
    (table,) = page.get_by_key("plan-stability-table").dataframe
    shown = rows(table.value)
    assert [(row["Initiative"], row["Start"]) for row in shown] == [
        (row.initiative.title, row.start_date) for row in sample.roadmap(name).rows
    ]
    assert [row["With other weights"] for row in shown] == weights
    assert [row.get("With other people") for row in shown] == people
    nothing_of_people = "Nothing is said of other people: too few answered, or a group is too small to show."
    assert (nothing_of_people in " ".join(words(page.caption))) == (name == ORGANISATION)


def test_the_counts_stand_in_the_explanation_and_stay_there_when_another_row_is_opened(sample):
    roadmap = sample.roadmap(ORGANISATION)
    page = opened(sample, ORGANISATION)
    assert "**How stable it is**" not in explained(page)[0]
    page.button(key="plan-stability").click().run()

    for row, often in ((roadmap.rows[0], 100), (roadmap.rows[-1], 0)):
        page.selectbox(key="explain").set_value(row.initiative.id).run()
        assert explained(page)[0][-2:] == [
            "**How stable it is**",
            f"It starts in the first 2 quarters in {often} of 100 variations of the weights.",
        ]


def test_another_plan_is_not_said_to_be_as_stable(sample):
    page = opened(sample, ORGANISATION)
    page.button(key="plan-stability").click().run()
    page.number_input(key="roadmap-budget").set_value(400).run()

    assert "**How stable it is**" not in explained(page)[0]


def test_a_row_that_drops_out_of_the_plan_gives_way_to_the_first(sample):
    page = opened(sample, ORGANISATION, sample.roadmap(ORGANISATION).rows[-1].initiative.id)
    settled(page.number_input(key="roadmap-budget").set_value(100).run())

    (table,) = page.get_by_key("roadmap-table").dataframe
    assert page.selectbox(key="explain").options == [f"{row['#']}. {row['Initiative']}" for row in rows(table.value)]
    smaller = sample.roadmap(ORGANISATION, RoadmapOptions(budget=100.0))
    assert page.selectbox(key="explain").value == smaller.rows[0].initiative.id
    assert in_periods(sample, "ins_measures")[1] in explained(page)[0]


def test_what_was_left_out_is_told_by_titles(sample):
    roadmap = sample.roadmap(FULL)
    (table,) = opened(sample, FULL).get_by_key("left-out").dataframe

    assert list(table.value["Initiative"]) == [roadmap.request.by_id[i].title for i, _ in roadmap.plan.left_out]
    assert {"Initiative": "Perspective renewal programme", "Why not": NOTHING_BELOW} in rows(table.value)
    assert set(table.value["Why not"]) == {
        "Lifts only to levels that are attained already.",
        NOTHING_BELOW,
        f"Cannot finish after “Cascade the case and check belief” by the end of {roadmap.period_labels[-1]}.",
        (
            "Cannot finish with “Risk-appetite statement, sandbox fund and obstacle removal”, which it needs, after “Cascade "
            f"the case and check belief” by the end of {roadmap.period_labels[-1]}."
        ),
        "Adds nothing to what the plan brings already.",
    }
