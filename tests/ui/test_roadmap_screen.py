"""The roadmap on one screen: what to start first, the timeline, and one view of the rest at a time."""

import pytest
from application import drawn, is_there, looking_at, settled, words

ORGANISATION = "Tivvelane Outfitters"


@pytest.fixture
def page(sample):
    return settled(sample.page("roadmap", organisation=ORGANISATION))


def test_what_to_start_first_stands_above_with_its_owners(sample, page):
    rows = sample.roadmap(ORGANISATION).rows
    first = [row for row in rows if row.horizon == rows[0].horizon]
    box = page.get_by_key("first-wave")
    assert box.header[0].value.startswith(f"Start {len(first)} initiatives by ")
    told = " ".join(words(box.markdown))
    for row in first:
        assert f"**{row.initiative.title}** ({row.initiative.owner_role})" in told


def test_the_timeline_has_a_bar_for_every_row_within_its_periods(sample, page):
    rows = sample.roadmap(ORGANISATION).rows
    bars = drawn(page)["rows"]
    assert [bar["id"] for bar in bars] == [row.initiative.id for row in rows]
    for bar, row in zip(bars, rows, strict=True):
        assert bar["start"] == row.start_period - 1
        assert bar["start"] < bar["end"] <= row.finish_period
        assert bar["end"] <= bar["spare"]
    assert drawn(page)["final"] is True


def test_choosing_a_bar_opens_its_reasons(sample, page):
    last = sample.roadmap(ORGANISATION).rows[-1].initiative
    looking_at(page, "Row by row")
    assert not is_there(page, "explanation")
    page.session_state["timeline"] = {"selected": last.id}
    settled(page.run())
    assert drawn(page)["selected"] == last.id


@pytest.mark.parametrize(
    ("view", "there", "elsewhere"),
    [
        ("Why", "explanation", "roadmap-table"),
        ("Row by row", "roadmap-table", "explanation"),
        ("People and scores", "radar-projected", "roadmap-table"),
        ("How surely", "odds", "explanation"),
        ("More people", "worth", "odds"),
        ("Whose plan", "group-plans", "worth"),
        ("Scenarios", "compare-scenarios", "radar-projected"),
    ],
)
def test_only_the_view_that_is_chosen_is_drawn(page, view, there, elsewhere):
    looking_at(page, view)
    assert is_there(page, there)
    assert not is_there(page, elsewhere)
