"""What the charts draw, exactly: figures in the framework's order, gaps where nothing is scored, words as typed."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest
from chart_reports import IMPORTANCE, framework, report, with_nodes, with_questions

from opposite.charts import (
    capacity,
    cards,
    compare,
    distribution,
    dumbbell,
    gaps,
    heatmap,
    ladder,
    opportunity,
    radar,
)
from opposite.charts.labels import SIZES, place_labels
from opposite.charts.scale import factor_axis
from opposite.charts.text import lines, shown, wrapped
from opposite.charts.theme import palette
from opposite.domain.framework import Band, Level, Scale
from opposite.domain.scoring.report import Earlier
from opposite.domain.scoring.scores import GroupScore
from opposite.wording.scoring.charts import NOBODY_RATED

PEOPLE = "People &amp;<br>&lt;b&gt;all&lt;/b&gt;"
HOSTILE = '<b>&<a href="javascript:alert(1)">x</a> %{x}'


def drawn(figure):
    """The figure as the browser gets it."""
    return json.loads(figure.to_json())


# The radar


def test_the_first_trace_is_now_with_the_scores_in_the_frameworks_order_and_the_first_point_again_at_the_end():
    first = radar.radar(report(2.7, 3.25, 1.0, 4.0), dark=False).data[0]
    assert first.name == "Now"
    assert first.r == (2.7, 3.25, 1.0, 4.0, 2.7)
    assert first.theta == ("Orientation", PEOPLE, "Processes", "Technology", "Orientation")


def test_a_factor_without_a_score_is_a_gap_and_never_zero():
    first = radar.radar(report(2.7, None, 1.0, 4.0), dark=False).data[0]
    assert first.r == (2.7, None, 1.0, 4.0, 2.7)
    assert first.connectgaps is False


def test_a_radar_whose_first_factor_has_no_score_begins_and_ends_with_a_gap():
    assert radar.radar(report(None, 2.0, 1.0, 4.0), dark=False).data[0].r == (None, 2.0, 1.0, 4.0, None)


def test_the_area_of_a_broken_line_is_drawn_from_the_middle_and_leaves_the_gap_open():
    area = radar.radar(report(2.7, None, 1.5, 4.0), show=("now",), dark=False).data[-1]
    assert area.fill == "toself"
    assert area.r == (1, 1.5, 4.0, 2.7, 1, None)
    assert area.theta[:-1] == ("Processes", "Processes", "Technology", "Orientation", "Orientation")


def test_the_radial_axis_runs_over_the_scale_with_a_tick_at_every_level():
    polar = radar.radar(report(2.7, 3.0, 1.0, 4.0), dark=False).layout.polar
    assert polar.radialaxis.range == (1, 4)
    assert polar.radialaxis.tickvals == (1, 2, 3, 4)
    assert polar.radialaxis.ticktext == ("1", "2", "3", "4")


def test_factors_go_clockwise_from_the_top():
    polar = radar.radar(report(2.7, 3.0, 1.0, 4.0), dark=False).layout.polar
    assert (polar.angularaxis.direction, polar.angularaxis.rotation) == ("clockwise", 90)
    assert polar.angularaxis.categoryarray == ("Orientation", PEOPLE, "Processes", "Technology")


def test_factors_of_different_ranges_are_drawn_in_percent_of_their_own():
    yes_no = Scale("yes_no", "ordinal", (Level(0, "No"), Level(1, "Yes")))
    model = framework({2: yes_no})
    figure = radar.radar(report(2.5, 0.75, 1.0, 4.0, model=model), dark=False)
    assert figure.data[0].r == (50.0, 75.0, 0.0, 100.0, 50.0)
    assert figure.layout.polar.radialaxis.range == (0, 100)
    assert figure.layout.polar.radialaxis.ticktext == ("0 %", "25 %", "50 %", "75 %", "100 %")


def test_the_target_is_the_second_trace_with_a_gap_where_none_is_set():
    made = with_nodes(report(2.7, 3.0, 1.0, 4.0), F3={"target": None})
    target = radar.radar(made, dark=False).data[1]
    assert (target.name, target.r) == ("Target", (3.0, 3.0, None, 3.0, 3.0))


def test_a_report_without_targets_has_no_target_trace():
    made = with_nodes(report(2.7, 3.0, 1.0, 4.0), **{f"F{place}": {"target": None} for place in range(1, 5)})
    assert [trace.name for trace in radar.radar(made, dark=False).data] == ["Now", "Now"]


def test_the_earlier_wave_and_the_median_of_others_follow_where_they_are_known():
    made = replace(report(2.7, 3.0, 1.0, 4.0), earlier=Earlier("2025", {"F1": 2.0, "F4": 3.5}))
    figure = radar.radar(made, reference={"F2": 2.25}, dark=False)
    assert [(trace.name, trace.r) for trace in figure.data[2:4]] == [
        ("2025", (2.0, None, None, 3.5, 2.0)),
        ("Median of others", (None, 2.25, None, None, None)),
    ]


@pytest.mark.parametrize(
    ("show", "names"),
    [
        (("now",), ["Now", "Now"]),
        (("now", "target"), ["Now", "Target", "Now"]),
        (("target", "previous"), ["Target", "2025"]),
        (("reference",), ["Median of others"]),
    ],
)
def test_every_series_can_be_switched_off(show, names):
    made = replace(report(2.7, 3.0, 1.0, 4.0), earlier=Earlier("2025", {"F1": 2.0}))
    figure = radar.radar(made, show=show, reference={"F2": 2.25}, dark=False)
    assert [trace.name for trace in figure.data] == names


def test_projected_scores_are_drawn_as_now_and_those_of_today_as_earlier():
    made = with_nodes(report(2.7, None, 1.0, 4.0), F1={"interval": (2.3, 3.14)}, F4={"target": None})
    projected = {"F1": 3.25, "F2": None, "F3": 2.0, "F4": 4.0, "root": 3.0}
    now, _, today = radar.radar(made, projected=projected, dark=False).data[:3]
    assert (now.name, now.r) == ("Now", (3.25, None, 2.0, 4.0, 3.25))
    assert now.hovertext[:4] == (
        "Orientation 3.3 of 4, target 3",
        "People &amp; &lt;b&gt;all&lt;/b&gt;: not answered yet",
        "Processes 2.0 of 4, target 3",
        "Technology 4.0 of 4",
    )
    assert (today.name, today.r) == ("Today", (2.7, None, 1.0, 4.0, 2.7))
    assert "Orientation 3.3 of 4, target 3, Today: 2.7 of 4." in radar.alt_text(made, projected=projected)


def test_what_is_expected_of_projected_scores_is_a_line_of_its_own_and_is_told_where_there_is_one():
    made, projected = report(2.7, 2.0, 1.0, 4.0), {"F1": 3.25, "F2": 3.0, "F3": 2.0, "F4": 4.0}
    expected = {"F1": 3.0, "F2": None, "F3": 1.5, "F4": 4.0, "root": 2.9}
    all_work, mean, target = radar.radar(made, projected=projected, expected=expected, dark=False).data[:3]
    assert (all_work.legendgroup, mean.legendgroup, target.legendgroup) == ("now", "expected", "target")
    assert (mean.name, mean.r) == ("Expected", (3.0, None, 1.5, 4.0, 3.0))
    assert mean.hovertext[:2] == ("Orientation, Expected: 3.0 of 4", "")
    words = radar.alt_text(made, projected=projected, expected=expected)
    assert "Orientation 3.3 of 4, target 3, expected: 3.0 of 4, Today: 2.7 of 4." in words
    assert words.count("expected") == 3


@pytest.mark.parametrize("expected", [None, {}])
def test_a_radar_without_anything_expected_has_no_line_for_it(expected):
    names = [trace.name for trace in radar.radar(report(2.7, 2.0, 1.0, 4.0), expected=expected, dark=False).data]
    assert "Expected" not in names


def test_hovering_says_score_range_stage_target_and_interval_in_words():
    made = with_nodes(report(2.7, None, 1.0, 4.0), F1={"interval": (2.3, 3.14)})
    now, target = radar.radar(made, dark=False).data[:2]
    assert now.hovertext[0] == "Orientation 2.7 of 4, Used, target 3,<br>likely 2.3 to 3.1"
    assert now.hovertext[1] == "People &amp; &lt;b&gt;all&lt;/b&gt;: not answered yet"
    assert target.hovertext[2] == "Processes, target: 3 of 4"


def test_two_factors_of_one_title_keep_their_own_places():
    model = framework(names=("Data", "Data", "People"))
    first = radar.radar(report(1.0, 2.0, 3.0, model=model), dark=False).data[0]
    assert first.theta == ("Data", "Data (2)", "People", "Data")


def test_fewer_than_three_factors_stand_on_round_rings():
    model = framework(names=("Data", "People"))
    assert radar.radar(report(1.0, 2.0, model=model), dark=False).layout.polar.gridshape == "circular"
    assert radar.radar(report(1.0, 2.0, 3.0, 4.0), dark=False).layout.polar.gridshape == "linear"


def test_a_figure_of_a_crowded_framework_names_its_factors_by_id():
    model = framework(names=tuple(f"A rather long title {n}" for n in range(21)))
    first = radar.radar(report(*[2.0] * 21, model=model), dark=False).data[0]
    assert first.theta[:3] == ("F1", "F2", "F3")


def test_the_radar_read_aloud_is_whole_sentences():
    made = replace(report(2.7, None, 1.0, 4.0), earlier=Earlier("2025", {"F1": 2.0}))
    assert radar.alt_text(made, reference={"F4": 3.25}) == (
        "Radar of 4 factors for Alpha Ltd (2026), from 1 to 4. "
        "Orientation 2.7 of 4, Used, target 3, 2025: 2.0 of 4. "
        "People & <b>all</b>: not answered yet. "
        "Processes 1.0 of 4, Ad hoc, target 3. "
        "Technology 4.0 of 4, Led, target 3, median of others: 3.3 of 4."
    )


# Why a factor has no score


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"respondents": 0, "unanswered": 0}, "not asked"),
        ({"applicable": False, "not_applicable": 4, "unanswered": 0}, "does not apply"),
        ({"dont_know": 4, "unanswered": 0}, "not known"),
        ({}, "none yet"),
        ({"answered": 1, "unanswered": 3}, "too few"),
    ],
)
def test_blank_dont_know_not_applicable_and_too_few_are_different_words(fields, printed):
    made = with_questions(report(None, 2.0, 2.0, 2.0), Q1=fields)
    assert heatmap.alt_text([made]) == (
        "Heat map of 1 assessment by 4 factors. "
        f"Alpha Ltd (2026): Orientation {printed}, People & <b>all</b> 2.0, Processes 2.0, Technology 2.0."
    )


# The ladder


def marks(made):
    """The names of the ladder's rows, and by row what stands in it: kind, place in percent, figure or words."""
    drawn = ladder.ladder(made, dark=False)
    names = re.findall(r"<div class=ladder-name>(.*?)</div>", drawn)
    rows = re.findall(r"<div class=ladder-row>(.*?)</div>", drawn)
    kind = (
        r'<span class=ladder-(\w+)(?: title="[^"]*")?(?: style="left: ([\d.]+)%(?:; width: ([\d.]+)%)?")?>(.*?)</span>'
    )
    return names, [
        [tuple(part for part in mark if part) for mark in re.findall(kind, row.replace("<span>", ""))] for row in rows
    ]


