"""The keys that the model knows at a place of the document, for suggestions and explanations."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from opposite.definitions.model import FrameworkFile
from opposite.definitions.source_document import Path


def keys_at(path: Path) -> dict[str, str]:
    """Every key that may stand in the mapping at a path, in the order of the model, with what it is for."""
    inside: Any = FrameworkFile
    for step in path:
        inside = _inside(_bare(inside), step)
    model = _bare(inside)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {field.alias or name: field.description or "" for name, field in model.model_fields.items()}


def _inside(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return next((f.annotation for name, f in annotation.model_fields.items() if step in (f.alias, name)), None)
    arguments = get_args(annotation)
    return arguments[-1] if arguments else None


def _bare(annotation: Any) -> Any:
    """An annotation without its constraints and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated or get_origin(annotation) in (Union, UnionType):
            annotation = get_args(annotation)[0]
        else:
            return annotation
