"""Uploaded files as the engine reads them: each on the disk for as long as it takes, and what was found kept for the next run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from opposite.definitions import Loaded
from opposite.definitions.mapping import ColumnMapping, mapping_text
from opposite.domain.collecting.import_report import ImportReport
from opposite.engine.collecting.importing.bringing_in import BroughtIn, Destination, bring_in, try_answers
from opposite.engine.collecting.importing.correcting import Corrections, corrected
from opposite.engine.collecting.importing.looking import Looked, likeliest, look_into
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, OppositeError, StoreError
from opposite.settings import utc_now
from opposite.store.left_folders import own_prefix
from opposite.ui.shell import cache
from opposite.ui.shell.session import session
from opposite.ui.shell.upload_choices import FileChoices
from opposite.wording.collecting import upload as words

REMEMBERED = 48
"""Findings that a tab keeps: several for each file of the most that are taken at once."""

LONGEST_NAME = 120
"""Characters of a file's name that are kept of it on the disk."""

Found = TypeVar("Found")


class Upload(NamedTuple):
    """An uploaded file with what was chosen for it, and for all files: the framework, the mapping to start from, whose answers they are."""

    file: UploadedFile
    choices: FileChoices
    loaded: Loaded
    base: ColumnMapping
    attributed: bool

    @property
    def id(self) -> str:
        """What tells this upload from every other one."""
        return str(self.file.file_id)


def choices_of(files: list[UploadedFile]) -> dict[str, FileChoices]:
    """What was chosen for these files; what was chosen for files that are not there any more is forgotten."""
    state = session()
    state.uploads = {file.file_id: state.uploads.get(file.file_id, FileChoices()) for file in files}
    return state.uploads


def base_of(upload: Upload) -> ColumnMapping:
    """The mapping to start from with the choices that are no table's."""
    choices, base = upload.choices, upload.base
    return replace(base, dates=choices.dates or base.dates, finished_only=choices.finished_only or base.finished_only)


def looked_before(upload: Upload) -> Looked | OppositeError:
    """What is understood of a file without what was said in its tables, or why it cannot be read."""
    return _looked(upload, base_of(upload))


def looked(upload: Upload) -> Looked | OppositeError:
    """What is understood of a file with what was said of its columns."""
    return _looked(upload, corrected(base_of(upload), Corrections(columns=upload.choices.columns)))


def mapping_of(upload: Upload, seen: Looked) -> ColumnMapping:
    """All that was said of a file, as a mapping."""
    choices = upload.choices
    meant = {pair: pair.like for pair, two in choices.names.items() if two is False}
    return corrected(
        seen.mapping,
        Corrections(
            words=choices.words,
            groups=choices.groups,
            organisations={pair.name: like for pair, like in meant.items() if pair.organisation is None},
            waves={pair.name: like for pair, like in meant.items() if pair.organisation is not None},
        ),
    )


def dry_run(upload: Upload, seen: Looked) -> ImportReport | OppositeError:
    """What an import would store, or why it would store nothing; computed anew once anything is stored."""
    said = _said(upload, seen)
    moment = cache.opened().store.moment
    key = (
        "dry run",
        upload.id,
        upload.loaded.framework.hash,
        mapping_text(said["mapping"]),
        moment,
        *tuple((name, value) for name, value in said.items() if name != "mapping"),
    )

    def run() -> ImportReport:
        with _on_disk(upload) as path:
            return try_answers(cache.workspace(), path, **said, framework=upload.loaded, now=utc_now())

    return _remembered(key if moment is not None else None, run)


def better_framework(upload: Upload) -> str | None:
    """The title of a framework whose questions the file names, while those of the chosen one are not there."""

    def find() -> str | None:
        workspace = cache.workspace()
        choices = workspace.choices()
        unreadable = workspace.unreadable(one.hash for one in choices.values())
        others = [workspace.resolve(id_) for id_, one in choices.items() if one.hash not in unreadable]
        with _on_disk(upload) as path:
            best = likeliest(path, others, encoding=upload.choices.encoding)
        return None if best is None or best.framework.id == upload.loaded.framework.id else best.framework.title

    found = _remembered(("framework", upload.id, upload.loaded.framework.hash, upload.choices.encoding), find)
    return None if isinstance(found, OppositeError) else found


def import_file(workspace: Workspace, upload: Upload, seen: Looked, progress: Callable[[float], None]) -> BroughtIn:
    """Store the answers of a file, whole or not at all; raises OppositeError. The only place of the pages that does."""
    with _on_disk(upload) as path:
        return bring_in(
            workspace,
            path,
            framework=upload.loaded,
            now=utc_now(),
            progress=progress,
            imported_by=workspace.identity.name,
            skip_bad_rows=upload.choices.leave_out,
            **_said(upload, seen),
        )


def _said(upload: Upload, seen: Looked) -> dict[str, Any]:
    """Everything that was said of a file, as the engine's import is told it."""
    choices = upload.choices
    return {
        "to": Destination(choices.organisation, choices.wave),
        "mapping": mapping_of(upload, seen),
        "wave_date": choices.wave_date,
        "encoding": choices.encoding,
        "people": choices.people,
        "look_alikes": bool(choices.names) and None not in choices.names.values() and any(choices.names.values()),
        "attributed": upload.attributed,
    }


def _looked(upload: Upload, mapping: ColumnMapping) -> Looked | OppositeError:
    choices = upload.choices

    def run() -> Looked:
        with _on_disk(upload) as path:
            return look_into(
                path,
                upload.loaded,
                mapping=mapping,
                encoding=choices.encoding,
                finished_only=choices.finished_only,
            )

    key = ("look", upload.id, upload.loaded.framework.hash, choices.encoding, mapping_text(mapping))
    return _remembered(key, run)


def _remembered(key: object | None, make: Callable[[], Found]) -> Found | OppositeError:
    """What was found before under a key, else what is found now, a refusal too."""
    found = session().looked_into
    if key is not None and key in found:
        value: Found | OppositeError = found.pop(key)
    else:
        try:
            with st.spinner(words.READING):
                value = make()
        except OppositeError as error:
            value = error.with_traceback(None)
    if key is not None:
        found[key] = value
        while len(found) > REMEMBERED:
            del found[next(iter(found))]
    return value


@contextmanager
def _on_disk(upload: Upload) -> Iterator[Path]:
    """A file under its own name, in a folder that is removed again."""
    with tempfile.TemporaryDirectory(prefix=own_prefix()) as folder:
        path = Path(folder) / file_name(upload.file.name)
        try:
            path.write_bytes(upload.file.getbuffer())
        except OSError as error:
            raise StoreError(
                f"{path.name} could not be put aside on this machine to be read: {error.strerror}.",
                NOTHING_STORED,
                "Make room in its folder for temporary files.",
            ) from error
        yield path


def file_name(given: str) -> str:
    """The name of an uploaded file without folders, short enough for any disk."""
    name = given.replace("\\", "/").rpartition("/")[2].replace("\0", "").strip()
    stem, dot, ending = name.rpartition(".")
    short = f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}" if dot else name[:LONGEST_NAME]
    while len(short.encode()) > 2 * LONGEST_NAME:
        stem, dot, ending = short.rpartition(".")
        short = f"{stem[:-10]}{dot}{ending}" if stem[:-10] else short[:20]
    return short if short.strip(".") else "answers"
