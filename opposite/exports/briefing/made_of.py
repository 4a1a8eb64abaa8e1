"""What a PDF or an HTML file carries, so that it can be made again and compared: from what, as what, on which paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, NamedTuple

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.origin import Origin, origin_of
from opposite.exports.briefing.typeset import PAPERS

KINDS = frozenset({"one-pager", "report", "html"})
"""Kinds of DOCUMENTS that carry it."""

META = "opposite-made-of"
"""By this name it stands in the head of an HTML file."""


class MadeOf(NamedTuple):
    """What a file was made from, and what was asked for."""

    origin: Origin
    kind: str
    paper: str | None
    """None of what has no pages."""
    scenario: str | None
    """The scenario of its plan; None where it is the framework's own, or there is none."""
    stability: bool
    """Whether it tells how stable its plan is."""


def made_of(briefing: Briefing, kind: str, *, paper: str | None = None) -> str:
    """What a file of a briefing carries, as JSON of ASCII characters; the same gives the same."""
    asked = {"kind": kind, "paper": paper, "scenario": briefing.scenario, "stability": briefing.stability is not None}
    return json.dumps({**asdict(origin_of(briefing)), **asked}, ensure_ascii=True, sort_keys=True)


def read_made_of(said: str) -> MadeOf:
    """What `made_of` wrote; raises ValueError, KeyError or TypeError where it did not write this."""
    read: Mapping[str, Any] = json.loads(said)
    origin = Origin(**{one.name: read[one.name] for one in fields(Origin)})
    origin.day  # noqa: B018  raises ValueError where it is none
    if read["kind"] not in KINDS or read["paper"] not in {None, *PAPERS}:
        raise ValueError("no kind or paper of a file that carries it")
    paper, scenario = (None if read[name] is None else str(read[name]) for name in ("paper", "scenario"))
    return MadeOf(origin, str(read["kind"]), paper, scenario, bool(read["stability"]))
