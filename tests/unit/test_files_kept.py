"""What can be downloaded and what is seen outlive the page that refers to them for a while, and then go."""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from opposite.ui.runs import files_kept
from opposite.ui.runs.files_kept import GRACE, keep_files


@pytest.fixture
def clock(monkeypatch):
    """Seconds as the grace counts them; a test lets them pass."""

    class Clock:
        now = 100.0

    monkeypatch.setattr(files_kept, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def storage():
    return MemoryMediaFileStorage("/media")


@pytest.fixture
def files(monkeypatch, storage):
    """The files of a server whose downloads are kept."""
    for name in ("_get_inactive_file_ids", "_remove_orphaned_deferred_callables"):
        monkeypatch.setattr(MediaFileManager, name, getattr(MediaFileManager, name))
    keep_files()
    return MediaFileManager(storage)


def offer(files, content=b"a deck"):
    """Offer a download at a place of the page of a tab; returns what the browser is told."""
    return files.add_deferred(lambda: content, "text/plain", coordinates="0.1")


def end_a_run(files, times=1):
    """End runs of pages, anybody's."""
    for _ in range(times):
        files.remove_orphaned_files()


def draw_anew(files):
    """Begin to draw the page of a tab anew, which takes back all that it offered."""
    files.clear_session_refs()


def is_stored(storage, address):
    try:
        storage.get_file(address.rpartition("/")[2])
    except MediaFileStorageError:
        return False
    return True


def test_a_file_that_a_click_made_outlives_the_runs_that_end_before_the_browser_asks_for_it(files, storage, clock):
    address = files.execute_deferred(offer(files))
    end_a_run(files, times=10)
    clock.now += GRACE - 1
    end_a_run(files, times=10)
    assert is_stored(storage, address)


def test_after_the_grace_it_is_gone_as_streamlit_has_it_at_the_second_run_that_ends(files, storage, clock):
    address = files.execute_deferred(offer(files))
    end_a_run(files)
    clock.now += GRACE
    end_a_run(files)
    assert is_stored(storage, address)
    end_a_run(files)
    assert not is_stored(storage, address)


def test_made_once_more_it_has_its_grace_once_more(files, storage, clock):
    offered = offer(files)
    files.execute_deferred(offered)
    end_a_run(files)
    clock.now += GRACE
    address = files.execute_deferred(offered)
    end_a_run(files, times=3)
    assert is_stored(storage, address)


def test_a_click_on_what_was_offered_before_the_page_was_drawn_anew_is_answered(files, storage, clock):
    before = offer(files)
    end_a_run(files)
    draw_anew(files)
    offer(files, b"another deck")
    end_a_run(files, times=10)
    clock.now += GRACE - 1
    end_a_run(files)
    assert is_stored(storage, files.execute_deferred(before))


def test_what_another_tab_ends_while_a_page_is_drawn_takes_nothing_from_it(files, clock):
    before = offer(files)
    draw_anew(files)
    end_a_run(files)
    clock.now += 1
    assert files.execute_deferred(before)


def test_after_the_grace_what_was_offered_before_is_gone_and_what_is_offered_now_stays(files, clock):
    before, now = offer(files), offer(files, b"another deck")
    end_a_run(files)
    clock.now += GRACE
    end_a_run(files)
    with pytest.raises(MediaFileStorageError, match="not found"):
        files.execute_deferred(before)
    assert files.execute_deferred(now)


def test_a_picture_stays_while_its_page_is_drawn_anew_and_goes_after_the_grace(files, storage, clock):
    address = files.add(b"a picture", "image/png", coordinates="0.1")
    end_a_run(files)
    draw_anew(files)
    end_a_run(files, times=10)
    assert is_stored(storage, address)
    clock.now += GRACE
    end_a_run(files)
    assert not is_stored(storage, address)


def test_a_picture_that_is_drawn_again_stays(files, storage, clock):
    files.add(b"a picture", "image/png", coordinates="0.1")
    draw_anew(files)
    end_a_run(files)
    address = files.add(b"a picture", "image/png", coordinates="0.1")
    clock.now += GRACE
    end_a_run(files, times=3)
    assert is_stored(storage, address)


def test_a_button_that_can_no_longer_be_pressed_offers_nothing_at_once(files):
    before = offer(files)
    files.remove_deferred("0.1")
    with pytest.raises(MediaFileStorageError, match="not found"):
        files.execute_deferred(before)
