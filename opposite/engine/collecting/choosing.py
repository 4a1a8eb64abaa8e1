"""The assessments that are meant where several can be: by organisation, wave and framework."""

from __future__ import annotations

from collections.abc import Collection

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import assessments, unknown_organisation
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError


@verb(Verb.LIST, rows=True)
def chosen_assessments(
    workspace: Workspace, organisations: Collection[str], wave: str | None, framework: str | None, *, all_waves: bool
) -> list[Assessment]:
    """The latest wave of each organisation, of those that are named, or every wave, or those with a label.

    `framework` is an id or a path, as typed. Raises NotFoundError for an organisation or a wave that is not there,
    UnknownFrameworkError for a framework that is neither.
    """
    id_ = framework_id(workspace, framework)
    stored = assessments(workspace)
    names = {assessment.organisation.name for assessment in stored}
    missing = [name for name in organisations if name not in names]
    if missing:
        raise unknown_organisation(missing[0])
    wanted = [
        a
        for a in stored
        if (not organisations or a.organisation.name in organisations) and (id_ is None or a.framework_id == id_)
    ]
    if wave is not None:
        labelled = [a for a in wanted if a.wave == wave]
        if wanted and not labelled:
            waves = ", ".join(sorted({a.wave for a in wanted}))
            raise NotFoundError(f"There is no wave {wave!r}.", hint=f"Waves: {waves}.")
        return labelled
    if all_waves:
        return wanted
    latest: dict[int, Assessment] = {}
    for assessment in sorted(wanted, key=wave_key):
        latest[assessment.organisation.id] = assessment
    return list(latest.values())


@verb(Verb.SEE_FRAMEWORKS)
def framework_id(workspace: Workspace, typed: str | None) -> str | None:
    """Id of the framework of an id or a path, None where none is typed; raises UnknownFrameworkError, FrameworkError."""
    return None if typed is None else workspace.resolve(typed).framework.id
