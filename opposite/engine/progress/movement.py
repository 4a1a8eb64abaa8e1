"""Planned against measured: two waves of an organisation and what was done between them."""

from __future__ import annotations

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.progress.movement import Interval, Movement, Movements, done_between
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.tabulation import Tabulation
from opposite.engine.access.guard import verb
from opposite.engine.progress.statuses import read_progress
from opposite.engine.roadmap.request import questions
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.planning.projection import settle
from opposite.statistics.intervals import Stratum, stratified_t_interval


@verb(Verb.SEE_FIGURES, of="later")
def build_movements(workspace: Workspace, earlier: Report, later: Report) -> Movements:
    """What the initiatives done between two waves were meant to move, and what the later wave measured.

    Raises OppositeError unless the waves are of one organisation, framework and major version, the earlier one first.
    """
    _refuse_unlike(earlier, later)
    initiatives = later.framework.initiatives
    done = done_between(
        read_progress(workspace, later.assessment),
        initiatives,
        since=earlier.assessment.wave_date,
        until=later.assessment.wave_date,
    )
    if not done:
        return Movements(earlier.assessment.wave, later.assessment.wave, (), ())
    planned = settle(PlanRequest(initiatives=initiatives, questions=questions(earlier, {}), periods=1), done)
    then, now = (_intervals(workspace, report.assessment) for report in (earlier, later))
    lifted = {lift.question for initiative in done for lift in initiative.lifts}
    rows: list[Movement] = []
    for question in (question for question in later.framework.questions if question in lifted):
        before = earlier.questions.get(question)
        score = None if before is None else before.score
        rows.append(
            Movement(
                question=question,
                title=later.questions[question].title,
                initiatives=tuple(i.id for i in done if any(lift.question == question for lift in i.lifts)),
                before=score,
                planned=None if score is None else planned.get(question),
                now=later.questions[question].score,
                before_interval=then.get(question),
                now_interval=now.get(question),
            )
        )
    return Movements(earlier.assessment.wave, later.assessment.wave, done, tuple(rows))


def _refuse_unlike(earlier: Report, later: Report) -> None:
    before, after = earlier.assessment, later.assessment
    alike = (
        before.organisation.id == after.organisation.id
        and before.framework_id == after.framework_id
        and earlier.framework.major == later.framework.major
    )
    if not alike:
        raise OppositeError(
            "These two waves cannot be compared.",
            hint="Choose two waves of one organisation, with the same framework and major version.",
        )
    if wave_key(before) >= wave_key(after):
        raise OppositeError(f"The wave {before.wave} is not earlier than {after.wave}.", hint="Choose an earlier wave.")


def _intervals(workspace: Workspace, assessment: Assessment) -> dict[str, Interval]:
    """The intervals of a wave at its revision, read once."""
    return workspace.remember(
        ("question intervals", assessment.id),
        assessment.revision,
        lambda: question_intervals(read_tabulation(workspace, assessment)),
    )


def question_intervals(base: Tabulation) -> dict[str, Interval]:
    """Interval of every question score by scoring.md, rule 12, over the people who gave a level.

    Only where the score is a mean of group means, and figures over everybody's levels may be shown.
    """
    scoring, weights = base.framework.scoring, base.framework.group_weights
    if (scoring.rater_to_group, scoring.group_to_question) != ("mean", "weighted_mean"):
        return {}
    intervals: dict[str, Interval] = {}
    for question, row in base.questions.items():
        if row.score is None or not base.is_pooled_shown(question):
            continue
        interval = stratified_t_interval(
            row.score,
            [
                Stratum(weights.get(group, 0.0), list(cell.levels.values()))
                for group, cell in base.count.by_question[question].items()
            ],
            level=scoring.interval.level,
            limits=(row.minimum, row.maximum),
            min_people=scoring.interval.min_raters,
        )
        if interval is not None:
            intervals[question] = interval
    return intervals
