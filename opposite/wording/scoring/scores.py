"""What is said of scores: where an organisation stands, what a figure rests on, how it moved."""

from __future__ import annotations

from opposite.domain.framework import Framework
from opposite.domain.scoring.absence import hides_scores
from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.scoring.targets import Origin
from opposite.wording.figures import figure, ordinal, people, percent, plain, pluralise, rounded
from opposite.wording.scoring.absence import (
    ATTRIBUTED_INSTEAD,
    NOT_ENOUGH,
    figures_hidden,
    hidden_score,
    question_state,
    within,
)
from opposite.wording.scoring.targets import TARGET, every_target, target_word, targets_word, whose_targets

LENS_TITLES = {
    "missed_opportunity": "Missed opportunity",
    "fix": "Fix what is broken",
    "innovate_now": "Ready to build on",
    "innovate_next": "Ahead: look further",
    "maintain": "Maintain",
}

KNOWLEDGE_TITLES = {
    "known_known": "Known",
    "unknown_known": "Known to some",
    "unknown_unknown": "Known to nobody",
}

SEVERAL_STAGES = "An organisation spans several stages at once. The mark is the score, the line its interval."
STAGE_OF_WHOLE = "Of the whole organisation; factors differ."

STATUS_TITLES = {"proposed": "Proposed", "agreed": "Agreed", "running": "Running", "done": "Done", "dropped": "Dropped"}


def interval(row: NodeScore) -> str | None:
    """The interval of a score in words, or None where none is honest."""
    if row.interval is None:
        return None
    return f"{rounded(row.interval[0])} to {rounded(row.interval[1])}"


def interval_level(framework: Framework) -> str:
    """Which interval the framework's scores have: 95 % interval."""
    return f"{plain(round(framework.scoring.interval.level * 100, 9))} % interval"


def stage(row: NodeScore) -> str | None:
    """The stage of a score by the framework's method."""
    return row.stage


def stage_note(row: NodeScore) -> str | None:
    """What to say where the nearest and the gated stage differ; None where they agree or one is missing."""
    if row.stage_nearest is None or row.stage_gated is None or row.stage_nearest == row.stage_gated:
        return None
    return (
        f"By its average it is nearest to “{row.stage_nearest}”; the stage that its questions "
        f"reach together is “{row.stage_gated}”."
    )


def standing(row: NodeScore, alike: str = "") -> str | None:
    """Where a score stands among other organisations, all of them or those that are `alike`; None where too few are known."""
    every, alike = ("", f" {alike}") if alike else ("all ", "")
    if row.percentile is not None:
        return f"{ordinal(int(rounded(row.percentile, 0)))} percentile among {every}{row.peers:,} others{alike}"
    if row.rank is not None:
        return f"{ordinal(row.rank)} of {every}{row.peers + 1:,}{alike}"
    return None


def rests_on(row: NodeScore) -> str:
    """How much a score rests on: people, groups, coverage; the latter not where it would tell of hidden questions."""
    if row.respondents is None or row.groups is None:
        return "people and groups that are hidden"
    parts = [people(row.respondents), pluralise(row.groups, "group")]
    return ", ".join(parts if row.coverage is None else [*parts, f"{percent(row.coverage)} covered"])


def rests_on_people(row: NodeScore) -> str:
    """How many people a score rests on."""
    return "hidden" if row.respondents is None else people(row.respondents)


def no_factor_scored(report: Scored) -> str:
    """Why no factor has a score to draw: figures are hidden; else how many questions have one, how much a factor needs."""
    if hides_scores(report):
        return f"No factor has a score that can be shown, so there is nothing to draw. {_hidden_and_instead(report)}"
    answered_rows = [row for row in report.questions.values() if (row.respondents or 0) > 0]
    if not answered_rows:
        return "Nobody has answered yet, so there is nothing to draw."
    scored = sum(row.score is not None for row in answered_rows)
    needed = report.framework.scoring.aggregate[report.framework.display_level].min_coverage
    return (
        f"No factor has a score yet, so there is nothing to draw: {scored} of {pluralise(len(answered_rows), 'question')} "
        f"{'has' if scored == 1 else 'have'} one. A factor gets its score once {percent(needed)} of it is covered."
    )


def headline(report: Scored) -> str:
    """Where the organisation stands, in one sentence a board can read out."""
    overall, name = report.overall, report.assessment.organisation.name
    if overall.hidden:
        return f"{name}: the overall score is {within(hidden_score(overall))}."
    if overall.score is None or overall.maximum is None:
        return f"{name} has no overall score yet: {percent(overall.coverage)} of the questions are covered."
    at = f" ({overall.stage})" if overall.stage else ""
    sentence = f"{name} stands at {rounded(overall.score)} of {plain(overall.maximum)}{at}"
    if overall.percent_to_target is not None:
        sentence += f", {percent(overall.percent_to_target)} of the way to its {targets_word(report)}"
    return sentence + "."


