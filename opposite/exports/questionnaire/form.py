"""The facts of a questionnaire that is filled in elsewhere: screens of items, their choices, and who is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from opposite.definitions.suggest import nearest
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE
from opposite.domain.framework import FULL, Framework, Question, Scale
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.collecting.importing.layout import GROUP, IMPORTANCE
from opposite.engine.collecting.importing.parse import group_parser
from opposite.engine.collecting.importing.parse_answers import importance_parser, level_parser
from opposite.engine.collecting.importing.words import STATE_WORDS, ParsedAnswer, number
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire.reading_back import (
    AS_IT_IS,
    Claim,
    Reads,
    code_for,
    headers_understood,
    understood_as,
)
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


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: what people read, its code in a tool, and what it is here: a level as text, DK, NA, or a group's id."""

    words: str
    code: str
    means: str


@dataclass(frozen=True, slots=True)
class Item:
    """A question as it is put.

    `name` is what a tool knows it by; on the way back it is known by its name or its text. `groups`: ids of those that are
    asked, empty for everybody. `question`: id of the framework's question, empty for the question for the group.
    """

    name: str
    question: str
    text: str
    help: str
    choices: tuple[Choice, ...]
    groups: tuple[str, ...] = ()

    def is_for(self, group: str) -> bool:
        """Whether a group is asked it."""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class Screen:
    """Items that stand together."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire.

    `group` is None where the framework has no groups. `left_out`: ids of questions without choices; `by_text`: of those
    whose id the tool does not take, so that only their text tells which they are. `of_one`: whether it is for one of
    several groups.
    """

    id: str
    title: str
    locale: str
    group: Item | None
    screens: tuple[Screen, ...]
    left_out: tuple[str, ...] = ()
    by_text: tuple[str, ...] = ()
    of_one: bool = False

    @property
    def items(self) -> Iterator[Item]:
        """Every item but the one for the group, in order."""
        return (item for screen in self.screens for item in screen.items)

    @property
    def routed(self) -> bool:
        """Whether some are asked what others are not."""
        return any(item.groups for item in self.items)

    @property
    def only_group(self) -> Choice | None:
        """The one group that everybody belongs to, which need not be asked for; None where there is a choice, or no group."""
        return self.group.choices[0] if self.group is not None and len(self.group.choices) == 1 else None

    def of(self, group: str) -> Form:
        """What one group is asked, and that group alone to choose; raises QuestionnaireError where it is asked nothing."""
        choices = tuple(choice for choice in (self.group.choices if self.group else ()) if choice.means == group)
        if self.group is None or not choices:
            raise QuestionnaireError(words.nothing_asked(group))
        screens = [
            replace(screen, items=tuple(replace(one, groups=()) for one in screen.items if one.is_for(group)))
            for screen in self.screens
        ]
        return replace(
            self,
            group=replace(self.group, choices=choices),
            screens=tuple(screen for screen in screens if screen.items),
            of_one=len(self.group.choices) > 1,
        )


def build_form(
    framework: Framework, rules: Rules, *, profile: str = FULL, group: str | None = None, with_importance: bool = False
) -> Form:
    """The questionnaire of a profile, for one group or for all, such that an import understands what comes back.

    Raises QuestionnaireError for a profile or a group that is not there, for importance that is not asked, and for words
    that could mean two things.
    """
    if profile not in framework.instrument.profiles and profile != FULL:
        raise _unknown("profile", profile, {FULL: None} | dict(framework.instrument.profiles))
    if group is not None and group not in {one.id for one in framework.groups}:
        raise _unknown("group", group, (one.id for one in framework.groups))
    importance = framework.instrument.importance.scale
    if with_importance and importance is None:
        raise QuestionnaireError(words.NO_IMPORTANCE)
    asked = scoring_tree(framework, profile).asked.values()
    put = {question.id: question for question in asked if question.scale.points}
    claims = [(id_, aspect) for id_ in put for aspect in ((LEVEL, IMPORTANCE) if with_importance else (LEVEL,))]
    names, unnamed = _names(framework, rules, claims)
    texts = _texts(framework, claims, among=claims if rules.names is None else unnamed)
    items: dict[str, list[Item]] = {}
    for id_, aspect in claims:
        question = put[id_]
        rated = aspect == IMPORTANCE and importance is not None
        items.setdefault(framework.factor_of(id_).id, []).append(
            Item(
                name=names[id_, aspect],
                question=id_,
                text=texts.get((id_, aspect)) or _shown(question, rated=rated),
                help=words.IMPORTANCE if rated and (id_, aspect) in texts else "",
                choices=_ratings(framework, importance, rules) if rated and importance else _answers(question, rules),
                groups=_asked(framework, question, put.values()),
            )
        )
    form = Form(
        id=framework.id,
        title=one_line(framework.title),
        locale=framework.locale,
        group=_group_item(framework, rules, put.values()),
        screens=tuple(
            Screen(id_, one_line(framework.nodes[id_].title), tuple(several)) for id_, several in items.items()
        ),
        left_out=tuple(question.id for question in asked if question.id not in put),
        by_text=tuple(dict.fromkeys(id_ for id_, _ in unnamed)) if rules.names is not None else (),
    )
    return form if group is None else form.of(group)


