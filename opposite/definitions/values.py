"""The kinds of values that a framework file holds: ids, texts and numbers, and the rule that no key goes unread."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[A-Za-z0-9_.-]+$"
FRAMEWORK_ID_PATTERN = r"^[a-z0-9_-]+$"
VERSION_PATTERN = r"^[A-Za-z0-9_.+-]+$"
COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"
TEXT_PATTERN = r"\S"


class Part(BaseModel):
    """Base of all parts of the file: every key is known, and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def _number_or_text(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("number_or_text", "a number or a text")


Id = Annotated[str, Field(pattern=ID_PATTERN)]
Text = Annotated[str, Field(pattern=TEXT_PATTERN)]
Weight = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
PositiveShare = Annotated[float, Field(gt=0, le=1)]
NumberOrText = Annotated[
    Any, BeforeValidator(_number_or_text), WithJsonSchema({"type": ["number", "string"], "pattern": TEXT_PATTERN})
]
