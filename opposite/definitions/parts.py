"""The parts of the framework file as their dataclasses declare them: which keys each has and what may stand there."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from opposite.domain.framework.keys import Key


class Kind(NamedTuple):
    """What may stand somewhere: a plain type, and the constraints on it."""

    type: Any
    constraints: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class KeyOfPart:
    """A key of a part: the field it becomes, what stands in the file, what it is for, and its default."""

    field: str
    kind: Kind
    about: str
    required: bool
    default: Any
    or_part: type | None = None
    """A part that may stand there instead."""


@cache
def keys_of(part: type) -> Mapping[str, KeyOfPart]:
    """Every key of a part, in the order of its fields."""
    hints = get_type_hints(part, include_extras=True)
    keys: dict[str, KeyOfPart] = {}
    for declared in fields(part):
        marks = get_args(hints[declared.name])[1:] if get_origin(hints[declared.name]) is Annotated else ()
        key = next((mark for mark in marks if isinstance(mark, Key)), None)
        if key is None:
            continue
        default = declared.default if declared.default_factory is MISSING else declared.default_factory()
        optional = key.written is not None and _is_optional(key.written)
        keys[key.name or declared.name] = KeyOfPart(
            field=declared.name,
            kind=kind_of(hints[declared.name] if key.written is None else key.written),
            about=key.about,
            required=default is MISSING and not optional,
            default=None if default is MISSING or optional else default,
            or_part=key.or_part,
        )
    return keys


@cache
def kind_of(hint: Any) -> Kind:
    """The plain type behind a hint, without its constraints and without `| None`."""
    constraints: tuple[Any, ...] = ()
    while True:
        if get_origin(hint) is Annotated:
            hint, *marks = get_args(hint)
            constraints = (*marks, *constraints)
        elif _is_optional(hint):
            choices = [choice for choice in get_args(hint) if choice is not type(None)]
            hint = choices[0] if len(choices) == 1 else Union[tuple(choices)]  # noqa: UP007  a union of what a list holds
        else:
            return Kind(hint, tuple(mark for mark in constraints if not isinstance(mark, Key)))


@cache
def origin_of(kind: Any) -> Any:
    """What a type is made from: `tuple`, `dict`, `Literal`; None of others. Asked of every value of a file, of few types."""
    return get_origin(kind)


@cache
def is_part(kind: Any) -> bool:
    """Whether a type is a part of the file, with keys of its own."""
    return isinstance(kind, type) and is_dataclass(kind)


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
