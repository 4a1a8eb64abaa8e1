"""The roadmap on one screen: what to start first, the timeline, and one view of the rest at a time."""

from html import unescape

import pytest
from application import NOW, drawn, found_out, is_there, looking_at, settled, words
from test_printed_tables import cells

from opposite.domain.progress.states import State
from opposite.domain.roadmap.critical_chain import critical_chain
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.progress.states import save_state
from opposite.engine.roadmap.hold import holding_roadmap
from opposite.engine.roadmap.odds import roadmap_odds
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.roadmap.roadmap import PRINTED
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap.odds import safety_sentences
from opposite.wording.roadmap.timeline import not_named

pytestmark = pytest.mark.long

ORGANISATION = "Tivvelane Outfitters"


@pytest.fixture
def page(sample):
    return settled(sample.page("roadmap", organisation=ORGANISATION))


@pytest.mark.main_way
def test_what_to_start_first_stands_above_with_its_owners(sample, page):
    rows = sample.roadmap(ORGANISATION).rows
    first = [row for row in rows if row.horizon == rows[0].horizon]
    at_once = [row for row in rows if row.start_date == rows[0].start_date]
    assert len(at_once) < len(first)
    box = page.get_by_key("first-wave")
    assert box.header[0].value.startswith(f"Start {len(first)} initiatives by ")
    told = " ".join(words(box.markdown))
    for row in first:
        assert (f"**{row.initiative.title}** ({row.initiative.owner_role})" in told) == (row in at_once)


def test_the_timeline_has_a_bar_for_every_row_within_its_periods(sample, page):
    rows = sample.roadmap(ORGANISATION).rows
    bars = drawn(page)["rows"]
    assert [bar["id"] for bar in bars] == [row.initiative.id for row in rows]
    for bar, row in zip(bars, rows, strict=True):
        assert bar["start"] == row.start_period - 1
        assert bar["start"] < bar["end"] <= row.finish_period
        assert bar["end"] <= bar["spare"]
    assert drawn(page)["final"] is True


def test_one_row_is_lit_and_explained_whichever_way_it_was_opened_and_whatever_was_looked_at_since(sample, page):
    last = sample.roadmap(ORGANISATION).rows[-1].initiative
    assert not is_there(page, "explanation")
    assert drawn(page)["selected"] is None

    page.selectbox(key="explain").set_value(last.id).run()
    looking_at(page, "Row by row")
    assert drawn(page)["selected"] == last.id
    looking_at(page, "Why")
    assert page.selectbox(key="explain").value == last.id
    assert is_there(page, "explanation")

    page.selectbox(key="explain").set_value(None).run()
    assert drawn(page)["selected"] is None
    assert not is_there(page, "explanation")


def test_a_row_may_end_as_much_later_as_the_table_says(sample, page):
    for bar, row in zip(drawn(page)["rows"], sample.roadmap(ORGANISATION).rows, strict=True):
        assert bar["spare"] == pytest.approx(row.finish_period + row.slack_periods)


@pytest.mark.parametrize(
    ("view", "there", "elsewhere"),
    [
        ("Why", "explain", "roadmap-table"),
        ("Row by row", "roadmap-table", "explain"),
        ("People and scores", "radar-projected", "roadmap-table"),
        ("How surely", "odds", "explain"),
        ("More people", "worth", "odds"),
        ("Whose plan", "group-plans", "worth"),
        ("Scenarios", "compare-scenarios", "radar-projected"),
    ],
)
def test_only_the_view_that_is_chosen_is_drawn(page, view, there, elsewhere):
    looking_at(page, view)
    assert is_there(page, there)
    assert not is_there(page, elsewhere)


def test_a_plan_with_buffers_is_on_time_four_times_in_five_and_says_what_that_costs(sample, page):
    options = RoadmapOptions()
    held = holding_roadmap(sample.report(ORGANISATION), options, sample.roadmap(ORGANISATION), chance=0.8)

    found_out(page.toggle(key="hold").set_value(True).run())

    assert [bar["id"] for bar in drawn(page)["rows"]] == [row.initiative.id for row in held.rows]
    assert as_text(safety_sentences(held, held.safety)) in words(page.get_by_key("first-wave").markdown)
    assert held.safety.chance >= 0.8 > held.safety.before


def test_the_critical_chain_and_the_band_of_the_score_are_drawn(sample, page):
    roadmap = sample.roadmap(ORGANISATION)
    assert [bar["id"] for bar in drawn(page)["rows"] if bar["critical"]] == [
        row.initiative.id for row in roadmap.rows if row.initiative.id in critical_chain(roadmap)
    ]
    odds = roadmap_odds(sample.report(ORGANISATION), roadmap)
    assert drawn(page)["score"]["band"][1:] == [[each.p10, each.p90] for each in odds.overall]


def test_at_most_eight_of_the_rows_that_start_at_once_are_named(sample):
    rows = sample.roadmap(ORGANISATION).rows
    assert not_named(rows[:8]) == ()
    assert not_named(rows[:9]) == ("and 1 other",)
    assert not_named(rows[:10]) == ("and 2 others",)


def test_a_plan_is_not_final_while_its_search_goes_on(sample):
    page = settled(sample.page("roadmap", organisation="Saltmarden Transport"))
    page.segmented_control(key="roadmap-period").set_value("month").run()
    assert drawn(page)["final"] is False
    assert page.toggle(key="hold").disabled
    settled(page.button(key="stop-search").click().run())
    assert drawn(page)["final"] is True
    assert not page.toggle(key="hold").disabled


def test_an_owner_whom_people_named_stands_in_the_first_wave_and_at_the_bar(sample):
    first = sample.roadmap(ORGANISATION).rows[0].initiative
    wave = find_wave(sample.workspace, ORGANISATION)
    save_state(sample.workspace, wave.id, first.id, State(owner="Ann Other"), now=NOW)
    page = settled(sample.page("roadmap", organisation=ORGANISATION))
    assert f"**{first.title}** (Ann Other)" in " ".join(words(page.get_by_key("first-wave").markdown))
    assert [bar["owner"] for bar in drawn(page)["rows"] if bar["id"] == first.id] == ["Ann Other"]


def test_what_is_printed_has_every_row_and_follows_what_people_say_of_them(sample):
    rows = sample.roadmap(ORGANISATION).rows
    page = settled(sample.page("roadmap", organisation=ORGANISATION))
    assert [cells[1] for cells in on_paper(page)] == [row.initiative.title for row in rows]
    assert {cells[-1] for cells in on_paper(page)} == {"Proposed"}

    wave = find_wave(sample.workspace, ORGANISATION)
    save_state(sample.workspace, wave.id, rows[0].initiative.id, State(owner="Ann <Other>"), now=NOW)
    assert on_paper(page.run())[0][-2] == "Ann <Other>"


def on_paper(page):
    """The cells of each row of the roadmap that is printed."""
    printed = [one.proto.body for one in page.get("html") if one.proto.body.startswith('<div class="only-printed">')]
    (rows,) = (rows for head, *rows in map(cells, printed) if tuple(head) == PRINTED)
    return [[unescape(cell).replace("\u200b", "") for cell in row] for row in rows]
