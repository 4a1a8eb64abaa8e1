"""The workbook of a roadmap, read back with openpyxl: the table, bars that follow its dates, capacity, and its origin."""

import io
import re
import zipfile
from datetime import datetime, time

import openpyxl
import pytest
from handed_over import CASCADE, CASE, EMPTY, MADE_ON, MARK, MONTHLY, nasty_roadmap, roadmap
from openpyxl.utils.cell import coordinate_from_string, get_column_letter

from opposite.domain.spreadsheet import is_dangerous
from opposite.exports.roadmap_xlsx import PRINTED, WIDTHS, roadmap_xlsx
from opposite.tables.roadmap import ROADMAP_COLUMNS, roadmap_table
from opposite.wording.roadmap.handover import printable
from opposite.wording.roadmap.workbook import FOLDED, MEANINGS, TITLES, UNFOLD

LAST = get_column_letter(len(ROADMAP_COLUMNS))
"""The last column of the table."""

SHEETS = ["Roadmap", "Timeline", "Capacity", "How it was made"]

OWN_FORMULAS = re.compile(
    r"=(Roadmap!\$[A-Z]+\d+"
    r'|IF\(Roadmap!\$[A-Z]+\d+="","",Roadmap!\$[A-Z]+\d+\)'
    r"|IF\(AND\(\$C\d+<=[A-Z]+\$\d+,\$D\d+>=[A-Z]+\$\d+\),1,0\)"
    r"|SUM\([A-Z]+\d+:[A-Z]+\d+\)"
    r'|IF\([A-Z]+\d+>0,[A-Z]+\d+/[A-Z]+\d+,""\))'
)
"""The five formulas that a workbook holds: none of them has a word of people in it."""


def opened(plan, *, stored=False):
    """The workbook of a plan with its formulas, or with the values that are stored beside them."""
    return openpyxl.load_workbook(io.BytesIO(roadmap_xlsx(plan, made_on=MADE_ON)), data_only=stored)


