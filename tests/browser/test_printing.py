"""Printing a page: whole tables and charts on a sheet, without menus, and nothing beyond its edges."""

import io
import unicodedata

import pypdf
import pytest
from chrome import DESK, PHONE
from playwright.sync_api import expect
from walking import PAGES, SIDEWAYS, keyed, look_at, press, ready, visit

from opposite.engine.collecting.assessments import find_wave
from opposite.engine.report import build_report
from opposite.engine.workspace import open_workspace

ORGANISATION = "Larkmarrow Stores"

WITHIN_MARGINS = 700
"""Pixels of a sheet of A4 between margins of 12 mm; US Letter has more."""

HELD_BY_A4 = tuple(round((side - 2 * 12) * 96 / 25.4) for side in (210, 297))
"""Pixels of the width and the height of a sheet of A4 between the same margins."""

MAIN = ("portfolio",)

ADDRESSES = [
    pytest.param(path, marks=pytest.mark.main_way if path in MAIN else pytest.mark.long) for path, _ in PAGES.values()
]
"""Every page; the one with the widest table is also printed while one works."""

CUT = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg'))
    .map(e => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)}`)"""
"""What lies beyond the right edge of a sheet."""

MENUS = """() => [...document.querySelectorAll('header, nav, button, input:not([type=radio]), textarea, canvas, [role=combobox], [role=tooltip]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.offsetHeight > 0 && !e.closest('summary'))
    .map(e => `${e.tagName} ${e.className}`)"""
"""What is of use on a screen alone and would be printed; the cells of a heat map can be pressed and are its figures."""

TABLES = """() => [...document.querySelectorAll('.stMain .stDataFrame')]
    .filter(table => table.checkVisibility() && !table.closest('.st-key-roadmap-table'))
    .map(table => [
        Number(table.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1,
        table.closest('.stElementContainer').nextElementSibling.querySelectorAll('.only-printed tbody tr').length,
    ])"""
"""Rows of every drawn table, without its head, and of what is printed in its place."""

DARK_OR_PALE = """() => [...document.querySelectorAll('[data-testid=stMain] :is(p, h1, h2, h3, li, td, th)')]
    .filter(e => e.checkVisibility() && e.textContent.trim())
    .map(e => getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number))
    .filter(rgb => Math.min(...rgb) > 160).length"""
"""How many texts are too light for paper."""


def on_paper(page, width=WITHIN_MARGINS):
    """Lay a page out as it is for print, as wide as a sheet is between its margins."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def tab(page):
    """A tab that is as wide as on a desk, and a screen again after the test."""
    page.set_viewport_size(DESK)
    yield page
    page.emulate_media(media="screen", color_scheme="light")


def printed(page, paper):
    """The pages that the browser prints, as pypdf reads them."""
    return pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True))).pages


def squeezed(pages):
    """The text of all pages without its spaces, which are where the layout put them, and without ligatures."""
    text = "".join(page.extract_text() for page in pages)
    return "".join(unicodedata.normalize("NFKC", text).split())


def assert_printable(tab):
    """Nothing is cut or a menu, every table is whole, and every text is ink."""
    tab.wait_for_function(
        "() => [...document.querySelectorAll('.stDataFrame')].filter(e => e.checkVisibility() && !e.querySelector('[role=grid]')).length === 0"
    )
    tables = tab.evaluate(TABLES)
    on_paper(tab)
    assert [(drawn, paper) for drawn, paper in tables if drawn != paper] == []
    assert (tab.evaluate(SIDEWAYS), tab.evaluate(CUT), tab.evaluate(MENUS)) == ([], [], [])
    assert tab.evaluate(DARK_OR_PALE) == 0


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_is_printed_whole_and_without_menus(tab, sample_server, path):
    visit(tab, f"{sample_server.url}/{path}?organisation={ORGANISATION}")
    ready(tab)
    assert_printable(tab)
    assert [page.extract_text().strip() for page in printed(tab, "A4")].count("") == 0


@pytest.mark.long
@pytest.mark.parametrize("path", ["roadmap", "gaps", "portfolio"])
def test_a_page_that_is_dark_or_on_a_phone_is_printed_in_ink_on_white_paper(tab, sample_server, path):
    tab.emulate_media(color_scheme="dark")
    tab.set_viewport_size(PHONE)
    visit(tab, f"{sample_server.url}/{path}?organisation={ORGANISATION}")
    ready(tab)
    on_paper(tab, width=740)
    assert (tab.evaluate(CUT), tab.evaluate(DARK_OR_PALE)) == ([], 0)
    for part in ("html", "body", ".stApp", ".stMain"):
        backgrounds = tab.locator(part).evaluate("e => getComputedStyle(e).backgroundColor")
        assert backgrounds == "rgb(255, 255, 255)", part


def colours_of_cells(tab):
    """The colour of each cell of the heat map, and of what is printed in it."""
    cells = keyed(tab, "portfolio-heatmap").get_by_role("button")
    return cells.evaluate_all("all => all.map(e => getComputedStyle(e)).map(e => [e.backgroundColor, e.color])")


@pytest.mark.long
@pytest.mark.parametrize("against", ["scores", "median"])
def test_the_heat_map_of_a_dark_page_is_printed_in_the_colours_of_a_light_one(tab, sample_server, against):
    on_screen, on_sheet = {}, {}
    for scheme in ("light", "dark"):
        tab.emulate_media(media="screen", color_scheme=scheme)
        visit(tab, f"{sample_server.url}/portfolio?against={against}")
        on_screen[scheme] = colours_of_cells(tab)
        on_paper(tab)
        on_sheet[scheme] = colours_of_cells(tab)
    assert on_screen["dark"] != on_screen["light"]
    assert on_sheet["dark"] == on_sheet["light"]


@pytest.mark.long
def test_the_last_row_of_the_heat_map_is_not_alone_on_a_sheet(tab, sample_server):
    visit(tab, f"{sample_server.url}/portfolio")
    tab.add_style_tag(content=".only-printed { display: none; }")
    on_paper(tab, width=HELD_BY_A4[0])
    rows = keyed(tab, "portfolio-heatmap").get_by_role("row")
    beneath = HELD_BY_A4[1] - rows.last.evaluate("row => row.getBoundingClientRect().bottom + scrollY")
    tab.add_style_tag(content=f"body {{ padding-top: {beneath + 10}px; }}")
    *_, before, last = ("".join(name.split()) for name in rows.get_by_role("rowheader").all_text_contents())
    first, second = (squeezed([sheet]) for sheet in printed(tab, "A4"))
    assert (before in first, last in first) == (False, False)
    assert (before in second, last in second) == (True, True)


@pytest.mark.long
@pytest.mark.parametrize(("path", "heading"), [("access", "Give access"), ("data", "Erase")])
def test_no_heading_is_printed_of_a_form_that_is_not(tab, sample_server, path, heading):
    visit(tab, f"{sample_server.url}/{path}?organisation={ORGANISATION}")
    expect(tab.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    ready(tab)
    on_paper(tab)
    expect(tab.get_by_role("heading", name=heading, exact=True)).not_to_be_visible()


@pytest.mark.long
def test_bars_are_printed_where_backgrounds_are_not(tab, sample_server):
    visit(tab, f"{sample_server.url}/participation?organisation={ORGANISATION}")
    ready(tab)
    on_paper(tab)
    told = tab.locator(".stProgress *").evaluate_all("all => all.map(e => getComputedStyle(e).printColorAdjust)")
    assert set(told) == {"exact"}


@pytest.mark.long
@pytest.mark.parametrize("view", ["How surely", "Estimates"])
def test_every_view_of_the_plan_is_printed_whole(tab, sample_server, view):
    visit(tab, f"{sample_server.url}/roadmap?organisation={ORGANISATION}")
    look_at(tab, view)
    assert_printable(tab)


def test_a_window_over_a_page_is_printed_alone(tab, sample_server):
    visit(tab, f"{sample_server.url}/profile?organisation={ORGANISATION}")
    press(tab, "why-ORI")
    expect(tab.get_by_role("dialog")).to_contain_text("÷")
    ready(tab)
    [sheet] = printed(tab, "A4")
    text = squeezed([sheet])
    assert "Howthisfigurecameabout" in text
    assert "Stagebyfactor" not in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_row_of_the_roadmap_is_on_paper(page, sample_server, paper):
    visit(page, f"{sample_server.url}/roadmap?organisation={ORGANISATION}")
    ready(page)
    listed = page.locator(".only-printed").last.locator("tbody tr td:nth-child(2)").all_text_contents()
    assert len(listed) > 10
    pages = printed(page, paper)
    text = squeezed(pages)
    assert [title for title in listed if "".join(title.split()) not in text] == []
    for word in ("Understand", "Change people, targets"):
        assert "".join(word.split()) not in text


def test_every_gap_is_on_paper(page, sample_server, tmp_path):
    visit(page, f"{sample_server.url}/gaps?organisation={ORGANISATION}")
    ready(page)
    workspace = open_workspace(str(sample_server.copy(tmp_path)))
    report = build_report(workspace, find_wave(workspace, ORGANISATION).id)
    workspace.close()
    text = squeezed(printed(page, "A4"))
    assert [row.title for row in report.ranked_gaps if "".join(row.title.split()) not in text] == []


def test_on_the_screen_the_tables_for_paper_are_not_there(page, sample_server):
    page.set_viewport_size(DESK)
    visit(page, f"{sample_server.url}/gaps?organisation={ORGANISATION}")
    ready(page)
    expect(keyed(page, "gap-table")).to_be_visible()
    assert page.locator(".only-printed").count() == 1
    assert not page.locator(".only-printed").is_visible()
