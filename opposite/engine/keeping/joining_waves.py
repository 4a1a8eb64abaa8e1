"""Makes one wave of two of one label that a merger brings together, where what is shown of it gives nobody's answers away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal, NamedTuple

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.keeping.erasing import OWN_TABLE, WAVE
from opposite.store.cursor import Cursor

Obstacle = Literal["confidential", "set up", "open", "decided"]
"""Why two waves stay apart.

confidential: answers of either are not attributed. Figures of each were shown alone, and one wave of both would let
somebody subtract them and see what so few said (scoring.md, rules 27 and 28). set up: framework or profile differ, or
whether they were answered by one person. open: people can still answer one of them. decided: the one that comes has
targets or a consensus of its own.
"""


class OneWave(NamedTuple):
    """A wave that becomes part of one of its label: its people, and those of them who are called as somebody there."""

    id: int
    wave: str
    people: int
    same_named: tuple[str, ...]


def obstacle(cursor: Cursor, wave: Assessment, into: Assessment) -> Obstacle | None:
    """Why a wave cannot become part of another; None where it can."""
    if not (wave.attributed and into.attributed):
        return "confidential"
    if _set_up(wave) != _set_up(into):
        return "set up"
    if wave.is_open or into.is_open or wave.invited or into.invited:
        return "open"
    if any(cursor.count(table, WAVE, [wave.id]) for table in ("target_history", "consensus")):
        return "decided"
    return None


def _set_up(wave: Assessment) -> tuple[str, str, bool, int]:
    return wave.framework_hash, wave.profile, wave.self_assessment, wave.min_group_n


def one_wave(cursor: Cursor, wave: Assessment, into: Assessment) -> OneWave:
    """What would become one of two waves that can."""
    people, there = _labels(cursor, wave), set(_labels(cursor, into).values())
    same = sorted({label for label in people.values() if label is not None and label in there})
    return OneWave(wave.id, wave.wave, len(people), tuple(same))


def join(cursor: Cursor, wave: Assessment, into: Assessment, free: Callable[[str, Collection[str]], str]) -> None:
    """Let everything of a wave belong to another one, in the caller's transaction; who is called as somebody stays another.

    `free` gives a label that is not among those taken.
    """
    people, there = _labels(cursor, wave), set(_labels(cursor, into).values())
    taken = {label for label in (*people.values(), *there) if label is not None}
    for id_, label in people.items():
        if label is not None and label in there:
            another = free(label, taken)
            cursor.run("set_respondent_label", id=id_, label=another)
            taken.add(another)
    cursor.delete("scores", WAVE, [wave.id, into.id])
    for table, column in cursor.run("id_columns"):
        if column == WAVE:
            cursor.move(table, column, wave.id, into.id)
    cursor.delete(OWN_TABLE[WAVE], "id", [wave.id])


def _labels(cursor: Cursor, wave: Assessment) -> dict[int, str | None]:
    return {row[0]: row[2] for row in cursor.run("respondents", assessment_id=wave.id)}
