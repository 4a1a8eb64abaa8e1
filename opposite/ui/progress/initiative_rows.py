"""What the progress page lists: initiatives, the history of one, and the questions that were to move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from opposite import wording
from opposite.domain.framework import Kpi
from opposite.domain.progress.movement import Movement, Movements
from opposite.domain.progress.states import Progress
from opposite.domain.scoring.report import Report
from opposite.engine.progress.statuses import History
from opposite.wording.progress import initiatives as words
from opposite.wording.progress.movements import movement_words


def listed_initiatives(rows: Sequence[Progress], today: date) -> list[dict[str, object]]:
    """One row an initiative, in the order given."""
    return [
        {
            "Status": wording.STATUS_TITLES[row.state.status],
            "Initiative": row.initiative.title,
            "Owner": row.state.owner,
            "Start": row.state.start_date,
            "Finish": row.state.finish_date,
            "KPI progress": _kpi_progress(row),
            "To do": words.due(row, today) or "",
            "Measured by": None if row.initiative.kpi is None else row.initiative.kpi.name,
        }
        for row in rows
    ]


def _kpi_progress(row: Progress) -> str:
    """Share of the way to the target, or the latest value where that cannot be said; a dash before the first reading."""
    if row.latest is None:
        return "–"
    return (
        words.amount(row.latest.value, unit_of(row.initiative.kpi))
        if row.to_date is None
        else wording.percent(row.to_date)
    )


def unit_of(kpi: Kpi | None) -> str | None:
    """The unit of a KPI; None where it has none."""
    return None if kpi is None else kpi.unit


def history_rows(history: History, kpi: Kpi | None, today: date) -> list[dict[str, object]]:
    """What was replaced, corrected or removed, the latest first, with the moment until which it stood."""
    unit = unit_of(kpi)
    entries: list[tuple[datetime, str, str]] = [
        (until, "Status, owner, dates, KPI", words.state_words(state, unit)) for state, until in history.states
    ]
    entries += [(r.ended_at, "Reading", words.reading_words(r, unit)) for r in history.readings if r.ended_at]
    entries += [
        (a.ended_at, "Assumption", f"{a.statement}. {words.assumption_words(a, today)}")
        for a in history.assumptions
        if a.ended_at
    ]
    entries += [(r.ended_at, "Review", words.review_words(r, today)) for r in history.reviews if r.ended_at]
    return [{"Until": until, "What": what, "It said": text} for until, what, text in sorted(entries, reverse=True)]


def movement_rows(movements: Movements, earlier: Report, later: Report) -> list[dict[str, object]]:
    """One row a question that was to move, in the framework's order."""
    titles = {initiative.id: initiative.title for initiative in movements.done}
    return [
        {
            "Question": row.title,
            f"Score in {movements.earlier}": _score(row, earlier),
            "Planned": wording.figure(row.planned),
            f"Score in {movements.later}": _score(row, later),
            "In words": movement_words(row),
            "Lifted by": "; ".join(titles[i] for i in row.initiatives),
        }
        for row in movements.questions
    ]


def _score(row: Movement, report: Report) -> str:
    """The score of a question in a wave, or why it has none."""
    scored = report.questions.get(row.question)
    if scored is None:
        return "Not asked"
    return wording.question_state(scored) or wording.figure(scored.score)
