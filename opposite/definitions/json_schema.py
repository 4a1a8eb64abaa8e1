"""The JSON schema of framework files, for editors that complete and check them while one types."""

from __future__ import annotations

import json
from typing import Any

from opposite.definitions.model import FrameworkFile
from opposite.definitions.values import ID_PATTERN

TITLE = "OPPOSITE framework file"


def schema() -> dict[str, Any]:
    """The schema of `framework.yaml`; under `$defs`, FactorFile and InitiativesFile are those of a folder's parts."""
    made = _plain(FrameworkFile.model_json_schema(by_alias=True))
    definitions = made["$defs"]
    tree = made["properties"]["tree"]
    tree["items"] = {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "string", "pattern": ID_PATTERN}]}
    definitions["FactorFile"] = _file("factor", {"$ref": "#/$defs/Node"})
    definitions["InitiativesFile"] = _file("initiatives", made["properties"]["initiatives"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": TITLE}


def schema_text() -> str:
    """The schema as it stands in frameworks/schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _file(key: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {key: content}, "required": [key], "additionalProperties": False}


def _plain(value: Any) -> Any:
    """The schema without pydantic's titles, and with optional keys as what they hold when they are written."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    choices = value.get("anyOf")
    if choices is not None and {"type": "null"} in choices:
        kept = [choice for choice in choices if choice != {"type": "null"}]
        rest = {key: item for key, item in value.items() if key not in ("anyOf", "default")}
        return _plain({**rest, **(kept[0] if len(kept) == 1 else {"anyOf": kept})})
    return {
        key: {name: _plain(item) for name, item in part.items()} if key in ("properties", "$defs") else _plain(part)
        for key, part in value.items()
        if not (key == "title" or (key == "default" and isinstance(part, dict)))
    }
