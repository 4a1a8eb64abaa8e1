"""Which stage a score has reached: rule 11 of scoring.md."""

from __future__ import annotations

import math
from collections.abc import Sequence

from opposite.domain.framework import Framework, Scale
from opposite.domain.framework.scoring_tree import Range, ScoringTree
from opposite.domain.tolerance import TOLERANCE


def nearest_stage(score: float, scale: Scale) -> float:
    """Value of the scale point nearest to a score, the upper one of two equally near (rule 11)."""
    closest = min(abs(point.value - score) for point in scale.points)
    return max(point.value for point in scale.points if abs(point.value - score) <= closest + TOLERANCE)


def gated_stage(weighted: Sequence[tuple[float, float]], scale: Scale, *, threshold: float, max_lag: int) -> float:
    """Value of the highest point reached by (weight, score) of the scored questions (rule 11).

    A point counts when it and every lower one are reached by `threshold` of the weight, and no question lies more
    than `max_lag` points below it, each taken half a step generously.
    """
    values = [point.value for point in scale.points]
    half, total = scale.half_step, math.fsum([weight for weight, _ in weighted])
    least = min([score for _, score in weighted])
    reached = values[0]
    for index, value in enumerate(values):
        enough = value - half - TOLERANCE
        floor = values[max(0, index - max_lag)] - half
        if least < floor - TOLERANCE:
            break
        if (
            least < enough
            and math.fsum([w for w, score in weighted if score >= enough]) / total < threshold - TOLERANCE
        ):
            break
        reached = value
    return reached


def stages(
    framework: Framework, tree: ScoringTree, node: str, score: float, weighted: Sequence[tuple[float, float]]
) -> tuple[str | None, str | None]:
    """Labels of the nearest and of the gated stage.

    Both are None where the questions beneath share no scale; nearest also where the node's scores do not run from end
    to end of it (a sum), gated where no scored question has any weight.
    """
    rule, scale, limits = framework.scoring.stage, tree.scales.get(node), tree.ranges[node]
    if framework.scoring.bands:
        reached = [band for band in framework.scoring.bands if score >= band.start - TOLERANCE]
        nearest = max(reached, key=lambda band: band.start).label if reached else None
    elif scale is not None and is_on(scale, limits):
        nearest = scale.label(nearest_stage(score, scale))
    else:
        nearest = None
    if scale is None or not any(weight > 0 for weight, _ in weighted):
        return nearest, None
    return nearest, scale.label(gated_stage(weighted, scale, threshold=rule.threshold, max_lag=rule.max_lag))


def stage_labels(framework: Framework) -> tuple[str, ...]:
    """The labels that stages of a framework may have, from the lowest up: of its bands, else of its questions' scales."""
    if framework.scoring.bands:
        return tuple(band.label for band in sorted(framework.scoring.bands, key=lambda band: band.start))
    scales = [question.scale for question in framework.questions.values()]
    return tuple(dict.fromkeys(point.label for scale in scales for point in scale.points))


def is_on(scale: Scale, limits: Range) -> bool:
    """Whether a node's scores run from the lowest to the highest point of a scale, as those of a sum do not."""
    low, high = limits.minimum - scale.lowest, limits.maximum - scale.highest
    return abs(low) <= TOLERANCE and abs(high) <= TOLERANCE
