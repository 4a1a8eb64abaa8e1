"""The roadmap page opens one row of the plan, says on request how stable the choice is, and names what was left out."""

import re

import pytest
from application import found_out, is_there, rows, settled, words

from opposite import wording
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text
from opposite.wording.framework.initiatives import way_of_working

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"
"""Its people may not be drawn anew: a group is too small to show."""
FULL = "Larkmarrow Stores"
"""Its plan leaves out what finds no time."""
DRAWN = "Quillmarsh Insurance"
"""Its people may be drawn anew."""
NOTHING_BELOW = "Lifts nothing that is below what the plan aims at."


@pytest.fixture
def unasked(sample):
    """The application on the sample, in which nobody has asked how stable a plan is."""
    cache.enquiries()._known.clear()
    return sample


def opened(application, name, initiative=None):
    """The page of an organisation with one initiative's explanation open, the first one's unless it is named."""
    page = settled(application.page("roadmap", organisation=name))
    return page.selectbox(key="explain").set_value(initiative or application.roadmap(name).rows[0].initiative.id).run()


def explained(page):
    """What the explanation says, in its order."""
    box = page.get_by_key("explanation")
    return words(box.markdown), words(box.caption)


@pytest.mark.parametrize("place", [0, -1])
def test_one_row_is_opened_and_says_why_it_is_there_what_it_unlocks_and_why_not_earlier(sample, place):
    roadmap, report = sample.roadmap(ORGANISATION), sample.report(ORGANISATION)
    row = [row for row in roadmap.rows if row.reason.by_question][place]
    told = ["**What it is there for**"]
    for raised in row.reason.by_question:
        told += [as_text(report.questions[raised.question].title), as_text(wording.question_raised(roadmap, raised))]
    told += ["**What it unlocks**", as_text(wording.what_it_unlocks(roadmap, row))]
    told += ["**Why not earlier**", as_text(wording.why_not_earlier(roadmap, row))]

    said, captions = explained(opened(sample, ORGANISATION, row.initiative.id))

    assert said[: len(told)] == told
    assert captions == [
        as_text(wording.question_standing(report, roadmap, raised.question)) for raised in row.reason.by_question
    ]


@pytest.mark.main_way
def test_risks_and_the_way_of_working_are_shown_where_a_row_is_opened(sample):
    row = sample.roadmap(ORGANISATION).rows[0]
    said = "\n".join(explained(opened(sample, ORGANISATION, row.initiative.id))[0])

    assert [label for label, _ in way_of_working(row.initiative)] == [
        "Risks", "Approach", "Delivery", "Done by", "Done when",
    ]  # fmt: skip
    assert [label for label, _ in way_of_working(row.initiative) if f"**{label}:**" not in said] == []


def test_no_row_is_open_at_first_and_every_row_can_be_chosen(sample):
    roadmap = sample.roadmap(ORGANISATION)
    choice = settled(sample.page("roadmap", organisation=ORGANISATION)).selectbox(key="explain")

    assert choice.value is None
    assert choice.options == [f"{row.order}. {row.initiative.title}" for row in roadmap.rows]


def test_the_answers_behind_a_row_can_be_opened(sample):
    row, report = sample.roadmap(ORGANISATION).rows[0], sample.report(ORGANISATION)
    asked = row.reason.by_question[0].question
    page = opened(sample, ORGANISATION, row.initiative.id)
    page.button(key=f"why-{asked}").click().run()

    assert [line for line in words(page.subheader) if line.startswith(f"{report.questions[asked].title}: ")]


def test_a_row_on_a_question_without_a_score_says_that_it_rests_on_it(few):
    warning = (
        "It rests on a question without a score, for which the lowest level stands in. "
        "Answer it before relying on this row."
    )
    planned = few.roadmap("Few Answers Ltd").rows
    for rests in (True, False):
        row = next(row for row in planned if row.reason.rests_on_unscored is rests)
        page = opened(few, "Few Answers Ltd", row.initiative.id)
        assert words(page.get_by_key("explanation").warning) == [warning] * rests


