"""The report of a portfolio on the initiatives that recur in its roadmaps."""

from __future__ import annotations

from opposite.engine.portfolio_at_large import PLANNED, AtLarge
from opposite.engine.several_roadmaps import Recurring, recurring
from opposite.wording.briefing.parts import Items, Part, Section, Table, Words
from opposite.wording.comparison import portfolio as words
from opposite.wording.figures import pluralise
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.sentences import cut, one_line

MOST_SHOWN = 40
SIDE_BY_SIDE = 6
"""Initiatives whose start is told for every organisation."""

NOT_REACHED = "No roadmap was made before the report was ended."
NO_ROADMAPS = "There are no roadmaps, since no organisation has a score that can be shown."


def recurring_initiatives(at_large: AtLarge) -> Section:
    """Which initiatives several plan, who starts each when, and which one programme could serve."""
    made = at_large.roadmaps
    if made is None:
        why = too_many_to_plan(at_large.matches) if at_large.matches > PLANNED else NO_ROADMAPS
        return Section(words.RECURRING, (Words(why),), own_page=True)
    several = recurring(made.roadmaps)
    left_out = tuple(f"{cut(one.organisation.name)}: {plan_refused(why)}" for one, why in made.left_out)
    refused: tuple[Part, ...] = (Items(tuple(map(one_line, left_out))),) if left_out else ()
    if not made.roadmaps and not made.left_out and not at_large.is_whole:
        return Section(words.RECURRING, (Words(NOT_REACHED),), own_page=True)
    if not several:
        return Section(words.RECURRING, (Words(words.NONE_RECURS), *refused), own_page=True)
    shown = several[:MOST_SHOWN]
    table = Table(
        f"{pluralise(len(several), 'initiative')} planned by two or more",
        ("Initiative", words.PLANNED_BY, words.TOGETHER, words.FIRST_START, words.LAST_START),
        tuple(
            (
                f"{number}. {one_line(row.title)}", str(len(row.starts)), str(row.together),
                f"{min(row.starts.values()):%b %Y}", f"{max(row.starts.values()):%b %Y}",
            )
            for number, row in enumerate(shown, 1)
        ),
    )  # fmt: skip
    more: tuple[Part, ...] = (
        (Words(f"And {pluralise(len(several) - len(shown), 'initiative')} more.", quiet=True),)
        if len(several) > len(shown)
        else ()
    )
    told = Words(words.one_programme(several), strong=True)
    means = Words(f"{words.TOGETHER_MEANS}.", quiet=True)
    return Section(words.RECURRING, (told, table, *more, means, *refused), own_page=True)


def who_starts_when(at_large: AtLarge) -> tuple[Section, ...]:
    """Organisations by the first of the initiatives that recur, which are called by their numbers; nothing without any."""
    roadmaps = () if at_large.roadmaps is None else at_large.roadmaps.roadmaps
    first = recurring(roadmaps)[:SIDE_BY_SIDE]
    if not first:
        return ()
    rows = tuple(
        (cut(name), *(_month(one, of) for one in first))
        for of, name in words.called_apart(roadmaps).items()
        if any(of in one.starts for one in first)
    )
    title = (
        "Start of the initiative with this number" if len(first) == 1 else f"Start of the initiatives 1 to {len(first)}"
    )
    table = Table(title, ("Organisation", *(str(number) for number in range(1, len(first) + 1))), rows)
    return (Section(words.WHO_STARTS_WHEN, (table,)),)


def _month(one: Recurring, of: tuple[str, str]) -> str:
    return f"{one.starts[of]:%b %Y}" if of in one.starts else "–"


def too_many_to_plan(matches: int) -> str:
    """Why no roadmaps were made."""
    return (
        f"Which initiatives recur is worked out from the roadmaps of up to {PLANNED} organisations; here are {matches:,}. "
        "Filter them first."
    )
