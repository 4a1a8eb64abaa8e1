"""The document of a framework: plain data with exactly the keys of the format, its texts and its content hash."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

Document = Mapping[str, Any]

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters that JSON may hold as they are and YAML may not, or takes for line breaks."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # six times as fast where it is there
    """Writes every part out, long texts in folded blocks."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the parent names it
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if text.endswith("\n") and len(text) > 1 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def document_yaml(document: Document) -> str:
    """The document as YAML in the order in which it was written; it loads again to the same document."""
    return str(yaml.dump(dict(document), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def document_json(document: Document) -> str:
    """The document as JSON in the order in which it was written; it loads again to the same document."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def content_hash(document: Document) -> str:
    """SHA-256, in hexadecimal, of the document as canonical JSON: keys sorted, lists in order, 1.0 the same as 1."""
    canonical = json.dumps(
        _canonical(document), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def level_value(key: str) -> float | None:
    """The value of the scale that a key of `levels` stands for, None when it is no number."""
    return float(key) if re.fullmatch(r"[-+]?\d{1,15}(\.\d{0,15})?", key.strip()) else None


def level_key(value: float) -> str:
    """How a value of a scale is written as a key of `levels`: 1 as "1", 0.25 as "0.25"."""
    return str(int(value)) if value == int(value) else repr(value)


def with_plain_level_keys(data: Any) -> Any:
    """The document with the keys of all `levels` written as values of the scale, whatever form they had."""
    if isinstance(data, list):
        return [with_plain_level_keys(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: _plain_keys(value) if key == "levels" and isinstance(value, dict) else with_plain_level_keys(value)
        for key, value in data.items()
    }


def _plain_keys(levels: dict[str, Any]) -> dict[str, Any]:
    values = {key: level_value(key) for key in levels}
    return {key if (value := values[key]) is None else level_key(value): text for key, text in levels.items()}


def _canonical(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    return int(value) if isinstance(value, float) and value == int(value) else value
