"""Which characters the bytes of a text file stand for, found by looking at all of it, or as somebody says."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from opposite.domain.collecting.import_questions import EncodingAskedError
from opposite.engine.collecting.importing.file_kinds import SAVE_AS_UTF_8
from opposite.engine.collecting.importing.likely_encoding import DOUBLE, LATIN, SAMPLE, guesses, sample
from opposite.errors import ImportRefusedError

UTF_8 = "utf-8-sig"
UTF_16 = "utf-16"

BLOCK = 1 << 20
"""Bytes looked at together."""

_UTF_8_READ_AS_1252 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")


class Encoding(NamedTuple):
    """Python's name of an encoding, and some words as it reads them where it was guessed."""

    name: str
    sample: str = ""


def detected_encoding(path: Path, named: str | None = None) -> Encoding:
    """The encoding of a text file; `named` is what somebody calls it, None where it is to be found.

    Raises ImportRefusedError for NUL bytes, for characters no encoding explains, for a file whose lines are
    written in different encodings, and where it could be read in several ways.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    if named is not None:
        return _as_named(path, named)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding(_all_of(path, UTF_16))
    if b"\0" in start:
        return Encoding(_without_mark(path, start))
    return Encoding(UTF_8) if _fits_utf_8(path) else _guessed(path)


def _as_named(path: Path, named: str) -> Encoding:
    """The encoding that somebody names, which has to fit the whole file."""
    try:
        name = codecs.lookup(named).name
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise ImportRefusedError(
            f"There is no encoding {named!r}.",
            hint="Write utf-8, cp1252, mac_roman, gb18030 or shift_jis, for example.",
        ) from error
    name = UTF_8 if name in ("utf-8", "utf_8") else name
    line = _line_that_does_not_fit(path, name)
    if line is not None:
        raise EncodingAskedError(
            f"{path.name} is not written in {named}: line {line} does not fit.",
            hint="Leave --encoding out, or name another.",
        )
    return Encoding(name, sample(b"".join(_beyond_ascii(path)).decode(name, "replace")))


def _line_that_does_not_fit(path: Path, encoding: str) -> int | None:
    try:
        with path.open(encoding=encoding, newline="") as text:
            for number, line in enumerate(text, 1):
                if "\0" in line:
                    return number
    except UnicodeDecodeError:
        return _first_bad_line(path, encoding)
    return None


def _first_bad_line(path: Path, encoding: str) -> int:
    decoder = codecs.getincrementaldecoder(encoding)()
    number = 1
    with path.open("rb") as file:
        for line in file:
            try:
                decoder.decode(line)
            except UnicodeDecodeError:
                return number
            number += 1
    return number


def _beyond_ascii(path: Path) -> Iterator[bytes]:
    """Lines with characters beyond ASCII, SAMPLE bytes of them at most."""
    size = 0
    with path.open("rb") as file:
        for line in file:
            if 0 in line:
                raise _nul(path)
            if not line.isascii():
                size += len(line)
                yield line
            if size > SAMPLE:
                return


def _guessed(path: Path) -> Encoding:
    """The likeliest encoding of a file that is not UTF-8; its lines that are must not be misread without a word."""
    guess = guesses(b"".join(_beyond_ascii(path)))
    if guess is None or guess.encoding not in DOUBLE:
        _refuse_mixed(path, within_lines=guess is None or guess.encoding in LATIN)
    fits = guess is not None and _line_that_does_not_fit(path, guess.encoding) is None
    if guess is None or not fits:
        line = _first_bad_line(path, "utf-8")
        raise EncodingAskedError(
            f"Line {line} of {path.name} holds a character that is not UTF-8, and no other encoding explains the file.",
            hint=f"{SAVE_AS_UTF_8} Or name its encoding with --encoding.",
        )
    if guess.others:
        ways = ", ".join(f"{text} in {name}" for name, text in ((guess.encoding, guess.sample), *guess.others[:2]))
        raise EncodingAskedError(
            f"The characters of {path.name} could be read in several ways: {ways}.",
            "Nothing was stored.",
            "Say which is right with --encoding NAME, or save the table in UTF-8.",
            ways=((guess.encoding, guess.sample), *guess.others),
        )
    return Encoding(guess.encoding, guess.sample)


def _without_mark(path: Path, start: bytes) -> str:
    """UTF-16 without its byte-order mark shows as a NUL in every second byte of a line of plain letters."""
    line = start[:200]
    for odd, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(line) > 3 and line[odd::2].count(0) > 0.8 * len(line[odd::2]) and 0 not in line[1 - odd :: 2]:
            return _all_of(path, encoding)
    raise _nul(path)


def _nul(path: Path) -> ImportRefusedError:
    return ImportRefusedError(
        f"{path.name} holds NUL bytes, so it is not a text file or is damaged.", hint=SAVE_AS_UTF_8
    )


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _all_of(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(path):
            if "\0" in decoder.decode(block):
                raise _nul(path)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(
            f"{path.name} begins as UTF-16 and does not go on as such; it is damaged or cut off.", hint=SAVE_AS_UTF_8
        ) from error
    return encoding


def _fits_utf_8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(path):
            if 0 in block:
                raise _nul(path)
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixed(path: Path, *, within_lines: bool) -> None:
    """Raise ImportRefusedError for a file some of whose lines, or of what stands within them, are UTF-8.

    The encoding of the others would misread them.
    """
    in_utf_8: int | None = None
    other: int | None = None
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.isascii():
                continue
            if _is_utf_8(line) or (within_lines and _UTF_8_READ_AS_1252.search(line)):
                in_utf_8 = in_utf_8 or number
            if not _is_utf_8(line):
                other = other or number
    if in_utf_8 is not None:
        where = f"line {in_utf_8} is written in UTF-8, line {other} in another"
        raise ImportRefusedError(
            f"{path.name} mixes two encodings: {'both in line ' + str(other) if in_utf_8 == other else where}.",
            "Reading it either way would spoil names.",
            SAVE_AS_UTF_8,
        )


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
