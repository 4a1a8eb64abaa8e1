"""What cannot be stored stands beside its question, without an earlier Saved, and can be saved again."""

import resource
from pathlib import Path

import pytest
from playwright.sync_api import expect
from walking import choose, keyed, level, press, set_up, stored_answers, wait_saved

pytestmark = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the limit of a running process")


def limit(server, bytes_of_a_file):
    """Let no file of the server grow beyond so many bytes, as on a full disk; None takes the limit away."""
    soft = resource.RLIM_INFINITY if bytes_of_a_file is None else bytes_of_a_file
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


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
    told = keyed(page, "not-saved")
    expect(told).to_contain_text("This change is not saved")
    expect(told).to_contain_text("What was saved before is kept; this change was not stored.")
    expect(told).to_contain_text("Stored here is: 3 Formalized.")
    expect(keyed(page, "saved")).to_have_count(0)
    limit(server, None)
    press(page, "save-again")
    wait_saved(page, "ORI1")
    expect(told).to_have_count(0)
    assert [row[2] for row in stored_answers(server.copy(tmp_path), "Full disk")] == [5.0]
