"""A questionnaire goes out to a tool, is answered there, and comes back with `opposite import`, without any mapping."""

import re
from pathlib import Path

import duckdb
import pytest
import survey_tools as tools
from survey_tools import as_csv

from opposite.definitions import load
from opposite.exports.questionnaire.form import build_form
from opposite.exports.questionnaire.tools import TOOLS

pytestmark = pytest.mark.long

FRAMEWORK = Path(__file__).parents[1] / "imports" / "questionnaire.yaml"
HOSTILE = load(FRAMEWORK).framework
GROUPS = ("board", "staff", "north-east.1")
PEOPLE = 14


@pytest.fixture
def out(opposite, tmp_path):
    """The function that makes the questionnaire for a tool and returns the file."""

    def make(tool, *arguments):
        path = tmp_path / f"made{TOOLS[tool].ending}"
        asked = ("questionnaire", "--framework", FRAMEWORK, "--for", tool, "--with-importance", "--output", path)
        status, printed, said = opposite(*asked, *arguments)
        assert (status, printed, said) == (0, "", "")
        return path.read_bytes()

    return make


@pytest.fixture
def back(opposite, tmp_path):
    """The function that imports an export and returns (group, {question: (what, importance)}) by person and wave."""

    def call(text, *, wave="1"):
        export, database = tmp_path / "export.csv", tmp_path / "answers.duckdb"
        export.write_text(text, "utf-8", newline="")
        arguments = ("--organisation", "Acme", "--wave", wave, "--attributed", "--database", database)
        status, _, said = opposite("import", export, "--framework", FRAMEWORK, *arguments)
        assert status == 0, said
        with duckdb.connect(str(database), read_only=True) as store:
            rows = store.execute(
                """
                select respondents.label, answers.group_id, question_id, state, level, importance
                from answers
                join respondents on respondents.id = answers.respondent_id
                join assessments on assessments.id = answers.assessment_id
                where assessments.wave = ?
                order by all
                """,
                [wave],
            ).fetchall()
        stored = {}
        for person, group, question, state, level, importance in rows:
            what = {"dont_know": "DK", "not_applicable": "NA"}.get(state, level)
            stored.setdefault(person, (group, {}))[1][question] = (what, importance)
        return stored

    return call


def form_for(tool):
    """The facts of the questionnaire for a tool."""
    return build_form(HOSTILE, TOOLS[tool].rules, with_importance=True)


def answered(tool, *, only=None):
    """What people of the groups choose: (group, [the place of the choice of each question, None where nothing is chosen]).

    Everything that can be chosen is chosen by somebody.
    """
    people = []
    for number in range(PEOPLE * len(GROUPS)):
        group = GROUPS[number % len(GROUPS)]
        if only in (None, group):
            people.append((group, [place_of(one, group, number) for one in form_for(tool).items]))
    return people


def place_of(item, group, number):
    return None if not item.is_for(group) else (number // len(GROUPS)) % len(item.choices)


def meant(tool, people):
    """What ought to be stored of these people, in their order."""
    stored = []
    for group, places in people:
        answers = {}
        for item, place in zip(form_for(tool).items, places, strict=True):
            if place is None:
                continue
            means = item.choices[place].means
            value = means if means in ("DK", "NA") else float(means)
            level, importance = answers.get(item.question, (None, None))
            rated = "importance" in item.name or "importance" in item.text
            answers[item.question] = (level, value) if rated else (value, importance)
        stored.append((group, answers))
    return stored


def cells(asked, places, part):
    """The cells of a person: code (0) or text (1) of what was chosen of each question."""
    return ["" if place is None else one.choices[place][part] for one, place in zip(asked, places, strict=True)]


def in_order(stored):
    """What is stored by person, in the order of their numbers."""
    return [
        stored[person]
        for person in sorted(stored, key=lambda label: [int(number) for number in re.findall(r"\d+", label)])
    ]


LIMESURVEY = ("id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp")
DATES = ("2026-10-01 10:00:00", "4", "en", "2026-10-01 09:50:00", "2026-10-01 10:00:00")


def test_limesurvey_comes_back_by_codes_of_questions_and_full_answers(out, back):
    ids, (_, *asked) = tools.limesurvey(out("limesurvey"))
    people = answered("limesurvey")
    header = [*LIMESURVEY, "chosengroup", "group", *(one.name for one in asked)]
    rows = [[n, *DATES, "as shown", g, *cells(asked, p, 1)] for n, (g, p) in enumerate(people, 1)]
    assert set(ids.values()) == set(GROUPS)
    assert in_order(back(as_csv(header, *rows))) == meant("limesurvey", people)


def test_limesurvey_comes_back_by_codes_of_questions_and_answers(out, back):
    ids, (group, *asked) = tools.limesurvey(out("limesurvey"))
    people = answered("limesurvey")
    code_of = {id_: code for code, id_ in ids.items()}
    header = [*LIMESURVEY, group.name, "group", *(one.name for one in asked)]
    rows = [[n, *DATES, code_of[g], g, *cells(asked, p, 0)] for n, (g, p) in enumerate(people, 1)]
    assert in_order(back(as_csv(header, *rows))) == meant("limesurvey", people)


def test_limesurvey_codes_are_such_as_it_takes(out):
    _, asked = tools.limesurvey(out("limesurvey"))
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]{0,19}", one.name) for one in asked)
    assert all(re.fullmatch("[A-Za-z0-9]{1,5}", code) for one in asked for code, _ in one.choices)
    assert len({one.name for one in asked}) == len(asked)


