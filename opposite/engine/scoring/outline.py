"""What of a framework SQL needs to score many assessments of one profile, as rows of temporary tables."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest
from typing import Any

from opposite.domain.collecting.answers import is_asked
from opposite.domain.framework import ROOT, Framework, Question, Scale
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.possible_levels import ENOUGH, SHORT_SCALE, points_of
from opposite.domain.scoring.question_scores import resolve_target
from opposite.domain.scoring.stages import is_on
from opposite.domain.tolerance import TOLERANCE
from opposite.statistics.quantile_pieces import t_pieces

Rows = list[dict[str, Any]]

WHOLE = 2.0**50
"""Weights among siblings, and of groups, as whole numbers: so many are the greatest of them."""

FEW = 2.0**10
"""Figures less than this, and whole after they are multiplied by it, are exact in sums, as their products are."""

PLACES = 52
"""Binary places of the terms of a sum that is taken of whole numbers."""


@dataclass(frozen=True)
class Outline:
    """A framework as it is asked in one profile; `routed` tells whether questions are asked by group."""

    framework: Framework
    tree: ScoringTree
    routed: bool

    @cached_property
    def items(self) -> Mapping[str, int]:
        """A number for every node, parents first, then for every question."""
        return {id_: item for item, id_ in enumerate([*self.framework.nodes, *self.framework.questions])}

    @cached_property
    def voices(self) -> Mapping[str, float]:
        """The weights of counted groups, the greatest of them 1."""
        counted = {group: weight for group, weight in self.framework.group_weights.items() if weight > 0}
        return dict(zip(counted, _of_greatest(counted.values()), strict=True))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The weights of nodes and scored questions among their siblings, the greatest of them 1."""
        weights = {ROOT: 1.0}
        for children in self.tree.children.values():
            shares = _of_greatest(child.weight for child in children)
            weights |= dict(zip((child.id for child in children), shares, strict=True))
        return weights

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How many nodes are above each node of the profile."""
        return {node.id: len(list(self.framework.ancestors(node.id))) for node in self.tree.nodes}

    def places(self, targets: Iterable[float]) -> dict[str, float]:
        """By what figures are multiplied before they are summed as whole numbers, so that no order of them matters.

        `unit` is for scores, `targets` and shares of 1, `square` for squared distances of people's scores from the
        `middle`, and `fourth` for the squares of those, which are summed with twice as many places.
        """
        scored = [self.tree.ranges[question] for question in self.tree.scored]
        low = min((limits.minimum for limits in scored), default=0.0)
        high = max((limits.maximum for limits in scored), default=0.0)
        ends = [end for limits in self.tree.ranges.values() for end in limits]
        return {
            "unit": _unit(max(map(abs, [1.0, *ends, *targets]))),
            "square": _unit((high - low) ** 2),
            "fourth": _unit((high - low) ** 4) * 2.0**PLACES,
            "middle": (low + high) / 2,
        }

    @cached_property
    def is_exact(self) -> bool:
        """Whether sums of levels and of weighed levels are exact as they are, in whatever order they are taken.

        They are where points and weights have few binary places before and behind the point: products of them then have
        twice as many, and thousands of such fit into a number.
        """
        figures = [self.weights[question] for question in self.tree.scored]
        for question in self.tree.asked.values():
            if not question.scale.points:
                return False
            figures += [point.value for point in question.scale.points]
        return all(abs(figure) < FEW and (figure * FEW).is_integer() for figure in map(float, figures))

    @property
    def width(self) -> int:
        """More than there are items or cells: what keys that hold one of them are packed by."""
        return 1 + max(len(self.items), len(self.cell_rows))

    @property
    def deepest_first(self) -> list[int]:
        """The depths of nodes, children before parents."""
        return sorted(set(self.depths.values()), reverse=True)

    @property
    def geometric_at(self) -> set[int]:
        """The depths at which a node is the geometric mean of its children."""
        return {self.depths[node] for node, rule in self.tree.methods.items() if rule.method == "geometric"}

    @property
    def rating_unit(self) -> float:
        """The unit of ratings of importance."""
        scale = self.framework.instrument.importance.scale
        return _unit(0.0 if scale is None else max(abs(point.value) for point in scale.points))

    @cached_property
    def node_rows(self) -> Rows:
        """A row for every node of the framework."""
        tree, rows = self.tree, []
        for node in self.framework.nodes.values():
            limits, rule = tree.ranges.get(node.id), tree.methods.get(node.id)
            rows.append(
                {
                    "item": self.items[node.id],
                    "id": node.id,
                    "kind": node.kind,
                    "parent": self.items.get(self.framework.parents.get(node.id, "")),
                    "depth": self.depths.get(node.id),
                    "weight": (weight := self.weights.get(node.id, 0.0)),
                    "part": round(weight * WHOLE),
                    "method": None if rule is None else rule.method,
                    "min_coverage": None if rule is None else rule.min_coverage,
                    "minimum": None if limits is None else limits.minimum,
                    "maximum": None if limits is None else limits.maximum,
                    "all_weights": math.fsum(child.weight for child in tree.children.get(node.id, ())),
                    "only_means": node.id in tree.only_means,
                }
            )
        return rows

    @cached_property
    def question_rows(self) -> Rows:
        """A row for every question asked."""
        return [
            {
                "item": self.items[q.id],
                "id": q.id,
                "parent": self.items[self.framework.parents[q.id]],
                "weight": (weight := self.weights.get(q.id, 0.0)),
                "part": round(weight * WHOLE),
                "scored": q.scored,
                "lowest": q.scale.lowest if q.scale.points else None,
                "highest": q.scale.highest if q.scale.points else None,
                "step": self._step(q.scale),
                "starts": [point.value - q.scale.half_step - TOLERANCE for point in q.scale.points],
            }
            for q in self.tree.asked.values()
        ]

    @cached_property
    def group_rows(self) -> Rows:
        """A row for every counted group."""
        return [
            {"voice": voice, "group_id": group, "weight": weight, "part": round(weight * WHOLE)}
            for voice, (group, weight) in enumerate(self.voices.items())
        ]

    @cached_property
    def cell_rows(self) -> Rows:
        """A row for every question and counted group that is asked it."""
        asked = [
            (question, group)
            for question in self.tree.asked.values()
            for group in self.group_rows
            if is_asked(question, group["group_id"], routed=self.routed)
        ]
        return [
            {"cell": cell, **self._of_question(question), **group, "question_id": question.id}
            for cell, (question, group) in enumerate(asked)
        ]

    def _of_question(self, question: Question) -> dict[str, Any]:
        scale, rating = question.scale, self.framework.instrument.importance.scale
        lowest, highest = (scale.lowest, scale.highest) if scale.points else (None, None)
        mirror = scale.lowest + scale.highest if question.reverse else None
        weight = self.weights.get(question.id, 0.0)
        return {
            "question": self.items[question.id],
            "parent": self.items[self.framework.parents[question.id]],
            "scored": question.scored,
            "mirror": mirror,
            "own_weight": weight,
            "own_part": round(weight * WHOLE),
            "base": weight * (mirror or 0.0),
            "slope": weight if mirror is None else -weight,
            "lowest": lowest,
            "highest": highest,
            "unit": 1.0 if self.is_exact else _unit(max((abs(point.value) for point in scale.points), default=2.0**31)),
            "step": self._step(scale),
            "open_from": (2 if len(scale.points) <= SHORT_SCALE else ENOUGH) - 1,
            "important_from": None if rating is None else rating.top_two,
            "satisfied_from": scale.top_two if question.type == "outcome" else None,
        }

    def _step(self, scale: Scale) -> float | None:
        """The distance of a scale's points where means of groups can move against each other by it; else None.

        They can where every group has the same voice, and all points of the scale are equally far apart.
        """
        rules = self.framework.scoring
        if rules.group_to_question == "pooled_mean" or rules.rater_to_group == "median" or len(scale.points) < 2:
            return None
        points = points_of(tuple(point.value for point in scale.points), scale.top_two)
        is_even = points.steps == tuple(range(len(points.steps)))
        return points.width if is_even and set(self.voices.values()) == {1.0} else None

    @cached_property
    def stage_rows(self) -> Rows:
        """A row for every stage of a node: the nearest by where it starts, the gated by its place (scoring.md, rule 11)."""
        bands = [(band.start - TOLERANCE, band.label) for band in self.framework.scoring.bands]
        rows: Rows = []
        for node in self.tree.nodes:
            scale, limits = self.tree.scales.get(node.id), self.tree.ranges.get(node.id)
            nearest = bands or (_nearest(scale) if scale is not None and limits and is_on(scale, limits) else [])
            labels = [] if scale is None else [point.label for point in scale.points]
            item = {"item": self.items[node.id]}
            starts = [start for start, _ in nearest]
            rows += [
                {**item, "gated": False, "start": start, "until": until, "label": label}
                for (start, label), until in zip_longest(nearest, starts[1:])
            ]
            rows += [{**item, "gated": True, "place": place, "label": label} for place, label in enumerate(labels, 1)]
        return rows

    def target_rows(self, targets: Sequence[Mapping[str, float]]) -> Rows:
        """A row for every scored question with a target, for each of these sets of targets."""
        return [
            {"aims": aims, "question": self.items[question], "target": target}
            for aims, own in enumerate(targets)
            for question in self.tree.scored
            if (target := resolve_target(self.framework, question, own)) is not None
        ]

    @cached_property
    def quantile_rows(self) -> Rows:
        """The pieces of Student's t for the framework's intervals."""
        pieces = t_pieces(self.framework.scoring.interval.level)
        return [{"piece": piece, "coefficients": coefficients} for piece, coefficients in enumerate(pieces)]


@lru_cache(maxsize=64)
def outline_of(framework: Framework, profile: str, *, routed: bool) -> Outline:
    """The outline of a framework for one profile."""
    return Outline(framework, scoring_tree(framework, profile), routed)


def _of_greatest(weights: Iterable[float]) -> list[float]:
    """Weights as shares of the greatest of them, in whole parts of `WHOLE`."""
    given = list(weights)
    greatest = max(given, default=0.0) or 1.0
    return [round(weight / greatest * WHOLE) / WHOLE for weight in given]


def _unit(greatest: float) -> float:
    """The power of two by which figures up to the greatest become whole numbers of `PLACES` binary places."""
    return 2.0 ** (PLACES - math.frexp(greatest)[1])


def _nearest(scale: Scale) -> list[tuple[float, str]]:
    """From which score each point of a scale is the nearest one, the upper of two equally near."""
    starts = [(a.value + b.value - TOLERANCE) / 2 for a, b in pairwise(scale.points)]
    return [(start, point.label) for start, point in zip([-sys.float_info.max, *starts], scale.points, strict=True)]
