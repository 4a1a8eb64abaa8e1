"""All mistakes of a framework are reported at once, and none hides another."""

from pathlib import Path

import pytest
import yaml

from opposite.definitions import BrokenFrameworkError, check, document_json, load, load_document

MODELS = Path(__file__).parent.parent / "frameworks"
SMALL = (MODELS / "small.yaml").read_text(encoding="utf-8")
PLAN = (MODELS / "small_plan.yaml").read_text(encoding="utf-8")


HOW_YAML_READS_NO = "(which is how YAML reads No without quotes)"

SEVERAL = """\
schema_version: 1
framework: {id: several, version: 1.10, title: Several mistakes}
scales:
  level3: {kind: ordinal, points: [{value: 1, label: No}, {value: 2, label: Some}, {value: 3, label: All}]}
instrument: {default_scale: level3, target: {default: 4}}
scoring: {aggregate: {root: {method: mean}}}
tree:
  - id: A
    kind: factor
    title: Factor
    questions:
      - {id: A1, text: No, weigth: 2}
      - {id: A2, text: Second, levels: {1: a, 2: b}}
      - {id: A2, text: Third, core: maybe}
initiatives:
  - {id: x, title: X, lifts: [{question: A9, from: 1, to: 3}], effort_days: -1, duration_weeks: 4, prerequisites: [y]}
  - {id: y, title: Y, lifts: [{question: A1, from: 3, to: 1}], effort_days: 5, duration_weeks: 4, prerequisites: [x]}
"""


def test_mistakes_of_form_and_of_meaning_are_all_reported_at_once_with_their_lines():
    with pytest.raises(BrokenFrameworkError) as refusal:
        load_document(SEVERAL)
    errors = [(one.line, one.message) for one in refusal.value.diagnostics if one.severity == "error"]
    assert errors == [
        (2, "framework > version: expected text, found the number 1.10"),
        (4, "scales > level3 > points > item 1 > label: expected text, found false " + HOW_YAML_READS_NO),
        (5, "instrument > target > default: the target 4 is off the scale level3 of A1 (1 to 3)"),
        (6, 'scoring > aggregate: says nothing of nodes of the kind "factor"'),
        (12, 'tree > A > A1: unknown key "weigth"'),
        (12, "tree > A > A1 > text: expected text, found false " + HOW_YAML_READS_NO),
        (13, "tree > A > A2 > levels: no description of 3"),
        (14, 'tree > A > A2 > core: expected true or false, found the text "maybe"'),
        (14, 'tree > A > A2 > id: the id "A2" is used a second time (first for the question in line 13)'),
        (16, "initiatives > x > effort_days: is -1, which must be above 0"),
        (16, 'initiatives > x > lifts > item 1 > question: there is no question "A9"'),
        (16, "initiatives > x: waits for itself: x -> y -> x"),
        (17, "initiatives > y > lifts > item 1 > to: a lift from 3 to 1 raises nothing"),
    ]


def test_the_message_of_the_error_lists_every_mistake_with_its_file_and_line(tmp_path: Path):
    file = tmp_path / "two.yaml"
    file.write_text(
        SMALL.replace("title: Small", "title: 7").replace("{id: Q,", "{id: Q, weight: -1,"), encoding="utf-8"
    )
    with pytest.raises(BrokenFrameworkError) as refusal:
        load(file)
    assert str(refusal.value).splitlines() == [
        "The framework cannot be used: 2 mistakes.",
        f'{file}:2: framework > title: expected text, found the number 7; write "7" in quotes',
        f"{file}:7: tree > F > Q > weight: is -1, which must not be below 0; write a number within the limits",
    ]


def test_a_misspelt_key_is_read_under_its_right_name_so_that_nothing_beneath_it_is_hidden():
    text = SMALL.replace("questions: [{id: Q, text:", "qestions: [{id: Q, txt:").replace("yes_no}", "yes_noo}")
    with pytest.raises(BrokenFrameworkError) as refusal:
        load_document(text)
    assert [(one.line, one.message, one.remedy) for one in refusal.value.diagnostics] == [
        (4, 'instrument > default_scale: there is no scale "yes_noo"', 'did you mean "yes_no"?'),
        (7, 'tree > F: unknown key "qestions"', 'did you mean "questions"?'),
        (7, 'tree > F > Q: unknown key "txt"', 'did you mean "text"?'),
    ]


def test_references_into_a_file_that_cannot_be_read_are_not_held_against_the_author(tmp_path: Path):
    document = yaml.safe_load(PLAN)
    (tmp_path / "factors").mkdir()
    (tmp_path / "factors" / "F.yaml").write_text('factor: "', encoding="utf-8")
    (tmp_path / "framework.yaml").write_text(yaml.safe_dump(document | {"tree": ["F"]}), encoding="utf-8")
    errors = [one.message for one in check([tmp_path]) if one.severity == "error"]
    assert errors == ["a quote is opened and never closed"]


def test_a_stored_document_in_json_says_the_lines_of_its_mistakes():
    text = document_json(load_document(SMALL).document).replace('"F"', '"root"')
    with pytest.raises(BrokenFrameworkError) as refusal:
        load_document(text)
    (diagnostic,) = refusal.value.diagnostics
    assert text.splitlines()[(diagnostic.line or 0) - 1].strip() == '"id": "root",'


@pytest.mark.parametrize(
    "text",
    [
        '{"schema_version": 1, "schema_version": 1}',
        '{"a": NaN}',
        '{"a": 1e999}',
        '{"a": "\\u0007"}',
        "[" * 5000,
        "null",
    ],
)
def test_a_hostile_stored_document_is_refused_in_words(text: str):
    with pytest.raises(BrokenFrameworkError):
        load_document(text)
