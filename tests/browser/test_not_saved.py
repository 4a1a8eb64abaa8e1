"""What cannot be stored stands beside its question, without an earlier Saved, and can be saved again."""

import resource
from pathlib import Path

import pytest
from playwright.sync_api import expect
from walking import choose, keyed, level, press, set_up, stored_answers, visit, wait_saved, wait_until


def limit(server, bytes_of_a_file):
    """Let no file of the server grow beyond so many bytes, as on a full disk; None takes the limit away."""
    soft = resource.RLIM_INFINITY if bytes_of_a_file is None else bytes_of_a_file
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limit of a running process cannot be set here")
def test_on_a_full_disk_the_change_is_told_as_not_saved_and_saved_again_once_there_is_room(
    open_context, serve, tmp_path
):
    server = serve()
    page = open_context(errors=True).new_page()
    set_up(page, server, organisation="Full disk")
    level(page, "ORI1", 3)
    expect(keyed(page, "saved")).to_be_visible()
    limit(server, Path(f"{server.database}.wal").stat().st_size)
    choose(page, "answer-ORI1", 5)
    told = keyed(page, "not-saved-ORI1")
    expect(told).to_contain_text("Not saved: what stands here is not what is stored.")
    expect(told).to_contain_text("What was saved before is kept; this change was not stored.")
    expect(told).to_contain_text("Stored here is: 3 Formalized.")
    expect(keyed(page, "saved")).to_have_count(0)
    limit(server, None)
    press(page, "save-again-ORI1")
    wait_saved(page, "ORI1")
    expect(told).to_have_count(0)
    assert [row[2] for row in stored_answers(server.copy(tmp_path), "Full disk")] == [5.0]


def test_what_is_answered_after_a_close_is_told_as_not_saved_and_saved_again_once_the_wave_is_open(
    open_context, empty_server, tmp_path
):
    context = open_context()
    page, owner = context.new_page(), context.new_page()
    set_up(page, empty_server, organisation="Closed meanwhile")
    level(page, "ORI1", 3)
    visit(owner, page.url.replace("/assess", "/participation"))
    press(owner, "close-wave")
    press(owner, "close-wave-confirmed")
    expect(keyed(owner, "reopen-wave")).to_be_visible()
    choose(page, "answer-ORI1", 4)
    told = keyed(page, "not-saved-ORI1")
    expect(told).to_contain_text(
        "This wave is closed. Everything saved before is kept; this change was not stored. Ask for the wave to be reopened. "
        "Stored here is: 3 Formalized."
    )
    expect(keyed(page, "saved")).to_have_count(0)
    keyed(page, "evidence-of-ORI2").locator("summary").click()
    keyed(page, "note-ORI2").get_by_role("textbox").press_sequentially("Too late")
    expect(keyed(page, "not-saved-ORI2")).to_contain_text("No choice is stored here.")
    expect(told).to_be_visible()
    expect(keyed(page, "written-note-ORI2")).to_have_attribute("data-unsaved", "Not saved yet")
    press(owner, "reopen-wave")
    press(owner, "reopen-wave-confirmed")
    expect(keyed(owner, "close-wave")).to_be_visible()
    press(page, "save-again-ORI2")
    wait_saved(page, "ORI2")
    expect(told).to_be_visible()
    press(page, "save-again-ORI1")
    wait_saved(page, "ORI1")
    expect(told).to_have_count(0)
    expect(keyed(page, "written-note-ORI2")).to_have_attribute("data-unsaved", "")
    stored = stored_answers(empty_server.copy(tmp_path), "Closed meanwhile")
    assert [(row[0], row[2], row[5]) for row in stored] == [("ORI1", 4.0, None), ("ORI2", None, "Too late")]


def test_what_was_typed_just_before_the_server_went_away_is_stored_once_it_is_back(open_context, serve, tmp_path):
    server = serve()
    page = open_context(errors=True).new_page()
    set_up(page, server, organisation="Away")
    level(page, "ORI1", 3)
    keyed(page, "evidence-of-ORI1").locator("summary").click()
    note = keyed(page, "note-ORI1").get_by_role("textbox")
    expect(note).to_be_visible()
    note.press_sequentially("Typed too late")
    server.kill()
    page.wait_for_timeout(2500)
    expect(keyed(page, "written-note-ORI1")).to_have_attribute("data-unsaved", "Not saved yet")
    server.start()
    wait_until(lambda: [row[5] for row in stored_answers(server.copy(tmp_path), "Away")] == ["Typed too late"])
    expect(keyed(page, "written-note-ORI1")).to_have_attribute("data-unsaved", "")
    expect(note).to_have_value("Typed too late")
