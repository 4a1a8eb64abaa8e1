"""Sets up assessments: one person answers alone, or groups of people are invited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from opposite.definitions import Loaded
from opposite.domain.collecting.assessment import LEAST_MINIMUM
from opposite.engine.collecting.commands import (
    add_assessment,
    add_respondent,
    ensure_organisation,
    place_for_wave,
    refused_names,
)
from opposite.engine.collecting.invitations import add_link
from opposite.engine.collecting.waves import write_invitations
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError, OppositeError


class Started(NamedTuple):
    """A new assessment, its first respondent, and the token of the link under which that person comes back."""

    assessment_id: int
    respondent_id: int
    token: str


def set_up_refusals(workspace: Workspace, loaded: Loaded, *, organisation: str, wave: str) -> list[OppositeError]:
    """Every reason why an assessment cannot be set up under these names; none where it can."""
    with workspace.store.reading() as cursor:
        return refused_names(cursor, loaded.framework.id, organisation=organisation, wave=wave)


def start_assessment(
    workspace: Workspace,
    loaded: Loaded,
    *,
    organisation: str,
    wave: str,
    group: str,
    profile: str,
    now: datetime,
    sector: str | None = None,
) -> Started:
    """Set up an assessment that one person answers alone: attributed, asked everything of its profile.

    Raises OppositeError when a name is missing or the wave is there already; nothing is stored then.
    """
    framework = loaded.framework
    if group not in framework.group_weights:
        raise NotFoundError(f"The framework has no group {group!r}.")
    with workspace.store.writing() as cursor:
        name, label = place_for_wave(cursor, framework.id, organisation=organisation, wave=wave)
        assessment_id = add_assessment(
            cursor,
            ensure_organisation(cursor, name, now=now, sector=sector),
            loaded,
            wave=label,
            wave_date=now.date(),
            now=now,
            profile=profile,
            self_assessment=True,
            attributed=True,
            min_group_n=1,
        )
        respondent_id = add_respondent(cursor, assessment_id, group, now=now)
        token = add_link(cursor, assessment_id, group, respondent_id, now=now)
    return Started(assessment_id, respondent_id, token)


def start_wave(
    workspace: Workspace,
    loaded: Loaded,
    *,
    organisation: str,
    wave: str,
    profile: str,
    people: Mapping[str, int],
    now: datetime,
    min_group_n: int | None = None,
    sector: str | None = None,
) -> int:
    """Id of a new assessment that invited groups answer; `people` tells how many of each group are invited.

    Nobody's answers are shown with their author. Raises OppositeError when a name is missing, the wave is there
    already, or the smallest group to be shown is below three; nothing is stored then.
    """
    framework = loaded.framework
    minimum = max(LEAST_MINIMUM, framework.scoring.privacy.min_group_n) if min_group_n is None else min_group_n
    if minimum < LEAST_MINIMUM:
        raise OppositeError(f"Figures of groups below {LEAST_MINIMUM} people are never shown in a wave by invitation.")
    with workspace.store.writing() as cursor:
        name, label = place_for_wave(cursor, framework.id, organisation=organisation, wave=wave)
        assessment_id = add_assessment(
            cursor,
            ensure_organisation(cursor, name, now=now, sector=sector),
            loaded,
            wave=label,
            wave_date=now.date(),
            now=now,
            profile=profile,
            invited=True,
            min_group_n=minimum,
        )
        write_invitations(cursor, framework, assessment_id, people, now=now)
    return assessment_id
