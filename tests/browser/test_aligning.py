"""The alignment page in a real browser: its figures against the database, other groups, the agenda, a consensus."""

import csv
import io
import json
import re
import subprocess
import sys

import pytest
from chrome import PHONE, Heard, checking, new_context
from playwright.sync_api import expect
from test_every_page import violations
from walking import SIDEWAYS, keyed, opposite, press, ready, visit

ORGANISATION = "Larkmarrow Stores"
SOME_HIDDEN = "Corvandale Pumps"
TOGETHER = "smaller groups together"

FRONT_LINE = {
    ORGANISATION: ["2.9", "2.2", "2.1", "3.0", "2.4", "2.3", "2.1", "2.1"],
    SOME_HIDDEN: ["hidden", "hidden", "2.5", "2.7", "2.8", "3.3", "4.7", "2.9"],
}
"""The row of customer-facing staff in the heat map, factor by factor."""

PRINTED = "chart => Array.from(chart.data[1].text)"
DRAWN = "chart => chart.data.map(trace => Array.from(trace.x))"

DECIDED = """import duckdb, json, sys
rows = duckdb.connect(sys.argv[1]).execute(
    "select c.question_id, c.level, c.decided_by, c.note from consensus as c "
    "join assessments as s on s.id = c.assessment_id join organisations as o on o.id = s.organisation_id "
    "where o.name = $1 order by c.id", [sys.argv[2]]).fetchall()
print(json.dumps(rows))"""


@pytest.fixture
def copied(sample_server, tmp_path):
    """A copy of the sample portfolio as the server has it now."""
    return sample_server.copy(tmp_path)


def show(page, server, organisation=ORGANISATION):
    """Open the page of an organisation and wait until its charts stand."""
    visit(page, f"{server.url}/alignment?organisation={organisation.replace(' ', '+')}")
    for key in ("group-heat-map", "two-groups"):
        expect(chart(page, key)).to_be_visible()


def chart(page, key):
    """The drawn chart with a key."""
    return keyed(page, key).locator(".js-plotly-plot")


def by_group(database, organisation):
    """What the command line prints of groups: a score by group and factor, None where there is none, or `hidden`."""
    text = opposite(
        "scores", "--by", "group", "--organisation", organisation, "--format", "csv", database=database
    ).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["factor"] != "root" and row["group"] != TOGETHER]
    known = {}
    for row in rows:
        score = "hidden" if row["hidden"] == "yes" else float(row["score"]) if row["score"] else None
        known.setdefault(row["group"], {})[row["factor"]] = score
    return known


def open_expander(page, key):
    """Open the expander with a key and wait until the page stands again."""
    keyed(page, key).locator("summary").click()
    ready(page)


@pytest.mark.parametrize("organisation", [ORGANISATION, SOME_HIDDEN])
def test_the_heat_map_prints_what_the_database_holds(page, sample_server, copied, organisation):
    show(page, sample_server, organisation)
    known = by_group(copied, organisation)
    factors = ("ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE")
    cells = [own.get(factor, "not asked") for own in known.values() for factor in factors]
    printed = [text.replace("<br>", " ") for text in chart(page, "group-heat-map").evaluate(PRINTED)]
    for text, cell in zip(printed, cells, strict=True):
        assert (float(text) == pytest.approx(cell, abs=0.0501)) if isinstance(cell, float) else (text == cell)
    assert printed[16:24] == FRONT_LINE[organisation]


def test_other_groups_are_laid_side_by_side(page, sample_server, copied):
    show(page, sample_server)
    known = by_group(copied, ORGANISATION)
    assert chart(page, "two-groups").evaluate(DRAWN) == [list(known[g].values()) for g in ("executive", "frontline")]
    picker = keyed(page, "first-group").get_by_role("combobox")
    picker.click()
    page.get_by_role("option", name="Operations and risk").click()
    page.wait_for_function(
        """name => {
            const plots = document.querySelectorAll('.st-key-two-groups .js-plotly-plot');
            return plots.length === 1 && plots[0].data?.[0].name === name;
        }""",  # the chart that goes stands beside the one that comes for a moment
        arg="Operations and risk",
    )
    assert chart(page, "two-groups").evaluate(DRAWN) == [list(known[g].values()) for g in ("operations", "frontline")]


def test_a_factor_opens_to_its_questions_with_the_means_of_the_groups(page, sample_server):
    show(page, sample_server)
    factor = keyed(page, "seen-PEO")
    expect(factor.get_by_text("Depth of customer understanding", exact=True)).to_have_count(0)
    open_expander(page, "seen-PEO")
    expect(factor.get_by_text("Depth of customer understanding", exact=True)).to_be_visible()
    expect(factor).to_contain_text("Executive leadership 2.7 (7 people)")


def test_the_downloaded_agenda_is_the_list_on_the_page(page, sample_server):
    show(page, sample_server)
    listed = page.get_by_role("listitem").filter(has_text=re.compile(r"\), \d+ minutes$")).all_inner_texts()
    with page.expect_download() as download:
        press(page, "download-agenda-md")
    assert download.value.suggested_filename == "sample-larkmarrow-stores-2026-q4-agenda.md"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith(f"# Workshop agenda: {ORGANISATION}\n")
    titles = re.findall(r"^## \d+\. (.+)$", text, flags=re.MULTILINE)
    assert [line.split(" (")[0] for line in listed] == titles
    assert len(titles) > 0
    with page.expect_download() as download:
        press(page, "download-agenda-pdf")
    assert download.value.suggested_filename == "sample-larkmarrow-stores-2026-q4-agenda.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_what_was_agreed_on_is_recorded_shown_beside_the_score_and_withdrawn(page, serve, sample_database, tmp_path):
    server = serve(database=sample_database)
    show(page, server)
    open_expander(page, "record-consensus")
    form = keyed(page, "record-consensus")
    form.get_by_label("Level, from 1 to 6").fill("3.5")
    form.get_by_label("Decided by").fill("<b>the board</b>")
    form.get_by_label("Note").fill("After **an** hour")
    press(page, "record")
    agreed = keyed(page, "agreed-ORI1")
    expect(agreed).to_contain_text(re.compile(r"Agreed: 3\.5 on .+ by <b>the board</b>; computed: \d\.\d"))
    expect(agreed).to_contain_text("After **an** hour")
    open_expander(page, "seen-ORI")
    expect(keyed(page, "seen-ORI")).to_contain_text("by <b>the board</b>; computed: ")
    assert decisions(server.copy(tmp_path)) == [["ORI1", 3.5, "<b>the board</b>", "After **an** hour"]]
    press(page, "withdraw-ORI1")
    expect(agreed).to_have_count(0)
    assert [row[:2] for row in decisions(server.copy(tmp_path))] == [["ORI1", 3.5], ["ORI1", None]]


def decisions(database):
    """Every decision that was ever recorded, read by a fresh process."""
    done = subprocess.run([sys.executable, "-c", DECIDED, str(database), ORGANISATION], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_everything_opened_and_a_phone_need_not_scroll_sideways(chromium, sample_server, scheme):
    with new_context(chromium, color_scheme=scheme) as context, checking(Heard(context)):
        page = context.new_page()
        show(page, sample_server)
        for key in ("seen-ORI", "questions-unknown_known", "record-consensus", "statistics"):
            open_expander(page, key)
        assert violations(page) == []
        page.set_viewport_size(PHONE)
        ready(page)
        assert page.evaluate(SIDEWAYS) == []
