"""Sentences on robustness: how often an initiative starts first with other weights, or other people answering."""

from __future__ import annotations

from opposite.domain.roadmap.robustness import PlanStability, SelectionFrequency
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.agreement.alignment import weights_note
from opposite.wording.figures import pluralise

OFTEN = 0.9
"""An initiative that starts first in at least this share of the variations is said to stay there."""

OF_WEIGHTS = "variations of the weights"
OF_PEOPLE = "simulations with other people from the same groups"

WITH_WEIGHTS, WITH_PEOPLE = "With other weights", "With other people"
DRAWN_AGAIN = "Each group was drawn again from its own people."
NO_OTHER_PEOPLE = "Nothing is said of other people: too few answered, or a group is too small to show."

ASK = "How stable is this choice?"
TAKES = "The plan is made 200 times for that, which can take half a minute."

HOW_MADE = (
    "The best plan takes too long to be made so often: each of these is the better one of a quick plan and of the plan "
    "shown, adapted."
)


def first_wave(roadmap: Roadmap) -> str:
    """The first part of the plan by its length: the first 2 quarters."""
    _, last = roadmap.first_wave
    return f"the first {roadmap.period}" if last == 1 else f"the first {pluralise(last, roadmap.period)}"


def stability_headline(roadmap: Roadmap, held: PlanStability) -> str:
    """How many of what starts first would nearly always start first, under other weights and with other people."""
    starting = len(held.shown)
    if not starting:
        return f"Nothing starts in {first_wave(roadmap)}."
    least = round(OFTEN * held.variations)
    stays = [
        f"{_stay(held, turnout)} in at least {least} of {held.variations} {of_what}"
        for turnout, of_what in ((held.by_weights, OF_WEIGHTS), (held.by_people, OF_PEOPLE))
        if turnout is not None
    ]
    start = "starts" if starting == 1 else "start"
    return f"Of {pluralise(starting, 'initiative')} that {start} in {first_wave(roadmap)}, {' and '.join(stays)}."


def _stay(held: PlanStability, turnout: SelectionFrequency) -> str:
    number = sum(turnout.times[initiative] >= OFTEN * held.variations - TOLERANCE for initiative in held.shown)
    return f"{number or 'none'} {'does' if number < 2 else 'do'} so"


def row_stability(roadmap: Roadmap, held: PlanStability, initiative: str) -> str:
    """In how many variations an initiative starts in the first part of the plan."""
    often = [
        f"in {turnout.times[initiative]} of {held.variations} {of_what}"
        for turnout, of_what in ((held.by_weights, OF_WEIGHTS), (held.by_people, OF_PEOPLE))
        if turnout is not None
    ]
    return f"It starts in {first_wave(roadmap)} {' and '.join(often)}."


def stability_rows(roadmap: Roadmap, held: PlanStability, *, ever: bool = False) -> list[dict[str, object]]:
    """The initiatives of the plan, in its order, then others that start first in some variation, the most often first.

    With `ever` only those of the plan that start first in it or in some variation. A row has its title, its first day (None
    where it is not in the plan), and how often it starts first; without a column for other people where they may not be
    drawn.
    """
    times, people = held.by_weights.times, {} if held.by_people is None else held.by_people.times
    starts = {row.initiative.id: row.start_date for row in roadmap.rows}
    most = {initiative: max(count, people.get(initiative, 0)) for initiative, count in times.items()}
    others = sorted((i for i, count in most.items() if count and i not in starts), key=lambda i: (-most[i], i))
    rows: list[dict[str, object]] = []
    planned = [one for one in starts if not ever or most.get(one) or one in held.shown]
    for initiative in (*planned, *others):
        row: dict[str, object] = {
            "Initiative": roadmap.request.by_id[initiative].title,
            "Start": starts.get(initiative),
            WITH_WEIGHTS: f"in {times[initiative]} of {held.variations}",
        }
        if initiative in people:
            row[WITH_PEOPLE] = f"in {people[initiative]} of {held.variations}"
        rows.append(row)
    return rows


def stability_notes(held: PlanStability) -> list[str]:
    """How it was found out, and of what nothing is said."""
    people = NO_OTHER_PEOPLE if held.by_people is None else DRAWN_AGAIN
    notes = (weights_note(len(held.held_fixed)), HOW_MADE, unplanned_note(held), people)
    return [note for note in notes if note]


def unplanned_note(held: PlanStability) -> str | None:
    """In how many variations the pins could not be kept; None where they always could."""
    lost = [
        f"{turnout.unplanned} of {held.variations} {of_what}"
        for turnout, of_what in ((held.by_weights, OF_WEIGHTS), (held.by_people, OF_PEOPLE))
        if turnout is not None and turnout.unplanned
    ]
    return f"In {' and '.join(lost)} the pinned initiatives could not be kept, so nothing started." if lost else None
