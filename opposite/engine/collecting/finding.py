"""Organisations and assessments found among however many there are: by typed words, and so many at most."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from opposite.definitions.suggest import nearest
from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor

EVERYWHERE = Within()

MOST_SEARCHED = 1_000
"""So many organisations of those that are called as was typed a list shows, page by page: the likest."""

LIKEST = 20
"""Names that are looked at for the one that was meant, the likest first."""


class Found(NamedTuple):
    """An organisation by id and name."""

    id: int
    name: str


@verb(Verb.LIST, limited=True)
def latest_organisations(
    workspace: Workspace, *, most: int, archived: bool = False, within: Within = EVERYWHERE
) -> list[Found]:
    """At most so many organisations that have a wave, the latest active first; of the archived ones, or of the others."""
    rows = workspace.as_it_stands(
        ("latest organisations", most, archived, within),
        lambda: workspace.store.rows("latest_organisations", most=most, archived=archived, **limits(within)),
    )
    return [Found(*row) for row in rows]


@verb(Verb.LIST, limited=True)
def find_organisations(
    workspace: Workspace, typed: str, *, most: int, archived: bool = False, within: Within = EVERYWHERE
) -> list[Found]:
    """At most so many organisations with a wave whose names hold what was typed, as text, whatever its case and accents.

    Names that begin with it stand first, then those of which a word does; among these the latest active.
    """
    words = " ".join(typed.split())
    rows = workspace.store.rows("found_organisations", typed=words, most=most, archived=archived, **limits(within))
    return [Found(*row) for row in rows]


@verb(Verb.LIST, limited=True)
def called_so(
    workspace: Workspace, typed: str, *, archived: bool = False, within: Within = EVERYWHERE
) -> tuple[int, ...] | None:
    """The organisations that a list is narrowed to by what was typed, `MOST_SEARCHED` at most; None where nothing was."""
    if not typed.split():
        return None
    found = find_organisations(workspace, typed, most=MOST_SEARCHED, archived=archived, within=within)
    return tuple(one.id for one in found)


@verb(Verb.LIST, limited=True)
def likest_organisation(workspace: Workspace, typed: str, *, within: Within = EVERYWHERE) -> str | None:
    """The name of an organisation that was probably meant, typed wrongly or in part; None where none is like it."""
    reached = limits(within)["organisations"]
    rows = workspace.store.rows("likest_organisations", typed=typed, organisations=reached, most=LIKEST)
    beginnings: dict[str, str] = {}
    for (name,) in rows:
        beginnings.setdefault(name[: len(typed)], name)
    begun = nearest(typed, beginnings)
    return nearest(typed, [name for (name,) in rows]) or (None if begun is None else beginnings[begun])


def limits(within: Within, organisations: Collection[int] | None = None) -> dict[str, Any]:
    """What a statement is told of the rows it may take: of these organisations alone, as far as they are within reach."""
    reached = within.organisations
    if organisations is not None:
        reached = tuple(id_ for id_ in organisations if reached is None or id_ in reached)
    return {"organisations": None if reached is None else list(reached), "assessment": within.assessment}


def read_in_order(cursor: Cursor, ids: Sequence[int]) -> list[Assessment]:
    """The assessments of these ids, in their order."""
    by_id = {assessment.id: assessment for assessment in read_assessments(cursor, ids=ids)} if ids else {}
    return [by_id[id_] for id_ in ids]