def test_limesurvey_asks_a_question_on_the_condition_that_the_group_is_asked_it(out):
    text = out("limesurvey").decode()
    assert "Q\tL\tA2\tchosengroup.NAOK == 'board'\t" in text
    assert "Q\tL\tA3\tchosengroup.NAOK == 'staff' or chosengroup.NAOK == '903'\t" in text
    assert "Q\tL\tB4\t1\t" in text


def test_a_code_that_stands_for_a_place_comes_back_as_the_choice_at_that_place(out, back):
    _, asked = tools.limesurvey(out("limesurvey"))
    (b4,) = (one for one in asked if one.name == "B4")
    assert [code for code, _ in b4.choices] == ["901", "Worse", "0", "1", "2", "DK", "NA"]
    came = back(as_csv([*LIMESURVEY, "group", "B4"], [1, *DATES, "board", "901"]))
    assert came == {"1": ("board", {"B4": (-2.0, None)})}


@pytest.mark.parametrize("part", [0, 1], ids=["codes", "texts"])
@pytest.mark.parametrize("style", ["text", "code and text"])
def test_limesurvey_comes_back_by_any_style_of_headings_and_with_questions_that_were_not_shown(out, back, part, style):
    """LimeSurvey writes N/A for what a group is not asked, in the columns of importance too."""
    _, (group, *asked) = tools.limesurvey(out("limesurvey"))
    people = answered("limesurvey")
    code_of = dict(zip(GROUPS, group.choices, strict=True))
    heads = dict(zip(LIMESURVEY, ("Response ID", "Date submitted", "Last page", "Start language"), strict=False))
    titled = [(code, heads.get(code, code)) for code in LIMESURVEY] + [(group.name, group.text)]
    titled += [(one.name, one.text) for one in asked]
    header = [text if style == "text" else f"{code}. {text}" for code, text in titled]
    rows = [
        [n, *DATES, code_of[g][part], *(cell or "N/A" for cell in cells(asked, p, part))]
        for n, (g, p) in enumerate(people, 1)
    ]
    assert in_order(back(as_csv(header, *rows))) == meant("limesurvey", people)


@pytest.mark.parametrize("part", [0, 1], ids=["codes", "texts"])
@pytest.mark.parametrize("by_label", [False, True], ids=["named", "labelled"])
def test_xlsform_comes_back(out, back, part, by_label):
    group, *asked = tools.xlsform(out("xlsform"))
    people = answered("xlsform")
    titles = [one.text if by_label else one.name for one in (group, *asked)]
    header = ["SubmissionDate", "respondent", *titles, "meta-instanceID", "KEY"]
    rows = [
        ["2026-10-01T10:00:00.000Z", f"uuid:{n}", g, *cells(asked, p, part), "", f"k{n}"]
        for n, (g, p) in enumerate(people, 1)
    ]
    assert in_order(back(as_csv(header, *rows))) == meant("xlsform", people)


def test_pyxform_finds_every_question_choice_and_condition_of_an_xlsform(out, tmp_path):
    from pyxform.xls2xform import convert

    path = tmp_path / "form.xlsx"
    path.write_bytes(out("xlsform"))
    result = convert(path)
    assert result.warnings == []
    children = {one["name"]: one for one in result._pyxform["children"]}
    form = form_for("xlsform")
    assert list(children) == ["respondent", "group", *(item.name for item in form.items), "meta"]
    for item in form.items:
        listed = result._pyxform["choices"][children[item.name]["list_name"]]
        assert [one["name"] for one in listed] == [choice.code for choice in item.choices]
        relevant = children[item.name].get("bind", {}).get("relevant", "")
        assert re.findall("'([^']+)'", relevant) == list(item.groups)


QUALTRICS = ("StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId")


