"""What a framework asks, of whom, and beside the level, in words."""

from __future__ import annotations

from opposite.domain.framework import Framework, Question
from opposite.wording.figures import plain


def target_words(framework: Framework) -> str:
    """Where targets are set, and what holds where none is."""
    rule = framework.instrument.target
    where = {
        "none": "Targets are not set by people",
        "factor": f"Targets are set for each {framework.display_level}",
        "question": "Targets are set for each question",
    }[rule.level]
    own = "" if rule.default is None else f" Where nobody sets one, the default target is {plain(rule.default)}."
    return f"{where}.{own}"


def asked_of(framework: Framework, question: Question) -> str:
    """Which groups a question is asked of."""
    titles = {group.id: group.title for group in framework.groups}
    return f"Asked of: {', '.join(titles[group] for group in question.groups) if question.groups else 'everybody'}"


def asides(framework: Framework, question: Question) -> list[str]:
    """What stands beneath a question of a framework that is read: whom it is asked of and what else its author wrote."""
    return [
        asked_of(framework, question),
        *(
            f"{name}: {said}"
            for name, said in (
                ("Worth a look", "; ".join(question.evidence)),
                ("For the facilitator", question.facilitation),
                ("Food for thought", question.food_for_thought),
            )
            if said
        ),
    ]


def placed_by(question: Question) -> str | None:
    """What the places of a question on two axes mean; None where it has levels alone."""
    if question.x is None or question.y is None:
        return None
    return f"Placed by {question.x} and {question.y}; only the place on the first is asked."
