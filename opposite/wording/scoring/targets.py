"""What a target is called: a target where people set it, a default target where nobody did (rule 10a)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from opposite.domain.framework import ROOT, Question, Scale
from opposite.domain.scoring.targets import Origin, SetTarget, TargetChoice, origin
from opposite.wording.figures import day, figure, plain
from opposite.wording.sentences import one_line

if TYPE_CHECKING:
    from opposite.domain.scoring.report import ScoredNodes

TARGET = {Origin.SET: "target", Origin.PARTLY_SET: "partly default target", Origin.DEFAULT: "default target"}
TARGETS = {
    Origin.SET: "targets",
    Origin.PARTLY_SET: "targets, some of them default targets",
    Origin.DEFAULT: "default targets",
}

SET_TARGETS = "Set targets"
WHERE_TO_BE = "Where do you want to be in 24 months?"
GOOD_ENOUGH = (
    "Choose for each factor the level that is good enough, and say why. The highest level is not the aim: every step "
    "costs people and time that another factor may need more."
)
BACK_TO_DEFAULT = "Back to the default target"
SAVED = "The targets are set. Profile, gaps and roadmap follow them."
HISTORY_TITLE = "Set so far"
NOT_SAID = "not said"

WHOSE = {
    Origin.SET: "These targets were set by people.",
    Origin.PARTLY_SET: "Some of these targets were set by people; the others are the framework's default targets.",
    Origin.DEFAULT: "Nobody has set targets yet: these are the framework's default targets.",
}
PLANNED_FOR = {
    Origin.SET: "Targets set by people",
    Origin.PARTLY_SET: "Targets set by people, and the framework's default targets where nobody set one",
    Origin.DEFAULT: "The framework's default targets: nobody set any",
    None: "None",
}


def target_word(scored: ScoredNodes, node_or_question: str) -> str:
    """What the target of a node or question is called: target, default target, or partly default target."""
    return TARGET[origin(scored.framework, scored.assessment, node_or_question) or Origin.SET]


def targets_word(scored: ScoredNodes) -> str:
    """What the targets of an assessment are called."""
    return TARGETS[whose_targets(scored) or Origin.SET]


def targets_in_legend(scored: ScoredNodes) -> str:
    """What the targets of an assessment are called beside a line or a mark."""
    word = TARGET[whose_targets(scored) or Origin.SET]
    return f"{word[:1].upper()}{word[1:]}"


def every_target(scored: ScoredNodes) -> str:
    """All targets of an assessment, as what a sentence speaks of."""
    whose = whose_targets(scored)
    return "every target, set or default," if whose is Origin.PARTLY_SET else f"every {TARGET[whose or Origin.SET]}"


def whose_targets(scored: ScoredNodes) -> Origin | None:
    """Who set the targets of an assessment; None where it has none."""
    return origin(scored.framework, scored.assessment, ROOT)


def whose_sentence(scored: ScoredNodes) -> str | None:
    """Who set the targets of an assessment, as a sentence; None where it has none."""
    whose = whose_targets(scored)
    return None if whose is None else WHOSE[whose]


def present(score: float | None, target: float | None, word: str) -> str:
    """Where a factor stands beside its target."""
    stands = "No score that is shown" if score is None else f"Stands at {figure(score)}"
    return f"{stands}." if target is None else f"{stands}, {word} {plain(round(target, 2))}."


def described(described_levels: Iterable[tuple[Question, str]]) -> list[str]:
    """What a level says for each question that describes it, as lines."""
    return [f"{one_line(question.title)}: {one_line(words)}" for question, words in described_levels]


def level_named(scale: Scale, level: float) -> str:
    """A level with its name: 4 Strategic."""
    return f"{plain(level)} {scale.label(level) or ''}".strip()


def as_it_is(choice: TargetChoice, word: str) -> str:
    """The choice that leaves a factor's target as it is."""
    return "No target" if choice.target is None else f"Keep the {word} {plain(round(choice.target, 2))}"


def history_row(title: str, one: SetTarget) -> dict[str, str | None]:
    """One time a target was set, as a row of a table."""
    return {
        "On": None if one.set_at is None else day(one.set_at.date()),
        "Factor or question": title,
        "Target": "default target again" if one.level is None else plain(one.level),
        "Reason": one.reason or NOT_SAID,
        "Approved by": one.approved_by or NOT_SAID,
        "By": None if one.due_on is None else day(one.due_on),
        "Set by": one.set_by,
    }
