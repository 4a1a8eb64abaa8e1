"""One open store together with the frameworks it knows, bundled or stored."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import NamedTuple, TypeVar

from opposite.definitions import Loaded, bundled, find, load_document
from opposite.domain.access.identity import OWNER, Identity
from opposite.domain.framework import Framework
from opposite.engine.background import Background
from opposite.engine.memory import Made, Memory
from opposite.errors import FrameworkError, NotFoundError, OppositeError
from opposite.store import Store, open_store
from opposite.store.cursor import Cursor
from opposite.store.refusals import DOCTOR
from opposite.store.rewriting import rewrite

Read = TypeVar("Read")


class KnownFramework(NamedTuple):
    """A framework that can be chosen here, and whether it comes with the product."""

    id: str
    version: str
    title: str
    hash: str
    bundled: bool


class Workspace:
    """A store and its frameworks; frameworks are read once and kept, since a content hash never changes meaning."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._by_hash: dict[str, Loaded] = {}
        self._memory = Memory()
        self._but_for_answers = Memory()
        self._lock = threading.Lock()
        self.scoring_turn = threading.Lock()
        """Held by whoever brings the stored scores up to date."""
        self.finding_turn = threading.Lock()
        """Held by whoever looks for stale scores."""
        self.background: Background | None = None
        """Where long work goes on while pages are shown; None where whoever asks for it waits."""
        self.identity = OWNER
        """Who acts: every verb of the engine asks what they may do (opposite.engine.access.guard)."""
        self.told_to = OWNER
        """Who is told what comes of it, also where a verb that was allowed reads without limits for them."""

    def acting_for(self, identity: Identity) -> Workspace:
        """The same workspace as somebody else uses it."""
        if identity == self.identity == self.told_to:
            return self
        other = copy.copy(self)
        other.identity = other.told_to = identity
        return other

    def for_its_own_use(self) -> Workspace:
        """The workspace without limits, for what a verb that was allowed needs of others and does not hand out."""
        if self.identity == OWNER:
            return self
        other = copy.copy(self)
        other.identity = OWNER
        return other

    def framework(self, content_hash: str) -> Framework:
        """The stored framework with this content hash."""
        return self.loaded(content_hash).framework

    def loaded(self, content_hash: str) -> Loaded:
        """The stored framework with its document; raises NotFoundError when the store does not hold it."""
        with self._lock:
            if content_hash not in self._by_hash:
                rows = self.store.rows("framework_document", hash=content_hash)
                if not rows:
                    raise NotFoundError(f"The database holds no framework with the content hash {content_hash[:12]}.")
                ((document, id_, version),) = rows
                try:
                    self._by_hash[content_hash] = load_document(document)
                except FrameworkError as error:
                    named = f"The stored framework {id_}, version {version}, cannot be read."
                    raise FrameworkError(named, str(error), hint=DOCTOR) from error
            return self._by_hash[content_hash]

    def resolve(self, name: str) -> Loaded:
        """The framework of an id (bundled first, then the newest stored) or of a path.

        Raises UnknownFrameworkError when it is neither, FrameworkError when the file has mistakes.
        """
        if name in bundled():
            return find(name)
        stored: dict[str, str] = {}
        for hash_, id_, _, _ in self.store.rows("stored_frameworks"):
            stored.setdefault(id_, hash_)
        return self.loaded(stored[name]) if name in stored else find(name, stored=stored)

    def known(self) -> list[KnownFramework]:
        """Every framework that can be chosen: bundled ones first, then stored versions, by id."""
        shipped = [find(name) for name in bundled()]
        with self._lock:  # what is stored of them need not be read again
            for item in shipped:
                self._by_hash.setdefault(item.framework.hash, item)
        rows = [
            KnownFramework(item.framework.id, item.framework.version, item.framework.title, item.framework.hash, True)
            for item in shipped
        ]
        seen = {row.hash for row in rows}
        stored = self.store.rows("stored_frameworks")
        return rows + [KnownFramework(i, v, t, h, False) for h, i, v, t in stored if h not in seen]

    def choices(self) -> dict[str, KnownFramework]:
        """By id, the version of each framework that `resolve` gives for it, whether or not it can be read."""
        choices: dict[str, KnownFramework] = {}
        for one in self.known():
            choices.setdefault(one.id, one)
        return choices

    def remember(self, name: Hashable, stamp: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under a name, made again once the stamp differs from the one it was made at.

        Also made again once another process had the database.
        """
        return self._memory.remember(name, (self.store.times_lent, stamp), make)

    def as_it_stands(self, name: Hashable, read: Callable[[], Made], *, seen: Cursor | None = None) -> Made:
        """What is read from the store under a name: read once, until anything changes in it.

        It is read from a snapshot where one is `seen`, from which something was read before, else at this moment.
        """
        now = self.store.moment
        if now is None or (seen is not None and seen.moment != now):
            return read()
        return self._memory.standing(name, now, read, lambda: self.store.moment)

    def at_one_moment(
        self, name: Hashable, beside: Callable[[Cursor], Made], read: Callable[[Cursor, Made], Read]
    ) -> tuple[Made, Read]:
        """What is read under a name as it stands, and what is read anew beside it, both of one state of the store.

        While the first is at hand, and if nothing has changed once the other is read, no transaction is needed to see one
        state: it would cost a twentieth of a report. `beside` first reads something from its cursor that nobody keeps.
        """
        now = self.store.moment
        kept = self._memory.kept_at(now)
        if name in kept:
            with self.store.reading() as cursor:
                found = read(cursor, kept[name])
            if self.store.moment == now:
                return kept[name], found
        with self.store.snapshot() as cursor:
            made = beside(cursor)
            return self.as_it_stands(name, lambda: made, seen=cursor), read(cursor, made)

    def but_for_answers(self, name: Hashable, read: Callable[[], Made]) -> Made:
        """What is read from the store under a name and no answer changes: read once, until anything else changes in it."""
        now = self.store.moment_but_for_answers
        if now is None:
            return read()
        return self._but_for_answers.standing(name, now, read, lambda: self.store.moment_but_for_answers)

    def remembers(self, name: Hashable, stamp: Hashable) -> bool:
        """Whether something made at this stamp is held under a name."""
        return self._memory.remembers(name, (self.store.times_lent, stamp))

    def unreadable(self, hashes: Iterable[str]) -> dict[str, OppositeError]:
        """Those of the stored frameworks that cannot be read, and why."""
        read = {one: self.remember(("fault", one), None, partial(self._fault, one)) for one in dict.fromkeys(hashes)}
        return {content_hash: fault for content_hash, fault in read.items() if fault is not None}

    def _fault(self, content_hash: str) -> OppositeError | None:
        try:
            self.framework(content_hash)
        except (FrameworkError, NotFoundError) as error:
            return error
        return None

    def close(self) -> None:
        """Close the store, once nothing goes on in the background."""
        if self.background is not None:
            self.background.end()
        self.store.close()


def open_workspace(address: str, *, make: bool = True, accept: bool = False) -> Workspace:
    """The workspace of a database, which is made when it is not there unless `make` is false.

    A file that still holds traces of what was erased is written anew. Raises StoreError when it cannot be opened, also
    where changes are missing with its log, unless that is accepted.
    """
    store = open_store(address, make=make, accept=accept)
    if store.holds_traces:
        rewrite(store)
    return Workspace(store)
