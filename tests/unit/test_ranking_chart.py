"""The ranking of those compared: the highest on top, a dot on its interval, and a title that says who cannot be told apart."""

from dataclasses import replace
from datetime import date

import pytest
from chart_reports import framework, report

from opposite.charts import over_waves, ranking
from opposite.charts.scale import PERCENT, overall_axis
from opposite.domain.collecting.assessment import Organisation
from opposite.domain.comparison.differences import level_sets
from opposite.domain.comparison.over_waves import OverWaves, WavePoint
from opposite.domain.framework import ROOT, Level, Scale
from opposite.wording.comparison import over_waves as over_waves_words
from opposite.wording.comparison.findings import (
    ALL_APART,
    BOTH_APART,
    NOT_TOLD_APART,
    short_names,
    told_apart,
    what_it_shows,
)

LONG = "A" * 200


def scored(name, overall, half=None, *, number, wave="2026", organisation=None):
    """An organisation with this overall score in an interval of this half width."""
    made = report(2.0, 2.0, 2.0, 2.0, name=name, wave=wave, number=number)
    row = made.nodes[ROOT]._replace(score=overall)
    if half is not None:
        row = row._replace(interval=(overall - half, overall + half))
    owner = made.assessment.organisation if organisation is None else Organisation(organisation, name)
    return replace(made, nodes=made.nodes | {ROOT: row}, assessment=replace(made.assessment, organisation=owner))


def several(*rows):
    """Those called A, B, C ... with these overall scores and half widths."""
    return [
        scored(name, *row, number=number) for number, (name, row) in enumerate(zip("ABCDEF", rows, strict=False), 1)
    ]


def test_rows_run_from_the_highest_to_the_lowest_with_those_without_a_score_last():
    made = several((2.0, 0.5), (None,), (3.0, 0.25))
    figure = ranking.ranking(made, dark=False)
    assert [trace.x for trace in figure.data] == [(3.0,), (2.0,)]
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(2.75, 3.25), (1.5, 2.5)]
    assert [note.text for note in figure.layout.annotations] == [
        "C, 2026", "3.0", "A, 2026", "2.0", "B, 2026", "–", "no score",
    ]  # fmt: skip
    assert ranking.alt_text(made) == (
        "Ranking by overall score, the highest first. C (2026): Overall 3.0 of 4, likely 2.8 to 3.3. "
        "A (2026): Overall 2.0 of 4, likely 1.5 to 2.5. "
        "B (2026): Overall: not enough answers yet: 0 % of at least 60 % covered."
    )


def test_without_an_interval_there_is_a_dot_alone():
    figure = ranking.ranking(several((2.0,), (3.0, 0.5)), dark=True)
    assert (len(figure.data), len(figure.layout.shapes)) == (2, 1)


def test_marks_have_the_colour_of_the_place_in_which_they_were_chosen():
    low, high = several((2.0, 0.5), (3.0, 0.5))
    one, other = (ranking.ranking(order, dark=False).data[0].marker.color for order in ([low, high], [high, low]))
    assert one != other


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(3.0, 0.1), (2.0, 0.1)], BOTH_APART),
        ([(4.0, 0.1), (3.0, 0.1), (2.0, 0.1)], ALL_APART),
        ([(3.0, 0.5), (2.8, 0.5)], "Overall, A and B cannot be told apart."),
        ([(2.0, 0.1), (3.0, 0.5), (3.2, 0.5)], "Overall, C and B cannot be told apart."),
        (
            [(3.0, 0.3), (2.7, 0.3), (2.4, 0.3)],
            "Overall, A and B cannot be told apart; nor can B and C.",
        ),
        ([(3.0, 0.9), (2.9, 0.9), (2.8, 0.9), (2.7, 0.9)], "Overall, no two of these 4 can be told apart."),
        ([(3.0,), (2.0, 0.1)], NOT_TOLD_APART),
        ([(3.0, 0.1), (2.0,), (1.5, 0.1)], f"{BOTH_APART} B cannot be placed: no interval is known."),
        ([(None,), (2.0, 0.1)], NOT_TOLD_APART),
    ],
)
def test_the_title_says_who_cannot_be_told_apart(rows, title):
    assert told_apart(several(*rows)) == title


@pytest.mark.parametrize(("other", "level"), [(2.7, True), (2.5, False)])
def test_half_widths_add_as_squares(other, level):
    """0.3 and 0.3 make 0.42: 0.3 apart is within, 0.5 is beyond."""
    rows = [one.overall for one in several((3.0, 0.3), (other, 0.3))]
    assert level_sets(rows) == ([(0, 1)] if level else [])


def test_sentences_name_the_wave_alone_where_all_are_of_one_organisation():
    made = [scored("Acme", 3.0, 0.1, number=n, wave=f"W{n}", organisation=1) for n in (1, 2)]
    assert [short_names(made)(one) for one in made] == ["W1", "W2"]
    other = scored("Beta", 2.0, 0.1, number=3)
    assert [short_names([*made, other])(one) for one in (*made, other)] == ["Acme (W1)", "Acme (W2)", "Beta (2026)"]


def test_long_names_are_cut_in_sentences_and_two_alike_do_not_become_one():
    made = [scored(LONG, 3.0, 0.1, number=1), scored(LONG, 2.0, 0.1, number=2)]
    assert LONG not in what_it_shows(made)
    assert "A" * 39 + "…" in what_it_shows(made)
    row = ranking.ranking(made, dark=False).layout.annotations[0].text
    assert (row.endswith("A…, 2026"), len(row)) == (True, ranking.NAME_WIDTH)


