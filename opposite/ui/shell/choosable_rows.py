"""A table of which a row can be chosen, by mouse and keys; the row of what is chosen elsewhere is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from opposite.ui.shell.printed import Columns
from opposite.ui.shell.session import set_widget_value, widget_value
from opposite.ui.shell.table import draw_table


def draw_choosable(
    rows: Sequence[dict[str, Any]],
    ids: Sequence[str],
    *,
    key: str,
    alt: str,
    chosen: str | None,
    on_choice: Callable[[str | None], None],
    columns: Columns | None = None,
    is_printed: bool = True,
) -> None:
    """Draw rows, of which each has its id; `on_choice` hears the id of one that is chosen, None where it is let go.

    Printed with the page, unless the page has the same rows elsewhere on paper.
    """
    marked = [ids.index(chosen)] if chosen in ids else []
    set_widget_value(key, {"selection": {"rows": marked, "columns": [], "cells": []}})
    draw_table(
        list(rows),
        columns=columns,
        is_printed=is_printed,
        key=key,
        alt=alt,
        on_select=partial(_hear, key, list(ids), on_choice),
        selection_mode="single-row",
    )


def _hear(key: str, ids: list[str], on_choice: Callable[[str | None], None]) -> None:
    at = next(iter(widget_value(key)["selection"]["rows"]), None)
    on_choice(ids[at] if at is not None and at < len(ids) else None)
