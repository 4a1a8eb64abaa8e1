"""What a framework file may hold at a key, said at the field of the domain that the key becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True, slots=True)
class Key:
    """Marks a field that authors write; fields without it are made of others.

    `about` tells authors what it is; `name` is the key where it is not the field's name; `written` is the type of what
    stands in the file where the field holds something made of it; `or_part` is a part that may stand there instead.
    """

    about: str
    name: str | None = None
    written: Any = None
    or_part: type | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """A number within these: `least` and `most` may be reached, `above` and `below` may not.

    `spares_stored`: set after frameworks beyond them could be stored, which still load from the store.
    """

    least: float | None = None
    above: float | None = None
    most: float | None = None
    below: float | None = None
    spares_stored: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text in which the regular expression is found."""

    regex: str


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """A list or mapping with at least one item."""


ID = Pattern(r"^[A-Za-z0-9_.-]+$")
FRAMEWORK_ID = Pattern(r"^[a-z0-9_-]+$")
VERSION = Pattern(r"^[A-Za-z0-9_.+-]+$")
COLOUR = Pattern(r"^#[0-9A-Fa-f]{6}$")
SOMETHING = Pattern(r"\S")

Id = Annotated[str, ID]
Text = Annotated[str, SOMETHING]
Weight = Annotated[float, Limits(least=0)]
Positive = Annotated[float, Limits(above=0)]
Share = Annotated[float, Limits(least=0, most=1)]
PositiveShare = Annotated[float, Limits(above=0, most=1)]
Count = Annotated[int, Limits(least=1)]
Raters = Annotated[int, Limits(least=2)]
NumberOrText = Annotated[float | str, SOMETHING]
