"""What is said in place of a score: in a word or two for a cell, and as a sentence."""

from __future__ import annotations

from collections.abc import Collection

from opposite.domain.framework import Framework
from opposite.domain.scoring.absence import Absence, node_absence, question_absence
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.wording.figures import people, percent

NOT_ENOUGH = "Not enough answers yet"

OVERALL_HIDDEN = "Hidden, too few people answered"

FACTOR_CELLS = {
    Absence.NOT_ASKED: "not asked",
    Absence.DOES_NOT_APPLY: "does not apply",
    Absence.NOT_KNOWN: "not known",
    Absence.UNANSWERED: "none yet",
    Absence.TOO_FEW: "too few",
    Absence.HIDDEN: "hidden",
}
"""In a cell in place of a factor's score."""

GROUP_CELLS = FACTOR_CELLS | {Absence.UNANSWERED: "no answer"}
"""In a cell in place of a group's score."""

ATTRIBUTED_INSTEAD = (
    "Where people knew that their names stand beside their answers, these can be imported into another wave with "
    "--attributed: there nothing is hidden."
)
"""What else can be done where figures of a wave are hidden."""

REASONS = {
    Absence.NOT_ASKED: "Asked of nobody in this wave",
    Absence.DOES_NOT_APPLY: "Does not apply here",
    Absence.NOT_KNOWN: "Nobody who answered knows",
    Absence.UNANSWERED: "Not answered yet",
}


GROUP_REASONS = {
    Absence.NOT_ASKED: "this group was not asked",
    Absence.HIDDEN: "hidden, too few people answered",
    Absence.UNANSWERED: "nobody of this group gave a level",
    Absence.TOO_FEW: "not enough answers yet",
}
"""Why a group has no score of a factor, within a sentence."""


def question_state(row: QuestionScore) -> str | None:
    """Why a question has no score, without a full stop; None when it has one."""
    absence = question_absence(row)
    if absence is Absence.HIDDEN:
        return hidden_score(row)
    return None if absence is None else REASONS[absence]


def hidden_score(row: QuestionScore | NodeScore) -> str:
    """Why a score is hidden, without a full stop."""
    return f"Hidden: fewer than {people(row.hidden_below or 0)} gave a level, or it would tell what so few said"


def figures_hidden(scored: Scored) -> str:
    """That figures are there and hidden, and from how many people on they are shown; a sentence."""
    return (
        f"Figures are hidden: those of fewer than {people(scored.assessment.fewest_shown)} are not shown, nor those that "
        "would tell what so few said."
    )


def factor_state(scored: Scored, row: NodeScore) -> str:
    """Why a factor without a score has none, without a full stop."""
    return REASONS.get(node_absence(scored, row)) or coverage_note(scored.framework, row)


def why_unscored(scored: Scored, row: NodeScore) -> str:
    """Why a factor without a score has none, in a few words within a sentence."""
    return within(OVERALL_HIDDEN if row.hidden else REASONS.get(node_absence(scored, row)) or NOT_ENOUGH)


def within(sentence: str) -> str:
    """A sentence as a part of another one."""
    return sentence[0].lower() + sentence[1:]


def coverage_note(framework: Framework, row: NodeScore) -> str:
    """That too little of a node is covered, and how much it needs; or that its score is hidden."""
    if row.hidden:
        return hidden_score(row)
    needed = framework.scoring.aggregate[row.kind].min_coverage
    return f"{NOT_ENOUGH}: {percent(row.coverage)} of at least {percent(needed)} covered"


def absence_sentences(absences: Collection[Absence], minimum: int) -> list[str]:
    """What the words in the cells of a heat map of groups mean, for those that occur."""
    meanings = {
        Absence.HIDDEN: f"fewer than {people(minimum)} answered, or the figure would give away another that is hidden",
        Absence.NOT_ASKED: "the group was not asked about it",
        Absence.UNANSWERED: "nobody of the group gave a level",
        Absence.TOO_FEW: "not enough of it is answered yet",
    }
    return [
        f"{GROUP_CELLS[absence].capitalize()}: {meaning}."
        for absence, meaning in meanings.items()
        if absence in absences
    ]