def heads(made):
    """The names above the ladder's rows, with where their middles stand in percent."""
    return re.findall(r'ladder-head style="left: ([\d.]+)%">(.*?)</span>', ladder.ladder(made, dark=False))


def test_the_ladder_has_a_row_for_each_factor_and_a_column_for_each_stage():
    made = report(2.7, 2.0, 1.0, 4.0)
    names, rows = marks(made)
    assert names == ["Orientation", PEOPLE, "Processes", "Technology"]
    assert rows == [
        [("now", "55", "2.7"), ("target", "62.5")],
        [("now", "37.5", "2.0"), ("target", "62.5")],
        [("now", "12.5", "1.0"), ("target", "62.5")],
        [("now", "87.5", "4.0"), ("target", "62.5")],
    ]
    assert heads(made) == [("12.5", "1 Ad hoc"), ("37.5", "2 Tried"), ("62.5", "3 Used"), ("87.5", "4 Led")]


def test_the_line_through_a_score_is_its_interval_and_is_not_there_without_one():
    _, rows = marks(with_nodes(report(2.5, 3.0, 1.0, 4.0), F1={"interval": (2.25, 3.0)}))
    assert rows[0] == [("sure", "43.75", "18.750"), ("now", "50", "2.5"), ("target", "62.5")]
    assert rows[1] == [("now", "62.5", "3.0"), ("target", "62.5")]


