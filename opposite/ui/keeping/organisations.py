"""One organisation is kept: what is said of it, its name, its waves, whether it is archived, and whether it is another one."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.collecting.description import MOST_PEOPLE, NOTE_LIMIT, Description
from opposite.engine.collecting.alike import alike
from opposite.engine.collecting.organisations import (
    KeptOrganisation,
    archive,
    describe,
    kept_organisation,
    take_back,
    words_in_use,
)
from opposite.engine.keeping.merging import find_merger, merge
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.keeping.erasing import show_erasing, waves_of
from opposite.ui.keeping.organisation_download import download_organisation
from opposite.ui.keeping.waves import show_waves
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.confirm import ask_to_confirm, do_at_once
from opposite.ui.shell.finding import Offer, first_offer, narrowed, picked_organisation
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.session import forget_widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as access
from opposite.wording.keeping import organisations as words


def show_organisation(first: Offer) -> None:
    """All that is done to an organisation that is chosen, of those in lists or of the archived ones."""
    st.header(words.HEADING, anchor=False)
    st.markdown(words.LEAD)
    name = _picked(first)
    if name is None:
        if address.said(keys.ORGANISATION) is None:
            address.named(keys.WAVE, ())
        return
    try:
        kept = kept_organisation(cache.workspace(), name)
    except OppositeError:  # renamed or merged meanwhile, or not theirs
        st.warning(as_text(access.one_not_here("organisation", name)))
        return
    set_tab_title("Data", kept.name)
    waves = waves_of(kept.name)
    if address.said(keys.ORGANISATION) in {None, kept.name}:
        address.named(keys.WAVE, [wave.wave for wave in waves])
    _description(kept)
    show_waves(kept, waves)
    _standing(kept)
    if may_with_any(cache.workspace().identity, Verb.KEEP):
        _merging(first, kept)
        show_erasing(kept.name, waves)


def _picked(first: Offer) -> str | None:
    """The organisation that is chosen: the one that the address names, until another one is."""
    away = first_offer(archived=True)
    with address.told_above(), st.container(horizontal=True, vertical_alignment="bottom"):
        archived = bool(away.organisations) and st.toggle(words.ARCHIVED_ONES, key=keys.KEPT_ARCHIVED)
        offered = narrowed(away if archived else first, keys.KEPT_NAME)
        named, names = address.said(keys.ORGANISATION), offered.names
        is_none = named is not None and len(named) > NAME_LIMIT
        if is_none:
            named = address.named(keys.ORGANISATION, names)
        if named is not None and not offered.typed and not archived:
            names = list(dict.fromkeys([named, *names]))
        shown = named if named in names else None if offered.many or is_none else next(iter(names), None)
        address.picker(
            "Organisation",
            keys.ORGANISATION,
            names,
            shown,
            key=keys.KEPT_NAME,
            placeholder=offered.placeholder,
            found_by=keys.find(keys.KEPT_NAME) if offered.many else None,
        )
    return shown


def _description(kept: KeptOrganisation) -> None:
    """What is said of it, in one form."""
    said, known = kept.description, words_in_use(cache.workspace())
    with st.form(keys.kept("form", kept.id), border=True, width=720):
        name = st.text_input("Name", kept.name, max_chars=NAME_LIMIT, key=keys.kept("name", kept.id))
        with st.container(horizontal=True):
            sector = _word("Sector", said.sector, known.sectors, keys.kept("sector", kept.id))
            country = _word("Country", said.country, known.countries, keys.kept("country", kept.id))
            people = st.number_input(
                "People",
                min_value=1,
                max_value=MOST_PEOPLE,
                value=said.people,
                step=1,
                placeholder=said.size or words.NUMBER,
                key=keys.kept("people", kept.id),
            )
        tags = st.multiselect(
            "Tags",
            list(dict.fromkeys([*said.tags, *known.tags])),
            list(said.tags),
            accept_new_options=True,
            key=keys.kept("tags", kept.id),
        )
        note = st.text_area(words.NOTE, said.note or "", max_chars=NOTE_LIMIT, key=keys.kept("note", kept.id))
        if not st.form_submit_button("Save", type="primary", key=keys.KEEP_ORGANISATION):
            return
    size = said.size if people is None and said.people is None else None
    wanted = Description(sector, size, people, country, tuple(tags), note)
    do_at_once(partial(_describe, kept, wanted, name or ""))


def _word(label: str, shown: str | None, known: Collection[str], key: str) -> str | None:
    """A field for a word that others may have too: one of theirs, or a new one."""
    options = list(dict.fromkeys([*([] if shown is None else [shown]), *known]))
    chosen: str | None = st.selectbox(
        label,
        options,
        index=None if shown is None else 0,
        accept_new_options=True,
        placeholder=words.CHOOSE_OR_TYPE,
        key=key,
    )
    return chosen


def _describe(kept: KeptOrganisation, wanted: Description, name: str) -> str:
    workspace = cache.workspace()
    to = describe(workspace, kept.name, wanted, to=name)
    address.say({keys.ORGANISATION: to})
    for field in ("name", "sector", "country", "people", "tags", "note"):
        forget_widget_value(keys.kept(field, kept.id))
    pairs = alike(workspace, [to]) if to != kept.name else []
    told = [words.described(to), *(words.nearly_called(one, there) for one, there in pairs)]
    return " ".join(told)


def _standing(kept: KeptOrganisation) -> None:
    """What is taken away of it, and whether it stands in lists."""
    with st.container(horizontal=True):
        if kept.waves:
            download_organisation(kept.name)
        if kept.archived_at is not None:
            if st.button("Take back from the archive", key=keys.TAKE_BACK, icon=":material/unarchive:"):
                do_at_once(partial(_take_back, kept.name))
        elif st.button("Archive", key=keys.ARCHIVE, icon=":material/archive:"):
            do_at_once(partial(_archive, kept.name))
    if kept.archived_at is None:
        st.caption(words.ARCHIVING)


def _archive(name: str) -> str:
    archive(cache.workspace(), name, now=utc_now())
    return words.archived(name)


def _take_back(name: str) -> str:
    take_back(cache.workspace(), name)
    return words.taken_back(name)


def _merging(first: Offer, kept: KeptOrganisation) -> None:
    """The organisation that it becomes part of."""
    if all(one.id == kept.id for one in first.organisations):
        return
    st.subheader(words.MERGING_HEADING, anchor=False)
    st.markdown(as_text(words.merging_lead(kept.name)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        into = picked_organisation(first, keys.MERGE_INTO, words.STAYS, without=kept.id)
        asked = st.button(words.MERGE, key=keys.MERGE, icon=":material/merge:")
    if into is None:
        return
    workspace = cache.workspace()
    try:
        merger = find_merger(workspace, kept.name, into)
        joins = bool(merger.could_join) and st.toggle(words.ONE_WAVE_EACH, key=keys.MERGE_WAVES)
        if not asked:
            return
        follows = words.on_merging(find_merger(workspace, kept.name, into, joins=joins))
    except OppositeError as error:
        st.warning(as_text(str(error)))
        return
    ask_to_confirm(
        f"Merge into {into}",
        follows,
        confirm="Merge",
        key=keys.MERGE,
        act=partial(_merge, kept.name, into, joins=joins),
    )


def _merge(name: str, into: str, *, joins: bool) -> str:
    merger = merge(cache.workspace(), name, into, now=utc_now(), joins=joins)
    address.choose(keys.ORGANISATION, into)
    return words.merged(merger)
