"""The board's one page: every figure is that of `opposite scores` and of the plan, nothing is said twice, type is large."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from opposite.domain.framework.money import DayRates
from opposite.exports.briefing.one_pager import one_pager_pdf
from opposite.tables.scoring import scores_by_kind
from opposite.wording.agreement.agenda import agenda_words
from opposite.wording.briefing.one_pager import MOST_GAPS, MOST_ROWS, one_pager
from opposite.wording.figures import day_count, figure, rounded, short_day
from opposite.wording.roadmap.money import row_cost
from opposite.wording.roadmap.timeline import first_wave, owner

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 29)
BODY, TABLE, FOOT = 11.0, 10.0, 9.0
"""Points of running text, of tables, and of the least that stands on a page, for an organisation as most are."""


def page(briefing, paper="a4"):
    [only] = PdfReader(io.BytesIO(one_pager_pdf(briefing, paper=paper))).pages
    return only


def text_of(briefing):
    return " ".join(page(briefing).extract_text().split())


def sizes(briefing, paper):
    """Points of the type of a page, with how many characters are of each."""
    counted = Counter()

    def seen(text, matrix, text_matrix, _font, size):
        counted[round(size * abs(text_matrix[3]) * abs(matrix[3]), 1)] += len(text.strip())

    page(briefing, paper).extract_text(visitor_text=seen)
    return {size: count for size, count in counted.items() if count}


@pytest.mark.main_way
def test_every_factor_has_the_score_that_opposite_scores_gives(briefed):
    briefing = briefed()
    report, text = briefing.report, text_of(briefing)
    table = scores_by_kind([report], report.framework.display_level)
    title, score = table.columns.index("title"), table.columns.index("score")
    for row in table.rows:
        assert f"{row[title]} {rounded(row[score])}" in text
    assert f"{rounded(report.overall.score)} of 6" in text


def test_what_weighs_most_is_the_head_of_the_gaps_with_their_figures(briefed):
    briefing = briefed()
    text = text_of(briefing)
    for row in briefing.report.ranked_gaps[:MOST_GAPS]:
        assert f"{row.title} {figure(row.score)} {figure(row.target)}" in text


def test_the_first_wave_has_owners_dates_work_and_cost(briefed):
    briefing = briefed(lowest=1, highest=3)
    plan = replace(briefing.roadmap, rates=DayRates("EUR", {"change": 800.0, "insight": 900.0}))
    text = text_of(replace(briefing, roadmap=plan))
    for row in first_wave(plan)[:MOST_ROWS]:
        cells = (owner(row), short_day(row.start_date), short_day(row.work_ends), day_count(row.initiative.effort_days))
        assert " ".join((row.initiative.title, *cells, row_cost(plan, row))) in text


def test_the_name_stands_over_the_page_and_in_its_answer_and_how_many_answered_once(briefed):
    text = text_of(briefed("Acme"))
    assert text.count("Acme") == 2
    assert text.count("18 people") == 1


def test_what_to_decide_names_the_levels_since_they_stand_nowhere_else(briefed):
    briefing = briefed(people_a_group=6)
    item = agenda_words(briefing.agenda, made_on=TODAY).items[0]
    assert item.levels
    text = text_of(briefing)
    assert item.decide_named in text
    assert item.decide not in text
    for name, _ in item.levels:
        assert name.partition(": ")[2] in text


def test_the_legend_speaks_of_intervals_only_where_one_is_drawn(briefed):
    many, few = briefed("Acme", people_a_group=3), briefed("Bravo", people_a_group=1)
    assert all(row.interval is None for row in few.report.factors)
    assert (one_pager(many).now, one_pager(few).now) == ("Now, with its interval", "Now")


def test_nobody_who_answered_is_told_that_all_are_agreed(briefed):
    text = text_of(briefed(people_a_group=0))
    assert "Nobody has answered yet, so no question stands before another." in text
    assert "No question needs this hour" not in text
    assert "It rests on answers to only 0 % of the questions." in text
    assert " of 6" not in text


def test_factors_with_titles_that_begin_alike_can_be_told_apart(briefed):
    briefing = briefed()
    alike = "Readiness of everybody concerned for change number"
    nodes = {key: row._replace(title=f"{alike} {at}") for at, (key, row) in enumerate(briefing.report.nodes.items())}
    named = replace(briefing, report=replace(briefing.report, nodes=nodes))
    text = text_of(named)
    assert all(row.title in text for row in named.report.factors)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_its_type_is_large_enough_to_be_read_across_a_table(briefed, paper):
    counted = sizes(briefed(), paper)
    assert min(counted) >= FOOT
    assert sum(count for size, count in counted.items() if size >= BODY) >= 0.4 * sum(counted.values())
    assert sum(count for size, count in counted.items() if size < TABLE - 0.05) <= 0.2 * sum(counted.values())
