"""One person's way: setting up, answering, breaking off, coming back, and the profile at the end."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from walking import (
    checked,
    choose,
    expect_level,
    keyed,
    level,
    plotted,
    press,
    questions_here,
    ready,
    scores,
    set_up,
    stored_answers,
    visit,
    wait_saved,
    wait_until,
)

LEVELS = (2, 3, 1, 4, 6, 5, 2, 3, 4, 2, 1, 3, 5, 2, 3, 4)
"""What is answered to the sixteen core questions, in their order."""


PLACE = """() => ({
    top: document.querySelector('[data-testid=stMain]').scrollTop,
    focused: document.activeElement.tagName === 'H2' ? document.activeElement.textContent : null,
})"""
"""How far a page is scrolled down, and the heading that has the focus."""


def test_an_empty_start_shows_both_buttons(page, empty_server):
    visit(page, empty_server.url)
    expect(keyed(page, "assess").get_by_role("button", name="Assess my organisation")).to_be_visible()
    expect(keyed(page, "demo").get_by_role("button", name="Explore the sample portfolio")).to_be_visible()


def test_a_tab_is_named_after_its_page_alone_where_there_is_no_organisation(page, empty_server):
    visit(page, f"{empty_server.url}/roadmap")
    expect(page).to_have_title("Roadmap · OPPOSITE")


def test_the_button_of_an_empty_start_leads_to_the_set_up_form(page, empty_server):
    visit(page, empty_server.url)
    press(page, "assess")
    for key in ("new-organisation", "new-wave", "my-group", "profile-of-questions", "start-assessment"):
        expect(keyed(page, key)).to_be_visible()


def test_a_factor_is_answered_and_resumed_under_the_same_link_in_another_browser_and_after_a_restart(
    open_context, serve, tmp_path
):
    server = serve()
    first = open_context()
    page = first.new_page()
    link = set_up(page, server, organisation="Resumed", full=True)
    given = {"ORI1": 3, "ORI2": 1, "ORI3": 6, "ORI4": 7, "ORI5": 8}
    assert questions_here(page) == list(given)
    assert [checked(page, f"answer-{question}") for question in given] == [None] * 5
    for question, value in given.items():
        level(page, question, value)
        expect_level(page, question, value)
    keyed(page, "importance-ORI1").get_by_role("radio", name="5 Critical").click()
    wait_saved(page, "ORI1")
    keyed(page, "evidence-of-ORI2").locator("summary").click()
    keyed(page, "note-ORI2").get_by_role("textbox").fill("Minutes of 3 March")
    keyed(page, "evidence-ORI2").get_by_role("radio", name="Document").click()
    kept = [
        ("ORI1", "level", 3.0, 5.0, None, None),
        ("ORI2", "level", 1.0, None, "document", "Minutes of 3 March"),
        ("ORI3", "level", 6.0, None, None, None),
        ("ORI4", "dont_know", None, None, None, None),
        ("ORI5", "not_applicable", None, None, None, None),
    ]
    wait_until(lambda: stored_answers(server.copy(tmp_path), "Resumed") == kept)
    press(page, "next-factor")
    expect(keyed(page, "answer-PEO1")).to_be_visible()
    level(page, "PEO1", 4)
    first.close()

    def resumes():
        context = open_context(errors=True)
        page = context.new_page()
        visit(page, link)
        assert questions_here(page) == ["PEO1", "PEO2", "PEO3", "PEO4", "PEO5"]
        assert [checked(page, f"answer-{question}") for question in questions_here(page)] == [4, None, None, None, None]
        press(page, "previous-factor")
        expect(keyed(page, "answer-ORI1")).to_be_visible()
        ready(page)
        assert {question: checked(page, f"answer-{question}") for question in questions_here(page)} == given
        expect(keyed(page, "importance-ORI1").get_by_role("radio", name="5 Critical")).to_be_checked()
        keyed(page, "evidence-of-ORI2").locator("summary").click()
        expect(keyed(page, "note-ORI2").get_by_role("textbox")).to_have_value("Minutes of 3 March")
        context.close()

    resumes()
    server.stop()
    server.start()
    resumes()
    assert stored_answers(server.copy(tmp_path), "Resumed") == [*kept, ("PEO1", "level", 4.0, None, None, None)]


@pytest.fixture(scope="module")
def finished(chromium, empty_server):
    """A tab on the profile of an assessment whose sixteen core questions were all answered by clicking.

    The question where the organisation wants to be stood over it, and was closed.
    """
    page = chromium.new_context().new_page()
    set_up(page, empty_server, organisation="Finished", wave="First")
    values = iter(LEVELS)
    for screen in range(8):
        asked = questions_here(page)
        assert len(asked) == 2
        for question in asked:
            level(page, question, next(values))
        press(page, "next-factor")
        if screen < 7:
            expect(keyed(page, f"answer-{asked[0]}")).to_have_count(0)
            ready(page)
    page.wait_for_url("**/profile*")
    window = page.get_by_role("dialog")
    expect(window).to_contain_text("Where do you want to be in 24 months?")
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)
    ready(page)
    return page


@pytest.mark.main_way
def test_after_the_last_of_sixteen_questions_the_profile_is_shown(finished, empty_server, tmp_path):
    expect(finished.get_by_role("heading", level=1)).to_have_text("Profile")
    assert [row[2] for row in sorted_by_framework(stored_answers(empty_server.copy(tmp_path), "Finished"))] == list(
        LEVELS
    )


def sorted_by_framework(rows):
    order = ("ORI", "PEO", "PRO", "OBJ", "STR", "INS", "TEC", "EXE")
    return sorted(rows, key=lambda row: (order.index(row[0][:3]), row[0]))


@pytest.mark.main_way
def test_the_radar_holds_the_factor_scores_of_the_command_line(finished, empty_server, tmp_path):
    rows = scores(empty_server.copy(tmp_path), "--organisation", "Finished")
    assert [row["score"] for row in rows] == [(a + b) / 2 for a, b in zip(LEVELS[::2], LEVELS[1::2], strict=True)]
    assert plotted(finished, "radar", 0)[:8] == [row["score"] for row in rows]


@pytest.mark.main_way
def test_the_overall_figure_is_that_of_the_command_line(finished, empty_server, tmp_path):
    (row,) = scores(empty_server.copy(tmp_path), "--organisation", "Finished", "--by", "overall")
    assert row["score"] == sum(LEVELS) / 16
    expect(keyed(finished, "overall")).to_contain_text("3.1 of 6")


def choose_surely(page, question, value):
    """Click a level without waiting until it is saved; again where a notice that came meanwhile moved it from under the click."""
    for _ in range(3):
        choose(page, f"answer-{question}", value)
        try:
            expect(keyed(page, f"answer-{question}").get_by_role("radio").nth(value - 1)).to_be_checked(timeout=5_000)
        except AssertionError:
            continue
        return


def test_two_tabs_that_answer_different_questions_at_once_lose_nothing(open_context, empty_server, tmp_path):
    one, other = open_context().new_page(), open_context().new_page()
    link = set_up(one, empty_server, organisation="Two tabs", full=True)
    visit(other, link)
    for tab, question, value in (
        (one, "ORI1", 2),
        (other, "ORI2", 3),
        (one, "ORI3", 4),
        (other, "ORI4", 5),
        (one, "ORI5", 6),
    ):
        choose_surely(tab, question, value)
    wait_saved(one, "ORI5")
    wait_saved(other, "ORI4")
    kept = stored_answers(empty_server.copy(tmp_path), "Two tabs")
    assert [(question, value) for question, _, value, *_ in kept] == [(f"ORI{n}", n + 1.0) for n in range(1, 6)]
    for tab in (one, other):
        visit(tab, link)
        press(tab, "previous-factor")
        expect_level(tab, "ORI1", 2)
        assert [checked(tab, f"answer-{question}") for question in questions_here(tab)] == [2, 3, 4, 5, 6]


def test_next_and_previous_open_a_factor_at_its_top_with_the_focus_on_its_heading(page, serve):
    set_up(page, serve(), organisation="From the top", full=True)
    assert page.evaluate(PLACE)["focused"] is None
    for button, title in [
        ("next-factor", "People"),
        ("next-factor", "Processes"),
        ("previous-factor", "People"),
        ("step-EXE", "Execution"),
    ]:
        keyed(page, button).scroll_into_view_if_needed()
        press(page, button)
        wait_until(lambda title=title: page.evaluate(PLACE) == {"top": 0, "focused": title})
    level(page, "EXE1", 3)
    keyed(page, "answer-EXE5").scroll_into_view_if_needed()
    level(page, "EXE5", 2)
    assert page.evaluate(PLACE)["top"] > 0
    assert page.evaluate(PLACE)["focused"] is None


def test_the_time_at_which_an_answer_was_saved_is_that_of_the_persons_own_time_zone(open_context, serve):
    page = open_context(timezone_id="Asia/Kathmandu").new_page()
    set_up(page, serve(), organisation="Kathmandu")
    before = datetime.now(UTC).replace(microsecond=0)
    level(page, "ORI1", 3)
    after = datetime.now(UTC)
    told = keyed(page, "saved").inner_text()
    moments = (before + timedelta(seconds=s) for s in range(round((after - before).total_seconds()) + 2))
    here = timedelta(hours=5, minutes=45)
    assert any(f"Saved at {moment + here:%H:%M:%S} · 1 question answered" in told for moment in moments), told
