"""Words that are typed: stored without leaving the field, told as not saved until they are, and never lost or moved."""

from playwright.sync_api import expect
from walking import keyed, level, set_up, stored_answers, wait_saved

ALPHABET = "abcdefghijklmnopqrstuvwxyz "
LONG = "".join(ALPHABET[(7 * n) % 27] for n in range(299)) + "."
"""Three hundred characters that show when one is lost or moved."""


WATCH = """() => {
    window.seen = [];
    const look = () => {
        const saved = document.querySelector('.st-key-saved p');
        const unsaved = [...document.querySelectorAll('[data-unsaved]')].some(place => place.dataset.unsaved !== '');
        seen.push([unsaved, saved !== null && saved.checkVisibility({ visibilityProperty: true })]);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
"""From now on keep, for every picture of the page, whether a field says that it is not saved and whether Saved is seen."""


def note_of(page, question):
    """The note of a question, opened."""
    keyed(page, f"evidence-of-{question}").locator("summary").click()
    note = keyed(page, f"note-{question}").get_by_role("textbox")
    expect(note).to_be_visible()
    return note


def expect_unsaved(page, field, words):
    """What stands beneath a field, which says when what was typed is not saved; a screen reader is told the same."""
    expect(keyed(page, f"written-{field}")).to_have_attribute("data-unsaved", words)
    expect(page.locator(".opposite-unsaved")).to_have_text(words)


def notes(server, folder, organisation):
    """Every stored note of an organisation, by question."""
    return {row[0]: row[5] for row in stored_answers(server.copy(folder), organisation)}


def test_a_note_that_was_typed_is_stored_though_the_field_was_never_left(open_context, empty_server, tmp_path):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Never left")
    note_of(page, "ORI1").press_sequentially("Minutes of 3 March")
    page.wait_for_timeout(3000)
    page.close()
    assert notes(empty_server, tmp_path, "Never left") == {"ORI1": "Minutes of 3 March"}


def test_until_it_is_stored_the_field_says_so_and_no_earlier_saved_stands(open_context, empty_server):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Not yet")
    level(page, "ORI1", 3)
    expect(keyed(page, "saved").get_by_text("Saved at")).to_be_visible()
    note = note_of(page, "ORI2")
    page.evaluate(WATCH)
    note.press_sequentially("a")
    expect_unsaved(page, "note-ORI2", "Not saved yet")
    wait_saved(page, "ORI2")
    expect_unsaved(page, "note-ORI2", "")
    expect(keyed(page, "saved").get_by_text("Saved at")).to_be_visible()
    seen = page.evaluate("seen")
    assert [True, True] not in seen
    assert [True, False] in seen


def test_what_was_taken_back_before_it_was_stored_is_not_called_unsaved(open_context, empty_server):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Taken back")
    note = note_of(page, "ORI1")
    note.press_sequentially("a")
    expect_unsaved(page, "note-ORI1", "Not saved yet")
    note.press("Backspace")
    expect_unsaved(page, "note-ORI1", "")


def test_no_character_of_three_hundred_is_lost_and_the_caret_stays_where_one_types(
    open_context, empty_server, tmp_path
):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Three hundred")
    note = note_of(page, "ORI1")
    note.press_sequentially("[]")
    wait_saved(page, "ORI1")
    note.press("ArrowLeft")
    note.press_sequentially(LONG, delay=20)
    place = note.evaluate("field => [field.selectionStart, field.selectionEnd, document.activeElement === field]")
    page.wait_for_timeout(2500)
    assert notes(empty_server, tmp_path, "Three hundred") == {"ORI1": f"[{LONG}]"}
    assert note.input_value() == f"[{LONG}]"
    assert place == [301, 301, True]
    assert note.evaluate("field => [field.selectionStart, document.activeElement === field]") == [301, True]


def test_while_one_types_on_and_on_what_is_older_than_two_seconds_is_stored(open_context, empty_server, tmp_path):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="On and on")
    note = note_of(page, "ORI1")
    note.press_sequentially("x" * 60, delay=100)
    stored = notes(empty_server, tmp_path, "On and on")["ORI1"]
    assert 60 - len(stored) <= 25, len(stored)


def test_what_was_typed_is_stored_at_once_when_the_tab_is_hidden(open_context, empty_server, tmp_path):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Hidden")
    note_of(page, "ORI1").press_sequentially("Looked away")
    page.evaluate("""() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }""")
    page.wait_for_timeout(700)
    assert notes(empty_server, tmp_path, "Hidden") == {"ORI1": "Looked away"}


def test_what_was_typed_in_the_moment_in_which_the_tab_is_closed_is_stored_five_times_of_five(
    open_context, empty_server, tmp_path
):
    context = open_context()
    for time in range(5):
        page = context.new_page()
        set_up(page, empty_server, organisation=f"Closed {time}")
        note = note_of(page, "ORI1")
        note.press_sequentially(f"Typed and gone {time}")
        page.close()
    context.new_page().wait_for_timeout(1000)
    assert [notes(empty_server, tmp_path, f"Closed {time}") for time in range(5)] == [
        {"ORI1": f"Typed and gone {time}"} for time in range(5)
    ]


def test_the_reason_why_something_does_not_apply_is_stored_while_one_types(open_context, empty_server):
    page = open_context().new_page()
    set_up(page, empty_server, organisation="Reason")
    level(page, "ORI1", 8)
    reason = keyed(page, "reason-ORI1").get_by_role("textbox")
    reason.press_sequentially("We have no shops")
    expect_unsaved(page, "reason-ORI1", "Not saved yet")
    expect_unsaved(page, "reason-ORI1", "")
    reload = open_context().new_page()
    reload.goto(page.url)
    expect(keyed(reload, "reason-ORI1").get_by_role("textbox")).to_have_value("We have no shops")
