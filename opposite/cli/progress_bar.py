"""How far long work is, on standard error of a terminal, and scores that are brought up to date under it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from opposite.cli.stopping import kept_stops

if TYPE_CHECKING:
    from opposite.domain.collecting.assessment import Assessment
    from opposite.engine.workspace import Workspace

PATIENCE = 2.0
"""Seconds after which long work is spoken of."""

EVERY = 0.5


def bring_up_to_date(workspace: Workspace, known: Collection[Assessment] = ()) -> None:
    """Compute the scores that are stale, with a bar where there are any; what is computed when it is stopped stays.

    Assessments that are `known` are not read again.
    """
    from opposite.engine.scoring.upkeep import are_waiting, refresh  # noqa: PLC0415  slow to import; help is not

    if not are_waiting(workspace):
        return
    with kept_stops() as stop_if_told, bar("Scores", stop_if_told) as progress:

        def told(done: int, total: int) -> bool:
            progress(done / total if total else 1.0)
            return True

        refresh(workspace, told=told, known=known)


@contextmanager
def bar(label: str, stop_if_told: Callable[[], None]) -> Iterator[Callable[[float], None]]:
    """What is to be told the share of the work that is done: a bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: stop_if_told()
        return
    with click.progressbar(length=100, label=label, show_eta=False, file=sys.stderr) as bar:

        def tell(share: float) -> None:
            bar.update(int(100 * share) - bar.pos)
            stop_if_told()

        yield tell


@contextmanager
def seconds(label: str) -> Iterator[None]:
    """For work of which nobody can tell the share that is done: its seconds on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    over, begun = threading.Event(), time.monotonic()
    thread = threading.Thread(target=_count, args=(label, begun, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _count(label: str, begun: float, over: threading.Event) -> None:
    """Say from two seconds on how long it has taken, until it is over; nothing stays on the line."""
    shown = ""
    while not over.wait(EVERY):
        passed = int(time.monotonic() - begun)
        if passed >= PATIENCE:
            shown = f"{label}: {passed} s"
            click.echo(f"\r{shown}", err=True, nl=False)
    if shown:
        click.echo(f"\r{' ' * len(shown)}\r", err=True, nl=False)
