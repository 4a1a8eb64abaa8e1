"""Where a part of a page stands is noted in one copy of what it stands in, and not in one for each thing around it."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any

from streamlit.cursor import RunningCursor
from streamlit.delta_generator import DeltaGenerator


def note_places_once() -> None:
    """Have the containers that a part is in, and how far they are filled, copied once each.

    A part keeps where it stands to be drawn there anew. Streamlit copies each container with all around it, field by field:
    a seventh of what a screen of the questionnaire cost the server.
    """
    DeltaGenerator.__deepcopy__ = _container  # type: ignore[assignment, method-assign]
    RunningCursor.__deepcopy__ = _how_far  # type: ignore[attr-defined]


def _container(self: Any, known: dict[int, Any]) -> DeltaGenerator:
    copied = DeltaGenerator(
        root_container=self._root_container,
        cursor=deepcopy(self._cursor, known),
        parent=deepcopy(self._parent, known),
        block_type=self._block_type,
    )
    copied._form_data = copy(self._form_data)  # noqa: SLF001  as Streamlit does
    copied._creating_fragment_id = self._creating_fragment_id  # noqa: SLF001  likewise
    return copied


def _how_far(self: Any, known: dict[int, Any]) -> RunningCursor:
    copied: RunningCursor = copy(self)
    copied._transient_elements = deepcopy(self._transient_elements, known)  # noqa: SLF001  likewise
    return copied
