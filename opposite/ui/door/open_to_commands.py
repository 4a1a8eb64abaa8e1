"""The database opened when the application starts, and handed to commands that ask for it."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from opposite.errors import OppositeError
from opposite.ui.door.announcement import own_address

if TYPE_CHECKING:
    from opposite.engine.handover.giving import Giver

AGAIN = 1.0
"""Seconds between two tries to open the database."""

log = logging.getLogger(__name__)


class OpenToCommands:
    """Opens the database when the application starts, and from then on hands it to commands that ask."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._giver: Giver | None = None

    def begin(self) -> OppositeError | None:
        """Open the database and listen for commands; what kept it from opening, or None."""
        from opposite.engine.handover.giving import Giver  # noqa: PLC0415  the engine is slow to import
        from opposite.ui.shell import cache  # noqa: PLC0415  likewise

        try:
            giver = Giver(cache.opened(), own_address())
        except OppositeError as error:
            return error
        try:
            giver.start()
            self._giver = giver
        except OSError as error:
            log.warning("Commands cannot be given the database while the application runs: %s", error)
        return None

    def keep_trying(self) -> None:
        """Begin as soon as the database can be opened; until then every page tells why it cannot."""
        while self.begin() is not None and not self._ended.wait(AGAIN):
            pass

    def end(self) -> None:
        """Hand out nothing more."""
        self._ended.set()
        if self._giver is not None:
            self._giver.end()
