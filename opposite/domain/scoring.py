"""Scores, coverage, targets, gaps and stages of one assessment: rules 4 to 11 and 14 of scoring.md in plain Python."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from statistics import fmean, median

from opposite.domain.answers import Count, GroupCount
from opposite.domain.framework import ROOT, Framework, Question, Scale, Scoring
from opposite.domain.lenses import Voice, knowledge_lens, position, task_lens
from opposite.domain.outline import Outline, Range, aggregate
from opposite.domain.scores import NodeScore, QuestionScore

TOLERANCE = 1e-9
"""Allowed in every comparison with a threshold."""

Groups = Mapping[str, GroupCount]


def is_applicable(groups: Groups, weights: Mapping[str, float]) -> bool:
    """False when more people of counted groups answered not applicable than a level or don't know (rule 4)."""
    counted = [cell for group, cell in groups.items() if weights.get(group, 0) > 0]
    said_not_applicable = sum(cell.not_applicable for cell in counted)
    return said_not_applicable <= sum(len(cell.levels) + cell.dont_know for cell in counted)


def across_groups(
    ratings: Mapping[str, Sequence[float]], weights: Mapping[str, float], scoring: Scoring
) -> float | None:
    """One figure from the ratings of each group: first within, then across counted groups (rule 5).

    Returns None when no group of weight above 0 gave a rating.
    """
    counted = [(weights[group], given) for group, given in ratings.items() if given and weights.get(group, 0.0) > 0]
    if not counted:
        return None
    if scoring.group_to_question == "pooled_mean":
        return fmean([rating for _, given in counted for rating in given])
    within = median if scoring.rater_to_group == "median" else _mean
    return sum(weight * within(given) for weight, given in counted) / sum(weight for weight, _ in counted)


def _mean(ratings: Sequence[float]) -> float:
    """The arithmetic mean of a few ratings; quicker than `statistics.fmean`, which guards against long sums."""
    return sum(ratings) / len(ratings)


def share_across_groups(
    ratings: Mapping[str, Sequence[float]], weights: Mapping[str, float], *, at_least: float
) -> float | None:
    """Group-balanced share of raters at or above a value (rule 14), or None when no counted group rated."""
    counted = [(weights[group], given) for group, given in ratings.items() if given and weights.get(group, 0.0) > 0]
    if not counted:
        return None
    enough = at_least - TOLERANCE
    shares = sum(weight * sum(rating >= enough for rating in given) / len(given) for weight, given in counted)
    return shares / sum(weight for weight, _ in counted)


def resolve_target(framework: Framework, question: str, targets: Mapping[str, float]) -> float | None:
    """Target of a question: the assessment's, its nearest ancestor's, else the framework's default (rule 10)."""
    rule = framework.instrument.target
    for chosen in (targets, rule.by):
        for place in (question, *framework.ancestors(question)):
            if place in chosen:
                return chosen[place]
    return rule.default


def opportunity(
    *, importance_share: float, score: float, lowest: float, target: float, satisfied_share: float | None = None
) -> float:
    """Opportunity from 0 to 20 (rule 14): I + max(I - S, 0) with I and S from 0 to 10.

    S is the attainment of the target, or ten times the share of satisfied raters where that was asked.
    """
    importance = 10 * importance_share
    if satisfied_share is not None:
        attained = 10 * satisfied_share
    elif target <= lowest:
        attained = 10.0
    else:
        attained = 10 * min(1.0, max(0.0, (score - lowest) / (target - lowest)))
    return importance + max(importance - attained, 0.0)


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
    half, total = scale.half_step, math.fsum(weight for weight, _ in weighted)
    least = min(score for _, score in weighted)
    reached = values[0]
    for index, value in enumerate(values):
        at_or_above = math.fsum(weight for weight, score in weighted if score >= value - half - TOLERANCE)
        floor = values[max(0, index - max_lag)] - half
        if at_or_above / total < threshold - TOLERANCE or least < floor - TOLERANCE:
            break
        reached = value
    return reached


