"""The framework file as a whole, and the keys that it may have although nothing reads them.

All other parts of the file are those of the domain: `opposite.domain.framework` says at each field what may be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from opposite.domain.framework import (
    Group,
    ImportanceRule,
    Initiative,
    Instrument,
    IntervalRule,
    Lens,
    Node,
    RoadmapRule,
    Scale,
    Scoring,
)
from opposite.domain.framework.keys import FRAMEWORK_ID, VERSION, Id, Key, NotEmpty, Text


@dataclass(frozen=True, slots=True)
class Header:
    """Which framework this is."""

    id: Annotated[Annotated[str, FRAMEWORK_ID], Key("key in the database: a-z, 0-9, _ and -")]
    version: Annotated[
        Annotated[str, VERSION],
        Key('in quotes, such as "1.0.0", since results are compared only within one major version'),
    ]
    title: Annotated[Text, Key("name that people see")]
    locale: Annotated[Text, Key("language of the texts")] = "en"
    attribution: Annotated[Text | None, Key("whose ideas these are and what is original")] = None
    licence: Annotated[Text | None, Key("licence of the content")] = None
    display_level: Annotated[
        Text | None, Key("kind of the nodes drawn on the radar; default: the kind that holds the questions")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkFile:
    """A maturity framework: scales, questions, scoring rules and initiatives."""

    schema_version: Annotated[Literal[1], Key("version of this format, which is 1")]
    framework: Annotated[Header, Key("which framework this is")]
    scales: Annotated[Annotated[Mapping[Id, Scale], NotEmpty()], Key("scales by id")]
    instrument: Annotated[Instrument, Key("what is asked, and how")] = field(default_factory=Instrument)
    groups: Annotated[tuple[Group, ...], Key("stakeholder groups; default: one group for all")] = ()
    scoring: Annotated[Scoring, Key("how answers become scores")]
    tree: Annotated[
        Annotated[tuple[Node, ...], NotEmpty()],
        Key("the nodes; in a folder also ids of nodes that stand in factors/<id>.yaml"),
    ]
    lenses: Annotated[tuple[Lens, ...], Key("ways to sort initiatives")] = ()
    roadmap: Annotated[RoadmapRule, Key("defaults of the roadmap")] = field(default_factory=RoadmapRule)
    initiatives: Annotated[tuple[Initiative, ...], Key("the library of initiatives")] = ()


WITHDRAWN: Mapping[type, tuple[str, ...]] = {
    Scoring: ("agreement", "reliability"),
    IntervalRule: ("resamples",),
    ImportanceRule: ("fallback",),
    RoadmapRule: ("priority", "tie_break"),
}
"""Keys of earlier versions by the part in which they stand: files that have them load, with a warning."""

NOT_YET: Mapping[type, tuple[str, ...]] = {}
"""Keys of the format that this version does not know how to follow: refused, so that none is silently ignored."""

NOT_YET_AS: Mapping[type, Mapping[str, str]] = {ImportanceRule: {"level": "factor"}}
"""Words of the format that this version does not know how to follow, by key."""
