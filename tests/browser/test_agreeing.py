"""The first wave agreed in a real browser: nothing is overdue, its rows keep their dates, and what changed is told."""

import json

from playwright.sync_api import expect
from walking import bars, go, keyed, opposite, press, ready, visit

ORGANISATION = "Hexlow Water Authority"


def planned(database, *options):
    """The rows of the plan of the command line, by initiative, with their dates and status; and what changed."""
    said = opposite("roadmap", "--organisation", ORGANISATION, "--format", "json", *options, database=database)
    plan = json.loads(said)
    rows = {row["initiative"]: (row["start_date"], row["finish_date"], row["status"]) for row in plan["roadmap"]}
    return rows, plan["changes"]


def test_the_first_wave_is_agreed_nothing_is_overdue_and_its_rows_keep_their_dates(
    page, serve, sample_database, tmp_path
):
    server = serve(database=sample_database)
    before, changes = planned(server.copy(tmp_path))
    assert changes is None
    visit(page, f"{server.url}/progress?organisation={ORGANISATION.replace(' ', '+')}")
    press(page, "agree-first-wave")
    expect(keyed(page, "agree-first-wave")).to_have_count(0)
    expect(page.get_by_text("Nothing is overdue.")).to_be_visible()
    ready(page)

    folder = tmp_path / "later"
    folder.mkdir()
    copy = server.copy(folder)
    few, changes = planned(copy, "--at-once", "1", "--quick-wins", "0", "--capacity", "change=0")
    agreed = {initiative: dates for initiative, (*dates, status) in few.items() if status == "agreed"}
    assert agreed
    assert agreed == {initiative: list(before[initiative][:2]) for initiative in agreed}
    assert {change["initiative"] for change in changes if change["change"] == "kept"} >= set(agreed)

    go(page, "Roadmap")
    expect(keyed(page, "distance")).to_be_visible(timeout=60_000)
    after, _ = planned(copy)
    expect(bars(page)).to_have_count(len(after))
    ready(page)
    expect(page.get_by_text("the plan agreed on", exact=False).first).to_be_visible()
