"""A deck of any framework: twelve factors with ninety initiatives, one factor without a plan, other scales, one person."""

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from decks import briefing_of, opened, shape, slides
from test_deck_file import assert_within

from opposite.engine.collecting import commands as collect
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.exports.briefing.deck.reading import read_deck
from opposite.exports.briefing.deck.verify import differences

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 22, 9, 0)
FRAMEWORKS = Path(__file__).parents[1] / "frameworks"
LARGE = """schema_version: 1
framework: {{id: large, version: "1.0.0", title: Large}}
scales: {{five: {{kind: ordinal, points: [{points}]}}}}
instrument: {{default_scale: five, target: {{level: factor, default: 5}}}}
groups: [{{id: a, title: Those who lead}}, {{id: b, title: Those who serve customers every day}}]
scoring: {{aggregate: {{factor: {{method: mean}}, root: {{method: mean}}}}}}
tree:
{factors}
initiatives:
{initiatives}
"""


def large(folder):
    """The file of a framework of twelve factors with long names and ninety initiatives."""
    points = ", ".join(f'{{value: {value}, label: "Level {value}"}}' for value in range(1, 6))
    factors = "\n".join(
        f"  - {{id: F{n}, kind: factor, title: Readiness of everybody concerned for change number {n}, questions: ["
        + ", ".join(f'{{id: Q{n}_{m}, text: "How far is it so?", title: Question {m} of {n}}}' for m in range(1, 9))
        + "]}"
        for n in range(1, 13)
    )
    initiatives = "\n".join(
        f"  - {{id: i{n}, title: Initiative number {n} with rather a long name, effort_days: 10, duration_weeks: 4, "
        f"lifts: [{{question: Q{n % 12 + 1}_{n // 12 + 1}, from: 1, to: 5}}]}}"
        for n in range(90)
    )
    path = folder / "large.yaml"
    path.write_text(LARGE.format(points=points, factors=factors, initiatives=initiatives), encoding="utf-8")
    return path


def answered(workspace, framework, *, people=3):
    """What is said of a wave with a framework, in which everybody chose a low level of every question."""
    loaded = workspace.resolve(str(framework))
    given = []
    with workspace.store.writing() as cursor:
        organisation = collect.ensure_organisation(cursor, "Acme", now=NOW)
        assessment = collect.add_assessment(
            cursor, organisation, loaded, wave="1", wave_date=NOW.date(), now=NOW, closed_at=NOW
        )
        for group in loaded.framework.groups:
            for number in range(people):
                person = collect.add_respondent(cursor, assessment, group.id, now=NOW)
                given += [
                    {
                        "assessment_id": assessment, "group_id": group.id, "respondent_id": person,
                        "question_id": question.id, "state": "level",
                        "level": float(question.scale.points[number % 2].value), "answered_at": NOW,
                    }
                    for question in loaded.framework.questions.values()
                    if question.is_for(group.id)
                ]  # fmt: skip
        cursor.register("given", pa.Table.from_pylist(given))
        cursor.script(f"insert into answers ({', '.join(given[0])}) select {', '.join(given[0])} from given")
        cursor.run("raise_revision", assessment_id=assessment, now=NOW)
    return briefing_of(workspace)


def test_twelve_factors_and_ninety_initiatives_fit_and_the_rest_stands_in_the_notes(workspace, tmp_path):
    briefing = answered(workspace, large(tmp_path))
    made = deck_pptx(briefing)
    presentation = opened(made)
    assert_within(presentation)
    assert differences(read_deck(made), briefing) == []
    assert len(shape(presentation, "profile", "radar of factors").chart.plots[0].categories) == 12
    assert len(shape(presentation, "heat map", "heat map").table.rows) == 13
    rows = len(briefing.roadmap.rows)
    assert rows > 40
    notes = "".join(slides(presentation)[f"timeline {n}"].notes_slide.notes_text_frame.text for n in (1, 2))
    assert [row.initiative.title for row in briefing.roadmap.rows if row.initiative.title not in notes] == []
    assert (
        shape(presentation, "timeline 2", "more").text_frame.text == f"and {rows - 32} initiatives more: in the notes"
    )


@pytest.mark.parametrize("name", ["cornerstones", "every_key", "readiness", "samm", "small", "small_plan"])
@pytest.mark.parametrize("people", [1, 3])
def test_every_framework_has_a_deck_that_is_true(workspace, name, people):
    briefing = answered(workspace, FRAMEWORKS / f"{name}.yaml", people=people)
    made = deck_pptx(briefing)
    assert_within(opened(made))
    assert 10 <= len(opened(made).slides) <= 14
    assert differences(read_deck(made), briefing) == []
