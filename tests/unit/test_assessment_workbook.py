"""The workbook of an assessment, read back with openpyxl: figures, the radar, filters, and nothing that is hidden."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from opposite.engine.briefing import brief
from opposite.engine.collecting.assessments import assessment
from opposite.exports.briefing.workbook_xlsx import workbook_xlsx
from opposite.exports.roadmap_xlsx import PRINTED, TO_READ, WIDTHS
from opposite.exports.workbook import row_height
from opposite.tables.roadmap import ROADMAP_COLUMNS, roadmap_table
from opposite.tables.scoring import scores_by_kind, scores_by_question
from opposite.wording.roadmap.workbook import MEANINGS, TITLES, TITLES_IN_WORDS
from opposite.wording.scoring.absence import figures_hidden

TODAY = date(2026, 11, 29)
SHEETS = ["Profile", "Factors", "Questions", "Gaps", "Groups", "Agreement", "Agreement by question"]
PLANNED = ["Roadmap", "Timeline", "Capacity", "How it was made"]

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore:.*extension is not supported")]
"""What bars in cells are to openpyxl."""


def opened(briefing):
    return openpyxl.load_workbook(io.BytesIO(workbook_xlsx(briefing)))


def table(book, name):
    """The rows of a sheet's table by the titles of its columns, which stand where its filter begins."""
    sheet = book[name]
    top = int(re.search(r"\d+", sheet.auto_filter.ref).group())
    head, *rows = sheet.iter_rows(top, sheet.max_row, values_only=True)
    assert all(isinstance(title, str) and title for title in head)
    return [dict(zip(head, row, strict=True)) for row in rows]