def _shown(question: Question, *, rated: bool) -> str:
    """What people read who are asked by a tool that knows the question by its name."""
    return one_line(f"{question.title.rstrip('.:?!')}: {words.IMPORTANCE}" if rated else question.text)


def _asked(framework: Framework, question: Question, questions: Iterable[Question]) -> tuple[str, ...]:
    """The groups that are asked, in the framework's order; empty where all are that are asked anything."""
    several = list(questions)
    everybody = [group.id for group in framework.groups if any(one.is_for(group.id) for one in several)]
    asked = tuple(group for group in everybody if question.is_for(group))
    return () if len(asked) == len(everybody) else asked


def _answers(question: Question, rules: Rules) -> tuple[Choice, ...]:
    """The levels of a question from the lowest, then the answers that are no level."""
    reads = level_parser(question, AS_IT_IS)
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


def _ratings(framework: Framework, scale: Scale, rules: Rules) -> tuple[Choice, ...]:
    """The points of the scale of importance, from the lowest."""
    return tuple(_points(scale, importance_parser(framework), lambda value: value, rules, None))


def _points(
    scale: Scale, reads: Reads, meant: Callable[[float], object], rules: Rules, question: Question | None
) -> list[Choice]:
    """The points of a scale from the lowest, in the first words for each that are read as it and as nothing else."""
    choices: list[Choice] = []
    for place, point in enumerate(scale.points, 1):
        value, label = plain(point.value), one_line(point.label)
        description = one_line((question.levels if question else {}).get(point.value, ""))
        several = (f"{value} {label}: {description}", f"{label}: {description}", description) if description else ()
        if number(label) is not None:
            several = (f"{label}: {description}",) if description else (label,)
        means = meant(point.value)
        shown = understood_as(reads, means, (*several, f"{value} {label}", label))
        if shown is None:
            raise QuestionnaireError(words.ambiguous_choice(label, question.id if question else scale.id))
        code = code_for(reads, means, (value, label), allowed=rules.codes, place=place)
        choices.append(Choice(shown, code, value))
    return choices


def _group_item(framework: Framework, rules: Rules, put: Iterable[Question]) -> Item | None:
    """The question for the group, with those to choose that are asked anything; None where there are none."""
    reads = group_parser(framework, AS_IT_IS)
    questions = list(put)
    choices = []
    for place, group in enumerate(framework.groups, 1):
        if not any(question.is_for(group.id) for question in questions):
            continue
        shown = understood_as(reads, group.id, (one_line(group.title),)) or group.id
        code = code_for(reads, group.id, (group.id,), allowed=rules.codes, place=place)
        choices.append(Choice(shown, code, group.id))
    if not choices:
        return None
    return Item(GROUP, "", words.GROUP, words.GROUP_HELP, tuple(choices))


def _names(framework: Framework, rules: Rules, claims: Sequence[Claim]) -> tuple[dict[Claim, str], list[Claim]]:
    """What a tool knows the items by, which is the question's id where it takes that; and the items of other names."""
    allowed = rules.names or re.compile(".*")
    exact = {claim: claim[0] + ("" if claim[1] == LEVEL else f"{rules.joint}{claim[1]}") for claim in claims}
    wished = {
        claim: name if allowed.fullmatch(name) else re.sub(r"[^A-Za-z0-9]", "", name) for claim, name in exact.items()
    }
    known = headers_understood(framework, list(wished.values()))
    unnamed = [claim for claim, name in wished.items() if not allowed.fullmatch(name) or known.get(name) != claim]
    used = {name.casefold() for claim, name in wished.items() if claim not in unnamed}
    free = (name for name in (f"Q{place}" for place in count(1)) if name.casefold() not in used)
    return wished | {claim: next(free) for claim in unnamed}, unnamed


def _texts(framework: Framework, claims: Sequence[Claim], *, among: Sequence[Claim]) -> dict[Claim, str]:
    """What is asked where only the text tells what it is; raises QuestionnaireError where it does not tell.

    `claims` are all items of the questionnaire.
    """
    texts: dict[Claim, str] = {}
    for prefixed in (False, True):
        wished = {
            (id_, aspect): f"{id_} {aspect}"
            if aspect != LEVEL
            else one_line(f"{id_} {framework.questions[id_].text}" if prefixed else framework.questions[id_].text)
            for id_, aspect in claims
        }
        known = headers_understood(framework, list(wished.values())) if among else {}
        texts = {claim: text for claim, text in wished.items() if claim in among and known.get(text) == claim} | texts
    lost = next((claim for claim in among if claim not in texts), None)
    if lost is not None:
        raise QuestionnaireError(words.ambiguous_question(lost[0]))
    return texts


def _unknown(what: str, typed: str, known: Iterable[str]) -> QuestionnaireError:
    names = list(known)
    return QuestionnaireError(words.unknown_choice(what, typed, names, nearest(typed, names)))
