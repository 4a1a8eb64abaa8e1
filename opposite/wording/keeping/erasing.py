"""What is said before and after something is erased for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from opposite.wording.figures import day

FOR_GOOD = "It is erased for good, history included: nothing here brings it back."
TRACES = (
    "Somebody was reading all the time, so that the file could not be written anew yet: traces of it may stand in the "
    "file until the database is next opened."
)
ELSEWHERE = "Copies made earlier still hold it: backups, exports, and files that people downloaded."

STOPPED = (
    "The erasing was stopped. What was named is gone whole or not at all: erase it again to be sure. Traces in the file are "
    "removed when it is next opened."
)


def person_named(label: str | None, number: int) -> str:
    """How a person is listed: what they call themselves, else their number."""
    return label or f"number {number}"


def kinds(numbers: Mapping[str, int]) -> str:
    """How many of what, leaving out what there is none of."""
    named = {
        "people": ("person", "people"),
        "answers": ("answer", "answers"),
        "replaced": ("replaced answer", "replaced answers"),
        "links": ("link", "links"),
        "waves": ("wave", "waves"),
        "progress": ("entry of progress", "entries of progress"),
        "scenarios": ("scenario", "scenarios"),
        "targets": ("target that was set", "targets that were set"),
    }
    parts = [
        f"{numbers[kind]:,} {one if numbers[kind] == 1 else many}"
        for kind, (one, many) in named.items()
        if numbers.get(kind)
    ]
    if not parts:
        return "nothing but its name"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def on_erasing(
    what: str, numbers: Mapping[str, int], changed: Sequence[tuple[str, str]], copies: Sequence[Path]
) -> list[str]:
    """What follows when something is erased: how much, which figures change, what stays elsewhere."""
    sentences = [f"Erasing {what} removes {kinds(numbers)}.", FOR_GOOD]
    if changed:
        sentences.append(
            f"The figures of {whole_waves(changed)} change. Whoever has seen them before and sees them again can work out something of "
            "what this person said."
        )
    sentences.append(ELSEWHERE)
    if copies:
        sentences.append(f"Beside the database: {', '.join(path.name for path in copies)}. Remove them yourself.")
    return sentences


def erased(numbers: Mapping[str, int], *, traces: bool) -> list[str]:
    """What was erased."""
    return [f"Erased {kinds(numbers)}.", *([TRACES] if traces else [])]


def whole_organisation(name: str) -> str:
    """An organisation as it is named before it is erased."""
    return f"the organisation {name}"


def whole_waves(waves: Sequence[tuple[str, str]]) -> str:
    """Waves, by organisation, as they are named before they are erased."""
    return " and ".join(f"the wave {wave} of {organisation}" for organisation, wave in waves)


def person_of(label: str | None, number: int, organisation: str, waves: Sequence[str]) -> str:
    """A person as they are named before they are erased."""
    return f"{person_named(label, number)} of {organisation} (wave {', '.join(waves)})"


def due(organisation: str, wave: str, erase_on: date, today: date) -> str:
    """That the answers of a wave are to be erased, on a day to come or since one that has passed."""
    when = "were to be erased" if erase_on <= today else "are to be erased"
    return f"The answers of the wave {wave} of {organisation} {when} on {day(erase_on)}."


def due_remedy(number: int) -> str:
    """What to do about waves that are due."""
    return f"`opposite erase --due` erases {'it' if number == 1 else 'them'}; nothing is erased by itself."