def progress_to_date(*, now: float, baseline: float, target: float) -> float | None:
    """Share of the way from a baseline to a target that is done (rule 10): negative after a step back, above 1 beyond.

    None when the target is the baseline. Source: OWASP SAMM, relative scoring.
    """
    return None if target == baseline else (now - baseline) / (target - baseline)


def score_questions(
    framework: Framework, outline: Outline, count: Count, *, targets: Mapping[str, float]
) -> dict[str, QuestionScore]:
    """Every question of the framework with its score and counts, in the framework's order (rules 4 to 6, 10, 14)."""
    weights, scoring, scale = framework.group_weights, framework.scoring, framework.instrument.importance
    applicable = {q for q in outline.scored if is_applicable(count.by_question[q], weights)}
    shares = shares_beneath(outline, applicable)[ROOT]
    scores: dict[str, QuestionScore] = {}
    for question in framework.questions.values():
        counted = {g: cell for g, cell in count.by_question[question.id].items() if weights.get(g, 0) > 0}
        levels = {group: list(cell.levels.values()) for group, cell in counted.items()}
        ratings = {group: cell.importance for group, cell in counted.items()}
        scores[question.id] = judge_question(
            framework,
            question,
            score=across_groups(levels, weights, scoring) if question.id in applicable else None,
            applicable=question.id in applicable,
            weight=shares.get(question.id, 0.0),
            target=resolve_target(framework, question.id, targets) if question.id in outline.scored else None,
            importance=across_groups(ratings, weights, scoring),
            importance_share=None if scale is None else share_across_groups(ratings, weights, at_least=scale.top_two),
            satisfied_share=share_across_groups(levels, weights, at_least=question.scale.top_two)
            if question.type == "outcome"
            else None,
            respondents=sum(cell.asked for cell in counted.values()),
            not_applicable=sum(cell.not_applicable for cell in counted.values()),
            voices={
                group: Voice(
                    len(given), _mean(given) if given else None, counted[group].dont_know, counted[group].evidence
                )
                for group, given in levels.items()
            },
        )
    return scores


def judge_question(
    framework: Framework,
    question: Question,
    *,
    score: float | None,
    applicable: bool,
    weight: float,
    target: float | None,
    importance: float | None,
    importance_share: float | None,
    satisfied_share: float | None,
    respondents: int,
    not_applicable: int,
    voices: Mapping[str, Voice],
) -> QuestionScore:
    """A question's row from its counted figures: gap, opportunity and lenses are judged here (rules 10 and 14)."""
    low, high = question.scale.lowest, question.scale.highest
    if question.type == "outcome":
        chance = (
            None
            if score is None or importance_share is None
            else opportunity(
                importance_share=importance_share, score=score, lowest=low, target=high, satisfied_share=satisfied_share
            )
        )
    elif score is None or target is None or importance_share is None:
        chance = None
    else:
        chance = opportunity(importance_share=importance_share, score=score, lowest=low, target=target)
    rated = framework.instrument.importance
    important = None if importance is None or rated is None else position(importance, rated.lowest, rated.highest)
    answered = sum(voice.levels for voice in voices.values())
    dont_know = sum(voice.dont_know for voice in voices.values())
    return QuestionScore(
        question=question.id,
        factor=framework.factor_of(question.id).id,
        title=question.title,
        score=score,
        minimum=low,
        maximum=high,
        respondents=respondents,
        answered=answered,
        dont_know=dont_know,
        not_applicable=not_applicable,
        unanswered=respondents - answered - dont_know - not_applicable,
        importance=importance,
        importance_share=importance_share,
        target=target,
        gap=None if score is None or target is None else max(0.0, target - score),
        opportunity=chance,
        applicable=applicable,
        weight=weight,
        voices=voices,
        lens=task_lens(
            attained=None if score is None else position(score, low, high), important=important, opportunity=chance
        ),
        knowledge=knowledge_lens(voices, spread=high - low, important=important) if applicable else None,
    )


