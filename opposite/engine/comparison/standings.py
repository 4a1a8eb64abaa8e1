"""What each organisation counted with among the others of those who may not see it, and since when (scoring.md, rule 13).

It is noted when such a person looks: what changed and changed back between two looks was told to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb, within
from opposite.domain.comparison.peer_filters import Traits
from opposite.domain.comparison.peer_parts import Noted
from opposite.engine.access.guard import harmless, verb
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.workspace import Workspace
from opposite.settings import utc_now
from opposite.store.cursor import Cursor


@dataclass(frozen=True, slots=True)
class History:
    """What was noted of a node, and the scores by their place; nodes of one `pattern` changed at the same times."""

    pattern: int
    noted: Sequence[Noted]
    scores: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Standings:
    """What was noted of all organisations, by node, and at which moments."""

    nodes: dict[str, History]
    moments: Sequence[tuple[int, datetime]]

    def moment(self, number: int) -> datetime:
        """When a number was noted, or the latest before it."""
        return self.moments[bisect_right([one for one, _ in self.moments], number) - 1][1]


class Reader(NamedTuple):
    """The organisations that somebody may see who may not see all, and those beside them that they could see when told before."""

    seen: tuple[int, ...]
    seen_before: tuple[int, ...]


@harmless
def reader_of(workspace: Workspace) -> Reader | None:
    """Whom a workspace tells; None who may see every organisation."""
    who = workspace.told_to
    seen = within(who, Verb.SEE_FIGURES).organisations
    if seen is None:
        return None
    before = workspace.as_it_stands(
        ("seen before", who.name), lambda: workspace.store.rows("standing_readers", who=who.name.casefold())
    )
    return Reader(seen, tuple(sorted({one for (one,) in before}.difference(seen))))


@harmless
def note_reader(workspace: Workspace, reader: Reader) -> None:
    """Remember which organisations somebody could see when they were told of others."""
    who = workspace.told_to.name.casefold()
    if not who:
        return
    known = {one for (one,) in workspace.store.rows("standing_readers", who=who)}
    if not known.issuperset(reader.seen):
        with workspace.store.writing() as cursor:
            cursor.run("add_standing_readers", who=who, organisations=list(reader.seen))


@harmless
def note_standings(workspace: Workspace) -> None:
    """Note every organisation that counts with something else than was noted last; all closed waves must be scored."""
    with workspace.store.reading() as cursor:
        cursor.run("find_moved_standings", scoring_version=WITHHELD)
        if cursor.run("moved_standings")[0][0] == 0:
            return
    with workspace.store.writing() as cursor:
        cursor.run("find_moved_standings", scoring_version=WITHHELD)
        number = int(cursor.run("next_id")[0][0])
        cursor.run("note_standing_scores", number=number, scoring_version=WITHHELD)
        cursor.run("note_standings", number=number, now=utc_now())


@verb(Verb.SEE_FIGURES)
def read_standings(workspace: Workspace, *, framework_id: str, framework_major: str, sample: bool) -> Standings:
    """Everything that was noted of the organisations with a framework and major version: of samples, or of real ones."""
    whose = {"framework_id": framework_id, "framework_major": framework_major, "sample": sample}
    with workspace.store.snapshot() as cursor:
        rows = cursor.run("standings", **whose)
        nodes = cursor.run("standing_scores", **whose)
    described: list[Noted] = []
    known: dict[int, Traits] = {}
    for number, organisation, sector, size, country, _ in rows:
        traits = Traits(sector, size, country)
        if known.get(organisation) != traits:
            known[organisation] = traits
            described.append(Noted(number, organisation, traits=traits))
    patterns: dict[tuple[tuple[object, ...], ...], tuple[int, Sequence[Noted]]] = {}
    histories: dict[str, History] = {}
    for node, numbers, organisations, scores, scored, emptied in nodes:
        key = (tuple(numbers), tuple(organisations), tuple(scored), tuple(emptied))
        if key not in patterns:
            patterns[key] = (len(patterns), _noted(*key, described))
        histories[node] = History(*patterns[key], scores)
    return Standings(histories, sorted({(number, at) for number, *_, at in rows}))


def _noted(
    numbers: Sequence[int],
    organisations: Sequence[int],
    scored: Sequence[bool],
    emptied: Sequence[int | None],
    described: Sequence[Noted],
) -> list[Noted]:
    """What was noted of a node and of how organisations are described, by number."""
    noted = [*described]
    for place, (number, organisation, has) in enumerate(zip(numbers, organisations, scored, strict=True)):
        noted.append(Noted(number, organisation, place if has else None))
        since = emptied[place]
        if since is not None:
            noted.append(Noted(since, organisation, place, emptied=True))
    return sorted(noted, key=lambda one: one.number)


def empty_standings(cursor: Cursor, assessment_ids: Sequence[int]) -> None:
    """Keep no score of these waves any more, all or some of whose answers are being removed."""
    cursor.run("empty_standings", assessment_ids=list(assessment_ids), number=int(cursor.run("next_id")[0][0]))


def forget_standings(cursor: Cursor, assessment_ids: Sequence[int]) -> None:
    """Look at these waves again although their revision may be one that was noted."""
    cursor.run("forget_standings", assessment_ids=list(assessment_ids))
