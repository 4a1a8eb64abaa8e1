"""The report's chapter on each factor: its score, its stage, and what its questions say in the words of their levels."""

from __future__ import annotations

from opposite.domain.framework import Question
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.scoring.stages import nearest_stage
from opposite.engine.briefing import Briefing
from opposite.wording.agreement.verdicts import QuestionSeen, factor_verdict, questions_seen
from opposite.wording.briefing.parts import IN_TABLE, Drawing, Items, Part, Section, Table, Track, Tracks, Words
from opposite.wording.figures import figure, people, plain, rounded
from opposite.wording.roadmap.naming import capitalised
from opposite.wording.scoring.absence import factor_state, question_state
from opposite.wording.scoring.factors import factor_sentence
from opposite.wording.scoring.scores import answer_counts, rests_on, stage_note, trend
from opposite.wording.sentences import cut, one_line

FACTORS = "Factor by factor"
ABOUT = (
    "A factor a page or two: its score, how far people agree, and each question with the level that is nearest to its "
    "score and the next one up, in the framework's own words."
)
COLUMNS = ("Question", "Score", "Target", "Gap", "Importance", "People", "Levels", "Do not know", "Does not apply")


def factors(briefing: Briefing) -> tuple[Section, ...]:
    """The chapter: how to read it, then every factor."""
    chapter = Section(FACTORS, (Words(ABOUT),), own_page=True)
    rows = enumerate(briefing.report.factors)
    each = (section for place, row in rows for section in _factor(briefing, row, own_page=place > 0))
    return (chapter, *each)


def _factor(briefing: Briefing, row: NodeScore, *, own_page: bool) -> tuple[Section, ...]:
    report, node = briefing.report, briefing.report.framework.nodes[row.node]
    seen = questions_seen(report, briefing.agreement, row.node)
    parts: list[Part] = [Words(f"{one_line(factor_sentence(report, row))}.", strong=True)]
    aside = (
        node.intent,
        f"It rests on {rests_on(row)}" if row.respondents and not row.hidden else None,
        stage_note(row),
        trend(report, row.node),
    )
    parts.extend(Words(f"{capitalised(one_line(words)).removesuffix('.')}.") for words in aside if words)
    verdict = factor_verdict(report, briefing.agreement, row)
    if not row.hidden and verdict != factor_state(report, row):
        parts.append(Words(f"{one_line(verdict)}."))
    if seen and row.maximum is not None and row.minimum is not None:
        drawn = tuple(_track(one.row) for one in seen)
        ends = (plain(row.minimum), plain(row.maximum))
        told = " ".join(f"{one.title}: {one.figure}." for one in drawn)
        parts.append(Drawing(_finding(row, seen), told, Tracks(drawn, ends)))
    table = tuple(_figures(one.row) for one in seen)
    parts.append(Table("The questions in figures", COLUMNS, table))
    own = Section(one_line(row.title), tuple(parts), level=2, own_page=own_page)
    return (own, *(_question(report, one) for one in seen))


def _finding(row: NodeScore, seen: list[QuestionSeen]) -> str:
    """Which question is lowest, or that the factor's questions have no score to show."""
    scored = [one.row for one in seen if one.row.score is not None]
    if not scored:
        return f"No question of {one_line(row.title)} has a score that can be shown"
    low, high = min(scored, key=lambda one: one.score or 0.0), max(scored, key=lambda one: one.score or 0.0)
    if rounded(low.score or 0.0) == rounded(high.score or 0.0):
        return f"All scored questions stand at {figure(low.score)}"
    return f"{one_line(low.title)} is lowest at {figure(low.score)}, {one_line(high.title)} highest at {figure(high.score)}"


def _track(row: QuestionScore) -> Track:
    low, high = row.minimum, row.maximum
    return Track(
        one_line(row.title),
        figure(row.score),
        None if row.score is None else position(row.score, low, high),
        None,
        None if row.target is None else position(row.target, low, high),
    )


def _figures(row: QuestionScore) -> tuple[str, ...]:
    counts = (row.respondents, row.answered, row.dont_know, row.not_applicable)
    return (
        cut(row.title, IN_TABLE),
        figure(row.score),
        figure(row.target),
        figure(row.gap),
        figure(row.importance),
        *("–" if count is None else str(count) for count in counts),
    )


def _question(report: Report, seen: QuestionSeen) -> Section:
    """A question as it was asked, where it stands in the words of its levels, and what was said of it."""
    row, question = seen.row, report.framework.questions[seen.row.question]
    parts: list[Part] = [Words(one_line(question.text), quiet=True)]
    if row.score is None:
        parts.append(Words(f"{one_line(question_state(row) or '')}."))
    else:
        parts.append(Items(_levels(question, row.score, row.target)))
    said = [f"{answer_counts(row)}."] if row.respondents and not row.hidden else []
    if row.score is not None:
        said.append(f"{one_line(seen.verdict).removesuffix('.')}.")
    if seen.groups:
        views = (f"{one_line(title)} {rounded(mean)} ({people(count)})" for title, mean, count in seen.groups)
        said.append(f"By group: {', '.join(views)}.")
    counts = report.distribution.get(question.id, {})
    if any(counts.values()) and not row.hidden:
        levels = (f"{people(counts[level])} at {plain(level)}" for level in sorted(counts) if counts[level])
        said.append(f"Where the answers lie: {', '.join(levels)}.")
    if said:
        parts.append(Words(" ".join(said)))
    notes = _notes(report, question.id)
    if notes:
        parts.append(Items(notes))
    return Section(one_line(question.title), tuple(parts), level=3)


def _levels(question: Question, score: float, target: float | None) -> tuple[str, ...]:
    """The level nearest to the score and the next one up, where there is one, as the framework describes them."""
    points = [point.value for point in question.scale.points]
    if not points:
        return (f"Score {figure(score)}.",)
    at = points.index(nearest_stage(score, question.scale))
    aim = "" if target is None else f", aimed at {figure(target)}"
    lines = [f"Now {figure(score)}{aim}. Nearest: {_level(question, points[at])}"]
    if at + 1 < len(points):
        lines.append(f"Next: {_level(question, points[at + 1])}")
    return tuple(lines)


def _level(question: Question, value: float) -> str:
    raw = question.keyed(value)
    label, told = question.scale.label(raw), question.levels.get(raw)
    name = f"level {plain(value)}" + (f", {label}" if label else "")
    return one_line(name if told is None else f"{name}: {told}")


def _notes(report: Report, question: str) -> tuple[str, ...]:
    """What people wrote beside their answers; the report holds it only where answers are attributed."""
    said = ((note.note, note.reason) for note in report.notes if note.question == question)
    return tuple(one_line(words) for pair in said for words in pair if words)
