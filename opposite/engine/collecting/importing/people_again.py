"""People of a file whom the store knows: the same ones, or others to whom another file gave the same ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_questions import PeopleAskedError
from opposite.domain.framework import Framework
from opposite.engine.collecting.commands import in_one_line
from opposite.engine.collecting.importing.layout import RESPONDENT, Layout
from opposite.engine.collecting.importing.sources import source_of
from opposite.engine.collecting.importing.times import looks_like_time
from opposite.engine.collecting.importing.words import number
from opposite.engine.collecting.portions import Portion
from opposite.errors import ImportRefusedError
from opposite.store.database import Cursor

COUNTING_TOOLS = ("Microsoft Forms", "LimeSurvey", "REDCap", "Alchemer")
"""Tools whose ids begin at 1 in every form or survey."""

_WHY = "The ids may be those of another form or of other rows; nothing was stored."
_OTHERS = (
    "With --people other they are other people, whose ids begin with the name of the file; with --people same the same."
)
_ROW = re.compile(r"row \d+")
_MADE = re.compile(r"(?P<typed>.*?)( \(\d+\))?")


def ids_are_of_the_file(layout: Layout) -> bool:
    """Whether another file may give the same ids to other people: counted by its tool, or made of its rows."""
    column = layout.person.get(RESPONDENT)
    if column is None:
        return True
    heading = layout.source.headings[column.positions[0]]
    return layout.source.tool in COUNTING_TOOLS and heading.role == RESPONDENT


class _Known(NamedTuple):
    """A person of the file who is in the store: what they said before, and whether another source brought them."""

    respondent: str
    otherwise: bool
    at_another_time: bool
    at_the_same_time: bool
    adds: bool
    of_another: bool | None


def refuse_other_people(cursor: Cursor, layout: Layout, path: Path, known_people: Sequence[Portion]) -> None:
    """Raise ImportRefusedError where people of a file cannot be told from those of another one with the same ids.

    To be asked when the file is compared with the store, and nobody said who its people are. `known_people` are those who
    are in the store. Whom another source brought
    are asked about where the file says anything of them that is not stored; the same source brings the same people,
    but where it has no ids.
    """
    rows = [row for people in known_people for row in cursor.run("import_people_again", **people._asdict())]
    known = [_Known(*row) for *row, _ in sorted(rows, key=itemgetter(-1))]
    has_ids = RESPONDENT in layout.person
    others = [one.respondent for one in known if one.of_another and (one.otherwise or one.adds)]
    if others and has_ids:
        have = "has an id" if len(others) == 1 else "have ids"
        _refuse(len(others), f"of {path.name} {have} that another file used", others)
    if ids_are_of_the_file(layout):
        _refuse_otherwise(path.name, [one for one in known if not has_ids or one.of_another is not False])
    if not has_ids:
        _refuse_missing(cursor, path, any_known=bool(known))
    if others:
        stand = "stands" if len(others) == 1 else "stand"
        _refuse(len(others), f"of {path.name} {stand} where people of another file did", others)


def _refuse_otherwise(name: str, known: Sequence[_Known]) -> None:
    changed = [one.respondent for one in known if one.otherwise]
    if changed:
        _refuse(len(changed), f"of {name} answered differently by what is stored", changed)
    later = [one.respondent for one in known if one.at_another_time]
    if later and not any(one.at_the_same_time for one in known):
        _refuse(len(later), f"of {name} answered at another time by what is stored", later)


def _refuse_missing(cursor: Cursor, path: Path, *, any_known: bool) -> None:
    """Raise ImportRefusedError where people known by their rows are stored, and those of the file may be others of them."""
    source = f"{in_one_line(source_of(path))} "
    made = [label for (label,) in cursor.run("import_people_missing") if _is_made(label.removeprefix(source))]
    missing = made if any_known else [label for label in made if _ROW.fullmatch(label.removeprefix(source))]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        _refuse(
            len(missing),
            f"who {are} stored from an earlier file {are} not in {path.name} any more",
            missing,
            hint="If their rows were deleted, remove them with `opposite erase --respondent` first; with --people same "
            "they stay, with --people other everybody in this file is another person.",
        )


def refuse_people_in_other_groups(cursor: Cursor, layout: Layout, name: str, people: Sequence[str]) -> None:
    """Raise ImportRefusedError for people in another group in the store who may be others: by the ids of a file, or of another."""
    asked = people
    if not ids_are_of_the_file(layout):
        of_another = {known_as for (known_as,) in cursor.run("import_people_of_others")}
        asked = [person for person in people if person in of_another]
    if asked:
        _refuse(
            len(asked),
            f"of {name} {'stands' if len(asked) == 1 else 'stand'} in another group by what is stored",
            asked,
        )


def _refuse(count: int, what: str, people: Sequence[str], *, hint: str = _OTHERS) -> None:
    few = ", ".join(map(quoted, people[:3])) + (" …" if count > 3 else "")
    who = "One person" if count == 1 else f"{count:,} people"
    raise PeopleAskedError(f"{who} {what}: {few}.", _WHY, hint)


def _is_made(label: str) -> bool:
    """Whether a name is one that the import made: of a time, or of a row's number."""
    match = _MADE.fullmatch(label)
    typed = label if match is None else match["typed"]
    return looks_like_time(typed) or _ROW.fullmatch(typed) is not None


def refuse_confused_questions(cursor: Cursor, framework: Framework) -> None:
    """Raise ImportRefusedError where one person answers 1.1 twice, and a spreadsheet may have written 1.10 as 1.1."""
    by_value: dict[float, list[str]] = {}
    for question in framework.questions:
        value = number(question)
        if value is not None:
            by_value.setdefault(value, []).append(question)
    twins = [question for questions in by_value.values() if len(questions) > 1 for question in questions]
    found = cursor.run("import_repeated_questions", questions=twins) if twins else []
    if found:
        _, question, first, last = found[0]
        others = [twin for twin in twins if twin != question and number(twin) == number(question)]
        raise ImportRefusedError(
            f"Rows {first} and {last} both answer the question {question} for one person, without a time.",
            f"A spreadsheet may have written {' or '.join(others)} as {question}; nothing was stored.",
            "Format the column of questions as text, and import the file again.",
        )
