"""The roadmap page opens one row of the plan, says on request how stable the choice is, and names what was left out."""

import pytest
from application import rows, settled, words

from opposite import wording
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.robustness import read_plan_stability
from opposite.ui.roadmap.robustness import stability_rows
from opposite.ui.shell.text import as_text

ORGANISATION = "Hexlow Water Authority"
FULL = "Larkmarrow Stores"
"""Its plan leaves out what finds no time."""
DRAWN = "Quillmarsh Insurance"
"""Its people may be drawn anew."""
UNDRAWN = "Tivvelane Outfitters"
"""Its people may not: a group is too small to show."""


def opened(application, name, initiative=None):
    """The page of an organisation with one initiative's explanation open, the first one's unless it is named."""
    page = settled(application.page("roadmap", organisation=name))
    return page if initiative is None else page.selectbox(key="explain").set_value(initiative).run()


def explained(page):
    """What the explanation says, in its order."""
    box = page.get_by_key("explanation")
    return words(box.markdown), words(box.caption)


def test_one_row_is_opened_and_says_why_it_is_there_what_it_unlocks_and_why_not_earlier(sample):
    report = sample.report(ORGANISATION)
    roadmap = sample.roadmap(report.assessment.organisation.name)
    for row in (roadmap.rows[0], roadmap.rows[8]):
        said, captions = explained(opened(sample, ORGANISATION, row.initiative.id))
        told = row.reason.by_question
        for raised in told:
            assert as_text(report.questions[raised.question].title) in said
            assert as_text(wording.question_raised(roadmap, raised)) in said
        assert captions == [as_text(wording.question_standing(report, roadmap, raised.question)) for raised in told]
        first = said.index("**What it unlocks**")
        assert said[first : first + 4] == [
            "**What it unlocks**",
            as_text(wording.what_it_unlocks(roadmap, row)),
            "**Why not earlier**",
            as_text(wording.why_not_earlier(roadmap, row)),
        ]


def test_the_first_row_is_open_at_first_and_every_row_can_be_chosen(sample):
    roadmap = sample.roadmap(ORGANISATION)
    choice = opened(sample, ORGANISATION).selectbox(key="explain")

    assert choice.value == roadmap.rows[0].initiative.id
    assert choice.options == [f"{row.order}. {row.initiative.title}" for row in roadmap.rows]


def test_the_answers_behind_a_row_can_be_opened(sample):
    report = sample.report(ORGANISATION)
    question = sample.roadmap(ORGANISATION).rows[0].reason.by_question[0].question
    page = opened(sample, ORGANISATION)
    page.button(key=f"why-{question}").click().run()

    score = wording.rounded(report.questions[question].score, 2)
    assert as_text(f"{report.questions[question].title}: {score}") in words(page.subheader)


def test_a_row_on_a_question_without_a_score_says_that_it_rests_on_it(few):
    roadmap = few.roadmap("Few Answers Ltd")
    warned = {
        row.initiative.id: words(opened(few, "Few Answers Ltd", row.initiative.id).get_by_key("explanation").warning)
        for row in roadmap.rows[:6]
    }

    assert warned == {
        row.initiative.id: [wording.RESTS_ON_UNSCORED] * row.reason.rests_on_unscored for row in roadmap.rows[:6]
    }
    assert len(set(map(len, warned.values()))) == 2


@pytest.mark.parametrize("name", [DRAWN, UNDRAWN])
def test_how_stable_the_choice_is_is_told_when_asked_for(sample, name):
    report = sample.report(name)
    roadmap = sample.roadmap(report.assessment.organisation.name)
    page = opened(sample, name)
    assert len(page.dataframe) == len(page.get_by_key("roadmap-table").dataframe) + 1

    page.button(key="plan-stability").click().run()

    held = read_plan_stability(sample.workspace, report.assessment, roadmap)
    assert as_text(wording.stability_headline(roadmap, held)) in words(page.markdown)
    (table,) = page.get_by_key("plan-stability-table").dataframe
    shown = rows(table.value)
    assert shown == stability_rows(roadmap, held)
    assert ("With other people" in shown[0]) == (name == DRAWN)
    assert (wording.NO_OTHER_PEOPLE in " ".join(words(page.caption))) == (name == UNDRAWN)


def test_the_counts_stand_in_the_explanation_and_stay_there_when_another_row_is_opened(sample):
    report = sample.report(UNDRAWN)
    roadmap = sample.roadmap(report.assessment.organisation.name)
    page = opened(sample, UNDRAWN)
    assert "**How stable it is**" not in explained(page)[0]
    page.button(key="plan-stability").click().run()

    held = read_plan_stability(sample.workspace, report.assessment, roadmap)
    for initiative in (roadmap.rows[0].initiative.id, roadmap.rows[5].initiative.id):
        page.selectbox(key="explain").set_value(initiative).run()
        assert explained(page)[0][-2:] == [
            "**How stable it is**",
            as_text(wording.row_stability(roadmap, held, initiative)),
        ]


def test_another_plan_is_not_said_to_be_as_stable(sample):
    page = opened(sample, UNDRAWN)
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
    assert as_text(wording.question_raised(smaller, smaller.rows[0].reason.by_question[0])) in explained(page)[0]


def test_what_was_left_out_is_told_by_titles(sample):
    roadmap = sample.roadmap(FULL)
    (table,) = opened(sample, FULL).get_by_key("left-out").dataframe

    assert rows(table.value) == [
        {"Initiative": roadmap.request.by_id[i].title, "Why not": wording.why_left_out(roadmap, why)}
        for i, why in roadmap.plan.left_out
    ]
    assert "Cannot finish after “Cascade the case and check belief” by the end of the quarter from Aug 2028." in set(
        table.value["Why not"]
    )
