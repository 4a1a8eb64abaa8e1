"""The assessments that are meant where several can be: by organisation, wave and framework."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import find_wave, unknown_organisation
from opposite.engine.collecting.finding import read_in_order
from opposite.engine.collecting.narrowing import ALL, Narrowing
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError


@verb(Verb.LIST, rows=True)
def chosen_assessments(
    workspace: Workspace,
    organisations: Collection[str],
    wave: str | None,
    framework: str | None,
    *,
    all_waves: bool,
    narrowing: Narrowing = ALL,
) -> list[Assessment]:
    """The latest wave of each organisation, of those that are named, or every wave, or those with a label.

    Where none is named, all are meant that are not archived, as far as they are not narrowed. The latest active stand
    first. `framework` is an id or a path, as typed. Raises NotFoundError for an organisation or a wave that is not there,
    or that one of those named has not, UnknownFrameworkError for a framework that is neither.
    """
    id_of_framework = framework_id(workspace, framework)
    of = {"organisations": list(organisations) or None, "framework": id_of_framework}
    with workspace.store.snapshot() as cursor:
        assessed = {name for (name,) in cursor.run("assessed_organisations", names=list(organisations))}
        missing = [name for name in organisations if name not in assessed]
        if missing:
            raise unknown_organisation(missing[0])
        latest = wave is None and not all_waves
        chosen = cursor.run("chosen_assessments", **of, **narrowing.parameters, wave=wave, latest=latest)
        ids = [id_ for (id_,) in chosen]
        labels = [label for (label,) in cursor.run("wave_labels", **of)] if wave is not None and not ids else []
        if labels:
            raise NotFoundError(f"There is no wave {wave!r}.", hint=f"Waves: {', '.join(labels)}.")
        chosen_ones = read_in_order(cursor, ids)
    chosen_names = {one.organisation.name for one in chosen_ones}
    for name in organisations:
        if name not in chosen_names:
            find_wave(workspace, name, wave, framework=id_of_framework)  # raises, and says what it has
    return chosen_ones


@verb(Verb.LIST, rows=True)
def meant(
    workspace: Workspace,
    organisations: Sequence[str],
    wave: str | None,
    framework: str | None,
    *,
    narrowing: Narrowing = ALL,
) -> list[Assessment]:
    """A wave of each organisation that is named, in their order; where none is, of those that are chosen, by name.

    It is the latest, or the one with a label. Raises as `chosen_assessments` and `find_wave` do.
    """
    if organisations:
        id_ = framework_id(workspace, framework)
        return [find_wave(workspace, name, wave, framework=id_) for name in organisations]
    found = chosen_assessments(workspace, (), wave, framework, all_waves=False, narrowing=narrowing)
    return sorted(found, key=lambda one: (one.organisation.name, one.framework_id))


@verb(Verb.SEE_FRAMEWORKS)
def framework_id(workspace: Workspace, typed: str | None) -> str | None:
    """Id of the framework of an id or a path, None where none is typed; raises UnknownFrameworkError, FrameworkError."""
    return None if typed is None else workspace.resolve(typed).framework.id
