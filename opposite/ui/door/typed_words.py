"""What a tab says beside the pages as it is hidden or closed: words that were typed and are perhaps not stored yet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from opposite.errors import OppositeError, StoreError
from opposite.ui.door.limits import Limit
from opposite.ui.shell import cache
from opposite.ui.shell.typed_field import TypedField, field_of_token

STORED, REFUSED = 204, 403

LARGEST = 64 * 1024
"""Bytes of what is heard at most: as much as browsers send for a tab that is gone."""

SLOWEST = 10.0
"""Seconds in which it must have come."""

LEAVING, STAYING = "leaving", "staying"
"""Whether the tab goes for good."""

log = logging.getLogger(__name__)


class TypedWords:
    """Stores what tabs say, as far as who typed it may: sixty times in a minute for each person."""

    def __init__(self) -> None:
        self._heard = Limit(60, 60)

    async def answer(self, who: str | None, receive: Callable[[], Awaitable[dict[str, Any]]]) -> int:
        """The status of the answer to what `who` sends: 204 where it is stored, 403 without a reason where it is not.

        Three lines come: the field's token, when it is sent in the tab's own time, whether the tab goes; then the words.
        """
        try:
            said = None if who is None else await asyncio.wait_for(_body(receive), SLOWEST)
            token, at, going, words = ("" if said is None else said.decode()).split("\n", 3)
            moment, leaving = float(at), {LEAVING: True, STAYING: False}[going]
        except (ValueError, KeyError, TimeoutError):
            return REFUSED
        typed = field_of_token(token)
        if typed is None or typed.calling.who != who:
            return REFUSED
        name = str(typed.respondent_id)
        if self._heard.is_reached(name):
            return REFUSED
        self._heard.count(name)
        return await asyncio.to_thread(_store, typed, words, at=moment, leaving=leaving)


def _store(typed: TypedField, words: str, *, at: float, leaving: bool) -> int:
    try:
        typed.said(cache.opened(), words, at=at, leaving=leaving)
    except StoreError:
        raise
    except OppositeError as error:
        log.info("What a tab said as it was hidden or closed was not stored: %s", error.title)
        return REFUSED
    return STORED


async def _body(receive: Callable[[], Awaitable[dict[str, Any]]]) -> bytes | None:
    """The body of a request; None of one that is too large or breaks off."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if message["type"] != "http.request" or len(body) > LARGEST:
            return None
    return body
