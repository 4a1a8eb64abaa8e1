"""What dates the waves of a file: what was given, its answers but for wrong clocks, what a label says, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import numpy as np
import pyarrow as pa

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_readings import Reading, WavesDatedByLabel, WavesUndated, WrongClocks
from opposite.domain.collecting.wave_labels import day_of_label
from opposite.engine.collecting.importing.arrow_columns import moments, texts
from opposite.errors import ImportRefusedError
from opposite.store.database import Cursor

FIRST_TIME = datetime.fromisoformat("1990-01-01")
"""Answers that are older were given by a clock that was never set."""

AHEAD = timedelta(days=1)
"""How far a clock elsewhere in the world may be ahead of ours."""


def know_waves(cursor: Cursor, *, wave_date: date | None, now: datetime, framework_hash: str) -> None:
    """Make the waves of a file known to the cursor as its temporary table `import_waves`.

    Raises ImportRefusedError when one date is given for several waves of an organisation.
    """
    waves = [wave for (wave,) in cursor.run("import_named_waves")]
    days = [day if day is None else datetime.combine(day, datetime.min.time()) for day in map(day_of_label, waves)]
    labels = pa.table({"wave": texts(waves), "day": moments(days, np.arange(len(waves)))})
    cursor.register("import_wave_labels", labels)
    cursor.run("import_wave_days")
    cursor.run("import_waves", framework_hash=framework_hash, now=now, wave_date=wave_date, **_span(now))
    several = [] if wave_date is None else cursor.run("import_organisations_of_several_waves")
    if several:
        raise ImportRefusedError(
            f"The file has {several[0][1]} waves of {quoted(several[0][0])}, and one date was given for all of them.",
            hint="Leave --wave-date out, or import a wave at a time.",
        )


def readings_of_waves(cursor: Cursor, *, now: datetime) -> Iterator[Reading]:
    """What was taken for the date of a wave where no answer says it, and the times that date nothing."""
    wrong = cursor.run("import_wrong_clocks", **_span(now))
    if wrong:
        yield WrongClocks(sum(number for _, number in wrong), tuple(time for time, _ in wrong[:3]))
    undated: dict[str, list[str]] = {}
    by_label: dict[str, date] = {}
    for organisation, wave, day, dated_by in cursor.run("import_dated_waves"):
        if dated_by == "label":
            by_label[wave] = day
        elif dated_by == "nothing":
            undated.setdefault(organisation, []).append(wave)
    if by_label:
        yield WavesDatedByLabel(tuple(by_label.items()))
    several = next((waves for waves in undated.values() if len(waves) > 1), None)
    if several is not None:
        yield WavesUndated(tuple(several))


def _span(now: datetime) -> dict[str, datetime]:
    """Between which times answers can have been given."""
    return {"first_time": FIRST_TIME, "last_time": now + AHEAD}
