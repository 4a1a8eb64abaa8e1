"""Texts of the charts of scores: empty states, titles, hover texts and alternative texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from opposite.domain.framework import Node, Question, Scale
from opposite.domain.scoring.absence import hides_ratings
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.wording.figures import figure, listed, people, plain, pluralise, rounded, short
from opposite.wording.scoring.absence import figures_hidden, question_state
from opposite.wording.scoring.factors import factor_sentence, further_value, projected_sentence, subject
from opposite.wording.scoring.targets import target_word
from opposite.wording.sentences import joined, one_line

NO_FACTORS = "This framework has no factors to draw."
ANSWERS_HIDDEN = "Hidden: too few people answered to show who chose what."
NOBODY_RATED = "Nobody has rated importance yet, so the grid has nothing to show."
NOTHING_RATED = "Opportunity needs scores, targets and ratings of importance; none are there yet."
GRID_HIDDEN = "The grid needs scores and ratings of importance."
LANDSCAPE_HIDDEN = "Opportunity needs scores, targets and ratings of importance."
AXES = "Factors of the radar"
MEDIAN_OF_OTHERS = "Median of others"
TODAY = "Today"
IF_ALL_WORK = "If every step works"
EXPECTED = "Expected"
SCORE = "Score"
IMPORTANCE = "Importance"
ATTAINMENT = "Attainment"
OPPORTUNITY = "Opportunity"

OPPORTUNITY_BANDS = {10.0: "worth a look", 12.0: "high", 15.0: "extreme"}
"""Names of the bands of opportunity, by the opportunity from which each starts."""


def questions_of_factor(row: NodeScore) -> str:
    """What choosing an axis of a radar leads to."""
    return f"{row.title}: its questions"


Quadrant = Literal["concentrate", "keep_up", "low_priority", "overkill"]

QUADRANT_TITLES: Mapping[Quadrant, str] = {
    "concentrate": "Concentrate here",
    "keep_up": "Keep up the good work",
    "low_priority": "Low priority",
    "overkill": "Possible overkill",
}


def radar_described(
    scored: Scored, *, ends: tuple[str, str] | None, earlier: tuple[str, Mapping[str, float]] | None,
    reference: Mapping[str, float], projected: Mapping[str, float | None] | None = None,
    expected: Mapping[str, float | None] = MappingProxyType({}),
) -> str:  # fmt: skip
    """A radar: what it shows, then every factor with its earlier score and the median of others.

    `ends` are the ends of its scale, None where it is in percent; `earlier` is a wave's name with its scores;
    `projected` are scores by node id in place of those of the assessment, `expected` what is expected of those.
    """
    scale = "in percent of each factor's range" if ends is None else f"from {ends[0]} to {ends[1]}"
    sentences = [f"Radar of {len(scored.factors)} factors for {subject(scored)}, {scale}"]
    for row in scored.factors:
        parts = [
            factor_sentence(scored, row) if projected is None else projected_sentence(scored, row, projected[row.node])
        ]
        mean = expected.get(row.node)
        if mean is not None:
            parts.append(further_value(row, EXPECTED.lower(), rounded(mean)))
        if earlier is not None and row.node in earlier[1]:
            parts.append(further_value(row, earlier[0], rounded(earlier[1][row.node])))
        if row.node in reference:
            parts.append(further_value(row, MEDIAN_OF_OTHERS.lower(), rounded(reference[row.node])))
        sentences.append(", ".join(parts))
    return joined(sentences)


def small_radar_described(rows: Sequence[tuple[str, float | None]], *, lowest: float, highest: float) -> str:
    """A radar that grows: how many factors have a score so far, then every factor."""
    scored = sum(score is not None for _, score in rows)
    factors = (
        f"{one_line(name)}: no score yet" if score is None else f"{one_line(name)} {rounded(score)}"
        for name, score in rows
    )
    ends = f"from {plain(lowest)} to {plain(highest)}"
    return joined([f"{scored} of {pluralise(len(rows), 'factor')} with a score, {ends}", *factors])


def ladder_described(scored: Scored, stages: Sequence[str]) -> str:
    """A ladder: its stages from the lowest, then every factor."""
    head = f"Ladder of stages for {subject(scored)}" + (f", from the lowest: {listed(stages)}" if stages else "")
    return joined([head, *(factor_sentence(scored, row) for row in scored.factors)])


def row_described(name: str, factors: Sequence[Node], printed: Sequence[str]) -> str:
    """A row of a heat map: whose it is, then every factor with what is printed in its cell."""
    pairs = (f"{one_line(factor.title)} {words}" for factor, words in zip(factors, printed, strict=True))
    return f"{one_line(name)}: {', '.join(pairs)}"


def no_grid(scored: Scored) -> str:
    """Why no question stands in the importance-performance grid."""
    return f"{GRID_HIDDEN} {figures_hidden(scored)}" if hides_ratings(scored) else NOBODY_RATED


def no_landscape(scored: Scored) -> str:
    """Why no question stands in the opportunity landscape."""
    return f"{LANDSCAPE_HIDDEN} {figures_hidden(scored)}" if hides_ratings(scored) else NOTHING_RATED


def target_of(scored: Scored, row: NodeScore) -> str:
    """The target of a factor; empty without one."""
    if row.target is None:
        return ""
    return f"{row.title}, {further_value(row, target_word(scored, row.node), short(row.target))}"


def no_answers(row: QuestionScore) -> str:
    """Why the answers to a question are not drawn."""
    return ANSWERS_HIDDEN if (row.answered or 0) > 0 else f"{question_state(row) or 'Not answered yet'}."


def answers_described(question: Question, counts: Mapping[float, int]) -> str:
    """The answers to a question: every level with its number of people."""
    levels = (
        f"{plain(level)} {one_line(question.scale.label(question.keyed(level)) or '')}".strip()
        + f": {people(counts[level])}"
        for level in sorted(counts)
    )
    return joined([f"Answers to {one_line(question.title)}", *levels])


def rated_question(scored: Scored, row: QuestionScore, scale: Scale) -> str:
    """A question with score, target and importance, which is rated on this scale."""
    target = "" if row.target is None else f", {target_word(scored, row.question)} {short(row.target)}"
    return (
        f"{row.question} {row.title}: {figure(row.score)} of {plain(row.maximum)}{target}, "
        f"importance {figure(row.importance)} of {plain(scale.highest)}"
    )


def grid_described(scored: Scored, titles: Mapping[Quadrant, Sequence[str]]) -> str:
    """The importance-performance grid: the titles of the questions of each quadrant."""
    number = sum(len(questions) for questions in titles.values())
    quadrants = (
        f"{QUADRANT_TITLES[name]}: {listed([one_line(title) for title in questions]) or 'none'}"
        for name, questions in titles.items()
    )
    return joined([f"Importance and performance of {pluralise(number, 'question')} for {subject(scored)}", *quadrants])


def opportunity_of(row: QuestionScore, *, importance: float, attained: float) -> str:
    """A question with its opportunity, importance and attainment."""
    return (
        f"{row.question} {row.title}: opportunity {figure(row.opportunity)}, importance {rounded(importance)}, "
        f"attainment {rounded(attained)}"
    )


def landscape_described(scored: Scored, number: int, bands: Iterable[tuple[float, Sequence[QuestionScore]]]) -> str:
    """The opportunity landscape of a number of questions: the start of each band, and its questions."""
    head = f"Opportunity landscape of {pluralise(number, 'question')} for {subject(scored)}"
    return joined([head, *(_band(start, rows) for start, rows in bands)])


def band_in_legend(start: float, end: float | None) -> str:
    """A band of opportunity: from where to where, None without an upper end, and its name."""
    reach = f"{plain(start)} and more" if end is None else f"{plain(start)} to {plain(end)}"
    return f"{reach}, {OPPORTUNITY_BANDS[start]}"


def _band(start: float, rows: Sequence[QuestionScore]) -> str:
    titles = [f"{one_line(row.title)} {figure(row.opportunity)}" for row in rows]
    return f"Opportunity {plain(start)} and more, {OPPORTUNITY_BANDS[start]}: {listed(titles) or 'none'}"
