"""What is said of initiatives that are under way: status, KPI, assumptions and reviews."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from opposite.domain.framework import Kpi
from opposite.domain.framework.decisions import AGREED, DONE, RUNNING
from opposite.domain.progress.states import CheckedAssumption, Progress, Reading, Review, State
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, percent, pluralise, rounded
from opposite.wording.scoring.scores import STATUS_TITLES
from opposite.wording.sentences import quoted

RESULT_TITLES = {"open": "Open", "held": "Held", "failed": "Failed"}

DECISION_TITLES = {"open": "Open", "continue": "Continue", "change": "Change", "stop": "Stop"}

NO_INITIATIVES = "This framework has no initiatives, so there is nothing to carry out."
NOTHING_PROPOSED = (
    "The roadmap proposes no initiative, and none was agreed before. What is aimed at may be reached already."
)
ONLY_PROPOSED = "Proposed by the roadmap. Save it to record readings, assumptions and reviews."
NO_KPI = "The framework names no KPI for it."
NO_ASSUMPTION = "No assumption is named yet. What must be true for this to work?"
NO_REVIEW = "No review is set. When will it be decided whether to continue, change or stop?"
NOTHING_REPLACED = "Nothing was replaced so far."
READING_INCOMPLETE = "A reading needs a day and a value."
REVIEW_INCOMPLETE = "A review needs a day."

MOST_NAMES = 3
"""Initiatives named in a sentence; the others are counted."""


def of_the_framework(text: str) -> str:
    """What the framework says of a baseline or a target in words."""
    return f"From the framework: {text}"


def on_agreeing(proposed: int) -> str:
    """What agreeing the first part of the roadmap does."""
    return (
        f"Marks {pluralise(proposed, 'initiative')} that the roadmap starts with as agreed, with its dates and owners."
    )


def not_listed(gone: int) -> str:
    """That initiatives with a status are not in this version of the framework."""
    have = "has a status and is" if gone == 1 else "have a status and are"
    return f"{pluralise(gone, 'initiative')} of another version of the framework {have} kept, but not listed here."


def amount(value: float, unit: str | None = None) -> str:
    """A value of a KPI with its unit, rounded to two decimals: 62.5 %, 1,400 days."""
    number = f"{Decimal(rounded(value, 2)):,f}".removesuffix("0").removesuffix(".0")
    return number + {None: "", "percent": " %"}.get(unit, f" {unit}")


def overdue_sentence(rows: Sequence[Progress], today: date) -> str:
    """Which initiatives should be finished by now and are not."""
    late = [row for row in rows if row.is_overdue(today)]
    if not late:
        return "Nothing is overdue."
    titles = [quoted(row.initiative.title) for row in late]
    names = listed(titles if len(titles) <= MOST_NAMES else [*titles[:MOST_NAMES], f"{len(titles) - MOST_NAMES} more"])
    return f"{pluralise(len(late), 'initiative is', 'initiatives are')} overdue: {names}."


def kpi_sentence(rows: Sequence[Progress]) -> str | None:
    """How many of the initiatives taken up are measured and have reached their targets; None before any is."""
    taken_up = [row for row in rows if row.state.status in {AGREED, RUNNING, DONE}]
    if not taken_up:
        return None
    measured = [row for row in taken_up if row.readings]
    reached = sum(row.to_date is not None and row.to_date >= 1 - TOLERANCE for row in measured)
    if len(taken_up) == 1:
        if not measured:
            return "The KPI of the initiative taken up has not been read yet."
        return (
            f"The KPI of the initiative taken up has been read; it has {'' if reached else 'not '}reached the target."
        )
    if not measured:
        return f"No KPI of the {pluralise(len(taken_up), 'initiative')} taken up has been read yet."
    return (
        f"The KPI of {len(measured)} of the {pluralise(len(taken_up), 'initiative')} taken up has been read; "
        f"{reached or 'none'} {'has' if reached < 2 else 'have'} reached the target."
    )


def kpi_standing(progress: Progress) -> str:
    """Where the KPI of an initiative stands between baseline and target, or what is missing to say so."""
    kpi, state, latest = progress.initiative.kpi, progress.state, progress.latest
    unit = None if kpi is None else kpi.unit
    if latest is None:
        return "Not read yet."
    read = f"{amount(latest.value, unit)} on {day(latest.read_on)}"
    missing = [word for word, value in (("baseline", state.baseline), ("target", state.target)) if value is None]
    if missing:
        return f"{read}. Give the {' and the '.join(missing)} to see the progress to date."
    if progress.to_date is None:
        return f"{read}. Target and baseline are the same, so there is no progress to measure."
    return f"{read}: {percent(progress.to_date)} of the way from baseline to target."


def kpi_name(kpi: Kpi) -> str:
    """What is measured, in which unit, and which way is better."""
    better = {"up": "higher is better", "down": "lower is better", None: None}[kpi.direction]
    beside = [word for word in (kpi.unit, better) if word]
    return f"{kpi.name} ({', '.join(beside)})" if beside else kpi.name


def due(progress: Progress, today: date) -> str | None:
    """What waits to be done for an initiative by now, in a few words; None where nothing does."""
    tests = sum(assumption.is_overdue(today) for assumption in progress.assumptions)
    reviews = sum(review.is_overdue(today) for review in progress.reviews)
    parts = [
        "overdue" if progress.is_overdue(today) else "",
        pluralise(tests, "test is due", "tests are due") if tests else "",
        pluralise(reviews, "review is due", "reviews are due") if reviews else "",
    ]
    waiting = ", ".join(part for part in parts if part)
    return waiting[:1].upper() + waiting[1:] or None


def reading_words(reading: Reading, unit: str | None) -> str:
    """A reading as one line."""
    return _with_note(f"{day(reading.read_on)}: {amount(reading.value, unit)}", reading.note)


def assumption_words(assumption: CheckedAssumption, today: date) -> str:
    """How and when an assumption is tested, and what came of it, as one line."""
    by = None if assumption.test_on is None else f"by {day(assumption.test_on)}"
    test = ", ".join(part for part in (assumption.test, by) if part)
    result = "Test is due" if assumption.is_overdue(today) else RESULT_TITLES[assumption.result]
    return _with_note(f"{result}. Test: {test}" if test else f"{result}. No test named", assumption.note)


def review_words(review: Review, today: date) -> str:
    """When a review is or was, and what it decided, as one line."""
    decision = "decision is due" if review.is_overdue(today) else DECISION_TITLES[review.decision].lower()
    return _with_note(f"{day(review.held_on)}: {decision}", review.note)


def state_words(state: State, unit: str | None) -> str:
    """A state as one line, for the history."""
    parts = [STATUS_TITLES[state.status], state.owner or "no owner"]
    if state.start_date is not None:
        parts.append(f"from {day(state.start_date)}")
    if state.finish_date is not None:
        parts.append(f"until {day(state.finish_date)}")
    if state.baseline is not None:
        parts.append(f"baseline {amount(state.baseline, unit)}")
    if state.target is not None:
        parts.append(f"target {amount(state.target, unit)}")
    return ", ".join(parts)


def _with_note(words: str, note: str | None) -> str:
    return f"{words}." if note is None else f"{words}. {note}"
