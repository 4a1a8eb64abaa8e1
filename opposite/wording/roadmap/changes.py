"""What changed in a plan since the one that was agreed on last, in words."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.roadmap.changes import Change, Changes, Kind
from opposite.domain.roadmap.rows import Roadmap
from opposite.wording.figures import day, listed, pluralise
from opposite.wording.roadmap.obstacles import why_left_out

KINDS = {
    Kind.ADDED: "Added",
    Kind.GONE: "Gone",
    Kind.LATER: "Later",
    Kind.EARLIER: "Earlier",
    Kind.KEPT: "As agreed",
}
"""What each kind of change is called."""

NO_LONGER_THERE = "The framework does not have it any more."


def since_agreed(changes: Changes) -> str:
    """How much changed since the plan was agreed, in one sentence."""
    agreed = f"the plan agreed on {day(changes.agreed_on)}"
    if not changes.is_any:
        return f"Nothing changed since {agreed}."
    counted = [
        f"{len(rows)} {KINDS[kind].lower()}" for kind in Kind if kind is not Kind.KEPT and (rows := changes.of(kind))
    ]
    kept = len(changes.of(Kind.KEPT))
    return f"Since {agreed}: {listed([*counted, *([f'{kept} as agreed'] if kept else [])])}."


def change_words(roadmap: Roadmap, change: Change) -> str:
    """What became of one initiative, as a sentence."""
    if change.kind is Kind.ADDED and change.now is not None:
        return f"Starts on {day(change.now[0])}; it was not in the plan agreed."
    if change.kind is Kind.GONE:
        return NO_LONGER_THERE if change.why is None else why_left_out(roadmap, change.why)
    if change.before is None or change.now is None or change.kind is Kind.KEPT:
        return "As agreed."
    place = int(change.in_its_end)
    return (
        f"{('Starts', 'Ends')[place]} {pluralise(change.periods, roadmap.period)} {change.kind.value}, on "
        f"{day(change.now[place])} instead of {day(change.before[place])}."
    )


def changed_titles(roadmap: Roadmap, rows: Sequence[Change]) -> list[dict[str, str]]:
    """Rows to show: the initiative's title, what became of it, and how."""
    known = roadmap.request.by_id
    return [
        {
            "Initiative": known[row.initiative].title if row.initiative in known else row.initiative,
            "Change": KINDS[row.kind],
            "What": change_words(roadmap, row),
        }
        for row in rows
    ]
