"""What a chart says in words: hover labels, words in place of a missing score, descriptions that are read aloud."""

from __future__ import annotations

from typing import NamedTuple

from opposite import wording
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.sentences import one_line


class Absence(NamedTuple):
    """Why a factor has no score: in a word or two for a cell, and as a sentence without its full stop."""

    word: str
    sentence: str


def short(value: float) -> str:
    """A number with at most one decimal: 4 rather than 4.0, and 2.7."""
    return wording.rounded(value).removesuffix(".0")


def absence(scored: Scored, row: NodeScore) -> Absence:
    """Why a factor has no score: not asked, does not apply, not known, no answers yet, or too few of them."""
    node = scored.framework.nodes.get(row.node)
    beneath = [] if node is None else [scored.questions[q.id] for q in node.all_questions() if q.id in scored.questions]
    if not beneath or all(question.respondents == 0 for question in beneath):
        return Absence("not asked", "asked of nobody in this wave")
    if all(not question.applicable for question in beneath):
        return Absence("does not apply", "does not apply here")
    if all(question.answered == 0 for question in beneath):
        if any(question.dont_know > 0 for question in beneath):
            return Absence("not known", "nobody who answered knows")
        return Absence("none yet", "not answered yet")
    note = wording.coverage_note(scored.framework, row)
    return Absence("too few", note[0].lower() + note[1:])


def factor_sentence(scored: Scored, row: NodeScore) -> str:
    """Score, range, stage, target and interval of a factor, or why it has no score; without a full stop."""
    if row.score is None:
        return f"{one_line(row.title)}: {absence(scored, row).sentence}"
    parts = [f"{one_line(row.title)} {wording.rounded(row.score)}{_of_top(row)}"]
    if row.stage is not None:
        parts.append(row.stage)
    if row.target is not None:
        parts.append(f"target {short(row.target)}")
    if row.interval is not None:
        parts.append(f"likely {wording.interval(row)}")
    return ", ".join(parts)


def value_words(row: NodeScore, what: str, figure: str) -> str:
    """A further value of a factor: what it is, and how much of what."""
    return f"{one_line(what)}: {figure}{_of_top(row)}"


def subject(scored: Scored) -> str:
    """The organisation and the wave that a chart speaks of."""
    return f"{one_line(scored.assessment.organisation.name)} ({one_line(scored.assessment.wave)})"


def _of_top(row: NodeScore) -> str:
    return "" if row.maximum is None else f" of {wording.plain(row.maximum)}"
