"""Ctrl-C and the order to end, kept where a statement of the database passes over them in its middle."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Any

import click

SIGNALS = (signal.SIGINT, signal.SIGTERM)

Handler = Callable[[int, FrameType | None], Any]


class Stops:
    """What signals raised; to be called where work can stop, it raises the first of that again."""

    def __init__(self) -> None:
        self._raised: list[BaseException] = []

    def __call__(self) -> None:
        """Raise what a signal raised, if one did."""
        if self._raised:
            raise self._raised[0]

    @property
    def told(self) -> bool:
        """Whether a signal came."""
        return bool(self._raised)

    def keeping(self, handler: Handler) -> Handler:
        """A handler that does the same and keeps what it raises."""

        def keep(number: int, frame: FrameType | None) -> None:
            try:
                handler(number, frame)
            except BaseException as error:
                self._raised.append(error)
                raise

        return keep


@contextmanager
def kept_stops() -> Iterator[Stops]:
    """What signals raise meanwhile, which ends what is done here, whatever came of it."""
    stops = Stops()
    with ExitStack() as restored:
        for number in SIGNALS if threading.current_thread() is threading.main_thread() else ():
            handler = signal.getsignal(number)
            if callable(handler):
                signal.signal(number, stops.keeping(handler))
                restored.callback(signal.signal, number, handler)
        try:
            yield stops
        except BaseException:
            stops()
            raise


@contextmanager
def stopping(what_is_left: Callable[[], str]) -> Iterator[Stops]:
    """Keep stops meanwhile; the innermost of these that a stop ends says in a sentence what that leaves."""
    stops = Stops()
    try:
        with kept_stops() as stops:
            yield stops
    except BaseException as error:
        if stops.told and not hasattr(error, "__notes__"):
            error.add_note(what_is_left())
            click.echo(f"\n{what_is_left()}", err=True)
        raise