@pytest.mark.parametrize("part", [0, 1], ids=["numbers", "texts"])
def test_qualtrics_comes_back_one_questionnaire_a_group(out, back, part):
    for group in GROUPS:
        kept, asked = tools.qualtrics(out("qualtrics", "--group", group))
        assert kept == group
        people = answered("qualtrics", only=group)
        ids = [*QUALTRICS, *(one.name for one in asked), "group"]
        texts = [*QUALTRICS, *(one.text for one in asked), "group"]
        imported = [f'{{"ImportId":"{n}"}}' for n in range(len(ids))]
        stamps = ("2026-10-01 10:00:00", "2026-10-01 10:10:00", "IP Address", "100", "True", "2026-10-01 10:10:00")
        rows = [
            [*stamps, f"R_{n}", *cells(asked, [place for place in p if place is not None], part), g]
            for n, (g, p) in enumerate(people, 1)
        ]
        stored = back(as_csv(ids, texts, imported, *rows), wave=group)
        assert in_order(stored) == meant("qualtrics", people)


def test_words_are_no_commands_to_qualtrics(out):
    lines = out("qualtrics", "--group", "staff").decode().splitlines()
    commands = {re.sub(r":.*|\]\]", "", line) for line in lines if "[[" in line}
    assert commands == {"[[AdvancedFormat", "[[ED", "[[Block", "[[Question", "[[ID", "[[AdvancedChoices", "[[Choice"}
    assert not any("${" in line for line in lines)


@pytest.mark.main_way
@pytest.mark.parametrize("part", [0, 1], ids=["values", "texts"])
def test_surveyjs_comes_back(out, back, part):
    _, *asked = tools.surveyjs(out("surveyjs"))
    people = answered("surveyjs")
    header = ["respondent", "group", *(one.name for one in asked)]
    rows = [[n, g, *cells(asked, p, part)] for n, (g, p) in enumerate(people, 1)]
    assert in_order(back(as_csv(header, *rows))) == meant("surveyjs", people)


def test_microsoft_forms_comes_back_one_form_a_group(out, back):
    for group in GROUPS:
        first, *asked = tools.msforms(out("msforms", "--group", group))
        people = answered("msforms", only=group)
        header = ["ID", "Start time", "Completion time", "Email", "Name", first.text, *(one.text for one in asked)]
        stamps = ("10/1/26 9:50:00", "10/1/26 10:00:00", "anonymous", "")
        rows = [
            [n, *stamps, first.choices[0][1], *cells(asked, [place for place in p if place is not None], 1)]
            for n, (_, p) in enumerate(people, 1)
        ]
        assert in_order(back(as_csv(header, *rows), wave=group)) == meant("msforms", people)


def chosen(first, asked, places):
    """What somebody chooses in a form of one group: the group, then the choice of each question of it."""
    return [first.choices[0][1], *cells(asked, [place for place in places if place is not None], 1)]


@pytest.mark.skipif(tools.NODE is None, reason="node is not there")
def test_google_forms_comes_back_one_form_a_group(out, back):
    made, _ = tools.googleforms(out("googleforms"))
    assert len(made) == len(GROUPS)
    for group, (title, (first, *asked)) in zip(GROUPS, made, strict=True):
        assert title.startswith('=Questions "of" <b>many</b> {kinds} & [[Block:x]] - ')
        people = answered("googleforms", only=group)
        header = ["Timestamp", first.text, *(one.text for one in asked)]
        rows = [["2026/10/01 10:00:00 AM GMT+2", *chosen(first, asked, places)] for _, places in people]
        assert in_order(back(as_csv(header, *rows), wave=group)) == meant("googleforms", people)


@pytest.mark.skipif(tools.NODE is None, reason="node is not there")
def test_answers_to_all_google_forms_come_back_as_one_table(out, back):
    script = out("googleforms")
    made, _ = tools.googleforms(script)
    by_group = [answered("googleforms", only=group) for group in GROUPS]
    answers = [
        [chosen(first, asked, places) for _, places in people]
        for (_, (first, *asked)), people in zip(made, by_group, strict=True)
    ]
    _, table = tools.googleforms(script, answers)
    assert table[0][:3] == ["respondent", "answered_at", "Stakeholder group"]
    everybody = [one for people in by_group for one in people]
    assert in_order(back(as_csv(*table))) == meant("googleforms", everybody)


def test_answers_on_paper_are_typed_in_under_the_header_that_it_prints(out, back):
    text, header = tools.paper(out("paper"))
    form = form_for("paper")
    people = answered("paper")
    rows = [
        [n, g, *("" if at is None else item.choices[at].code for item, at in zip(form.items, p, strict=True))]
        for n, (g, p) in enumerate(people, 1)
    ]
    assert header.split(", ")[:4] == ["respondent", "group", "A1", "A1 importance"]
    assert in_order(back(as_csv(header.split(", "), *rows))) == meant("paper", people)
    assert "Only for =Staff [[of]] {all} kinds or North and east" in text
    assert "2 [[Block:two]] ${group}" in text
