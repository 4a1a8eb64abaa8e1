"""The waves of an organisation are kept: what each is called, its date, and the day on which its answers are to be erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.domain.collecting.assessment import NAME_LIMIT, Assessment
from opposite.engine.collecting.organisations import FIRST_YEAR, LAST_YEAR, KeptOrganisation, change_wave
from opposite.engine.keeping.erasing import due_waves, set_erase_on
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.confirm import do_at_once
from opposite.ui.shell.session import set_widget_value, widget_value, widget_value_or
from opposite.wording.keeping import organisations as words
from opposite.wording.keeping import page as said


def show_waves(kept: KeptOrganisation, waves: Sequence[Assessment]) -> None:
    """The fields of one of the waves, which are those of the organisation."""
    if not waves:
        return
    keeps = may_with_any(cache.workspace().identity, Verb.KEEP)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ids = {wave.id: wave for wave in reversed(waves)}
        wave = _chosen(kept, ids)
        label = st.text_input("Its name", wave.wave, max_chars=NAME_LIMIT, key=keys.kept("wave-name", wave.id))
        day = st.date_input(
            "Its date",
            wave.wave_date,
            min_value=date(FIRST_YEAR, 1, 1),
            max_value=date(LAST_YEAR, 12, 31),
            format="YYYY-MM-DD",
            key=keys.kept("wave-date", wave.id),
        )
        planned = _erase_on(wave.id) if keeps else None
        until = planned
        if keeps:
            until = st.date_input(
                said.ERASE_ON,
                value=planned,
                key=keys.erase_on(wave.id),
                format="YYYY-MM-DD",
                help=said.NEVER_BY_ITSELF,
            )
        if st.button("Save the wave", key=keys.SAVE_WAVE):
            act = partial(_change, kept.name, wave.id, label or "", day)
            do_at_once(act if until == planned else partial(act, until=(until,)))
    st.caption(words.WAVES_IN_ORDER)


def _chosen(kept: KeptOrganisation, ids: Mapping[int, Assessment]) -> Assessment:
    """The wave that the address names, else the one that was chosen last, else the latest; the field for another."""
    key, named = keys.kept("wave", kept.id), address.said(keys.WAVE)
    shown = ids.get(widget_value_or(key, None))
    if shown is None or named not in {None, shown.wave}:
        shown = next((wave for wave in ids.values() if wave.wave == named), next(iter(ids.values())))
    set_widget_value(key, shown.id)

    def picked() -> None:
        address.choose(keys.WAVE, ids[widget_value(key)].wave)

    st.selectbox("Wave", list(ids), format_func=lambda id_: ids[id_].wave, key=key, on_change=picked)
    return shown


def _erase_on(assessment_id: int) -> date | None:
    planned = due_waves(cache.workspace(), assessment_id=assessment_id)
    return planned[0].erase_on if planned else None


def _change(
    organisation: str, assessment_id: int, label: str, day: date | None, *, until: tuple[date | None] | None = None
) -> str:
    """Change a wave; `until` holds the day on which its answers are to be erased, or None where that stays as it is."""
    workspace = cache.workspace()
    changed = change_wave(workspace, assessment_id, label=label, wave_date=day)
    if until is not None:
        set_erase_on(workspace, assessment_id, *until)
    if address.said(keys.WAVE) is not None:
        address.say({keys.WAVE: changed})
    return words.wave_changed(organisation, changed)
