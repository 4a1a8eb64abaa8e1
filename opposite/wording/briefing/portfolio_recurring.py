"""The report of a portfolio on the initiatives that recur in its roadmaps."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.engine.portfolio_at_large import PLANNED, AtLarge
from opposite.engine.several_roadmaps import Recurring, recurring
from opposite.wording.briefing.parts import Items, Part, Section, Table, Words
from opposite.wording.comparison import portfolio as words
from opposite.wording.figures import pluralise
from opposite.wording.roadmap.obstacles import plan_refused
from opposite.wording.sentences import cut, one_line

MOST_SHOWN = 40
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
    names = words.called_apart(made.roadmaps)
    shown = several[:MOST_SHOWN]
    table = Table(
        f"{pluralise(len(several), 'initiative')} planned by two or more",
        ("Initiative", words.PLANNED_BY, words.TOGETHER, "When each starts"),
        tuple(
            (
                one_line(row.title), str(len(row.starts)), str(row.together),
                _starts(row, names),
            )
            for row in shown
        ),
        wide=(0, 3),
    )  # fmt: skip
    more: tuple[Part, ...] = (
        (Words(f"And {pluralise(len(several) - len(shown), 'initiative')} more.", quiet=True),)
        if len(several) > len(shown)
        else ()
    )
    told = Words(words.one_programme(several), strong=True)
    means = Words(f"{words.TOGETHER_MEANS}.", quiet=True)
    return Section(words.RECURRING, (told, table, *more, means, *refused), own_page=True)


def _starts(row: Recurring, names: Mapping[tuple[str, str], str]) -> str:
    """Who starts in which month."""
    months: dict[str, list[str]] = {}
    for of, start in sorted(row.starts.items(), key=lambda one: one[1]):
        months.setdefault(f"{start:%b %Y}", []).append(cut(names[of]))
    return "; ".join(f"{month}: {', '.join(of)}" for month, of in months.items())


def too_many_to_plan(matches: int) -> str:
    """Why no roadmaps were made."""
    return (
        f"Which initiatives recur is worked out from the roadmaps of up to {PLANNED} organisations; here are {matches:,}. "
        "Filter them first."
    )