def test_the_ladder_says_why_a_row_is_empty():
    assert marks(report(2.7, None, 1.0, 4.0))[1][1] == [("why", "not answered yet"), ("target", "62.5")]


def test_bands_of_a_framework_take_the_place_of_its_levels_as_columns():
    model = framework()
    model = replace(model, scoring=replace(model.scoring, bands=(Band(1, "Low"), Band(3.5, "High"))))
    assert heads(report(2.7, 2.0, 1.0, 4.0, model=model)) == [("41.667", "Low"), ("91.667", "High")]


def test_what_a_dot_and_a_diamond_of_the_ladder_mean_stands_in_their_titles():
    drawn = ladder.ladder(report(2.7, 2.0, 1.0, 4.0), dark=False)
    assert re.findall(r'title="([^"]*)"', drawn)[:2] == [
        "Orientation 2.7 of 4, Used, target 3",
        "Orientation, target: 3 of 4",
    ]


def test_the_ladder_is_drawn_in_the_colours_of_its_ground_and_printed_in_those_of_paper():
    looks = [dict(re.findall(r"--ladder-(paper-now|now): ([^;]+)", ladder.ladder(report(2.7, 2.0, 1.0, 4.0), dark=dark)))
             for dark in (False, True)]  # fmt: skip
    light, dark = palette(dark=False).now, palette(dark=True).now
    assert looks == [{"now": light, "paper-now": light}, {"now": dark, "paper-now": light}]