def values(sheet, top, left, bottom, right):
    """The values of a range, counted from 1."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(top, bottom, left, right)]


def as_read(value):
    """What openpyxl reads for a value of the table."""
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-15)
    return value if isinstance(value, int | str) else datetime.combine(value, time())


def cells(book):
    """Every cell of every sheet."""
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


# The table


@pytest.mark.parametrize("plan", [roadmap(), MONTHLY, EMPTY], ids=["quarters", "months", "empty"])
def test_the_table_has_the_columns_rows_dates_and_figures_of_the_command_line(plan):
    sheet = opened(plan)["Roadmap"]
    table = roadmap_table(plan)
    assert sheet.max_row == 1 + len(table.rows)
    assert values(sheet, 1, 1, sheet.max_row, len(ROADMAP_COLUMNS)) == [
        list(table.columns),
        *([as_read(value) for value in row] for row in table.rows),
    ]


def test_the_sheets_stand_in_this_order_and_the_table_comes_first():
    assert opened(roadmap()).sheetnames == SHEETS


def test_the_table_can_be_filtered_and_its_head_and_titles_stay():
    sheet = opened(roadmap())["Roadmap"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == (f"A1:{LAST}4", "F2", "$1:$1")
    assert sheet["E2"].alignment.wrap_text is True
    shown = {sheet[f"{letter}1"].value: sheet.column_dimensions[letter].width for letter in ("C", "E", "U")}
    assert shown == {name: pytest.approx(WIDTHS[name], abs=1) for name in ("order", "title", "reason")}


def test_cells_over_the_table_hold_names_for_programs_and_show_titles():
    sheet = opened(roadmap())["Roadmap"]
    shown = {cell.value: cell.number_format for cell in sheet[1]}
    assert shown == {name: f'General;General;General;"{TITLES[name]}"' for name in ROADMAP_COLUMNS}


def test_what_is_not_printed_is_folded_away_and_the_rest_stands_on_a4_at_nine_points_or_more():
    sheet = opened(roadmap())["Roadmap"]
    folded = {
        cell.value
        for cell in sheet[1]
        for at in sheet.column_dimensions.values()
        if at.min <= cell.column <= at.max and at.hidden and at.outlineLevel == 1
    }
    assert folded == {*ROADMAP_COLUMNS} - {*PRINTED}
    assert (sheet.page_setup.paperSize, sheet.print_area) == (9, "'Roadmap'!$C$1:$Z$4")
    inches = sum(WIDTHS[name] * 7 + 5 for name in PRINTED) / 96
    assert 10 * (297 / 25.4 - 0.8) / inches >= 9


def test_the_table_of_an_empty_plan_is_its_head():
    sheet = opened(EMPTY)["Roadmap"]
    assert (sheet.auto_filter.ref, sheet.max_row) == (f"A1:{LAST}1", 1)


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_landscape_and_as_wide_as_a_page(name):
    sheet = opened(roadmap())[name]
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert sheet.page_setup.fitToWidth in (None, 1)


# Words of people


def test_no_word_of_people_becomes_a_formula_a_link_or_a_number():
    plan = nasty_roadmap()
    sheet = opened(plan)["Roadmap"]
    for line, row in enumerate(roadmap_table(plan).rows, start=2):
        for place, value in enumerate(row, start=1):
            if isinstance(value, str) and printable(value):
                cell = sheet.cell(line, place)
                assert (cell.value, cell.data_type, cell.hyperlink) == (printable(value), "s", None)
                assert bool(cell.quotePrefix) is is_dangerous(printable(value))


def test_every_formula_of_the_workbook_is_one_of_its_own():
    found = [cell for cell in cells(opened(nasty_roadmap())) if cell.data_type == "f"]
    assert [cell.value for cell in found if not OWN_FORMULAS.fullmatch(cell.value)] == []
    assert {cell.parent.title for cell in found} == {"Timeline", "Capacity"}


def test_no_cell_of_a_nasty_plan_is_a_link_and_the_head_of_its_pages_holds_no_code():
    book = opened(nasty_roadmap())
    assert [cell.coordinate for cell in cells(book) if cell.hyperlink] == []
    assert {sheet.oddHeader.left.text for sheet in book} == {"Roadmap of =cmd|' /C calc'!A0 && Co, wave =1+1 ]]>"}


# The timeline


def timeline(plan, *, edited=None):
    """Titles, dates and bars of a plan's timeline, computed from its formulas; `edited` changes cells of the table."""
    book = opened(plan)
    for coordinate, value in (edited or {}).items():
        book["Roadmap"][coordinate] = value
    sheet = book["Timeline"]

    def value_of(cell):
        formula = cell.value
        if cell.data_type != "f":
            return formula
        if found := re.fullmatch(r"=Roadmap!\$([A-Z]+)(\d+)", formula):
            return book["Roadmap"]["".join(found.groups())].value
        start, last, finish, first = re.fullmatch(r"=IF\(AND\((\S+)<=(\S+),(\S+)>=(\S+)\),1,0\)", formula).groups()
        at = {name: value_of(sheet[name.replace("$", "")]) for name in (start, last, finish, first)}
        return int(at[start] <= at[last] and at[finish] >= at[first])

    body = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "#") + 3
    return [
        ([value_of(cell) for cell in row[:4]], [value_of(cell) for cell in row[5:]])
        for row in sheet.iter_rows(body, body + len(plan.rows) - 1, 1, 5 + plan.request.periods)
    ]


def test_a_row_of_the_timeline_fills_the_periods_of_its_initiative():
    (first, one), (second, two), (_, three) = timeline(roadmap())
    assert first == [1, "Write, evidence and sign the case", datetime(2027, 1, 31), datetime(2027, 4, 29)]
    assert second[1:] == ["Cascade the case", datetime(2027, 4, 30), datetime(2027, 10, 30)]
    assert [one, two, three] == [[1, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1]]


