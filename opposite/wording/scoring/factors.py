"""Sentences on one factor: its score with stage, target and interval, whose it is, and its groups by name."""

from __future__ import annotations

from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.figures import people, plain, rounded, short
from opposite.wording.scoring.absence import factor_state, within
from opposite.wording.scoring.scores import interval
from opposite.wording.scoring.targets import target_word
from opposite.wording.sentences import one_line


def subject(scored: Scored) -> str:
    """The organisation and the wave that something speaks of."""
    return f"{one_line(scored.assessment.organisation.name)} ({one_line(scored.assessment.wave)})"


def group_title(framework: Framework, group: str) -> str:
    """What people call a group, also that of people for whom none is known."""
    return next((named.title for named in framework.groups if named.id == group), "No group given")


def group_titles(report: Report) -> dict[str, str]:
    """Titles by id of the groups that have a row in the report, in the framework's order."""
    present = {score.group for score in report.groups}
    return {group: group_title(report.framework, group) for group in report.framework.group_weights if group in present}


def smaller_groups(report: Report) -> str:
    """What the hidden groups say together, factor by factor."""
    scores = [
        f"{one_line(report.nodes[row.node].title)} {rounded(row.score)} ({people(row.respondents or 0)})"
        for row in report.together
        if row.score is not None
    ]
    return f"Smaller groups together: {', '.join(scores)}."


def factor_sentence(scored: Scored, row: NodeScore) -> str:
    """Score, range, stage, target and interval of a factor, or why it has no score; without a full stop."""
    if row.score is None:
        return _unscored(scored, row)
    parts = [_score_of(row, row.score)]
    if row.stage is not None:
        parts.append(row.stage)
    if row.target is not None:
        parts.append(_target(scored, row))
    if row.interval is not None:
        parts.append(f"likely {interval(row)}")
    return ", ".join(parts)


def projected_sentence(scored: Scored, row: NodeScore, score: float | None) -> str:
    """A projected score of a factor, its range and target, or why it has no score; without a full stop."""
    if score is None:
        return _unscored(scored, row)
    return _score_of(row, score) if row.target is None else f"{_score_of(row, score)}, {_target(scored, row)}"


def _unscored(scored: Scored, row: NodeScore) -> str:
    return f"{one_line(row.title)}: {within(factor_state(scored, row))}"


def _score_of(row: NodeScore, score: float) -> str:
    return f"{one_line(row.title)} {rounded(score)}{of_top(row)}"


def _target(scored: Scored, row: NodeScore) -> str:
    return "" if row.target is None else f"{target_word(scored, row.node)} {short(row.target)}"


def further_value(row: NodeScore, what: str, figure: str) -> str:
    """A further value of a factor: what it is, and how much of what."""
    return f"{one_line(what)}: {figure}{of_top(row)}"


def of_top(row: NodeScore) -> str:
    """The end of its range behind a score: ` of 6`; empty without one."""
    return "" if row.maximum is None else f" of {plain(row.maximum)}"
