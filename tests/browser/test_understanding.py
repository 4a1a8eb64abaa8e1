"""From a filled portfolio to a file in the hand: profile, arithmetic, gaps, roadmap and comparison."""

import csv
import io

import pytest
from playwright.sync_api import expect
from walking import bars, go, keyed, look_at, opposite, plotted, press, ready, scores, visit

from opposite.exports.csv_file import for_spreadsheets

ORGANISATION = "Larkmarrow Stores"

ROADMAP_COLUMNS = (
    "organisation,wave,order,initiative,title,factor,lens,horizon,start_period,finish_period,start_date,finish_date,"
    "effort_days,roles,prerequisites,owner,customer_outcome,business_outcome,kpi,value,reason,status,"
    "owner_set,finish_p50,finish_p80,chance,cost,slack_periods,quick_win,assumed,basis"
)


@pytest.fixture
def copied(sample_server, tmp_path):
    """A copy of the sample portfolio as the server has it now."""
    return sample_server.copy(tmp_path)


def of(server, path):
    """The address of a page with the organisation chosen."""
    return f"{server.url}/{path}?organisation={ORGANISATION.replace(' ', '+')}"


def marks(page):
    """The marks of synthetic organisations that can be seen."""
    return page.get_by_test_id("stMain").get_by_text("Sample", exact=True).filter(visible=True)


def test_one_click_fills_an_empty_database_with_twelve_marked_sample_organisations(page, serve, tmp_path):
    server = serve()
    visit(page, server.url)
    press(page, "demo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessments")
    rows = scores(server.copy(tmp_path), "--by", "overall")
    assert len({row["organisation"] for row in rows}) == 12
    expect(page.locator('[class*="st-key-profile-"]')).to_have_count(12)
    expect(marks(page)).to_have_count(12)


def test_the_profile_marks_a_sample_and_shows_its_figures(page, sample_server, copied):
    visit(page, of(sample_server, "profile"))
    expect(marks(page)).to_have_count(1)
    expect(keyed(page, "overall")).to_contain_text("3.1 of 6")
    factors = scores(copied, "--organisation", ORGANISATION)
    assert plotted(page, "radar", 0)[:8] == [row["score"] for row in factors]
    assert plotted(page, "radar", 1)[:8] == [row["target"] for row in factors]


def test_the_chosen_organisation_and_wave_hold_from_page_to_page_and_in_the_address(page, sample_server, open_context):
    visit(page, f"{sample_server.url}/profile")
    choose_option(page, "organisation", "Tivvelane Outfitters")
    choose_option(page, "wave", "2025 Q2")
    for name in ("Gaps", "Compare", "Roadmap"):
        go(page, name)
    assert picked(page) == ["Tivvelane Outfitters", "2025 Q2"]
    sent = open_context().new_page()
    visit(sent, page.url)
    assert picked(sent) == ["Tivvelane Outfitters", "2025 Q2"]


def choose_option(page, key, name):
    """Pick an option of the picker with a key by its name."""
    picker = keyed(page, key).get_by_role("combobox")
    picker.click()
    picker.fill(name)
    page.get_by_role("option", name=name).first.click()
    expect(picker).to_have_value(name)
    page.wait_for_function(
        "name => location.search.includes(encodeURIComponent(name).replaceAll('%20', '+'))", arg=name
    )
    ready(page)


def picked(page):
    """What the pickers of organisation and wave show."""
    return [keyed(page, key).get_by_role("combobox").input_value() for key in ("organisation", "wave")]


def test_why_opens_the_arithmetic_of_the_overall_score_and_escape_closes_it(page, sample_server):
    visit(page, of(sample_server, "profile"))
    press(page, "why-root")
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Larkmarrow Stores: 3.09")
    expect(window).to_contain_text("(3.68 + 2.61 + 2.64 + 3.83 + 3.23 + 3.02 + 3.07 + 2.66) ÷ 8 = 3.09")
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)


