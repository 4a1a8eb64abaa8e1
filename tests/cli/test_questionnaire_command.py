"""`opposite questionnaire`: what it writes, and what it refuses."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import written

from opposite.cli.commands.questionnaire import TOOLS as OFFERED
from opposite.exports.questionnaire.tools import TOOLS

HOSTILE = Path(__file__).parents[1] / "imports" / "questionnaire.yaml"
ROUTED = ("qualtrics", "msforms")


@pytest.fixture
def run(opposite):
    """The function that runs the command."""
    return lambda *arguments: opposite("questionnaire", *arguments)


def test_every_tool_is_offered_in_the_order_of_the_table():
    assert tuple(TOOLS) == OFFERED


@pytest.mark.parametrize("tool", OFFERED)
def test_the_same_questionnaire_gives_the_same_bytes(run, tmp_path, tool):
    group = ("--group", "executive") if tool in ROUTED else ()
    for name in ("first", "second"):
        assert run("--for", tool, *group, "--profile", "pulse", "--output", tmp_path / name) == (0, "", "")
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_a_profile_holds_its_questions_alone(run):
    _, full, _ = run("--for", "limesurvey")
    _, pulse, _ = run("--for", "limesurvey", "--profile", "pulse")
    assert (full.count("\nQ\tL\t"), pulse.count("\nQ\tL\t")) == (41, 17)


def test_importance_is_asked_beside_every_question_when_it_is_asked_for(run):
    _, text, _ = run("--for", "limesurvey", "--with-importance")
    assert text.count("\nQ\tL\t") == 81
    assert "Q\tL\tORI1importance\t1\t<p>Customer-defined starting point: How much would progress here matter" in text


def test_one_group_is_asked_its_own_questions_alone_and_not_which_it_is(run):
    _, text, _ = run("--for", "surveyjs", "--group", "enabling")
    survey = json.loads(text)
    assert survey["calculatedValues"] == [{"name": "group", "expression": "'enabling'", "includeIntoResult": True}]
    names = [one["name"] for page in survey["pages"] for one in page["elements"]]
    assert [name for name in names if name in ("group", "PEO1", "PEO2", "PEO5")] == ["PEO5"]
    assert "visibleIf" not in text


@pytest.mark.parametrize(("tool", "label"), [("qualtrics", "Qualtrics"), ("msforms", "Microsoft Forms")])
def test_a_file_that_cannot_say_who_is_asked_what_is_made_for_one_group(run, tmp_path, tool, label):
    written = tmp_path / "file"
    assert run("--for", tool, "--output", written) == (
        1,
        "",
        (
            f"Error: Groups are asked different questions, and a file for {label} cannot say which. Choose one group at a "
            "time, and make a questionnaire for each. --group takes executive, commercial, frontline, technology, "
            "operations or enabling.\n"
        ),
    )
    assert not written.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--group", "executiv"),
            (
                "The framework has no group 'executiv'. Did you mean executive? It has executive, commercial, frontline, "
                "technology, operations, enabling and external."
            ),
        ),
        (("--group", "external"), "The group external is asked nothing."),
        (("--profile", "plus"), "The framework has no profile 'plus'. It has full and pulse."),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(run, arguments, told):
    assert run("--for", "surveyjs", *arguments) == (1, "", f"Error: {told}\n")


@pytest.fixture
def with_questions(tmp_path):
    """The function that writes a framework with these questions on these scales."""

    def write(scale, questions, instrument="default_scale: s"):
        path = tmp_path / "framework.yaml"
        path.write_text(
            "schema_version: 1\n"
            'framework: {id: small, version: "1.0.0", title: Small}\n'
            f"scales:\n  s: {scale}\n  words: {{kind: text}}\n"
            f"instrument: {{{instrument}}}\n"
            "scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}\n"
            "tree:\n  - id: A\n    kind: factor\n    title: All\n    questions:\n"
            + "".join(f"      - {question}\n" for question in questions),
            "utf-8",
        )
        return path

    return write


YES_NO = "{kind: ordinal, points: [{value: 0, label: 'No'}, {value: 1, label: 'Yes'}]}"


def test_importance_that_a_framework_does_not_ask_is_refused(run, with_questions):
    path = with_questions(YES_NO, ["{id: A1, text: Is it?}"])
    assert run("--for", "paper", "--framework", path, "--with-importance") == (
        1,
        "",
        "Error: This framework does not ask how important a question is; leave --with-importance out.\n",
    )


def test_words_that_could_mean_two_questions_or_two_levels_are_refused(run, with_questions):
    same = with_questions(YES_NO, ["{id: A1, text: A2}", "{id: A2, text: A-1 A2}", "{id: A-1, text: A1}"])
    status, _, told = run("--for", "googleforms", "--framework", same)
    assert (status, told.split(" when ")[0]) == (
        1,
        "Error: The question A1 would be taken for another one, or for none,",
    )
    alike = with_questions(
        "{kind: ordinal, points: [{value: 1, label: '+'}, {value: 11, label: '1 '}]}", ["{id: A1, text: Is it?}"]
    )
    status, _, told = run("--for", "googleforms", "--framework", alike)
    assert (status, told) == (
        1,
        (
            "Error: '+' of A1 reads like another answer to it, in label and description: answers to it could not be told apart "
            "when they come back. Word it differently in the framework.\n"
        ),
    )


def test_ids_that_limesurvey_does_not_take_are_told_with_the_export_to_choose(run, with_questions):
    path = with_questions(YES_NO, ["{id: '1.1', text: Is it?}", "{id: A2, text: Is that?}"])
    status, text, told = run("--for", "limesurvey", "--framework", path)
    assert status == 0
    assert told == ("LimeSurvey does not take 1.1 as codes: export with the text of the questions as headings there.\n")
    assert "Q\tL\tQ1\t1\t<p>Is it?</p>" in text


def test_a_framework_without_groups_asks_for_none_and_its_answers_come_back_with_the_one_there_is(run, with_questions):
    path = with_questions(YES_NO, ["{id: A1, text: Is it?}"])
    _, text, _ = run("--for", "limesurvey", "--framework", path)
    assert "chosengroup" not in text
    assert "\nQ\t*\tgroup\t1\tall\t" in text


def test_a_framework_without_levels_to_choose_from_has_no_questionnaire_and_such_questions_are_left_out(
    run, with_questions
):
    text = "{id: A1, text: What else?, scale: words, scored: false}"
    path = with_questions(YES_NO, [text])
    assert run("--for", "surveyjs", "--framework", path) == (
        1,
        "",
        "Error: No question of the framework has levels to choose from, so that there is nothing to ask.\n",
    )
    path = with_questions(YES_NO, [text, "{id: A2, text: Is it?}"])
    status, survey, told = run("--for", "surveyjs", "--framework", path)
    assert (status, told) == (0, "1 question without levels to choose from is left out: A1.\n")
    assert [one["name"] for page in json.loads(survey)["pages"] for one in page["elements"]] == ["A2"]


@pytest.mark.parametrize(
    ("tool", "name", "refused"),
    [
        ("limesurvey", "a.tsv", False),
        ("limesurvey", "a.txt", False),
        ("surveyjs", "a.csv", True),
        ("paper", "a.docx", True),
        ("googleforms", "a.js", False),
    ],
)
def test_a_file_that_says_it_holds_something_else_is_refused(run, tmp_path, tool, name, refused):
    status, _, told = run("--for", tool, "--profile", "pulse", "--output", tmp_path / name)
    assert (status, (tmp_path / name).exists()) == ((2, False) if refused else (0, True))
    assert ("choose that ending" in told) is refused


@pytest.mark.process
def test_a_terminal_is_not_given_what_it_cannot_show():
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "opposite", "questionnaire", "--for", "paper"]
    ended = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert written(ours) == ""
    assert ended.returncode == 2
    assert "a terminal cannot show; name one with --output, such as questionnaire.pdf." in " ".join(
        ended.stderr.split()
    )


@pytest.mark.parametrize(
    ("locale", "language"), [("pt-BR", "pt"), ("zh-CN", "zh-Hans"), ("English", "en"), ("de", "de")]
)
def test_limesurvey_is_told_the_language_by_its_name_for_it(run, with_questions, locale, language):
    path = with_questions(YES_NO, ["{id: A1, text: Is it?}"])
    path.write_text(path.read_text("utf-8").replace("title: Small", f"title: Small, locale: {locale}"), "utf-8")
    _, text, _ = run("--for", "limesurvey", "--framework", path)
    assert f"S\t\tlanguage\t\t{language}\t" in text


def test_characters_that_paper_cannot_show_are_said_on_standard_error(run, tmp_path):
    hard = tmp_path / "hard.yaml"
    hard.write_text(
        HOSTILE.read_text(encoding="utf-8").replace("=Questions ", "\U00012000 Questions "), encoding="utf-8"
    )
    code, out, told = run("--framework", hard, "--for", "paper", "--group", "board", "--output", tmp_path / "q.pdf")
    assert (code, out) == (0, "")
    assert told.startswith(
        "In a PDF these characters are empty boxes, since no typeface here has them: \U00012000 in “"
    )
    assert (tmp_path / "q.pdf").read_bytes().startswith(b"%PDF")
    assert run("--framework", hard, "--for", "surveyjs", "--group", "board", "--output", tmp_path / "q.json") == (
        0,
        "",
        "",
    )