def bytes_of(content):
    """Every part of a workbook, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def held(value):
    """A figure as a cell holds it: with sixteen digits."""
    return pytest.approx(value, rel=1e-14) if isinstance(value, float) else value


def named(rows, table_of, *columns):
    return [tuple(held(row[table_of.columns.index(column)]) for column in columns) for row in rows]


def test_its_sheets_stand_in_the_order_in_which_one_asks(briefed):
    assert opened(briefed()).sheetnames == [*SHEETS, *PLANNED]
    assert opened(briefed("Bravo", attributed=True)).sheetnames == [*SHEETS, *PLANNED, "Answers"]


@pytest.mark.main_way
def test_factors_and_questions_have_the_figures_of_the_scores_command_in_full(briefed):
    briefing = briefed()
    report, book = briefing.report, opened(briefing)

    factors = scores_by_kind([report], report.framework.display_level)
    shown = table(book, "Factors")
    assert [(row["Factor"], row["Now"], row["Gap"], row["People"], row["Questions covered"]) for row in shown[:-1]] == [
        *named(factors.rows, factors, "title", "score", "gap", "respondents", "coverage")
    ]
    assert (shown[-1]["Factor"], shown[-1]["Now"]) == ("Overall", held(report.overall.score))

    questions = scores_by_question([report])
    assert [
        (row["Question"], row["Now"], row["Gap"], row["Importance"], row["Opportunity"], row["Do not know"])
        for row in table(book, "Questions")
    ] == named(questions.rows, questions, "title", "score", "gap", "importance", "opportunity", "dont_know")

    assert [(row["Question"], row["Gap"]) for row in table(book, "Gaps")] == [
        (row.title, held(row.gap)) for row in report.ranked_gaps
    ]


def test_the_radar_is_a_chart_of_the_cells_beside_it(briefed):
    briefing = briefed()
    book = opened(briefing)
    [chart] = book["Profile"]._charts
    assert chart.tagname == "radarChart"
    [now, target] = chart.series
    profile = table(book, "Profile")
    top = int(re.search(r"\d+", book["Profile"].auto_filter.ref).group())
    assert now.val.numRef.f == f"Profile!$B${top + 1}:$B${top + len(profile)}"
    assert target.val.numRef.f == f"Profile!$C${top + 1}:$C${top + len(profile)}"
    assert [row["Now"] for row in profile] == [round(row.score, 9) for row in briefing.report.factors]
    drawings = bytes_of(workbook_xlsx(briefing))
    assert briefing.report.factors[0].title.encode() in re.search(rb'descr="([^"]*)"', drawings).group(1)


def test_agreement_is_that_of_the_alignment_page(briefed):
    briefing = briefed(people_a_group=6)
    book = opened(briefing)
    assert [(row["People"], row["Agreement (r_wg(j))"], row["ICC(1)"]) for row in table(book, "Agreement")] == [
        (row.n, held(row.rwg_j), held(row.icc1)) for row in briefing.agreement.factors.values()
    ]
    assert [(row["People"], row["Mean"]) for row in table(book, "Agreement by question")] == [
        (row.n, held(row.mean)) for row in briefing.agreement.questions.values()
    ]


def test_the_roadmap_has_titles_in_plain_words_and_lists_where_people_type(briefed):
    briefing = briefed(lowest=1, highest=3)
    book = opened(briefing)
    rows = table(book, "Roadmap")
    assert list(rows[0]) == [{**TITLES, **TITLES_IN_WORDS}[column] for column in TO_READ]
    assert {*TO_READ} - {*TITLES_IN_WORDS} == {*ROADMAP_COLUMNS}
    assert not any("_" in title for title in TITLES.values())
    assert TITLES.keys() == MEANINGS.keys()
    plan = roadmap_table(briefing.roadmap)
    assert [row["Days of work"] for row in rows] == [row[plan.columns.index("effort_days")] for row in plan.rows]

    rules = {str(rule.sqref): rule for rule in book["Roadmap"].data_validations.dataValidation}
    status = openpyxl.utils.get_column_letter(TO_READ.index("status") + 1)
    rule = rules[f"{status}2:{status}{len(rows) + 1}"]
    assert (rule.type, rule.formula1) == ("list", '"proposed,agreed,running,done,dropped"')
    assert sorted(rule.type for rule in rules.values()) == ["date", "date", "list"]
    assert "effort_days" not in [cell.value for row in book["How it was made"].iter_rows() for cell in row]


def test_the_roadmap_reads_in_titles_with_the_ids_at_its_right(briefed):
    briefing = briefed(lowest=1, highest=3)
    plan, rows = briefing.roadmap, table(opened(briefing), "Roadmap")
    first, row = plan.rows[0], rows[0]
    framework = plan.framework
    assert row["Factor"] == framework.nodes[first.initiative.factor].title
    assert (row["Factor (id)"], row["Id"]) == (first.initiative.factor, first.initiative.id)
    needing = next(one for one in plan.rows if one.initiative.prerequisites)
    named = [framework.initiative_by_id[id_].title for id_ in needing.initiative.prerequisites]
    assert rows[plan.rows.index(needing)]["Needs first"] == "; ".join(named)
    assert [title for title in row if "(id" in title] == list(row)[-5:]


def test_the_roadmap_prints_on_a4_at_eight_points_or_more(briefed):
    sheet = opened(briefed(lowest=1, highest=3))["Roadmap"]
    last = openpyxl.utils.get_column_letter(len(PRINTED))
    assert sheet.print_area == f"'Roadmap'!$A$1:${last}${sheet.max_row}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows) == (
        9,
        "landscape",
        "$1:$1",
    )
    digits = sum(sheet.column_dimensions[openpyxl.utils.get_column_letter(n + 1)].width for n in range(len(PRINTED)))
    points = 7 * digits * 72 / 96
    usable = (297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 72
    assert 10 * min(1, usable / points) >= 8


def test_why_figures_are_hidden_stands_once_over_a_table_and_in_a_word_in_its_rows(workspace, add_answered):
    added = add_answered(workspace, "Acme", seed=1, people_a_group=6)
    with workspace.store.writing() as cursor:
        cursor.script(
            "delete from answers where question_id = 'ORI1' and respondent_id not in "
            "(select distinct respondent_id from answers order by 1 limit 2)"
        )
        cursor.run("raise_revision", assessment_id=added, now=datetime(2026, 11, 23))
    briefing = brief(workspace, assessment(workspace, added), today=TODAY)
    assert briefing.report.questions["ORI1"].hidden
    book = opened(briefing)
    [row] = [one for one in table(book, "Questions") if one["Question"] == briefing.report.questions["ORI1"].title]
    assert row["Why a figure is missing"] == "Hidden: too few people"
    over = [cell.value for cell in book["Questions"]["A"][:6]]
    assert figures_hidden(briefing.report) in over


@pytest.mark.parametrize("answered", [{}, {"people_a_group": 1}, {"attributed": True, "people_a_group": 2}])
def test_every_sheet_prints_on_a4_at_eight_points_or_more(briefed, answered):
    """As wide as a page, and no smaller: also with the column that says why figures are missing."""
    book = opened(briefed(**answered))
    assert {sheet.title: printed(sheet) for sheet in book if printed(sheet) < 8} == {}


def printed(sheet):
    """Points in which the ten points of a sheet are printed, which is fitted to the width of A4 on its side."""
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    last = len(PRINTED) if sheet.title == "Roadmap" else sheet.max_column
    digits = 0.0
    for number in range(1, last + 1):
        held = next((one for one in sheet.column_dimensions.values() if one.min <= number <= one.max), None)
        digits += 8.43 if held is None else 0 if held.hidden else held.width
    usable = (297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 72
    return 10 * min(1, usable / (7 * digits * 72 / 96))


def test_a_row_of_the_roadmap_is_as_high_as_what_is_printed_of_it(briefed):
    briefing = briefed(lowest=1, highest=3)
    sheet = opened(briefing)["Roadmap"]
    for line in range(2, sheet.max_row + 1):
        values = [sheet.cell(line, number).value for number in range(1, len(PRINTED) + 1)]
        cells = [(value, WIDTHS[column]) for value, column in zip(values, PRINTED, strict=True)]
        assert sheet.row_dimensions[line].height == pytest.approx(row_height(cells), abs=0.5)


def test_answers_have_their_authors_where_they_were_told_so(briefed):
    briefing = briefed(attributed=True, people_a_group=2)
    rows = table(opened(briefing), "Answers")
    said = [answer for answers in briefing.said.values() for answer in answers.values()]
    assert len(rows) == len(said)
    levels = [row["Level"] for row in rows if isinstance(row["Level"], int | float)]
    assert sorted(levels) == sorted(answer.level for answer in said if answer.state == "level")
    assert {row["Level"] for row in rows if isinstance(row["Level"], str)} == {"Don't know", "Does not apply"}
    assert {row["Person"] for row in rows} == {f"person {number}" for number in range(1, 13)}


def test_of_one_small_group_and_of_what_people_wrote_there_is_nothing_in_any_byte(workspace, add_answered):
    added = add_answered(workspace, "Acme", seed=1, people_a_group=6)
    with workspace.store.writing() as cursor:
        cursor.script(
            "delete from answers where group_id = 'executive' and respondent_id not in "
            "(select distinct respondent_id from answers where group_id = 'executive' order by 1 limit 2);"
            "update answers set note = 'whisper', evidence = 'murmur' where group_id = 'executive'"
        )
        cursor.run("raise_revision", assessment_id=added, now=datetime(2026, 11, 23))
    briefing = brief(workspace, assessment(workspace, added), today=TODAY)
    written = bytes_of(workbook_xlsx(briefing))
    assert b"whisper" not in written
    assert b"murmur" not in written
    book = opened(briefing)
    assert "Answers" not in book.sheetnames
    title = briefing.report.framework.groups[0].title
    assert {row[title] for row in table(book, "Groups")} <= {"hidden", "not asked"}
    for row, question in zip(table(book, "Questions"), briefing.report.questions.values(), strict=True):
        assert row["Now"] == held(question.score)
        assert (row.get("Why a figure is missing") is None) == (question.score is not None)
    agreed = briefing.agreement.questions.values()
    for row, question in zip(table(book, "Agreement by question"), agreed, strict=True):
        if question.hidden:
            assert (row["People"], row["Mean"]) == (None, None)
    assert any(question.hidden for question in agreed)


@pytest.mark.parametrize(
    "name",
    ['=cmd|" /C calc"!A0', "<script>x</script>", "W" * 200, "🎉 שלום", "&Lx &P"],
)
def test_what_people_typed_is_never_a_formula(workspace, briefed, name):
    briefing = briefed(name, attributed=True)
    with workspace.store.writing() as cursor:
        cursor.script("update answers set note = '=1+1', evidence = '@x' where question_id = 'ORI1'")
        cursor.script("update respondents set label = '=HYPERLINK(\"x\")'")
    briefing = brief(workspace, briefing.report.assessment, today=TODAY)
    book = opened(briefing)
    ours = [*SHEETS, "Answers"]
    assert not any(cell.data_type == "f" for name in ours for row in book[name].iter_rows() for cell in row)
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)
    assert table(book, "Answers")[0]["Note"] == "=1+1"
    assert table(book, "Answers")[0]["Person"] == '=HYPERLINK("x")'


@pytest.mark.parametrize("people", [0, 1, 2])
def test_nobody_and_few_people_have_a_workbook_that_opens(briefed, people):
    book = opened(briefed(people_a_group=people))
    assert "Factors" in book.sheetnames
    assert all(row["Now"] is None or people for row in table(book, "Factors"))


def test_its_properties_name_neither_user_nor_clock(briefed):
    briefing = briefed()
    content = workbook_xlsx(briefing)
    assert content == workbook_xlsx(briefing)
    said = openpyxl.load_workbook(io.BytesIO(content)).properties
    assert said.creator in {None, "", "OPPOSITE"}
    assert said.created == datetime(2026, 11, 29)
    assert not re.search(rb"/(home|root|tmp)/", bytes_of(content))
