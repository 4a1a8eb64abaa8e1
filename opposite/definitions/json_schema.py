"""The JSON schema of framework files, for editors that complete and check them while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin

from opposite.definitions.framework_file import WITHDRAWN, FrameworkFile
from opposite.definitions.parts import KeyOfPart, Kind, is_part, keys_of, kind_of
from opposite.domain.framework import Node
from opposite.domain.framework.keys import ID, Limits, NotEmpty, Pattern

TITLE = "OPPOSITE framework file"
TYPES = {str: "string", float: "number", int: "integer", bool: "boolean", float | str: ["number", "string"]}
LIMITS = {"least": "minimum", "above": "exclusiveMinimum", "most": "maximum", "below": "exclusiveMaximum"}


def schema() -> dict[str, Any]:
    """The schema of `framework.yaml`; under `$defs`, FactorFile and InitiativesFile are those of a folder's parts."""
    definitions: dict[str, Any] = {}
    made = _part(FrameworkFile, definitions)
    node = _kind(Kind(Node, ()), definitions)
    made["properties"]["tree"]["items"] = {"anyOf": [node, {"type": "string", "pattern": ID.regex}]}
    parts = dict(sorted(definitions.items()))
    parts["FactorFile"] = _file("factor", node)
    parts["InitiativesFile"] = _file("initiatives", made["properties"]["initiatives"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": parts, **made, "title": TITLE}


def schema_text() -> str:
    """The schema as it stands in frameworks/schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _file(key: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {key: content}, "required": [key], "additionalProperties": False}


def _part(part: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(part)
    properties = {
        key: dict(
            sorted(
                {
                    "description": key_of_part.about,
                    **_default(key_of_part.default),
                    **_kind_or_part(key_of_part, definitions),
                }.items()
            )
        )
        for key, key_of_part in keys.items()
    }
    properties |= {
        key: {"description": "withdrawn: not read, remove it", "deprecated": True} for key in WITHDRAWN.get(part, ())
    }
    required = [key for key, key_of_part in keys.items() if key_of_part.required]
    return {
        "additionalProperties": False,
        "description": (part.__doc__ or "").split("\n")[0],
        "properties": properties,
        **({"required": required} if required else {}),
        "type": "object",
    }


def _kind_or_part(key: KeyOfPart, definitions: dict[str, Any]) -> dict[str, Any]:
    kind = _kind(key.kind, definitions)
    return kind if key.or_part is None else {"anyOf": [kind, _kind(Kind(key.or_part, ()), definitions)]}


def _kind(kind: Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    """What may stand somewhere; parts are put under their names into `definitions` and named."""
    type_ = kind.type
    constraints = {
        key: value for constraint in kind.constraints for key, value in _constraint(constraint, type_).items()
    }
    if is_part(type_):
        name = type_.__name__.removesuffix("Rule")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _part(type_, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if get_origin(type_) is Literal:
        choices = get_args(type_)
        listed = {"const": choices[0]} if len(choices) == 1 else {"enum": list(choices)}
        return {**listed, "type": TYPES[type(choices[0])]}
    if get_origin(type_) is tuple:
        return {"items": _kind(kind_of(get_args(type_)[0]), definitions), **constraints, "type": "array"}
    if type_ in TYPES:
        return {**constraints, "type": TYPES[type_]}
    key, inside = (kind_of(argument) for argument in get_args(type_))
    pattern = next((constraint.regex for constraint in key.constraints if isinstance(constraint, Pattern)), None)
    held = _kind(inside, definitions)
    entries = {"additionalProperties": held} if pattern is None else {"patternProperties": {pattern: held}}
    return {**entries, **constraints, "type": "object"}


def _constraint(constraint: Limits | Pattern | NotEmpty, type_: Any) -> dict[str, Any]:
    if isinstance(constraint, Pattern):
        return {"pattern": constraint.regex}
    if isinstance(constraint, NotEmpty):
        return {"minItems" if get_origin(type_) is tuple else "minProperties": 1}
    limits = {word: getattr(constraint, name) for name, word in LIMITS.items()}
    return {word: limit for word, limit in limits.items() if limit is not None}


def _default(value: Any) -> dict[str, Any]:
    """The default as it would be written; none for parts and mappings, which have those of their keys, and for ()."""
    if value is None or value == () or is_dataclass(value) or isinstance(value, Mapping):
        return {}
    if isinstance(value, float) and value.is_integer():
        return {"default": int(value)}
    return {"default": list(value) if isinstance(value, tuple) else value}
