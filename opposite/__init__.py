"""OPPOSITE: a digital-transformation assessment, from a YAML questionnaire to a dated roadmap.

For notebooks: `read_scores`, `read_agreement`, `read_reliability` and `read_roadmap` give DataFrames with the columns
that the command line prints. They are imported when first asked for, so that `import opposite` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opposite.notebook import read_agreement, read_reliability, read_roadmap, read_scores

__version__ = "0.1.0"

__all__ = ["__version__", "read_agreement", "read_reliability", "read_roadmap", "read_scores"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from opposite import notebook  # noqa: PLC0415  pandas is slow to import

    return getattr(notebook, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
