"""Builds the framework of the domain from a file without mistakes, filling in everything that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from opposite.definitions import model
from opposite.definitions.build_roadmap import build_initiative, build_roadmap, lenses_of
from opposite.definitions.build_scoring import build_scoring
from opposite.definitions.document import level_value
from opposite.definitions.partial_framework import EVERYBODY
from opposite.definitions.texts import optional, trimmed
from opposite.domain.framework import (
    ROOT,
    Framework,
    Group,
    Instrument,
    Level,
    Node,
    Question,
    Scale,
    TargetRule,
)
from opposite.domain.framework.scoring_tree import FULL

Scales = Mapping[str, Scale]


def build_framework(file: model.FrameworkFile, *, content_hash: str) -> Framework:
    """The framework of a file in which no rule is broken, with the defaults of the format."""
    header = file.framework
    scales = {id_: _scale(id_, scale) for id_, scale in file.scales.items()}
    default = file.instrument.default_scale
    children = tuple(_node(node, scales, default=default) for node in file.tree)
    title = header.title.strip()
    return Framework(
        id=header.id,
        version=header.version,
        title=title,
        root=Node(id=ROOT, kind=ROOT, title=title, children=children),
        groups=tuple(_group(group) for group in file.groups) or (Group(id=EVERYBODY, title="All"),),
        scoring=build_scoring(file.scoring),
        display_level=header.display_level or next(_kinds_with_questions(file.tree)),
        hash=content_hash,
        locale=header.locale.strip(),
        attribution=optional(header.attribution),
        licence=optional(header.licence),
        instrument=_instrument(file.instrument, scales),
        lenses=lenses_of(file),
        roadmap=build_roadmap(file.roadmap, file.initiatives),
        initiatives=tuple(build_initiative(initiative) for initiative in file.initiatives),
    )


def _kinds_with_questions(nodes: list[model.Node]) -> Iterator[str]:
    for node in nodes:
        if node.questions:
            yield node.kind
        yield from _kinds_with_questions(node.children or [])


def _scale(id_: str, scale: model.Scale) -> Scale:
    points = tuple(Level(float(point.value), point.label.strip()) for point in scale.points)
    return Scale(id=id_, kind=scale.kind, points=points, allow=tuple(dict.fromkeys(scale.allow)))


def _node(node: model.Node, scales: Scales, *, default: str | None) -> Node:
    return Node(
        id=node.id,
        kind=node.kind,
        title=node.title.strip(),
        weight=float(node.weight),
        children=tuple(_node(child, scales, default=default) for child in node.children or ()),
        questions=tuple(_question(question, scales, default=default) for question in node.questions or ()),
        quote=optional(node.quote),
        intent=optional(node.intent),
    )


def _question(question: model.Question, scales: Scales, *, default: str | None) -> Question:
    scale = scales[question.scale or default or ""]
    text = question.text.strip()
    values = {level_value(key): description.strip() for key, description in question.levels.items()}
    return Question(
        id=question.id,
        title=optional(question.title) or text,
        text=text,
        scale=scale,
        weight=float(question.weight),
        reverse=question.reverse,
        core=question.core,
        type=question.type,
        scored=question.scored and question.type != "matrix2x2",
        groups=tuple(question.groups or ()),
        levels={point.value: values[point.value] for point in scale.points if point.value in values},
        evidence=trimmed(question.evidence),
        facilitation=optional(question.facilitation),
        food_for_thought=optional(question.food_for_thought),
        allow=scale.allow if question.allow is None else tuple(dict.fromkeys(question.allow)),
        x=optional(question.x),
        y=optional(question.y),
    )


def _group(group: model.Group) -> Group:
    given = "weight" in group.model_fields_set
    weight = 0.0 if group.comparator and not given else float(group.weight)
    return Group(id=group.id, title=group.title.strip(), weight=weight, comparator=weight == 0)


def _instrument(instrument: model.Instrument, scales: Scales) -> Instrument:
    importance, target = instrument.importance, instrument.target
    asked = importance.level != "none"
    assumed: Literal["none", "question"] = "none" if target.default is None else "question"
    return Instrument(
        importance=scales[importance.scale] if asked and importance.scale is not None else None,
        importance_level=importance.level,
        evidence_strengths=trimmed(instrument.evidence.strength),
        target=TargetRule(
            level=target.level or assumed,
            default=None if target.default is None else float(target.default),
            by={id_: float(value) for id_, value in target.by.items()},
        ),
        profiles={name: profile.include for name, profile in instrument.profiles.items()} | {FULL: "all"},
    )