def test_a_bar_moves_when_its_dates_are_changed_in_the_table():
    edited = {"K2": datetime(2027, 10, 30), "L2": datetime(2027, 10, 31)}
    (first, one), (_, two), _ = timeline(roadmap(), edited=edited)
    assert first[2:] == [datetime(2027, 10, 30), datetime(2027, 10, 31)]
    assert one == [0, 0, 1, 1]
    assert two == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("start", "finish", "bar"),
    [
        (datetime(2027, 4, 29), datetime(2027, 4, 29), [1, 0, 0, 0]),
        (datetime(2027, 4, 30), datetime(2027, 4, 30), [0, 1, 0, 0]),
        (datetime(2027, 1, 30), datetime(2027, 1, 30), [0, 0, 0, 0]),
        (datetime(2028, 1, 31), datetime(2028, 1, 31), [0, 0, 0, 0]),
    ],
    ids=["last day of a period", "first day of the next", "before all", "after all"],
)
def test_a_period_is_filled_from_its_first_day_to_its_last(start, finish, bar):
    assert timeline(roadmap(), edited={"K2": start, "L2": finish})[0][1] == bar


def test_months_are_columns_of_their_own():
    assert [sum(bar) for _, bar in timeline(MONTHLY)] == [2, 5]
    assert [len(bar) for _, bar in timeline(MONTHLY)] == [24, 24]


def test_the_stored_values_are_those_of_the_formulas():
    sheet = opened(roadmap(), stored=True)["Timeline"]
    rows = [row for row in values(sheet, 1, 1, sheet.max_row, 9) if isinstance(row[0], int)]
    assert rows == [
        [1, CASE.title, datetime(2027, 1, 31), datetime(2027, 4, 29), "fix", 1, 0, 0, 0],
        [2, CASCADE.title, datetime(2027, 4, 30), datetime(2027, 10, 30), "later", 0, 1, 1, 0],
        [3, "Listen", datetime(2027, 10, 31), datetime(2028, 1, 30), None, 0, 0, 0, 1],
    ]
    assert values(sheet, 11, 1, 11, 9) == [["Initiatives at the same time", None, None, None, None, 1, 1, 1, 1]]


def test_bars_take_their_colour_from_the_legend_by_the_lens_of_their_row():
    sheet = opened(roadmap())["Timeline"]
    (bars,) = sheet.conditional_formatting
    rules = sorted(bars.rules, key=lambda rule: rule.priority)
    assert str(bars.sqref) == "F8:I10"
    assert [rule.formula[0] for rule in rules] == [
        "AND(F8=1,$E8=$E$14)",
        "AND(F8=1,$E8=$E$15)",
        "AND(F8=1,$E8=$E$16)",
        "F8=1",
    ]
    assert values(sheet, 14, 2, 16, 5) == [
        ["Fix what is broken", None, None, "fix"],
        ["Look further", None, None, "later"],
        ["No lens", None, None, None],
    ]
    assert [rule.dxf.fill.bgColor.rgb for rule in rules[:3]] == [
        sheet.cell(n, 1).fill.fgColor.rgb for n in (14, 15, 16)
    ]
    assert sheet.column_dimensions["E"].hidden is True


def test_the_parts_of_the_roadmap_stand_above_their_periods():
    sheet = opened(roadmap())["Timeline"]
    assert values(sheet, 5, 6, 7, 9) == [
        ["Now", None, "Next", None],
        [datetime(2027, 1, 31), datetime(2027, 4, 30), datetime(2027, 7, 31), datetime(2027, 10, 31)],
        [datetime(2027, 4, 29), datetime(2027, 7, 30), datetime(2027, 10, 30), datetime(2028, 1, 30)],
    ]
    assert {"F5:G5", "H5:I5"} <= {str(merged) for merged in sheet.merged_cells.ranges}


# Capacity


def test_capacity_lists_use_availability_and_share_by_role_and_period():
    sheet = opened(roadmap(), stored=True)["Capacity"]
    assert values(sheet, 5, 2, 10, 6) == [
        ["In use", 0.5, 1, 1, 0],
        ["Available", 1, 1, 1, 1],
        ["Share in use", 0.5, 1, 1, 0],
        ["In use", 0.25, 0, 0, 0],
        ["Available", 0, 0, 0, 0],
        ["Share in use", None, None, None, None],
    ]
    assert (sheet["A5"].value, sheet["A8"].value) == ("Change", "Insight")


