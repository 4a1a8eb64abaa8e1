"""Values that are typed behind a name, as NAME=VALUE; each is refused with the option it was typed for."""

from __future__ import annotations

from collections.abc import Iterable

import click


def named_values(option: str, given: Iterable[str]) -> list[tuple[str, str]]:
    """Names with what was typed behind them, in their order; raises click.BadParameter, also for a name given twice."""
    pairs: list[tuple[str, str]] = []
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise click.BadParameter(f"{text!r} is not NAME=VALUE.", param_hint=option)
        if name.strip() in dict(pairs):
            raise click.BadParameter(f"{name.strip()} is given twice; give it once.", param_hint=option)
        pairs.append((name.strip(), value.strip()))
    return pairs


def named_number(option: str, name: str, value: str) -> float:
    """The number behind a name; raises click.BadParameter."""
    try:
        return float(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} for {name} is not a number.", param_hint=option) from None
