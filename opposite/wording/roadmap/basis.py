"""What the answers lack that a plan rests on, in words."""

from __future__ import annotations

from opposite.domain.roadmap.basis import Basis
from opposite.wording.figures import percent


def basis_sentence(basis: Basis) -> str | None:
    """What a reader has to know of the answers, in a sentence; None where nothing is lacking."""
    if basis.nothing_shown:
        return "It rests on effort, order and targets alone, since no answers may be shown."
    if basis.hidden:
        return "It rests on those answers alone that may be shown."
    whose = "of one person alone" if basis.one_person else ""
    if basis.coverage is None:
        return f"It rests on the answers {whose}." if whose else None
    answers = f"answers {whose}" if whose else "answers"
    return f"It rests on {answers} to only {percent(basis.coverage)} of the questions."


def basis_in_short(basis: Basis) -> str | None:
    """The same in a cell: `one person`, `12 % of the questions`, or both; None where nothing is lacking."""
    if basis.hidden:
        return "no answers" if basis.nothing_shown else "shown answers alone"
    parts = ["one person"] if basis.one_person else []
    if basis.coverage is not None:
        parts.append(f"{percent(basis.coverage)} of the questions")
    return "; ".join(parts) or None
