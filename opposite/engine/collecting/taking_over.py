"""A new wave takes over the targets that the organisation's wave before it had set."""

from __future__ import annotations

import json

from opposite.domain.collecting.assessment import wave_key
from opposite.domain.framework import Framework
from opposite.engine.collecting.assessments import among, read_siblings
from opposite.store.cursor import Cursor


def take_over_targets(cursor: Cursor, framework: Framework, assessment_id: int) -> None:
    """Give a wave the targets of the one before it with the same framework, as far as its version takes them.

    What was said when they were set goes along. Runs in the caller's transaction; the wave is new and has none.
    """
    waves = read_siblings(cursor, assessment_id)
    new = among(waves, assessment_id)
    before = [wave for wave in waves if wave.framework_id == framework.id and wave_key(wave) < wave_key(new)]
    if not before:
        return
    kept = {
        of: level
        for of, level in before[-1].targets.items()
        if framework.can_have_target(of) and framework.takes_target(of, level)
    }
    if kept:
        cursor.run("put_targets", assessment_id=new.id, targets=json.dumps(kept, sort_keys=True))
        cursor.run("take_over_set_targets", assessment_id=new.id, earlier_id=before[-1].id, kept=sorted(kept))