def test_nothing_that_a_person_typed_becomes_markup_in_the_ladder():
    name = '"><script>alert(1)</script>'
    scale = Scale("level4", "ordinal", tuple(Level(value, name) for value in range(1, 5)))
    model = framework(dict.fromkeys(range(1, 5), scale), names=(name, name, "Processes", "Technology"))
    drawn = ladder.ladder(report(2.0, None, 1.0, None, model=model, name=name, wave=name), dark=False)
    assert "&lt;script&gt;" in drawn
    assert re.findall(r'<script|"">', drawn) == []


def test_the_ladder_read_aloud_names_its_stages():
    assert ladder.alt_text(report(2.7, 2.0, 1.0, 4.0)) == (
        "Ladder of stages for Alpha Ltd (2026), from the lowest: Ad hoc, Tried, Used and Led. "
        "Orientation 2.7 of 4, Used, target 3. "
        "People & <b>all</b> 2.0 of 4, Tried, target 3. "
        "Processes 1.0 of 4, Ad hoc, target 3. "
        "Technology 4.0 of 4, Led, target 3."
    )


# The cards


def test_a_card_has_a_label_a_figure_and_what_to_make_of_it():
    assert cards.figure_card("Overall", "3.1 of 6", "3.0 to 3.2") == (
        "<div class=card><p>Overall</p><h2>3.1 of 6</h2><p class=card-note>3.0 to 3.2</p></div>"
    )
    assert cards.figure_card("Stage", None, None) == "<div class=card><p>Stage</p><h2>–</h2></div>"


def test_the_card_of_a_factor_says_its_score_stage_and_target_and_what_it_rests_on():
    made = report(2.7, 2.0, 1.0, 4.0)
    assert cards.factor_card(made, made.nodes["F2"], "") == (
        "<div class=card><p><strong>People &amp; &lt;b&gt;all&lt;/b&gt;</strong></p><h3>2.0 <small>of 4</small></h3>"
        "<p class=card-note>Tried · target 3.0</p><p class=card-note>4 people, 2 groups, 100 % covered</p></div>"
    )


def test_the_card_of_a_factor_without_a_score_says_why():
    made = report(2.7, None, 1.0, 4.0)
    assert cards.factor_card(made, made.nodes["F2"], "").endswith(
        "</strong></p><p class=card-note>Not enough answers yet: 0 % of at least 60 % covered</p></div>"
    )


def test_nothing_that_a_person_typed_becomes_markup_in_a_card():
    scale = Scale("level4", "ordinal", tuple(Level(value, HOSTILE) for value in range(1, 5)))
    made = report(2.0, 2.0, 1.0, 4.0, model=framework(dict.fromkeys(range(1, 5), scale), names=(HOSTILE,) * 4))
    drawn = cards.factor_card(made, made.nodes["F1"], HOSTILE) + cards.figure_card(HOSTILE, HOSTILE, HOSTILE)
    assert drawn.count("&lt;b&gt;&amp;&lt;a href") == 5
    assert set(re.findall(r"</?(\w+)", drawn)) == {"div", "p", "strong", "h2", "h3", "small"}


# The importance-performance grid


def rated(*importance, scores=(2.0, 4.0, 2.5, 3.5)):
    changes = {f"Q{place}": {"importance": value} for place, value in enumerate(importance, start=1)}
    return with_questions(report(*scores), **changes)


def test_questions_stand_at_their_score_and_importance_weightiest_gap_first():
    marks = gaps.importance_grid(rated(4.0, 4.5, 5.0, 2.0), dark=False).data[0]
    assert marks.customdata == ("Q1", "Q3", "Q2", "Q4")
    assert marks.x == (2.0, 2.5, 4.0, 3.5)
    assert marks.y == (4.0, 5.0, 4.5, 2.0)


def test_the_cross_stands_at_the_common_target_and_at_three_and_a_half_of_five():
    grid = gaps.grid_of(rated(4.0, 4.5, 5.0, 2.0))
    assert (grid.across, grid.up) == (3.0, 3.5)


