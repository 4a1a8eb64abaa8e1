"""What is said while documents of several organisations are written into a folder, and when they are."""

from __future__ import annotations

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.scoring.portfolio import Kind
from opposite.wording.comparison.differences import name_of
from opposite.wording.comparison.portfolio import kind_in_words
from opposite.wording.figures import pluralise
from opposite.wording.sentences import one_line


def written(files: int, failed: int, folder: str) -> str:
    """How many files stand in a folder, and of how many organisations there is none."""
    said = f"{pluralise(files, 'file')} written to {folder}."
    return f"{said} {pluralise(failed, 'organisation')} left out." if failed else said


def not_made(of: Assessment, why: str) -> str:
    """That there is no document of one, and why."""
    return one_line(f"{name_of(of)}: no document. {why}")


def kinds_left_out(kind: Kind, kinds: int) -> str:
    """Of which framework version a report of the portfolio is, where there are several."""
    return f"Of {kinds} framework versions the report is of {kind_in_words(kind)}; --framework names another."


def stopped(files: int, all_: int, folder: str) -> str:
    """That it was stopped, and what is there."""
    return f"Stopped: {files} of {pluralise(all_, 'file')} written to {folder}. Each of them is whole."


def kept(files: int, folder: str) -> str:
    """What was written before the folder could not be written any more."""
    return (
        "Nothing was written." if not files else f"{pluralise(files, 'file')} written to {folder} before, each whole."
    )
