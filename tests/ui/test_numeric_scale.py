"""A long scale, as of hours, is answered by a list in which one types; a short one by buttons."""

from application import NOW

from opposite.definitions import load_document
from opposite.engine.collecting.assessments import given_answers, respondent
from opposite.engine.collecting.setup import start_assessment

HOURS = """
schema_version: 1
framework: {id: hours, version: "1.0.0", title: Hours}
scales:
  hours: {kind: numeric, minimum: 0, maximum: 40, step: 0.5}
  few: {kind: numeric, minimum: 0, maximum: 5}
instrument: {default_scale: hours}
groups: [{id: all, title: All}]
scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}
tree:
  - {id: F, kind: factor, title: F, questions: [{id: Q1, text: "How many hours?"}, {id: Q2, text: "How many days?", scale: few}]}
"""


def test_hours_are_chosen_from_a_list_and_stored(application):
    started = start_assessment(
        application.workspace, load_document(HOURS), organisation="Acme", wave="1", group="all", profile="full", now=NOW
    )
    page = application.page("assess", organisation="Acme")
    assert page.selectbox(key="answer-Q1").options[-3:] == ["40", "I don't know", "Does not apply"]
    page.selectbox(key="answer-Q1").set_value("37.5").run()
    page.run().radio(key="answer-Q2").set_value("4").run()
    given = given_answers(application.workspace, respondent(application.workspace, started.respondent_id))
    assert {question: answer.level for question, answer in given.items()} == {"Q1": 37.5, "Q2": 4.0}


def test_pages_with_figures_open_for_a_scale_without_points(application):
    test_hours_are_chosen_from_a_list_and_stored(application)
    for name in ("profile", "gaps", "alignment", "roadmap", "frameworks", "compare", "data"):
        assert not application.page(name, organisation="Acme").exception