def test_the_share_is_a_formula_and_more_than_there_is_stands_out():
    sheet = opened(roadmap())["Capacity"]
    assert (sheet["C7"].value, sheet["F7"].value) == ('=IF(C6>0,C5/C6,"")', '=IF(F6>0,F5/F6,"")')
    over = [rule.formula[0] for own in sheet.conditional_formatting for rule in own.rules if rule.type == "expression"]
    assert over == ["C5>C6+0.000000001", "C8>C9+0.000000001"]


def test_a_plan_that_asks_nothing_of_anybody_says_so():
    sheet = opened(EMPTY)["Capacity"]
    assert sheet["A2"].value == "The roadmap asks nothing of any role."


# Its origin


def facts(plan):
    """What the last sheet says, by name."""
    return {row[0]: row[1] for row in opened(plan)["How it was made"].iter_rows(values_only=True) if row[0] is not None}


def test_it_says_how_the_roadmap_was_made():
    assert list(facts(roadmap(bound=0.5)).items())[1:20] == [
        ("Organisation", "Acme"),
        ("Wave", "1"),
        ("Framework", "Small, version 2.1 (small)"),
        ("Hash of the framework's content", "ab" * 32),
        ("Made on", datetime(2026, 11, 22)),
        ("First day", datetime(2027, 1, 31)),
        ("Planned for", "None"),
        ("Time", "4 quarters"),
        ("Method", "Greedy: again and again what gains the most for its effort, then improved by trying other orders"),
        ("Initiatives", 3),
        ("Work", "47.5 days"),
        ("Most work", "No limit"),
        ("Fixed to a period", "Nothing"),
        ("Excluded beforehand", "Nothing"),
        ("Value of the plan", 0.25),
        ("No plan can have more than", 0.5),
        ("Distance from the best plan", "50 %"),
        ("Value when the largest gap goes first", 0.2),
        (
            "Compared with that",
            "It closes 25 % more of the gaps, weighted by importance and time, than a plan that tackles the largest gap first.",
        ),
    ]


def test_without_a_proof_it_says_that_none_is_known():
    found = facts(roadmap())
    assert found["No plan can have more than"] == "Not known: this method proves none"
    assert found["Distance from the best plan"] == "Not known: this method proves none"


def test_every_column_of_the_table_is_explained_by_its_title_and_its_name():
    assert tuple(MEANINGS) == ROADMAP_COLUMNS
    found = facts(roadmap())
    assert {name: found[f"{TITLES[name]} ({name})"] for name in MEANINGS} == MEANINGS
    assert found[FOLDED] == UNFOLD


# Samples, and the same bytes again


def test_every_sheet_of_a_sample_says_that_it_is_one():
    book = opened(roadmap(sample=True))
    assert book["Roadmap"]["A1"].comment.text == MARK
    assert {sheet.oddHeader.right.text for sheet in book} == {MARK}
    assert [book[name].cell(row, 1).value for name, row in zip(SHEETS[1:], (4, 3, 2), strict=True)] == [MARK] * 3


def test_nothing_of_a_real_organisation_says_sample():
    book = opened(roadmap())
    assert [cell.coordinate for cell in cells(book) if cell.comment or "ample" in str(cell.value)] == []
    assert {sheet.oddHeader.right.text for sheet in book} == {None}


def test_the_same_roadmap_gives_the_same_bytes_and_no_time_of_day_is_in_them():
    content = roadmap_xlsx(roadmap(sample=True), made_on=MADE_ON)
    assert content == roadmap_xlsx(roadmap(sample=True), made_on=MADE_ON)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(content)).properties
    assert (properties.created, properties.modified) == (datetime(2026, 11, 22), datetime(2026, 11, 22))
    assert properties.title == "Roadmap of Acme, wave 1"


def test_titles_of_the_timeline_stand_in_the_column_of_titles():
    formula = opened(roadmap())["Timeline"]["B8"].value
    column, line = coordinate_from_string(formula.removeprefix("=Roadmap!").replace("$", ""))
    assert (opened(roadmap())["Roadmap"][f"{column}1"].value, line) == ("title", 2)
