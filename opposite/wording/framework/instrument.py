"""What a framework asks beside the level, in words."""

from __future__ import annotations

from opposite.domain.framework import Framework
from opposite.wording.figures import plain


def target_words(framework: Framework) -> str:
    """Where targets are set, and what holds where none is."""
    rule = framework.instrument.target
    where = {
        "none": "Targets are not set by people",
        "factor": f"Targets are set for each {framework.display_level}",
        "question": "Targets are set for each question",
    }[rule.level]
    own = "" if rule.default is None else f" The framework's own target is {plain(rule.default)}."
    return f"{where}.{own}"
