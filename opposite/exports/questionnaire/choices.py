"""What can be chosen: levels, answers that are no level, ratings and groups, in words and codes that an import understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.domain.framework import Framework, Question, Scale
from opposite.engine.collecting.importing.parse import group_parser
from opposite.engine.collecting.importing.parse_answers import importance_parser, level_parser
from opposite.engine.collecting.importing.words import STATE_WORDS, ParsedAnswer, number
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire.reading_back import AS_IT_IS, Reads, code_for, understood_as
from opposite.wording.collecting import questionnaire_files as words
from opposite.wording.figures import plain
from opposite.wording.sentences import one_line

SAID_FIRST = {DONT_KNOW: ("I don't know", "DK"), NOT_APPLICABLE: ("Does not apply", "NA")}
"""Words and code of an answer that is no level; where a level is called so, another of the importer's words for it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a tool takes: codes of choices, and names of questions; None where it knows a question by its text alone."""

    codes: re.Pattern[str]
    names: re.Pattern[str] | None
    joint: str = ""
    """What stands between a question's id and `importance` in a name."""
    told_by_text: bool = False
    """Whether an export may head its columns by what is asked alone, so that this has to tell which question it is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: what people read, its code in a tool, and what it is here: a level as text, DK, NA, or a group's id."""

    words: str
    code: str
    means: str


def answers(question: Question, rules: Rules) -> tuple[Choice, ...]:
    """The levels of a question from the lowest, then the answers that are no level."""
    reads = level_parser(question, AS_IT_IS.levels)
    choices = _points(question.scale, reads, lambda value: ParsedAnswer(LEVEL, value), rules, question)
    for state in question.allow:
        said, code = SAID_FIRST[state]
        meant = ParsedAnswer(state)
        shown = understood_as(reads, meant, (said, *STATE_WORDS[state]))
        if shown is None:
            raise QuestionnaireError(words.ambiguous_choice(said, question.id))
        place = len(choices) + 1
        choices.append(Choice(shown, code_for(reads, meant, (code,), allowed=rules.codes, place=place), code))
    return tuple(choices)


def ratings(framework: Framework, scale: Scale, rules: Rules) -> tuple[Choice, ...]:
    """The points of the scale of importance, from the lowest."""
    return tuple(_points(scale, importance_parser(framework), lambda value: value, rules, None))


def groups(framework: Framework, rules: Rules, put: Iterable[Question]) -> tuple[Choice, ...]:
    """The groups that are asked any of these questions, in the framework's order."""
    reads = group_parser(framework, AS_IT_IS)
    questions = list(put)
    choices = []
    for place, group in enumerate(framework.groups, 1):
        if not any(question.is_for(group.id) for question in questions):
            continue
        shown = understood_as(reads, group.id, (one_line(group.title),)) or group.id
        code = code_for(reads, group.id, (group.id,), allowed=rules.codes, place=place)
        choices.append(Choice(shown, code, group.id))
    return tuple(choices)


def _points(
    scale: Scale, reads: Reads, meant: Callable[[float], object], rules: Rules, question: Question | None
) -> list[Choice]:
    """The points of a scale from the lowest, in the first words for each that are read as it and as nothing else."""
    choices: list[Choice] = []
    for place, point in enumerate(scale.points, 1):
        value, label = plain(point.value), one_line(point.label)
        description = one_line((question.levels if question else {}).get(point.value, ""))
        leads = (label,) if number(label) is not None else (f"{value} {label}", label)
        several = (*(f"{lead}: {description}" for lead in leads), description) if description else ()
        means = meant(point.value)
        shown = understood_as(reads, means, (*several, *leads, f"{value} {label}"))
        if shown is None:
            raise QuestionnaireError(words.ambiguous_choice(label, question.id if question else scale.id))
        code = code_for(reads, means, (value, label), allowed=rules.codes, place=place)
        choices.append(Choice(shown, code, value))
    return choices
