"""Names beside rows: none touches the next one's, and short ones leave a chart as it was."""

from test_deck_of_frameworks import answered, large

from opposite.charts import compare, dumbbell
from opposite.charts.heatmap_cells import Cell, draw_cells
from opposite.charts.row_names import BETWEEN, LINE_HEIGHT, row_height, row_names
from opposite.engine.workspace import open_workspace

LONG = "Readiness of everybody concerned for change number 1"


def test_a_name_is_broken_between_words_and_cut_after_four_lines():
    assert row_names([LONG, "People"]) == ["Readiness of<br>everybody<br>concerned for<br>change number 1", "People"]
    assert row_names([LONG + " and more"]) == ["Readiness of<br>everybody<br>concerned for<br>change number …"]


def test_rows_are_as_high_as_the_longest_name_and_as_they_were_for_names_of_two_lines():
    assert row_height(row_names(["Technology and data"]), 46) == 46
    assert row_height(row_names([LONG]), 46) == 4 * LINE_HEIGHT + BETWEEN
    assert row_height(row_names([LONG]), 200) == 200
    assert row_height([], 46) == 46


def test_twelve_long_names_have_room_in_every_chart_of_factors(tmp_path):
    workspace = open_workspace(":memory:")
    report = answered(workspace, large(tmp_path)).report
    workspace.close()
    for figure in (
        compare.dot_plot([report, report], dark=False),
        dumbbell.dumbbell(report, ("a", "b"), dark=False),
    ):
        names = figure.layout.yaxis.ticktext
        assert len(names) == 12
        of_rows = figure.layout.height / (figure.layout.yaxis.range[0] - figure.layout.yaxis.range[1])
        assert of_rows >= max(name.count("<br>") + 1 for name in names) * LINE_HEIGHT


def test_titles_of_more_than_eight_columns_stand_in_one_line_each_told_from_the_others():
    def titles(many):
        made = draw_cells(["Staff"], [LONG] * many, cells=[[Cell("2.0", 0.2, "")] * many], dark=False)
        return made.layout.xaxis.ticktext

    assert set(titles(8)) == {"Readiness of<br>everybody<br>concerned …"}
    assert titles(9)[:2] == ("Readiness of everybody …", "Readiness of everybody … (2)")