def shares_beneath(outline: Outline, applicable: Container[str]) -> dict[str, dict[str, float]]:
    """By node, the weight of each applicable question beneath it: the product of its weights on the way down (rule 7).

    Each weight is normalised among the applicable siblings. A node with nothing applicable beneath has no weights.
    """
    shares: dict[str, dict[str, float]] = {}
    for node in outline.nodes:
        beneath = [
            (child.weight, inner)
            for child in outline.children[node.id]
            if (inner := shares.get(child.id) or ({child.id: 1.0} if child.id in applicable else None))
        ]
        total = math.fsum(weight for weight, _ in beneath)
        shares[node.id] = {
            question: weight / total * share if total > 0 else 0.0
            for weight, inner in beneath
            for question, share in inner.items()
        }
    return shares


def covered(weights: Mapping[str, float], scored: Container[str]) -> float:
    """Coverage (rule 7): the part of the applicable questions' weight that is scored; 0 without any weight."""
    total = math.fsum(weights.values())
    return math.fsum(weight for question, weight in weights.items() if question in scored) / total if total > 0 else 0.0


def aggregate_up(
    outline: Outline, known: Mapping[str, float], *, coverage: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Scores of all nodes that have one, from the scores of questions (rule 8).

    With `coverage` a node below its kind's minimum has no score; without it every node with a scored child has one.
    """
    scores: dict[str, float] = dict(known)
    found: dict[str, float] = {}
    for node in outline.nodes:
        rule = outline.methods[node.id]
        if coverage is not None and coverage[node.id] < rule.min_coverage - TOLERANCE:
            continue
        children = outline.children[node.id]
        scored = [(child.weight, scores[child.id]) for child in children if child.id in scores]
        if not scored:
            continue
        score = aggregate(
            rule.method,
            scored,
            all_weights=math.fsum(child.weight for child in children) if rule.method == "sum" else 0.0,
            least_minimum=min(outline.ranges[child.id].minimum for child in children if child.id in scores)
            if rule.method == "geometric"
            else 0.0,
        )
        if score is not None:
            scores[node.id] = found[node.id] = score
    return found


def score_nodes(
    framework: Framework, outline: Outline, questions: Mapping[str, QuestionScore], count: Count
) -> dict[str, NodeScore]:
    """Every node of the framework with its score, coverage, target, gap and stages, parents first (rules 7 to 11)."""
    applicable = {q for q in outline.scored if questions[q].applicable}
    known = {q: s for q in outline.scored if (s := questions[q].score) is not None}
    shares = shares_beneath(outline, applicable)
    coverage = {node: covered(inner, known) for node, inner in shares.items()}
    scores = aggregate_up(outline, known, coverage=coverage)
    targets = aggregate_up(outline, {q: t for q in applicable if (t := questions[q].target) is not None})
    rows: dict[str, NodeScore] = {}
    for node in framework.nodes:
        scored = [(share, questions[q]) for q, share in shares.get(node, {}).items() if q in known]
        people, groups = _voices(framework, count, shares.get(node, {}))
        rows[node] = judge_node(
            framework,
            outline,
            node,
            score=scores.get(node),
            target=targets.get(node),
            weighted=[(share, known[q.question]) for share, q in scored],
            percent_to_target=_percent_to_target(scored) if node in scores else None,
            respondents=people,
            groups=groups,
            coverage=coverage.get(node, 0.0),
        )
    return rows


def judge_node(
    framework: Framework,
    outline: Outline,
    node: str,
    *,
    score: float | None,
    target: float | None,
    weighted: Sequence[tuple[float, float]],
    percent_to_target: float | None,
    respondents: int,
    groups: int,
    coverage: float,
    interval: tuple[float, float] | None = None,
) -> NodeScore:
    """A node's row from its figures: percent, gap and stages are judged here (rules 9 to 11).

    `weighted` holds weight and score of the scored questions beneath.
    """
    limits = outline.ranges.get(node)
    nearest, gated = (None, None) if score is None else _stages(framework, outline, node, score, weighted)
    spread = 0.0 if limits is None else limits.maximum - limits.minimum
    return NodeScore(
        node=node,
        kind=framework.nodes[node].kind,
        title=framework.nodes[node].title,
        score=score,
        minimum=None if limits is None else limits.minimum,
        maximum=None if limits is None else limits.maximum,
        percent=None if score is None or limits is None or spread <= TOLERANCE else (score - limits.minimum) / spread,
        stage_nearest=nearest,
        stage_gated=gated,
        stage_method=framework.scoring.stage.method,
        target=target,
        gap=None if score is None or target is None else max(0.0, target - score),
        percent_to_target=percent_to_target,
        respondents=respondents,
        groups=groups,
        coverage=coverage,
        interval=interval,
    )


def _percent_to_target(weighted: Sequence[tuple[float, QuestionScore]]) -> float | None:
    """1 - sum(W*gap) / sum(W*(target - L)) over scored questions with a target above L (rule 10)."""
    aimed = [(w, q) for w, q in weighted if q.target is not None and q.target > q.minimum]
    distance = math.fsum(w * (q.target - q.minimum) for w, q in aimed if q.target is not None)
    if distance <= 0:
        return None
    return 1 - math.fsum(w * q.gap for w, q in aimed if q.gap is not None) / distance


def _stages(
    framework: Framework, outline: Outline, node: str, score: float, weighted: Sequence[tuple[float, float]]
) -> tuple[str | None, str | None]:
    """Labels of the nearest and of the gated stage.

    Both are None where the questions beneath share no scale; nearest also where the node's scores do not run from end
    to end of it (a sum), gated where no scored question has any weight.
    """
    rule, scale, limits = framework.scoring.stage, outline.scales.get(node), outline.ranges[node]
    if framework.scoring.bands:
        reached = [band for band in framework.scoring.bands if score >= band.start - TOLERANCE]
        nearest = max(reached, key=lambda band: band.start).label if reached else None
    elif scale is not None and _is_on(scale, limits):
        nearest = scale.label(nearest_stage(score, scale))
    else:
        nearest = None
    if scale is None or not any(weight > 0 for weight, _ in weighted):
        return nearest, None
    return nearest, scale.label(gated_stage(weighted, scale, threshold=rule.threshold, max_lag=rule.max_lag))


def _is_on(scale: Scale, limits: Range) -> bool:
    """Whether a node's scores run from the lowest to the highest point of a scale, as those of a sum do not."""
    low, high = limits.minimum - scale.lowest, limits.maximum - scale.highest
    return abs(low) <= TOLERANCE and abs(high) <= TOLERANCE


def _voices(framework: Framework, count: Count, questions: Iterable[str]) -> tuple[int, int]:
    """How many people, and groups, of counted groups gave a level to an applicable question."""
    people: set[int] = set()
    groups: set[str] = set()
    for question in questions:
        for group, cell in count.by_question[question].items():
            if cell.levels and framework.group_weights.get(group, 0) > 0:
                people.update(cell.levels)
                groups.add(group)
    return len(people), len(groups)


def person_scores(
    framework: Framework, outline: Outline, questions: Mapping[str, QuestionScore], count: Count
) -> dict[str, dict[int, dict[str, float]]]:
    """Scores of every node computed from each counted person's own levels: group -> person -> node -> score (rule 12).

    Levels of questions that are not applicable enter nothing, and no coverage is asked for.
    """
    own: dict[str, dict[int, dict[str, float]]] = {}
    for question in outline.scored:
        if not questions[question].applicable:
            continue
        for group, cell in count.by_question[question].items():
            if framework.group_weights.get(group, 0) > 0:
                by_person = own.setdefault(group, {})
                for person, level in cell.levels.items():
                    by_person.setdefault(person, {})[question] = level
    return {
        group: {person: aggregate_up(outline, levels) for person, levels in sorted(by_person.items())}
        for group, by_person in own.items()
    }
