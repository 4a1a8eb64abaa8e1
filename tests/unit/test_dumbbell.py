"""Two groups side by side: what the chart draws and says, also where one of them cannot be shown."""

from dataclasses import replace

import pytest
from chart_reports import framework, report

from opposite.charts import dumbbell
from opposite.charts.theme import palette
from opposite.domain.framework import Group, Level, Scale
from opposite.domain.scoring.scores import GroupScore

PAIR = ("staff", "leaders")


def seen(*cells, model=None):
    """A report in which staff and leaders see the factors so: a pair for each, None where there is no row."""
    rows = [
        GroupScore(group, f"F{place}", *cell)
        for place, both in enumerate(cells, start=1)
        for group, cell in zip(PAIR, both, strict=True)
        if cell is not None
    ]
    return replace(report(2.0, 2.0, 2.0, 2.0, model=model), groups=tuple(rows))


FOUR = seen(
    ((2.25, 5), (3.75, 4)),
    ((3.0, 5), (None, None, True)),
    ((None, 0), None),
    ((4.0, 3), (1.5, 3)),
)


def test_each_group_is_a_trace_with_its_scores_in_the_frameworks_order():
    staff, leaders = dumbbell.dumbbell(FOUR, PAIR, dark=False).data
    assert (staff.name, staff.x, staff.y) == ("Staff", (2.25, 3.0, None, 4.0), (0, 1, 2, 3))
    assert (leaders.name, leaders.x) == ("Leaders", (3.75, None, None, 1.5))


def test_the_first_of_the_pair_is_the_first_trace():
    assert [trace.name for trace in dumbbell.dumbbell(FOUR, PAIR[::-1], dark=False).data] == ["Leaders", "Staff"]


def test_figures_stand_beside_their_marks_outside_the_line_between_them():
    staff, leaders = dumbbell.dumbbell(FOUR, PAIR, dark=False).data
    assert (staff.text, leaders.text) == (("2.3", "3.0", "", "4.0"), ("3.8", "", "", "1.5"))
    assert (staff.textposition[0], leaders.textposition[0]) == ("middle left", "middle right")
    assert (staff.textposition[3], leaders.textposition[3]) == ("middle right", "middle left")


def test_equal_figures_stand_on_either_side():
    both = dumbbell.dumbbell(seen(*[((2.0, 3), (2.0, 3))] * 4), PAIR, dark=False).data
    assert [trace.textposition[0] for trace in both] == ["middle left", "middle right"]
    assert both[0].marker.size > both[1].marker.size


def test_a_line_joins_the_marks_where_both_are_shown_and_nowhere_else():
    shapes = dumbbell.dumbbell(FOUR, PAIR, dark=False).layout.shapes
    assert [(line.x0, line.x1, line.y0, line.y1) for line in shapes] == [(2.25, 3.75, 0, 0), (4.0, 1.5, 3, 3)]


def test_a_row_says_why_a_mark_is_missing():
    notes = dumbbell.dumbbell(FOUR, PAIR, dark=False).layout.annotations
    assert [note.text for note in notes] == ["Leaders hidden", "Staff no answer, Leaders not asked"]


def test_one_reason_for_both_is_said_once():
    hidden = ((None, None, True), (None, None, True))
    notes = dumbbell.dumbbell(seen(hidden, *[((2.0, 3), (2.0, 3))] * 3), PAIR, dark=False).layout.annotations
    assert [note.text for note in notes] == ["both hidden"]


@pytest.mark.parametrize("dark", [False, True])
def test_groups_are_told_apart_by_shape_as_well_as_by_the_colours_of_the_theme(dark):
    staff, leaders = dumbbell.dumbbell(FOUR, PAIR, dark=dark).data
    colours = palette(dark=dark)
    assert (staff.marker.symbol, leaders.marker.symbol) == ("circle", "diamond")
    assert (staff.marker.color, leaders.marker.color) == (colours.now, colours.target)


def test_the_axis_is_the_frameworks_scale():
    axis = dumbbell.dumbbell(FOUR, PAIR, dark=False).layout.xaxis
    assert (axis.tickvals, axis.ticktext) == ((1.0, 2.0, 3.0, 4.0), ("1", "2", "3", "4"))


def test_factors_of_different_ranges_are_drawn_in_percent_and_labelled_with_their_own_figures():
    yes_no = Scale("yes_no", "ordinal", (Level(0, "No"), Level(1, "Yes")))
    made = seen(((2.5, 3), (4.0, 3)), ((0.25, 3), (0.75, 3)), model=framework({2: yes_no}))
    staff = dumbbell.dumbbell(made, PAIR, dark=False).data[0]
    assert (staff.x[:2], staff.text[:2]) == ((50.0, 25.0), ("2.5", "0.3"))


def test_the_chart_in_words_has_every_factor_with_both_figures_or_the_reason_for_none():
    assert dumbbell.alt_text(FOUR, PAIR) == (
        "Staff against Leaders for Alpha Ltd (2026). "
        "Orientation: Staff 2.3, Leaders 3.8, 1.5 apart. "
        "People & <b>all</b>: Staff 3.0, Leaders hidden. "
        "Processes: Staff no answer, Leaders not asked. "
        "Technology: Staff 4.0, Leaders 1.5, 2.5 apart."
    )


def test_a_group_named_with_markup_keeps_its_name_as_text():
    model = replace(framework(), groups=(Group("staff", "<b>Staff</b> %{x}"), Group("leaders", "Leaders & co")))
    made = seen(((2.0, 3), (3.0, 3)), ((2.0, 3), (None, None, True)), model=model)
    figure = dumbbell.dumbbell(made, PAIR, dark=False)
    assert [trace.name for trace in figure.data] == ["&lt;b&gt;Staff&lt;/b&gt; %{x}", "Leaders &amp; co"]
    assert figure.layout.annotations[0].text == "Leaders &amp; co hidden"
    assert figure.data[0].hovertext[0].startswith("Orientation: &lt;b&gt;Staff&lt;/b&gt; %{x}")
    assert figure.data[0].hovertemplate is None


def test_a_framework_without_factors_says_so():
    figure = dumbbell.dumbbell(report(model=framework(names=())), PAIR, dark=False)
    assert [note.text for note in figure.layout.annotations] == ["This framework has no factors to draw."]
