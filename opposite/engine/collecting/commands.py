"""Writes organisations, assessments and respondents, in a transaction of each or the caller's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from opposite import __version__
from opposite.definitions import Loaded
from opposite.domain.collecting.assessment import NAME_LIMIT, natural_key
from opposite.domain.collecting.names import one_spelling
from opposite.domain.framework import FULL
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.collecting.samples import of_a_sample
from opposite.engine.collecting.taking_over import take_over_targets
from opposite.errors import OppositeError
from opposite.store.database import Cursor


def clean_name(name: str, what: str) -> str:
    """A name without surrounding space or control characters; raises OppositeError when nothing or too much is left."""
    cleaned = in_one_line(name)
    if not cleaned:
        raise OppositeError(f"The {what} has no name yet.", hint="Give it a name.")
    if len(cleaned) > NAME_LIMIT:
        raise OppositeError(
            f"The {what} has a name of {len(cleaned)} characters.", hint=f"A name has at most {NAME_LIMIT}."
        )
    return cleaned


def in_one_line(typed: str) -> str:
    """Typed words in their one spelling (`opposite.domain.collecting.names`); empty where nothing is left."""
    return one_spelling(typed)


def new_id(cursor: Cursor) -> int:
    """An id that was never used."""
    return int(cursor.run("next_id")[0][0])


def ensure_organisation(
    cursor: Cursor,
    name: str,
    *,
    now: datetime,
    sector: str | None = None,
    size: str | None = None,
    tags: tuple[str, ...] = (),
    sample: bool = False,
) -> int:
    """Id of the organisation of this name, made when it is new."""
    stored = cursor.run("organisation_by_name", name=name)
    if stored:
        return int(stored[0][0])
    id_ = new_id(cursor)
    cursor.run(
        "add_organisation",
        id=id_,
        name=name,
        sector=sector,
        size=size,
        tags="\n".join(tags) or None,
        sample=sample,
        now=now,
    )
    return id_


def keep_framework(cursor: Cursor, loaded: Loaded, *, now: datetime) -> None:
    """Store the document of a framework in the caller's transaction, unless it is there."""
    framework = loaded.framework
    if any(hash_ == framework.hash for hash_, *_ in cursor.run("stored_frameworks")):
        return
    cursor.run(
        "add_framework",
        hash=framework.hash,
        id=framework.id,
        version=framework.version,
        title=framework.title,
        document=loaded.json,
        now=now,
    )


def add_assessment(
    cursor: Cursor,
    organisation_id: int,
    loaded: Loaded,
    *,
    wave: str,
    wave_date: date,
    now: datetime,
    profile: str = FULL,
    self_assessment: bool = False,
    attributed: bool = False,
    invited: bool = False,
    min_group_n: int | None = None,
    targets: Mapping[str, float] | None = None,
    closed_at: datetime | None = None,
) -> int:
    """Id of a new assessment in the caller's transaction; the framework is stored with it.

    Without `targets` it has those that the organisation's wave before it had set.
    """
    framework = loaded.framework
    keep_framework(cursor, loaded, now=now)
    id_ = new_id(cursor)
    cursor.run(
        "add_assessment",
        id=id_,
        organisation_id=organisation_id,
        framework_hash=framework.hash,
        framework_id=framework.id,
        framework_major=framework.major,
        wave=wave,
        wave_order=natural_key(wave),
        wave_date=wave_date,
        profile=profile,
        self_assessment=self_assessment,
        attributed=attributed,
        invited=invited,
        min_group_n=framework.scoring.privacy.min_group_n if min_group_n is None else min_group_n,
        targets=json.dumps(dict(targets or {}), sort_keys=True),
        scoring_version=__version__,
        now=now,
        closed_at=closed_at,
    )
    if targets is None:
        take_over_targets(cursor, framework, id_)
    return id_


def add_respondent(
    cursor: Cursor, assessment_id: int, group: str, *, now: datetime, label: str | None = None, waiting: bool = False
) -> int:
    """Id of a new respondent in the caller's transaction; `waiting` until the wave counts them in."""
    id_ = new_id(cursor)
    cursor.run(
        "add_respondent", id=id_, assessment_id=assessment_id, group_id=group, label=label, now=now, waiting=waiting
    )
    return id_


def place_for_wave(cursor: Cursor, framework: str, *, organisation: str, wave: str) -> tuple[str, str]:
    """Name and label, tidied, of a wave that is not there yet with that framework.

    Raises OppositeError when a name is missing or the wave is there already.
    """
    refusals = refused_names(cursor, framework, organisation=organisation, wave=wave)
    if refusals:
        raise refusals[0]
    return clean_name(organisation, "organisation"), clean_name(wave, "wave")


def refused_names(cursor: Cursor, framework: str, *, organisation: str, wave: str) -> list[OppositeError]:
    """Every reason why a wave cannot be set up with a framework under these names; none where it can."""
    names, refusals = [], []
    for name, what in ((organisation, "organisation"), (wave, "wave")):
        try:
            names.append(clean_name(name, what))
        except OppositeError as error:
            refusals.append(error)
    if refusals:
        return refusals
    name, label = names
    sample = of_a_sample(cursor, name)
    if sample is not None:
        return [sample]
    stored = read_assessments(cursor, organisation=name)
    if any(a.wave == label and a.framework_id == framework for a in stored):
        refusals.append(
            OppositeError(
                f"{name} has a wave {label!r} already.",
                "It was left as it is.",
                "Continue it on the start page, or choose another name for the new wave.",
            )
        )
    return refusals
