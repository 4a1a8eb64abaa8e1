"""What an import asks before anything is stored: on the command line a refusal that says which option answers it."""

from __future__ import annotations

from typing import NamedTuple

from opposite.errors import ImportRefusedError

ENCODINGS = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman", "cp850",
    "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949", "utf-16",
)  # fmt: skip
"""Encodings that people may choose among; the importer takes any other that Python knows."""


class EncodingAskedError(ImportRefusedError):
    """Which encoding a file is written in; `ways` are those it may be, the likeliest first, with words as they read them."""

    def __init__(self, title: str, detail: str = "", hint: str = "", *, ways: tuple[tuple[str, str], ...] = ()) -> None:
        self.ways = ways
        super().__init__(title, detail, hint)


class LookAlike(NamedTuple):
    """A new name and one that looks like it: of organisations, or of waves of `organisation`."""

    organisation: str | None
    name: str
    like: str


class LookAlikeError(ImportRefusedError):
    """Whether new names are meant as others that look alike; `pairs` are all of them."""

    def __init__(self, title: str, detail: str = "", hint: str = "", *, pairs: tuple[LookAlike, ...]) -> None:
        self.pairs = pairs
        super().__init__(title, detail, hint)


class SamePersonAskedError(ImportRefusedError):
    """Whether rows with the same address or id in a column are one person, or each another; `column` is its heading."""

    def __init__(self, title: str, detail: str = "", hint: str = "", *, column: str) -> None:
        self.column = column
        super().__init__(title, detail, hint)


class PeopleAskedError(ImportRefusedError):
    """Whether people whose ids the store knows are the same ones or others."""
