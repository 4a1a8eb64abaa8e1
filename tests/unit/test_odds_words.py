"""What is said of the odds of a plan, and how its band of scores is drawn."""

from dataclasses import replace
from datetime import date

import pytest
from handed_over import EMPTY, roadmap

from opposite.charts import score_band
from opposite.domain.roadmap.odds import Mover, Odds, RowOdds, Safety, ScoreOdds
from opposite.ui.roadmap.odds import odds_rows
from opposite.wording.roadmap import odds as words

PLAN = roadmap()
SCORE = ScoreOdds(2.24, 2.5, 2.86, 2.53)
ODDS = Odds(
    draws=2000,
    seed=1,
    first_wave=0.41,
    rows=(
        RowOdds("case", 0.9, date(2027, 3, 1), date(2027, 4, 2), 0.004),
        RowOdds("cascade", 0.45, date(2027, 11, 3), date(2027, 12, 24), 0.6),
        RowOdds("alone", 0.0, None, None, 0.0),
    ),
    end_p50=date(2027, 11, 3),
    end_p80=None,
    movers=(Mover("cascade", 3.04), Mover("case", 1.0)),
    scores=({"root": SCORE},) * 4,
)
SAFETY = Safety(
    asked=0.8, reached=True, chance=0.83, before=0.002, value_before=0.25, value=0.2, weeks=13.0,
    lengthened={"case": 1}, dropped=("alone",),
)  # fmt: skip


def test_until_the_headline_is_there_its_place_says_that_it_comes():
    told = (
        "When the last initiative ends, and how surely everything that starts in the first 2 quarters is on time, is "
    )
    assert words.awaited(PLAN) == f"{told}being worked out from simulated courses."
    assert words.awaited(PLAN, searching=True) == f"{told}worked out from simulated courses once the search is over."


def test_the_headline_says_when_the_last_ends_and_how_surely_the_first_part_is_on_time():
    assert words.odds_headline(PLAN, replace(ODDS, end_p80=date(2027, 12, 24))) == (
        "Half the time the last initiative ends by 3 November 2027; four times in five by 24 December 2027. "
        "Everything that starts in the first 2 quarters ends on time in 41 % of 2,000 simulated courses."
    )


def test_what_never_ends_for_want_of_people_is_said_to():
    assert words.odds_headline(PLAN, ODDS).startswith(
        "Half the time the last initiative ends by 3 November 2027; in at least a fifth of 2,000 simulated courses it never ends, "
        "for want of people."
    )
    assert words.odds_headline(PLAN, replace(ODDS, end_p50=None)).startswith(
        "In at least half of 2,000 simulated courses the last initiative never ends, for want of people."
    )


def test_an_empty_plan_cannot_be_late():
    assert words.odds_headline(EMPTY, replace(ODDS, rows=())) == "Nothing is planned, so nothing can be late."


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0, "0 %"), (0.0005, "less than 1 %"), (0.01, "1 %"), (0.99, "99 %"), (0.9995, "more than 99 %"), (1, "100 %")],
)
def test_a_chance_is_called_nothing_or_certain_only_where_it_is(chance, said):
    assert words.share(chance) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "in none of 2,000 simulated courses"),
        (0.0005, "in fewer than 1 in 100 of 2,000 simulated courses"),
        (0.01, "in 1 % of 2,000 simulated courses"),
        (0.75, "in 75 % of 2,000 simulated courses"),
        (0.99, "in 99 % of 2,000 simulated courses"),
        (0.9995, "in more than 99 in 100 of 2,000 simulated courses"),
        (1.0, "in all of 2,000 simulated courses"),
    ],
)
def test_a_chance_is_told_by_the_courses_it_was_counted_in(chance, said):
    assert words.first_wave_odds(PLAN, replace(ODDS, first_wave=chance)) == (
        f"Everything that starts in the first 2 quarters ends on time {said}."
    )


def test_the_score_at_the_end_is_told_as_a_span_a_mean_and_what_is_hoped_for():
    assert words.scores_odds(PLAN, ODDS) == (
        "At the end the overall score is between 2.2 and 2.9 in 8 of 10 simulated courses, 2.5 on the average, "
        "and 3.0 if every step works."
    )
    nothing = ScoreOdds(None, None, None, None)
    assert words.scores_odds(PLAN, replace(ODDS, scores=({"root": nothing},))) is None


def test_what_moves_the_end_is_named_with_its_weeks():
    assert words.movers_sentence(PLAN, ODDS) == (
        "What moves the end most, with how much later the whole ends where it takes longer than usual: "
        "Cascade the case (3 weeks) and Write, evidence and sign the case (1 week)."
    )
    assert words.movers_sentence(PLAN, replace(ODDS, movers=())) is None


def test_safety_is_told_with_what_it_costs():
    assert words.safety_sentences(PLAN, SAFETY) == (
        "Everything that starts in the first 2 quarters ends on time in 83 % of the newly simulated courses instead of less than 1 %. "
        "That safety costs 20 % of the plan's value; the plan ends 13 weeks later, and 1 initiative finds no room."
    )
    assert words.safety_sentences(PLAN, replace(SAFETY, value=0.25, weeks=0.0, dropped=())) == (
        "Everything that starts in the first 2 quarters ends on time in 83 % of the newly simulated courses instead of less than 1 %. "
        "That safety costs less than 1 % of the plan's value; the plan ends when it did."
    )


def test_rows_of_the_page_name_the_printed_end_and_the_odds():
    assert odds_rows(PLAN, ODDS)[1] == {
        "Initiative": "Cascade the case",
        "End": PLAN.rows[1].finish_date,
        "On time": "45 %",
        "Half the time by": date(2027, 11, 3),
        "Four times in five by": date(2027, 12, 24),
        "Holds up the end": "60 %",
    }


@pytest.mark.parametrize("dark", [False, True])
def test_the_band_spans_eight_draws_in_ten_around_the_middle(dark):
    hoped = [3.0] * 4
    figure = score_band.score_band(ODDS.overall, hoped, labels=PLAN.period_labels, dark=dark)
    low, high, middle, works = figure.data
    assert (list(low.y), list(high.y)) == ([2.24] * 4, [2.86] * 4)
    assert high.fill == "tonexty"
    assert (list(middle.y), list(works.y)) == ([2.5] * 4, hoped)
    assert score_band.alt_text(ODDS.overall[:1], hoped[:1], labels=["Jan 2027"]) == (
        "Overall score at the end of each period. Jan 2027: 2.2 to 2.9 in 8 of 10 simulated courses, 3.0 if every step works."
    )


def test_without_a_score_the_band_says_so():
    nothing = [ScoreOdds(None, None, None, None)]
    assert score_band.score_band(nothing, [None], labels=["Jan 2027"], dark=False).layout.annotations
    assert score_band.alt_text(nothing, [None], labels=["Jan 2027"]) == "There is no overall score to follow yet."
