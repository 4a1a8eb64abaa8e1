"""A result package as it is now, opened to be checked; what is no package, or would grow huge, is refused."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple

from opposite.errors import OppositeError
from opposite.exports.briefing.origin import Origin
from opposite.exports.briefing.package.content import ANSWERS, FORMAT, MANIFEST

LARGEST = 300_000_000
"""Bytes of all files unpacked."""

MOST_FILES = 50

COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class UnknownPackageError(OppositeError):
    """A file is no result package that was made here, or cannot be read."""


class ReadPackage(NamedTuple):
    """A package: what its manifest says, and the content of its files by name."""

    origin: Origin
    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]

    @property
    def is_whole(self) -> bool:
        """Whether it holds the answers, so that its scores can be computed from it alone."""
        return ANSWERS in self.files


def is_package(content: bytes) -> bool:
    """Whether a file is a zip with the manifest of a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return MANIFEST in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_package(content: bytes) -> ReadPackage:
    """The package in a file; raises UnknownPackageError where it was not made here or cannot be read."""
    try:
        files = _unpacked(content)
        manifest = json.loads(files.pop(MANIFEST))
        return ReadPackage(_origin(manifest), manifest, files)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RuntimeError,
        EOFError,
    ) as error:
        raise UnknownPackageError("The file is no result package that can be read.", "Nothing was checked.") from error


def _origin(manifest: Mapping[str, Any]) -> Origin:
    """What a manifest says it was made from; raises ValueError where it is not one of ours."""
    if manifest["format"] != FORMAT:
        raise UnknownPackageError("The package is of a form that this version does not know.", "It was not read.")
    said = {one.name: manifest[one.name] for one in fields(Origin)}
    as_ours = all(isinstance(value, int if name == "revision" else str) for name, value in said.items())
    if not as_ours or not all(isinstance(manifest[name], dict) for name in ("rules", "files")):
        raise ValueError(FORMAT)
    date.fromisoformat(said["made_on"])
    return Origin(**said)


def _unpacked(content: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
            raise UnknownPackageError("The file is far larger unpacked than a package is.", "It was not read.")
        for entry in entries:
            if entry.filename in files or entry.compress_type not in COMPRESSIONS or entry.flag_bits & 1:
                raise UnknownPackageError("The file is not packed as a package is.", "It was not read.")
            with packed.open(entry) as file:
                files[entry.filename] = file.read(left + 1)
            left -= len(files[entry.filename])
            if left < 0:
                raise UnknownPackageError("The file is far larger unpacked than a package is.", "It was not read.")
    return files


def rows_of(content: bytes) -> list[list[str]]:
    """The rows of a CSV file; raises UnknownPackageError where it is none."""
    try:
        return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise UnknownPackageError("A table of the package cannot be read.", "Nothing was checked.") from error
