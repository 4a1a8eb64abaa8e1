"""What a page offers to be downloaded, and files that were made for it, stay for a while, though pages are drawn anew meanwhile."""

from __future__ import annotations

from collections.abc import MutableMapping
from time import monotonic
from typing import Any

from streamlit.runtime.media_file_manager import MediaFileManager

GRACE = 30.0
"""Seconds that what no page refers to is kept: far longer than a click or an answer is on its way."""

_inactive: Any = MediaFileManager._get_inactive_file_ids  # noqa: SLF001  what is removed has no public name


def keep_files() -> None:
    """Have downloads and pictures outlive the page that refers to them by `GRACE`.

    At each end of a run, of any tab, Streamlit removes what a button offered before it was drawn anew, the pictures of pages
    that are being drawn, and at the second one the file that a click has made, which no page refers to: where others are at
    work, that is before the browser has asked for it.
    """
    MediaFileManager._get_inactive_file_ids = _inactive_files  # type: ignore[method-assign]  # noqa: SLF001  likewise
    MediaFileManager._remove_orphaned_deferred_callables = _remove_offers  # type: ignore[method-assign]  # noqa: SLF001  likewise


def _inactive_files(self: Any) -> set[str]:
    """The files that can be removed: those that no page refers to, but for what was left lately."""
    return {each for each in _inactive(self) if not _lately_left(vars(self._file_metadata[each]))}


def _remove_offers(self: Any) -> None:
    """Remove what no button offers any more, but for what was left lately."""
    offered = {each for one in self._files_by_session_and_coord.values() for each in one.values()}
    offers = self._deferred_callables
    for each in [each for each in offers if each not in offered and not _lately_left(offers[each])]:
        self._drop_deferred_id(each)


def _lately_left(facts: MutableMapping[str, Any]) -> bool:
    """Whether what no page refers to was first seen so within `GRACE`; when that was is noted in its facts."""
    now = monotonic()
    return bool(now - facts.setdefault("left_at", now) < GRACE)
