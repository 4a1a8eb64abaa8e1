"""The instrument: the profile of all questions stays that, and strengths of evidence are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import named_twice
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.domain.framework import FULL


def check_instrument(partial: PartialFramework) -> Iterator[Diagnostic]:
    """The profile `full` with less than everything, and strengths of evidence of one name."""
    instrument = partial.top["instrument"]
    include = instrument["profiles"][FULL]["include"]
    if include.text == "core":
        message = f"is core, and the profile {FULL} always holds every question"
        yield include.error(message, remedy="write all, or give the profile another name", spares_stored=True)
    yield from named_twice(list(instrument["evidence"]["strength"].items))