@pytest.mark.parametrize("name", [DRAWN, ORGANISATION])
def test_how_stable_the_choice_is_is_told_when_asked_for(unasked, name):
    page = opened(unasked, name)
    assert len(page.dataframe) == 1

    found_out(page.button(key="ask-stability").click().run())

    first = sum(row.start_period <= 2 for row in unasked.roadmap(name).rows)
    (headline,) = [line for line in words(page.markdown) if line.startswith("Of ") and "variations" in line]
    assert headline.startswith(f"Of {first} initiatives that start in the first 2 quarters, ")
    assert ("simulations with other people" in headline) == (name == DRAWN)
    (table,) = page.get_by_key("plan-stability-table").dataframe
    shown = rows(table.value)
    assert [(row["Initiative"], row["Start"]) for row in shown] == [
        (row.initiative.title, row.start_date) for row in unasked.roadmap(name).rows
    ]
    assert [row["With other weights"] for row in shown if not row["With other weights"].endswith(" of 100")] == []
    assert {row.get("With other people") is None for row in shown} == {name == ORGANISATION}
    nothing_of_people = "Nothing is said of other people: too few answered, or a group is too small to show."
    assert (nothing_of_people in " ".join(words(page.caption))) == (name == ORGANISATION)


def test_the_counts_stand_in_the_explanation_and_stay_there_when_another_row_is_opened(unasked):
    roadmap = unasked.roadmap(ORGANISATION)
    page = opened(unasked, ORGANISATION)
    assert "**How stable it is**" not in explained(page)[0]
    found_out(page.button(key="ask-stability").click().run())

    for row in (roadmap.rows[0], roadmap.rows[-1]):
        page.selectbox(key="explain").set_value(row.initiative.id).run()
        label, often = explained(page)[0][-2:]
        assert label == "**How stable it is**"
        assert re.fullmatch(r"It starts in the first 2 quarters in \d+ of 100 variations of the weights\.", often)


def test_two_tabs_ask_once_and_a_stop_leaves_the_button_to_ask_again(unasked):
    pages = [opened(unasked, ORGANISATION) for _ in range(2)]
    pages[0].button(key="ask-stability").click().run()
    (asked,) = cache.enquiries().under_way()
    pages[1].run().button(key="stop-stability").click().run()
    assert asked.wait(60)
    assert asked.ended_early
    for page in pages:
        assert page.run().button(key="ask-stability").label == "Find out again"
        assert "**How stable it is**" not in explained(page)[0]


def test_another_plan_is_not_said_to_be_as_stable(unasked):
    page = opened(unasked, ORGANISATION)
    found_out(page.button(key="ask-stability").click().run())
    page.number_input(key="roadmap-budget").set_value(400).run()

    assert "**How stable it is**" not in explained(page)[0]


def test_a_row_that_drops_out_of_the_plan_is_closed(sample):
    smaller = sample.roadmap(ORGANISATION, RoadmapOptions(budget=100.0))
    kept = {row.initiative.id for row in smaller.rows}
    dropped = next(row.initiative.id for row in sample.roadmap(ORGANISATION).rows if row.initiative.id not in kept)
    page = opened(sample, ORGANISATION, dropped)
    settled(page.number_input(key="roadmap-budget").set_value(100).run())

    assert page.selectbox(key="explain").options == [f"{row.order}. {row.initiative.title}" for row in smaller.rows]
    assert page.selectbox(key="explain").value is None
    assert not is_there(page, "explanation")


def test_what_was_left_out_is_told_by_titles(sample):
    roadmap = sample.roadmap(FULL)
    (table,) = opened(sample, FULL).get_by_key("left-out").dataframe

    assert list(table.value["Initiative"]) == [roadmap.request.by_id[i].title for i, _ in roadmap.plan.left_out]
    assert list(table.value["Why not"]) == [wording.why_left_out(roadmap, why) for _, why in roadmap.plan.left_out]
    assert {"Initiative": "Renew the leaders' perspective", "Why not": NOTHING_BELOW} in rows(table.value)
