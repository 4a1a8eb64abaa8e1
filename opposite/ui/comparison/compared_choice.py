"""Which waves are compared: those that the address names, else a suggestion that begins with the organisation it names."""

from __future__ import annotations

from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.overview import with_score
from opposite.engine.side_by_side import MOST
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.session import has_widget_value


def asked_for(asked: list[str], by_id: dict[str, Assessment]) -> dict[str, Assessment]:
    """What the address names."""
    there = address.first_named(keys.COMPARE, [i for i in dict.fromkeys(asked) if i in by_id], MOST)
    return {i: by_id[i] for i in there}


def offered_first(recent: list[Assessment]) -> dict[str, Assessment]:
    """Where the address names nobody to compare: what is suggested, unless everything was just taken out.

    An organisation that it names comes first, by the wave that it names; without any figures of it nobody stands there.
    """
    own = _of_the_address()
    if has_widget_value(keys.COMPARE_ORGANISATIONS) or own == []:
        return {}
    return {str(one.id): one for one in _suggested(recent, own or [])}


def _of_the_address() -> list[Assessment] | None:
    """The waves with figures of the organisation that the address names, the one it names last; None where it names none."""
    name = address.said(keys.ORGANISATION)
    waves = [] if name is None else assessments(cache.workspace(), organisation=name)
    if not waves:
        address.named(keys.WAVE if name is None else keys.ORGANISATION, ())
        return None if name is None else []
    label = address.named(keys.WAVE, [wave.wave for wave in waves])
    scored = with_score(cache.workspace(), ids=[wave.id for wave in waves])
    return sorted(scored, key=lambda wave: (wave.wave == label, *wave_key(wave)))


def _suggested(recent: list[Assessment], own: list[Assessment]) -> list[Assessment]:
    """Three latest waves of organisations of one framework, else the last two waves of one organisation.

    It is the framework of the last of its `own` waves where somebody's are asked for, which then stands first, else that of
    the most recent assessment.
    """
    last = own[-1] if own else max(recent, key=lambda a: (a.last_activity, a.id))
    alike = [a for a in (*recent, *own) if a.framework_hash == last.framework_hash]
    latest = {a.organisation.id: a for a in alike}
    return alike[-2:] if len(latest) < 2 else sorted(latest.values(), key=lambda a: a not in own)[:3]
