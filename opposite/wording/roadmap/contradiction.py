"""What is said of choices that contradict each other, so that there is no plan."""

from __future__ import annotations

from datetime import date

from opposite.domain.framework import Framework
from opposite.domain.roadmap.contradiction import Choice, Contradiction, Kind
from opposite.wording.figures import day, day_count, pluralise, short
from opposite.wording.roadmap.naming import capitalised
from opposite.wording.sentences import quoted

ASK = "Which choices contradict each other"
NOT_CHOICES = "Giving up some of what was chosen does not help: what the framework asks for cannot be kept."


def contradiction_words(found: Contradiction, *, period: str, framework: Framework | None = None) -> str:
    """Which choices contradict each other, and which is the cheapest to give up, in two sentences.

    Of one choice, that it alone cannot be kept. With titles where the framework is given, else with ids.
    """
    named = [choice_words(choice, period=period, framework=framework) for choice in found.choices]
    if len(named) == 1:
        return f"One choice alone cannot be kept: {named[0]}. Without it there is a plan."
    cheapest = choice_words(found.cheapest, period=period, framework=framework)
    return (
        f"These choices contradict each other: {'; '.join(named)}. "
        f"Without any one of them there is a plan; the cheapest to give up: {cheapest}."
    )


def choice_words(choice: Choice, *, period: str, framework: Framework | None = None) -> str:  # noqa: C901  a case a kind
    """One choice, as a clause."""
    if isinstance(choice.value, date):
        when = "has to finish by" if choice.kind is Kind.FINISH_BY else "may not start before"
        return f"{_initiative(choice.of, framework)} {when} {day(choice.value)}"
    value = 0.0 if choice.value is None else choice.value
    match choice.kind:
        case Kind.PIN:
            return f"{_initiative(choice.of, framework)} is pinned to {period} {value:g}"
        case Kind.FINISH_BY | Kind.NOT_BEFORE | Kind.MUST:
            return f"{_initiative(choice.of, framework)} has to be done"
        case Kind.AT_ONCE:
            return f"at most {pluralise(int(value), 'initiative')} at once"
        case Kind.QUICK_WINS:
            return f"{pluralise(int(value), 'quick win')} at the start"
        case Kind.EXCLUSION:
            return f"{_initiative(choice.of, framework)} is left out"
        case Kind.TARGET:
            return f"the target of {_node(choice.of, framework)} is {short(value)}"
        case Kind.PERIODS:
            return f"there are {pluralise(int(value), period)}"
        case Kind.CAPACITY:
            return f"the people given for {capitalised(choice.of)}"
        case Kind.BUDGET:
            return f"the budget is {day_count(value)}"
        case Kind.MONEY:
            return f"the money for {choice.of} is {value:,.0f}"


def _initiative(initiative: str, framework: Framework | None) -> str:
    known = {} if framework is None else framework.initiative_by_id
    return quoted(known[initiative].title) if initiative in known else initiative


def _node(node: str, framework: Framework | None) -> str:
    if framework is None:
        return node
    named = framework.nodes.get(node) or framework.questions.get(node)
    return node if named is None else quoted(named.title)
