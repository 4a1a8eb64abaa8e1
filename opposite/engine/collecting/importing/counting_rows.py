"""Which rows of a tool's export are answers at all: previews and tests are not, and unfinished ones by choice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from opposite.domain.collecting.import_readings import PreviewsLeftOut, Reading, Unfinished
from opposite.engine.collecting.importing.batches import Batch, Cells
from opposite.engine.collecting.importing.counting_words import UNFINISHED
from opposite.engine.collecting.importing.source_formats import SourceFormat
from opposite.engine.collecting.importing.tool_columns import CHANNEL, FINISHED, STATUS, SUBMITTED
from opposite.engine.collecting.importing.words import normalised

PREVIEWS = frozenset({
    "surveypreview", "surveytest", "preview", "test", "spam", "previewspam", "spampreview", "offlinepreview",
    "offlinesurveypreview", "possiblespamresponse", "importedspam",
    "umfragevorschau", "aperçudelenquête", "vistapreviadelaencuesta",
})  # fmt: skip
"""What Qualtrics, and people, call answers that nobody was asked for, normalised."""

PREVIEW_NUMBERS = frozenset({"1", "2", "8", "9", "12", "17"})
"""The same as numbers, as Qualtrics writes them."""

REJECTED = frozenset({"rejected", "notapproved", "validationstatusnotapproved"})
"""What ODK and KoboToolbox call answers that somebody looked through and did not accept, normalised."""

_MARKS: Mapping[str | None, frozenset[str]] = {"Qualtrics": PREVIEWS | PREVIEW_NUMBERS, None: PREVIEWS}
"""What the status of a row may say by which it does not count, by tool; REJECTED for all others."""

PREVIEW_CHANNELS = frozenset({"preview", "test"})
"""The ways by which such answers come, normalised."""


class CountingRows:
    """Leaves rows of a batch out that are no answers; `readings` tells how many were seen."""

    def __init__(self, source: SourceFormat, *, finished_only: bool) -> None:
        self._status = source.status
        self._marks = _MARKS.get(source.tool, REJECTED)
        self._finished_only = finished_only
        self._previews = 0
        self._unfinished = 0

    def take_in(self, batch: Batch) -> Batch:
        """The batch without the rows that do not count."""
        if not self._status:
            return batch
        previews = self._marked(batch, STATUS, self._marks) | self._marked(batch, CHANNEL, PREVIEW_CHANNELS)
        unfinished = (
            self._marked(batch, FINISHED, UNFINISHED) | self._marked(batch, SUBMITTED, frozenset({""}))
        ) & ~previews
        self._previews += int(previews.sum())
        self._unfinished += int(unfinished.sum())
        out = previews | unfinished if self._finished_only else previews
        return batch if not out.any() else _of(batch, ~out)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Previews and unfinished answers, where there were any."""
        previews = (PreviewsLeftOut(self._previews),) if self._previews else ()
        unfinished = (Unfinished(self._unfinished, self._finished_only),) if self._unfinished else ()
        return (*previews, *unfinished)

    def _marked(self, batch: Batch, kept: str, words: frozenset[str]) -> npt.NDArray[np.bool_]:
        """For every row whether its cell in a column that keeps this is one of the words."""
        marked = np.zeros(len(batch.rows), np.bool_)
        for position in self._status.get(kept, ()):
            cells = batch.columns[position]
            marked |= np.array([normalised(text) in words for text in cells.texts], np.bool_)[cells.numbers]
        return marked


def _of(batch: Batch, kept: npt.NDArray[np.bool_]) -> Batch:
    columns: list[Cells] = [column.of(kept) for column in batch.columns]
    new_positions = np.cumsum(kept) - 1
    too_wide = {int(new_positions[i]): cells for i, cells in batch.too_wide.items() if kept[i]}
    return Batch(batch.rows[kept], columns, too_wide)