def test_ranges_that_differ_are_drawn_in_percent():
    yes_no = Scale("yes_no", "ordinal", (Level(0, "No"), Level(1, "Yes")))
    alpha = scored("A", 2.5, 0.5, number=1)
    beta = report(1, 1, 1, 1, model=framework(dict.fromkeys(range(1, 5), yes_no)), name="B", number=2)
    row = beta.nodes[ROOT]._replace(score=0.5, minimum=0, maximum=1)
    beta = replace(beta, nodes=beta.nodes | {ROOT: row})
    assert overall_axis([alpha, beta]) is PERCENT
    assert [trace.x for trace in ranking.ranking([alpha, beta], dark=False).data] == [(50.0,), (50.0,)]


# Over all waves


def waves(*points, name="Acme", number=1):
    """An organisation with waves of (score, major version), one a year."""
    return OverWaves(
        Organisation(number, name),
        tuple(
            WavePoint(f"W{n}", date(2020 + n, 1, 1), major, score, 1.0, 4.0)
            for n, (score, major) in enumerate(points, start=1)
        ),
    )


AXIS = overall_axis(several((2.0,), (3.0,)))


def test_a_line_runs_over_the_dates_of_its_waves_and_breaks_where_the_major_version_differs():
    acme = waves((2.0, "1"), (2.5, "1"), (3.0, "2"), (3.5, "2"))
    (line,) = over_waves.over_waves([acme], like=AXIS, places={}, dark=False).data
    assert line.y == (2.0, 2.5, None, 3.0, 3.5)
    assert [None if at is None else at.year for at in line.x] == [2021, 2022, None, 2023, 2024]
    assert line.connectgaps is False
    (said,) = over_waves_words.breaks([acme])
    assert said == (
        "Acme: between W2 and W3 the framework changed from version 1 to 2. The line is broken there, since figures before "
        "and after cannot be compared."
    )
    assert over_waves_words.course([acme]) == "Acme: 3.0 in W3, 3.5 in W4."


def on(*waves, name="Acme", number=1):
    """An organisation with waves of (label, day of March)."""
    points = (WavePoint(wave, date(2026, 3, day), "1", 2.0, 1.0, 4.0) for wave, day in waves)
    return OverWaves(Organisation(number, name), tuple(points))


def test_waves_of_one_day_stand_beside_one_another_by_name():
    acme, bravo = on(("S1", 1), ("S2", 1), ("S3", 9)), on(("S1", 1), ("Other", 9), name="Bravo", number=2)
    figure = over_waves.over_waves([acme, bravo], like=AXIS, places={}, dark=False)
    assert [line.x for line in figure.data] == [(0, 1, 2), (0, 2)]
    axis = figure.layout.xaxis
    assert (axis.tickvals, axis.ticktext, axis.range) == ((0, 1, 2), ("S1", "S2", "9 Mar 2026"), (-0.5, 2.5))


def test_of_many_waves_of_one_day_few_are_named_and_names_are_text():
    many = on(*((f"<b>{n}</b>", 1) for n in range(20)))
    axis = over_waves.over_waves([many], like=AXIS, places={}, dark=False).layout.xaxis
    assert axis.tickvals == (0, 3, 6, 9, 12, 15, 18)
    assert axis.ticktext[0] == "&lt;b&gt;0&lt;/b&gt;"


def test_days_stay_days_where_they_tell_waves_apart():
    figure = over_waves.over_waves(
        [on(("S1", 1), ("S2", 2)), on(("S9", 1), name="B", number=2)], like=AXIS, places={}, dark=False
    )
    assert [line.x for line in figure.data] == [(date(2026, 3, 1), date(2026, 3, 2)), (date(2026, 3, 1),)]
    assert figure.layout.xaxis.type == "date"


def test_within_one_major_version_nothing_is_broken_and_a_wave_without_a_score_has_no_point():
    acme = waves((2.0, "1"), (None, "1"), (3.0, "1"))
    (line,) = over_waves.over_waves([acme], like=AXIS, places={}, dark=True).data
    assert line.y == (2.0, None, 3.0)
    assert over_waves_words.breaks([acme]) == []
    assert over_waves.alt_text([acme]) == (
        "Overall score over all waves. Acme: 2.0 in W1 (1 Jan 2021), no score in W2 (1 Jan 2022), 3.0 in W3 (1 Jan 2023)."
    )


def test_a_single_wave_after_a_break_has_no_course():
    assert over_waves_words.course([waves((2.0, "1"), (3.0, "2"))]) == ""


def test_names_on_lines_are_text():
    hostile = waves((2.0, "1"), (3.0, "1"), name="<b>Acme</b> <script>")
    figure = over_waves.over_waves([hostile], like=AXIS, places={}, dark=False)
    assert figure.data[0].name == "&lt;b&gt;Acme&lt;/b&gt; &lt;script&gt;"
    assert all("<b>" not in words for words in figure.data[0].hovertext)


def test_waves_on_other_ranges_are_drawn_in_percent():
    other = OverWaves(
        Organisation(2, "Beta"),
        (WavePoint("W1", date(2021, 1, 1), "1", 5.0, 0.0, 10.0), WavePoint("W2", date(2022, 1, 1), "2", 2.5, 1.0, 4.0)),
    )
    (line,) = over_waves.over_waves([other], like=AXIS, places={}, dark=False).data
    assert line.y == (50.0, None, 50.0)
