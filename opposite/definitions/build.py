"""Builds the framework of the domain from a document without mistakes, filling in everything that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from opposite.definitions.document import Document, level_value
from opposite.definitions.framework_file import FrameworkFile
from opposite.definitions.partial_framework import EVERYBODY
from opposite.definitions.parts import KeyOfPart, is_part, keys_of, kind_of, origin_of
from opposite.domain.framework import (
    FULL,
    ROOT,
    CostSpread,
    Framework,
    Group,
    ImportanceRule,
    Initiative,
    Instrument,
    Kpi,
    Lens,
    Level,
    Node,
    Profile,
    Question,
    Scale,
    Spread,
    TargetRule,
)
from opposite.domain.framework.scales import plain_number, stepped_values


def build_framework(document: Document, *, content_hash: str) -> Framework:
    """The framework of a document in which no rule is broken, with the defaults of the format."""
    file: FrameworkFile = _Parts(document).build(FrameworkFile, document)
    header = file.framework
    return Framework(
        id=header.id,
        version=header.version,
        title=header.title,
        root=Node(id=ROOT, kind=ROOT, title=header.title, children=file.tree),
        groups=file.groups or (Group(id=EVERYBODY, title="All"),),
        scoring=file.scoring,
        display_level=header.display_level or next(_kinds_with_questions(file.tree)),
        hash=content_hash,
        locale=header.locale,
        attribution=header.attribution,
        licence=header.licence,
        instrument=file.instrument,
        lenses=file.lenses or _lenses_named(file.initiatives),
        roadmap=replace(file.roadmap, roles=_largest_demands(file.initiatives) | dict(file.roadmap.roles)),
        initiatives=file.initiatives,
    )


class _Parts:
    """Builds the parts of one document, filling in what they leave out."""

    def __init__(self, document: Document) -> None:
        self._default_scale: str | None = document.get("instrument", {}).get("default_scale")
        self._scales: dict[str, Scale] = {}

    def build(self, part: type, written: Mapping[str, Any], **given: Any) -> Any:
        """The part that is written; `given` are fields of it that are no keys."""
        values = given | {
            one.field: self._value(_written_as(one, written[key]), written[key])
            for key, one in keys_of(part).items()
            if key in written
        }
        complete = {
            Scale: _scale,
            ImportanceRule: self._importance,
            Instrument: _with_full_profile,
            TargetRule: _target,
            Group: _group,
            Question: self._question,
            Initiative: _initiative,
            Kpi: _kpi,
        }.get(part)
        built = part(**(values if complete is None else values | complete(values)))
        if isinstance(built, Scale):
            self._scales[built.id] = built
        return built

    def _value(self, type_: Any, value: Any) -> Any:
        """The value as the domain holds it: texts without white space around them, lists as tuples."""
        if is_part(type_):
            return self.build(type_, value)
        if origin_of(type_) is Literal or type_ is bool or type_ is int:
            return value
        if origin_of(type_) is tuple:
            inside = kind_of(get_args(type_)[0]).type
            return tuple(self._value(inside, item) for item in value)
        if isinstance(value, dict):
            inside = kind_of(get_args(type_)[1]).type
            if inside is Scale:
                return {id_: self.build(Scale, scale, id=id_) for id_, scale in value.items()}
            return {key: self._value(inside, item) for key, item in value.items()}
        if isinstance(value, str):
            return value.strip() or None
        return float(value) if type_ is float else value

    def _importance(self, values: Mapping[str, Any]) -> dict[str, Any]:
        is_asked = values.get("level", "none") != "none" and "scale" in values
        return {"scale": self._scales[values["scale"]] if is_asked else None}

    def _question(self, values: Mapping[str, Any]) -> dict[str, Any]:
        scale = self._scales[values.get("scale") or self._default_scale or ""]
        described = {level_value(key): words for key, words in values.get("levels", {}).items()}
        allow = values.get("allow", scale.allow)
        return {
            "title": values.get("title") or values["text"],
            "scale": scale,
            "levels": {point.value: described[point.value] for point in scale.points if point.value in described},
            "scored": values.get("scored", True) and values.get("type") != "matrix2x2",
            "allow": tuple(dict.fromkeys(allow)),
        }


def _written_as(key: KeyOfPart, value: Any) -> Any:
    """The type of what stands at a key: the part that may stand there instead, where this is what is written."""
    return key.or_part if key.or_part is not None and isinstance(value, dict) else key.kind.type


def _scale(values: Mapping[str, Any]) -> dict[str, Any]:
    made = {"allow": tuple(dict.fromkeys(values["allow"]))} if "allow" in values else {}
    if values.get("points") or values.get("minimum") is None:
        return made
    stepped = stepped_values(values["minimum"], values["maximum"], values.get("step") or 1.0) or ()
    return made | {"points": tuple(Level(value, plain_number(value)) for value in stepped)}


def _with_full_profile(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"profiles": values.get("profiles", {}) | {FULL: Profile("all")}}


def _target(values: Mapping[str, Any]) -> dict[str, Any]:
    assumed = "none" if values.get("default") is None else "question"
    return {"level": values.get("level", assumed)}


def _group(values: Mapping[str, Any]) -> dict[str, Any]:
    weight = values.get("weight", 0.0 if values.get("comparator") else 1.0)
    return {"weight": weight, "comparator": weight == 0}


def _initiative(values: Mapping[str, Any]) -> dict[str, Any]:
    once: dict[str, Any] = {"prerequisites": tuple(dict.fromkeys(values.get("prerequisites", ())))}
    weeks = values["duration_weeks"]
    if isinstance(weeks, Spread):
        once |= {"duration_weeks": weeks.likely, "duration_estimate": weeks}
    cost = values.get("cost")
    if isinstance(cost, CostSpread):
        once |= {"cost": cost.likely, "cost_estimate": cost}
    return once


def _kpi(values: Mapping[str, Any]) -> dict[str, Any]:
    baseline, target = values.get("baseline"), values.get("target")
    return {
        "baseline": None if baseline is None else str(baseline),
        "target": float(target) if isinstance(target, int) else target,
    }


def _kinds_with_questions(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.questions:
            yield node.kind
        yield from _kinds_with_questions(node.children)


def _lenses_named(initiatives: Sequence[Initiative]) -> tuple[Lens, ...]:
    """The lenses that initiatives name, under their own ids."""
    return tuple(
        Lens(id_, id_) for id_ in dict.fromkeys(initiative.lens for initiative in initiatives) if id_ is not None
    )


def _largest_demands(initiatives: Sequence[Initiative]) -> dict[str, float]:
    """The largest single demand for each role, which is the capacity of a role that declares none."""
    largest: dict[str, float] = {}
    for initiative in initiatives:
        for role, demand in initiative.demand.items():
            largest[role] = max(largest.get(role, 0.0), demand)
    return largest
