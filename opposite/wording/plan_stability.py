"""What is said of how often an initiative would start first if weights, or the people who answered, were others."""

from __future__ import annotations

from opposite.domain.plan_stability import PlanStability, Turnout
from opposite.domain.roadmap_rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import counted

OFTEN = 0.9
"""An initiative that starts first in at least this share of the variations is said to stay there."""

NO_OTHER_PEOPLE = "Nothing is said of other people: too few answered, or a group is too small to show."


def first_wave(roadmap: Roadmap) -> str:
    """The first part of the plan by its length: the first 2 quarters."""
    _, last = roadmap.first_wave
    return f"the first {roadmap.period}" if last == 1 else f"the first {counted(last, roadmap.period)}"


def stability_headline(roadmap: Roadmap, held: PlanStability) -> str:
    """How many of what starts first would nearly always start first, under other weights and with other people."""
    starting = len(held.shown)
    if not starting:
        return f"Nothing starts in {first_wave(roadmap)}."
    least = round(OFTEN * held.variations)
    stays = [
        f"{_stay(held, turnout)} in at least {least} of {held.variations} variations of {of_what}"
        for turnout, of_what in ((held.by_weights, "the weights"), (held.by_people, "the people"))
        if turnout is not None
    ]
    start = "starts" if starting == 1 else "start"
    return f"Of {counted(starting, 'initiative')} that {start} in {first_wave(roadmap)}, {' and '.join(stays)}."


def _stay(held: PlanStability, turnout: Turnout) -> str:
    number = sum(turnout.times[initiative] >= OFTEN * held.variations - TOLERANCE for initiative in held.shown)
    return f"{number or 'none'} {'does' if number < 2 else 'do'} so"


def row_stability(roadmap: Roadmap, held: PlanStability, initiative: str) -> str:
    """In how many variations an initiative starts in the first part of the plan."""
    said = f"It starts in {first_wave(roadmap)} in {held.by_weights.times[initiative]} of {held.variations} with other weights"
    if held.by_people is not None:
        said += f" and in {held.by_people.times[initiative]} of {held.variations} with other people of the same groups"
    if initiative in held.shown_only or initiative in held.quick_only:
        does = "does not start" if initiative in held.shown_only else "starts"
        said += (
            f". The quick method behind these counts {does} it then even with nothing changed, so they say little of it"
        )
    return f"{said}."


def quick_method_note(roadmap: Roadmap, held: PlanStability) -> str:
    """By which method the plans of the variations were made, and where it differs from the plan shown."""
    if roadmap.plan.method == held.method:
        return "All these plans are made by the method of the plan shown."
    sentence = "All these plans are made by a quick method: the best plan takes too long to be made so often."
    same, others = len(held.shown) - len(held.shown_only), len(held.quick_only)
    if not held.shown_only and not others:
        return f"{sentence} With nothing changed it starts with the same initiatives as the plan shown."
    more = f" and with {counted(others, 'other')}" if others else ""
    return (
        f"{sentence} With nothing changed it starts with {same} of the {len(held.shown)} that start first here{more}."
    )


def unplanned_note(held: PlanStability) -> str | None:
    """In how many variations the pins could not be kept; None where they always could."""
    lost = [
        f"{turnout.unplanned} of {held.variations} variations of {of_what}"
        for turnout, of_what in ((held.by_weights, "the weights"), (held.by_people, "the people"))
        if turnout is not None and turnout.unplanned
    ]
    return f"In {' and '.join(lost)} the pinned initiatives could not be kept, so nothing started." if lost else None
