"""The import of uploaded files in the background: how far it is, a way to stop it, and what became of each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from opposite.engine.background import Background, Told
from opposite.errors import OppositeError
from opposite.wording.collecting import upload as words

if TYPE_CHECKING:
    from opposite.engine.collecting.importing.bringing_in import BroughtIn
    from opposite.ui.shell.upload_choices import FileChoices

STEPS = 1000
"""Parts of a file of which it is told how many are done."""


class FileToImport(NamedTuple):
    """An uploaded file by its id and its name, what was chosen for it, and what stores it, which tells the share that is done."""

    id: str
    name: str
    choices: FileChoices
    store: Callable[[Callable[[float], None]], BroughtIn]


class _StoppedError(Exception):
    """Somebody stopped the import of a file."""


class Importing:
    """The import of files, one after the other, each whole or not at all; what became of each stands in its choices."""

    def __init__(self, files: Sequence[FileToImport]) -> None:
        self.files = files
        self.name = files[0].name
        """The file that is being imported, or was last."""
        self.was_stopped = False
        """Whether it was stopped before its end: nothing of that file was stored, and the others were not begun."""
        self._background = Background()
        self._background.begin(self._import, total=STEPS, cause="asked")

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be stored."""
        return not self._background.is_under_way

    @property
    def share(self) -> float:
        """How much of the file is done, from 0 to 1."""
        return self._background.done / STEPS

    @property
    def failure(self) -> Exception | None:
        """What went wrong that is no fault of a file."""
        return self._background.failure

    def wait(self, seconds: float) -> None:
        """Wait so long at most until it is over."""
        self._background.wait(seconds)

    def stop(self) -> None:
        """End it soon, unless the file is stored by then."""
        self._background.stop()

    def _import(self, told: Told) -> bool:
        def go_on(share: float) -> None:
            if not told(round(min(1.0, share) * STEPS), STEPS) and share < 1:
                raise _StoppedError

        for each in self.files:
            self.name = each.name
            try:
                go_on(0.0)
                brought = each.store(go_on)
            except _StoppedError:
                self.was_stopped = True
                return False
            except OppositeError as error:
                each.choices.told = (words.not_imported(each.name, error),)
                continue
            each.choices.told = tuple(words.imported(each.name, brought.report))
            each.choices.imported = brought.assessment_id
            each.choices.record = brought.report.record
        return True