def test_the_cross_stands_at_mid_scale_where_targets_differ():
    made = with_questions(rated(4.0, 4.5, 5.0, 2.0), Q1={"target": 4.0})
    assert gaps.grid_of(made).across == 2.5


@pytest.mark.parametrize(
    ("score", "importance", "quadrant"),
    [
        (3.0, 3.5, "concentrate"),
        (3.1, 3.5, "keep_up"),
        (3.0, 3.4, "low_priority"),
        (3.1, 3.4, "overkill"),
    ],
)
def test_a_question_on_a_line_falls_where_more_is_to_be_done(score, importance, quadrant):
    grid = gaps.grid_of(rated(importance, 4.0, 4.0, 4.0, scores=(score, 2.0, 2.0, 2.0)))
    assert {row.question: grid.quadrant(row) for row in grid.rows}["Q1"] == quadrant


def test_questions_without_score_or_importance_are_left_out_of_the_grid():
    made = rated(4.0, None, 5.0, 2.0, scores=(2.0, 4.0, None, 3.5))
    assert gaps.importance_grid(made, dark=False).data[0].customdata == ("Q1", "Q4")


def test_questions_on_one_spot_are_one_mark_with_a_count():
    figure = gaps.importance_grid(rated(4.0, 4.0, 4.0, 4.0, scores=(2.0, 2.0, 2.0, 3.0)), dark=False)
    assert figure.data[0].customdata == ("Q1,Q2,Q3", "Q4")
    assert [note.text for note in figure.layout.annotations][4:] == ["Q1 +2", "Q4"]


def test_a_grid_without_ratings_says_so():
    figure = gaps.importance_grid(report(2.0, 2.0, 2.0, 2.0), dark=False)
    assert [note.text for note in figure.layout.annotations] == [
        "Nobody has rated importance yet, so the grid<br>has nothing to show."
    ]
    assert gaps.alt_text(report(2.0, 2.0, 2.0, 2.0)) == NOBODY_RATED


HIDDEN = "Figures are hidden: those of fewer than 3 people are not shown, nor those that would tell what so few said."


@pytest.mark.parametrize("fields", [{"hidden_below": 3}, {"importance_hidden": True}])
def test_a_grid_and_a_landscape_whose_figures_are_hidden_do_not_call_them_missing(fields):
    made = with_questions(report(None, 2.0, 2.0, 2.0), Q1=fields)
    assert gaps.alt_text(made) == f"The grid needs scores and ratings of importance. {HIDDEN}"
    assert opportunity.alt_text(made) == f"Opportunity needs scores, targets and ratings of importance. {HIDDEN}"


def test_the_grid_read_aloud_lists_every_quadrant():
    assert gaps.alt_text(rated(4.0, 4.5, 5.0, 2.0)) == (
        "Importance and performance of 4 questions for Alpha Ltd (2026). "
        "Concentrate here: Question 1 and Question 3. "
        "Keep up the good work: Question 2. "
        "Low priority: none. "
        "Possible overkill: Question 4."
    )


# The opportunity landscape


def chances(**rows):
    return with_questions(report(2.0, 2.0, 3.5, 2.0), **rows)


def test_importance_and_attainment_of_a_question_follow_rule_14():
    made = chances(
        Q1={"importance_share": 0.75, "opportunity": 10.0},
        Q2={"importance_share": 0.25, "opportunity": 2.5},
        Q3={"importance_share": 1.0, "opportunity": 10.0},
    )
    marks = opportunity.opportunity_landscape(made, dark=False).data[0]
    assert (marks.customdata, marks.x, marks.y) == (("Q1", "Q3", "Q2"), (7.5, 10.0, 2.5), (5.0, 10.0, 5.0))


def test_the_attainment_of_an_outcome_is_read_back_from_its_opportunity():
    made = chances(Q1={"importance_share": 1.0, "opportunity": 17.0})
    assert opportunity.place(made.questions["Q1"]) == (10.0, 3.0)


def test_bands_start_at_10_12_and_15():
    made = chances(
        Q1={"importance_share": 1.0, "opportunity": 15.0},
        Q2={"importance_share": 1.0, "opportunity": 14.9},
        Q3={"importance_share": 1.0, "opportunity": 12.0},
        Q4={"importance_share": 1.0, "opportunity": 11.9},
    )
    assert opportunity.alt_text(made) == (
        "Opportunity landscape of 4 questions for Alpha Ltd (2026). "
        "Opportunity 15 and more, extreme: Question 1 15.0. "
        "Opportunity 12 and more, high: Question 2 14.9 and Question 3 12.0. "
        "Opportunity 10 and more, worth a look: Question 4 11.9."
    )