def level_factors(report: Scored) -> str | None:
    """That the scored factors, two or more, all show the same figure; None where one is weaker than another."""
    figures = [rounded(row.score) for row in report.factors if row.score is not None]
    if len(figures) < 2 or len(set(figures)) > 1:
        return None
    return f"All {len(figures)} scored factors stand level at {figures[0]}"


def second_line(report: Scored) -> str | None:
    """What is strongest, what is weakest and where the largest gap lies; None with fewer than two scored factors."""
    scored = [row for row in report.factors if row.score is not None]
    if len(scored) < 2 or report.weakest is None or report.weakest.score is None:
        return None
    level = level_factors(report)
    if level is not None:
        return f"{level}."
    strongest = max(scored, key=lambda row: 0.0 if row.score is None else row.score)
    gaps = [row for row in scored if row.gap is not None and row.gap > 0]
    widest = max(gaps, key=lambda row: row.gap or 0.0) if gaps else None
    sentence = (
        f"{strongest.title} is the strongest factor at {figure(strongest.score)}, "
        f"{report.weakest.title} the weakest at {rounded(report.weakest.score)}"
    )
    if widest is None:
        return f"{sentence}; {every_target(report)} is reached."
    aim = target_word(report, widest.node)
    if widest.node == report.weakest.node:
        return f"{sentence}, {rounded(widest.gap or 0.0)} below its {aim}."
    return f"{sentence}; {widest.title} is furthest from its {aim}, {rounded(widest.gap or 0.0)} below."


ALL_GAPS = "All"
QUESTIONS_OF_IT = "Its questions"


def no_gap_in(factor: str) -> str:
    """What stands beneath the table of gaps where a factor has none."""
    return f"No question of {factor} lies below its target."


def gaps_headline(report: Report) -> str:
    """How many questions lie below their targets, and which gap weighs most; or why there is none."""
    ranked = report.ranked_gaps
    if ranked:
        heaviest, below = ranked[0], figure(ranked[0].gap)
        return (
            f"{pluralise(len(ranked), 'question')} below {'its' if len(ranked) == 1 else 'their'} {targets_word(report)}. "
            f"The weightiest gap: {heaviest.title}, {below} below its {target_word(report, heaviest.question)}."
        )
    if any(row.score is not None for row in report.questions.values()):
        return f"Every scored question reaches its {TARGET[whose_targets(report) or Origin.SET]}."
    if hides_scores(report):
        return f"No question has a score that can be shown. {_hidden_and_instead(report)}"
    return f"{NOT_ENOUGH}: no question has a score."


def _hidden_and_instead(scored: Scored) -> str:
    return f"{figures_hidden(scored)} {ATTRIBUTED_INSTEAD}"


def answers_hidden(minimum: int) -> str:
    """Why it is not shown where the answers to a question lie."""
    return (
        f"Where the answers lie is hidden: in a group fewer than {minimum} people gave a level, "
        "and theirs could be worked out."
    )


def change(now: float | None, before: float | None) -> str | None:
    """How a score moved since the earlier wave, in words; None without both."""
    if now is None or before is None:
        return None
    difference = now - before
    if abs(difference) < 0.05 - 1e-9:
        return "unchanged"
    return f"{'up' if difference > 0 else 'down'} {rounded(abs(difference))}"


def trend(report: Report, node: str) -> str | None:
    """The change of a node or question since the earlier wave, with the wave's name."""
    if report.earlier is None:
        return None
    row = report.nodes.get(node) or report.questions.get(node)
    moved = change(None if row is None else row.score, report.earlier.scores.get(node))
    return None if moved is None else f"{moved} since {report.earlier.wave}"


def answer_counts(row: QuestionScore) -> str:
    """What the asked people did with a question, each kind of answer kept apart."""
    if row.answered is None or row.respondents is None:
        return question_state(row) or "Hidden"
    parts = [f"{row.answered} of {people(row.respondents)} gave a level"]
    for number, one, several in (
        (row.dont_know, "does not know", "do not know"),
        (row.not_applicable, "says it does not apply", "say it does not apply"),
        (row.unanswered, "has not answered", "have not answered"),
    ):
        if number:
            parts.append(f"{number} {one if number == 1 else several}")
    return ", ".join(parts)
