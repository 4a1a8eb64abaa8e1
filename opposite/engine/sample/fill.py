"""Writes the sample portfolio into a database, whole or not at all."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

from opposite.definitions import Loaded
from opposite.engine.collecting.commands import add_assessment, ensure_organisation
from opposite.engine.sample.answering import Difference
from opposite.engine.sample.insurance import INSURERS
from opposite.engine.sample.manufacturing import MANUFACTURERS
from opposite.engine.sample.public_services import PUBLIC_SERVICES
from opposite.engine.sample.responses import Sheet, closed_at, opened_at, sheets
from opposite.engine.sample.retail import RETAILERS
from opposite.engine.sample.staging import store_sheets
from opposite.engine.scoring.stored_scores import refresh
from opposite.engine.workspace import Workspace
from opposite.errors import OppositeError
from opposite.store.database import Cursor

FRAMEWORK = "opposite"
PORTRAITS = (*RETAILERS, *INSURERS, *PUBLIC_SERVICES, *MANUFACTURERS)

SEED = 20160901

HARDER = 0.25
"""Standard deviation, in levels, of how much harder a question is than its factor: for everybody, then at home."""

WEIGHTIER = 0.4
"""Standard deviation, in points, of how much more a question matters to an organisation than its factor."""


def fill_with_sample(workspace: Workspace, *, now: datetime, force: bool = False) -> int:
    """Fill the database with the synthetic sample portfolio; returns how many organisations were made.

    That is 0 where the sample is there already. The same `now` (UTC, without a time zone) gives the same rows in every
    empty database. Raises OppositeError when the database holds real organisations, unless `force` is given, and when
    one of them has the name of a sample organisation; nothing is changed then.
    """
    loaded = workspace.resolve(FRAMEWORK)
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
        _refuse_known_names(cursor)
        _fill(cursor, loaded, now=now)
    refresh(workspace)
    return len(PORTRAITS)


def _refuse_known_names(cursor: Cursor) -> None:
    known = [portrait.name for portrait in PORTRAITS if cursor.run("organisation_by_name", name=portrait.name)]
    if known:
        raise OppositeError(
            f"A real organisation has the name of a sample organisation: {', '.join(known)}.",
            "The sample portfolio was not added; nothing was changed.",
            "Fill another database with it.",
        )


def _fill(cursor: Cursor, loaded: Loaded, *, now: datetime) -> None:
    framework = loaded.framework
    dealt = Random(SEED)  # noqa: S311 - the same answers every time are the point
    everywhere = {question: dealt.gauss(0.0, HARDER) for question in framework.questions}
    made: list[tuple[int, list[Sheet]]] = []
    for portrait in PORTRAITS:
        random = Random(dealt.getrandbits(64))  # noqa: S311 - likewise; one of its own, so that portraits change alone
        differences = {
            question: Difference(harder + random.gauss(0.0, HARDER), random.gauss(0.0, WEIGHTIER))
            for question, harder in everywhere.items()
        }
        organisation_id = ensure_organisation(
            cursor, portrait.name, now=opened_at(portrait.sittings[0], now), sector=portrait.sector, size=portrait.size,
            tags=portrait.tags, sample=True,
        )  # fmt: skip
        for sitting in portrait.sittings:
            opened, closed = opened_at(sitting, now), closed_at(sitting, now)
            assessment_id = add_assessment(
                cursor,
                organisation_id,
                loaded,
                wave=wave_label(opened.date()),
                wave_date=opened.date(),
                now=opened,
                profile=sitting.profile,
                self_assessment=portrait.self_assessment,
                attributed=portrait.attributed,
                min_group_n=1 if portrait.self_assessment else None,
                targets=portrait.targets,
                closed_at=closed,
            )
            came = list(sheets(random, framework, portrait, sitting, differences=differences, now=now))
            last = max(at for sheet in came for _, at in sheet.answers) if closed is None else closed
            cursor.run("raise_revision", assessment_id=assessment_id, now=last)
            made.append((assessment_id, came))
    store_sheets(cursor, made)


def wave_label(opened: date) -> str:
    """Label of a wave: the year and quarter in which it was opened."""
    return f"{opened.year} Q{(opened.month + 2) // 3}"