def test_the_triangles_of_the_bands_are_where_opportunity_reaches_them():
    figure = opportunity.opportunity_landscape(chances(Q1={"importance_share": 1.0, "opportunity": 15.0}), dark=False)
    assert [shape.path for shape in figure.layout.shapes] == [
        "M 5.0,0 L 10,10.0 L 10,0 Z",
        "M 6.0,0 L 10,8.0 L 10,0 Z",
        "M 7.5,0 L 10,5.0 L 10,0 Z",
    ]


def test_a_landscape_without_ratings_says_so():
    assert opportunity.alt_text(report(2.0, 2.0, 2.0, 2.0)) == (
        "Opportunity needs scores, targets and ratings of importance; none are there yet."
    )


# The distribution of one question


def test_a_bar_for_each_level_with_the_number_of_people_and_the_words_of_the_level():
    made = replace(report(1.75, 2.0, 2.0, 2.0), distribution={"Q1": {1.0: 1, 2.0: 3, 3.0: 0, 4.0: 0}})
    bars = distribution.distribution(made, "Q1", dark=False).data[0]
    assert (bars.y, bars.x, bars.text) == ((1.0, 2.0, 3.0, 4.0), (1, 3, 0, 0), ("1", "3", "0", "0"))
    assert bars.hovertext[:2] == ("1 person<br>Ad hoc", "3 people<br>Tried")
    assert distribution.alt_text(made, "Q1") == (
        "Answers to Question 1. 1 Ad hoc: 1 person. 2 Tried: 3 people. 3 Used: 0 people. 4 Led: 0 people."
    )


def test_a_reversed_question_shows_the_words_of_the_level_that_people_chose():
    model = framework()
    chosen = replace(model.questions["Q1"], reverse=True, levels={1.0: "One", 2.0: "Two", 3.0: "Three", 4.0: "Four"})
    factors = (replace(model.factors[0], questions=(chosen,)), *model.factors[1:])
    model = replace(model, root=replace(model.root, children=factors))
    made = replace(report(4.0, 2.0, 2.0, 2.0, model=model), distribution={"Q1": {1.0: 0, 2.0: 0, 3.0: 0, 4.0: 5}})
    assert distribution.distribution(made, "Q1", dark=False).data[0].hovertext[3] == "5 people<br>One"


@pytest.mark.parametrize(
    ("score", "fields", "words"),
    [
        (2.0, {}, "Hidden: too few people answered to show who chose what."),
        (None, {}, "Not answered yet."),
        (None, {"dont_know": 4}, "Nobody who answered knows."),
        (None, {"respondents": 0}, "Asked of nobody in this wave."),
    ],
)
def test_hidden_unanswered_and_unknown_distributions_say_which(score, fields, words):
    made = with_questions(report(score, 2.0, 2.0, 2.0), Q1=fields)
    assert distribution.alt_text(made, "Q1") == words


# The roadmap's charts


def test_use_stands_in_bars_under_a_line_of_what_is_available():
    use, limits = {"change": [0.5, 1.5], "risk": [0.0, 0.5]}, {"change": [1.0, 1.0], "risk": [0.5, 0.5]}
    figure = capacity.capacity(use, limits, labels=["Q1", "Q2"], dark=False)
    assert [trace.y for trace in figure.data] == [(0.5, 1.5), (1.0, 1.0, 1.0, 1.0), (0.0, 0.5), (0.5, 0.5, 0.5, 0.5)]
    assert [note.text for note in figure.layout.annotations] == ["Change", "Risk"]
    assert capacity.alt_text(use, limits, labels=["Q1", "Q2"]) == (
        "Use of 2 roles over 2 periods. "
        "change: at most 1.5 of 1 FTE, in Q2, more than available in Q2. "
        "risk: at most 0.5 of 0.5 FTE, in Q2."
    )


def test_a_full_role_is_not_over_its_capacity():
    full, over = (
        capacity.capacity({"a": [value]}, {"a": [1.0]}, labels=["Q1"], dark=False).data[0].marker.color[0]
        for value in (1.0, 1.01)
    )
    assert full != over


# Comparing


def test_small_radars_share_one_scale():
    yes_no = Scale("yes_no", "ordinal", (Level(0, "No"), Level(1, "Yes")))
    alpha = report(2.5, 2.0, 1.0, 4.0)
    beta = report(2.5, 1.0, 1.0, 4.0, model=framework({2: yes_no}), name="Beta", number=2)
    figures = compare.small_radars([alpha, beta], dark=False)
    assert [figure.layout.polar.radialaxis.range for figure in figures] == [(0, 100), (0, 100)]
    assert figures[1].data[0].r == (50.0, 100.0, 0.0, 100.0, 50.0)


