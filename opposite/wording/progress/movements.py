"""What is said of the questions that done initiatives were meant to move, and of what the next wave measured."""

from __future__ import annotations

from opposite.domain.progress.movement import Movement, Movements, Unmoved
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import listed, pluralise, rounded

MOVEMENT_NOTE = (
    "Planned is the level that the lifts of everything done since then lead to from the earlier score. A rise counts as "
    "no more than the noise of the raters where a question has an interval in both waves and the two overlap."
)

UNMOVED = "Done, but the questions did not move"


def movements_sentence(movements: Movements) -> str:
    """What was done between two waves and how many of the lifted questions moved."""
    if not movements.done:
        return (
            f"No initiative was finished between {movements.earlier} and {movements.later}, so nothing was planned to move. "
            "Mark what is done above, with the day it was finished on."
        )
    scored = [row for row in movements.questions if row.verdict is not None]
    moved = sum(row.verdict == "moved" for row in scored)
    lifts = f"{pluralise(len(movements.done), 'initiative')} done since {movements.earlier} should lift "
    questions = pluralise(len(movements.questions), "question")
    if not scored:
        return f"{lifts}{questions}; {'it is not' if len(movements.questions) == 1 else 'none of them is'} scored in both waves."
    if len(scored) == 1:
        return f"{lifts}{questions}: the one scored in both waves {'moved' if moved else 'did not move'}."
    return f"{lifts}{questions}: {moved or 'none'} of the {len(scored)} scored in both waves moved."


def movement_words(row: Movement) -> str:
    """How far a question that was to be lifted has moved."""
    planned, measured = row.planned_movement, row.measured_movement
    if planned is None or measured is None:
        return "Not scored in both waves, so nothing can be said"
    meant = "no rise was planned" if planned <= TOLERANCE else f"{_levels(planned)} planned"
    if row.verdict == "not_moved":
        fell = "Did not move" if measured >= -TOLERANCE else f"Fell by {_levels(-measured)}"
        return f"{fell}; {meant}"
    rose = f"Rose by {_levels(measured)}"
    if row.verdict == "noise":
        return f"{rose}, no more than the noise of the raters; {meant}"
    return f"{rose}; {meant}"


def unmoved_words(row: Unmoved) -> str:
    """What the lifted questions of a done initiative did instead of moving."""
    noise = sum(movement.verdict == "noise" for movement in row.movements)
    still = len(row.movements) - noise
    parts = []
    if still:
        parts.append(f"{pluralise(still, 'question')} did not rise")
    if noise:
        parts.append(f"{pluralise(noise, 'question')} rose by no more than the noise of the raters")
    if row.unscored:
        parts.append(f"{pluralise(row.unscored, 'question is', 'questions are')} not scored in both waves")
    return f"{listed(parts)}."


def _levels(movement: float) -> str:
    shown = rounded(movement)
    return "less than 0.1" if shown == "0.0" else shown
