"""Writes the sample portfolio into a database, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from random import Random

from opposite.definitions import Loaded
from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import add_assessment, ensure_organisation, new_id
from opposite.engine.sample.profile import SampleOrganisation, sample_organisations
from opposite.engine.sample.respondents import Difference
from opposite.engine.sample.responses import Response, closed_at, opened_at, responses
from opposite.engine.sample.staging import store_responses
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.store.database import Cursor

FRAMEWORK = "opposite"

SEED = 20160901

HARDER = 0.25
"""Standard deviation, in levels, of how much harder a question is than its factor: for everybody, then at home."""

WEIGHTIER = 0.4
"""Standard deviation, in points, of how much more a question matters to an organisation than its factor."""

REASON, APPROVED_BY = "Good enough for what customers ask of us", "The managing board"
"""What stands in the sample portfolio beside targets that were set."""


@verb(Verb.KEEP)
def fill_with_sample(workspace: Workspace, *, now: datetime, force: bool = False) -> int:
    """Fill the database with the synthetic sample portfolio; returns how many organisations were made.

    That is 0 where the sample is there already. The same `now` (UTC, without a time zone) gives the same rows in every
    empty database. Raises OppositeError when the database holds real organisations, unless `force` is given, and when
    one of them has the name of a sample organisation; nothing is changed then.
    """
    loaded, samples = workspace.resolve(FRAMEWORK), sample_organisations()
    with workspace.store.writing() as cursor:
        organisations, real = cursor.run("organisation_counts")[0]
        if real > 0 and not force:
            raise OppositeError(
                f"The database holds {real} real organisation{'' if real == 1 else 's'}.",
                "The sample portfolio was not added; nothing was changed.",
                "Fill another database with it, or repeat with --force.",
            )
        if organisations > real:
            return 0
        _refuse_taken_names(cursor, samples)
        _fill(cursor, loaded, samples, now=now)
    refresh(workspace)
    return len(samples)


def _refuse_taken_names(cursor: Cursor, samples: Sequence[SampleOrganisation]) -> None:
    taken = [sample.name for sample in samples if cursor.run("organisation_by_name", name=sample.name)]
    if taken:
        raise OppositeError(
            f"A real organisation has the name of a sample organisation: {', '.join(taken)}.",
            "The sample portfolio was not added; nothing was changed.",
            "Fill another database with it.",
        )


def _fill(cursor: Cursor, loaded: Loaded, samples: Sequence[SampleOrganisation], *, now: datetime) -> None:
    framework = loaded.framework
    seeds = Random(SEED)  # noqa: S311 - the same answers every time are the point
    everywhere = {question: seeds.gauss(0.0, HARDER) for question in framework.questions}
    made: list[tuple[int, list[Response]]] = []
    agreed: list[tuple[int, Mapping[str, float]]] = []
    for organisation in samples:
        random = Random(seeds.getrandbits(64))  # noqa: S311 - likewise; one of its own, so that each changes alone
        differences = {
            question: Difference(harder + random.gauss(0.0, HARDER), random.gauss(0.0, WEIGHTIER))
            for question, harder in everywhere.items()
        }
        organisation_id = ensure_organisation(
            cursor, organisation.name, now=opened_at(organisation.waves[0], now), sector=organisation.sector, size=organisation.size,
            tags=organisation.tags, sample=True,
        )  # fmt: skip
        for wave in organisation.waves:
            opened, closed = opened_at(wave, now), closed_at(wave, now)
            assessment_id = add_assessment(
                cursor,
                organisation_id,
                loaded,
                wave=wave_label(opened.date()),
                wave_date=opened.date(),
                now=opened,
                profile=wave.profile,
                self_assessment=organisation.self_assessment,
                attributed=organisation.attributed,
                min_group_n=1 if organisation.self_assessment else None,
                targets=organisation.targets,
                closed_at=closed,
            )
            given = list(responses(random, framework, organisation, wave, differences=differences, now=now))
            last = max(at for response in given for _, at in response.answers) if closed is None else closed
            cursor.run("raise_revision", assessment_id=assessment_id, now=last)
            made.append((assessment_id, given))
            agreed.append((assessment_id, organisation.targets))
    store_responses(cursor, made)
    for assessment_id, targets in agreed:
        for target_of, level in targets.items():
            cursor.run(
                "add_set_target", id=new_id(cursor), assessment_id=assessment_id, target_of=target_of, level=level,
                reason=REASON, approved_by=APPROVED_BY, due_on=None, set_by=None, now=now,
            )  # fmt: skip


def wave_label(opened: date) -> str:
    """Label of a wave: the year and quarter in which it was opened."""
    return f"{opened.year} Q{(opened.month + 2) // 3}"