def test_the_dot_plot_has_a_mark_for_each_organisation_before_the_spread_of_others():
    several = [report(2.5, None, 1.0, 4.0), report(3.0, None, 2.0, 1.5, name="Beta", number=2)]
    figure = compare.dot_plot(several, spread={"F1": compare.Spread(1.5, 2.0, 2.5, 9)}, dark=False)
    others, alpha, beta = figure.data
    assert (others.x, alpha.x, beta.x) == ((2.0,), (2.5, None, 1.0, 4.0), (3.0, None, 2.0, 1.5))
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(1.5, 2.5), (2.0, 2.0)]
    assert [note.text for note in figure.layout.annotations] == ["no score for 2 of 2"]
    assert compare.alt_text(several, spread={"F1": compare.Spread(1.5, 2.0, 2.5, 9)}) == (
        "Comparison of Alpha Ltd (2026) and Beta (2026). "
        "Orientation: 2.5, 3.0; 9 others: the middle half 1.5 to 2.5, median 2.0. "
        "People & <b>all</b>: no score, no score. "
        "Processes: 1.0, 2.0. "
        "Technology: 4.0, 1.5."
    )


def test_the_spread_of_others_says_in_what_they_are_alike():
    several, spread = [report(2.5, None, 1.0, 4.0)], {"F1": compare.Spread(1.5, 2.0, 2.5, 10)}
    figure = compare.dot_plot(several, spread=spread, alike="of the same sector", dark=False)
    told = "10 others of the same sector: the middle half 1.5 to 2.5, median 2.0"
    assert figure.data[0].hovertext[0].replace("<br>", " ") == f"Orientation: {told}"
    assert f"Orientation: 2.5; {told}." in compare.alt_text(several, spread=spread, alike="of the same sector")


def test_the_heat_map_prints_scores_and_a_word_where_there_is_none():
    several = [report(2.5, None, 1.0, 4.0), report(3.0, 3.0, 3.0, 3.0, name="Beta", number=2)]
    figure = heatmap.heatmap(several, hidden={2}, dark=False)
    assert drawn(figure)["data"][0]["z"] == [[0.5, None, 0.0, 1.0], [None, None, None, None]]
    assert figure.data[1].text == ("2.5", "none<br>yet", "1.0", "4.0", "hidden", "hidden", "hidden", "hidden")
    assert len(figure.layout.shapes) == 5


def test_waves_of_one_organisation_are_told_apart():
    several = [report(2.0, 2.0, 2.0, 2.0), report(2.0, 2.0, 2.0, 2.0, wave="2027", number=2)]
    assert heatmap.heatmap(several, dark=False).layout.yaxis.ticktext == ("Alpha Ltd<br>(2026)", "Alpha Ltd<br>(2027)")


def test_hidden_not_asked_unanswered_and_too_few_are_different_words_in_the_heat_map_of_groups():
    made = replace(
        report(2.0, 2.0, 2.0, 2.0),
        groups=(
            GroupScore("staff", "F1", 2.25, 5),
            GroupScore("staff", "F2", None, None, hidden=True),
            GroupScore("staff", "F3", None, 0),
            GroupScore("leaders", "F1", None, 1),
        ),
    )
    assert heatmap.group_heatmap(made, dark=False).data[1].text == (
        "2.3", "hidden", "no<br>answer", "not<br>asked", "too<br>few", "not<br>asked", "not<br>asked", "not<br>asked",
    )  # fmt: skip
    assert heatmap.group_alt_text(made) == (
        "Heat map of groups for Alpha Ltd (2026). "
        "Staff: Orientation 2.3, People & <b>all</b> hidden, Processes no answer, Technology not asked. "
        "Leaders: Orientation too few, People & <b>all</b> not asked, Processes not asked, Technology not asked."
    )


# Words of people