def test_why_opens_the_arithmetic_of_a_factor(page, sample_server):
    visit(page, of(sample_server, "profile"))
    press(page, "why-ORI")
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Orientation: 3.68")
    expect(window).to_contain_text("(3.30 + 3.91 + 3.74 + 3.98 + 3.46) ÷ 5 = 3.68")


def test_the_keyboard_alone_reaches_opens_and_closes_the_arithmetic(page, sample_server):
    visit(page, of(sample_server, "profile"))
    focused = "key => document.activeElement.closest('.st-key-' + key) !== null"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(focused, "why-ORI"):
            break
    assert page.evaluate(focused, "why-ORI")
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Orientation")
    assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)


def test_the_first_rows_of_the_gaps_are_those_with_the_weightiest_gap(page, sample_server, copied):
    asked = scores(copied, "--organisation", ORGANISATION, "--by", "question")
    gaps = [row for row in asked if row["gap"]]
    ranked = sorted(gaps, key=lambda row: -row["gap"] * (3.0 if row["importance"] is None else row["importance"]))
    visit(page, of(sample_server, "gaps"))
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{len(gaps)} questions below their ")
    table = page.get_by_test_id("stDataFrame").first.locator("canvas table")
    cells = [table.locator(f"#glide-cell-0-{row}") for row in range(5)]
    assert [cell.text_content() for cell in cells] == [row["question"] for row in ranked[:5]]


def test_a_question_of_the_gaps_is_opened_with_its_words_and_its_arithmetic(page, sample_server):
    visit(page, of(sample_server, "gaps"))
    picker = keyed(page, "opened-question").get_by_role("combobox")
    picker.click()
    picker.fill("TEC2")
    page.get_by_role("option").first.click()
    expect(keyed(page, "why-TEC2")).to_be_visible()
    press(page, "why-TEC2")
    expect(page.get_by_role("dialog")).to_contain_text("Integrated back end: 3.06")


def test_the_downloaded_roadmap_is_byte_for_byte_that_of_the_command_line(page, sample_server, copied):
    visit(page, of(sample_server, "roadmap"))
    expect(keyed(page, "distance")).to_be_visible()
    look_at(page, "Row by row")
    expect(keyed(page, "roadmap-table").get_by_test_id("stDataFrame")).to_be_visible()
    ready(page)
    with page.expect_download() as download:
        press(page, "download-roadmap-csv")
    assert download.value.suggested_filename == "sample-larkmarrow-stores-2026-q4-roadmap.csv"
    content = download.value.path().read_bytes()
    printed = opposite("roadmap", "--organisation", ORGANISATION, "--format", "csv", database=copied)
    assert content == b"".join(for_spreadsheets([printed]))
    text = content.decode("utf-8-sig")
    assert text.splitlines()[0] == ROADMAP_COLUMNS
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["order"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert {row["organisation"] for row in rows} == {ORGANISATION}
    expect(bars(page)).to_have_count(len(rows))


def test_six_organisations_are_compared_on_six_radars(page, sample_server, copied):
    visit(page, f"{sample_server.url}/compare")
    picker = keyed(page, "compare-organisations")
    for chosen in range(3, 6):
        expect(picker.locator("[data-tag]").filter(visible=True)).to_have_count(chosen)
        picker.get_by_role("combobox").click()
        page.get_by_role("option").filter(has_text="(sample)").first.click()
    page.keyboard.press("Escape")
    radars = """() => [...document.querySelectorAll('.js-plotly-plot')]
        .filter(e => e.data.some(t => t.type === 'scatterpolar')).map(e => Array.from(e.data[0].r).slice(0, 8))"""
    page.wait_for_function(f"() => ({radars})().length === 6")
    known = {}
    for row in scores(copied, "--all-waves"):
        known.setdefault((row["organisation"], row["wave"]), []).append(row["score"])
    assert all(drawn in known.values() for drawn in page.evaluate(radars))