@cache
def figures_with(name):
    """Every chart, as the browser gets it, with a name that a person typed in every place that takes one."""
    scale = Scale("level4", "ordinal", tuple(Level(value, name) for value in range(1, 5)))
    model = framework(dict.fromkeys(range(1, 5), scale), names=(name, name, "Processes", "Technology"))
    made = report(2.0, 3.0, 1.0, None, model=model, name=name, wave=name)
    made = with_questions(
        made,
        **{f"Q{n}": {"title": name, "importance": 4.0, "importance_share": 0.5, "opportunity": 8.0} for n in (1, 2, 3)},
    )
    made = replace(made, earlier=Earlier(name, {"F1": 2.0}), distribution={"Q1": {1.0: 1, 2.0: 3}})
    made = replace(made, groups=(GroupScore("staff", "F1", 2.25, 5),))
    figures = [
        radar.radar(made, reference={"F1": 2.0}, dark=False),
        gaps.importance_grid(made, dark=False),
        opportunity.opportunity_landscape(made, dark=False),
        distribution.distribution(made, "Q1", dark=False),
        capacity.capacity({name: [1.0]}, {name: [1.0]}, labels=[name], dark=False),
        *compare.small_radars([made], dark=False),
        compare.dot_plot([made], spread={"F1": compare.Spread(1.5, 2.0, 2.5, 9)}, dark=False),
        heatmap.heatmap([made], dark=False),
        heatmap.group_heatmap(made, dark=False),
        dumbbell.dumbbell(made, ("staff", "leaders"), dark=False),
    ]
    return [drawn(figure) for figure in figures]


def texts(value, key=""):
    """Every text of a figure that Plotly shows, by walking through all of it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in {"text", "hovertext", "name", "ticktext", "theta", "categoryarray"}:
        yield value


@pytest.mark.parametrize("number", range(10))
def test_nothing_that_a_person_typed_becomes_markup_in_any_chart(number):
    found = [text.replace("<br>", "") for text in texts(figures_with(HOSTILE)[number])]
    assert any("&lt;" in text for text in found)
    assert [text for text in found if "<" in text or ">" in text] == []


@pytest.mark.parametrize("number", range(10))
def test_no_chart_has_a_template_in_which_a_persons_words_could_be_a_variable(number):
    figure = json.dumps(figures_with(HOSTILE)[number])
    assert "hovertemplate" not in figure
    assert "texttemplate" not in figure


def test_words_are_escaped_after_they_are_broken_into_lines():
    assert wrapped("a < b & c > d", 6) == "a &lt; b<br>&amp; c &gt;<br>d"


def test_long_words_break_with_a_hyphen_and_own_hyphens_are_used_first():
    assert lines("Customer-facing", 13) == ["Customer-", "facing"]
    assert lines("Communications", 13) == ["Communicatio-", "ns"]
    assert lines("Communication", 13) == ["Communication"]


def test_words_beyond_the_lines_allowed_end_in_an_ellipsis():
    assert lines("one two three four", 9, most=1) == ["one two …"]


def test_characters_that_cannot_be_shown_or_turn_the_text_around_are_dropped():
    assert shown("a\x00b\u202ec\nd") == "abc d"


# Labels that lie close together


def boxes(spots, texts_, size):
    for (x, y), text, offset in zip(spots, texts_, place_labels(spots, texts_), strict=True):
        middle_x, middle_y, half = x * size[0] + offset.right, y * size[1] + offset.up, 3.2 * len(text)
        yield middle_x - half, middle_y - 7, middle_x + half, middle_y + 7


@pytest.mark.parametrize("size", SIZES)
def test_labels_of_points_in_a_crowd_do_not_cover_one_another_on_a_phone_or_a_desk(size):
    spots = [(0.4 + 0.06 * (n % 5), 0.4 + 0.05 * (n // 5)) for n in range(15)]
    placed = list(boxes(spots, [f"ABC{n}" for n in range(15)], size))
    covered = [
        (a, b)
        for place, a in enumerate(placed)
        for b in placed[place + 1 :]
        if min(a[2], b[2]) > max(a[0], b[0]) + 1e-9 and min(a[3], b[3]) > max(a[1], b[1]) + 1e-9
    ]
    assert covered == []


def test_a_label_with_room_stands_above_its_mark():
    assert place_labels([(0.5, 0.5)], ["ORI1"]) == [(0, 13.0, False)]


def test_a_label_at_the_top_edge_does_not_leave_the_plot():
    assert place_labels([(0.5, 1.0)], ["ORI1"])[0].up < 0


# The axis


def test_the_importance_scale_of_the_framework_sets_the_ticks_of_the_grid():
    figure = gaps.importance_grid(rated(2.0, 4.5, 5.0, 2.0), dark=False)
    assert figure.layout.yaxis.tickvals == tuple(point.value for point in IMPORTANCE.points if point.value > 1)


def test_a_common_range_without_a_common_scale_is_drawn_in_four_even_steps():
    other = Scale("other", "ordinal", (Level(1, "a"), Level(4, "b")))
    axis = factor_axis([report(2.0, 2.0, 2.0, 2.0, model=framework({2: other}))])
    assert (axis.ticks, axis.labels, axis.columns) == (
        (1.0, 1.75, 2.5, 3.25, 4.0),
        ("1", "1.75", "2.5", "3.25", "4"),
        (),
    )
