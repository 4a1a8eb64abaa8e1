"""The facts of a questionnaire that is filled in elsewhere: screens of items, their choices, and who is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from opposite.definitions.suggest import nearest
from opposite.domain.framework import FULL, Framework, Question
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.collecting.importing.layout import GROUP, IMPORTANCE, LEVEL
from opposite.errors import QuestionnaireError
from opposite.exports.questionnaire.choices import Choice, Rules, answers, groups, ratings
from opposite.exports.questionnaire.names import names as names_of
from opposite.exports.questionnaire.names import texts as texts_of
from opposite.exports.questionnaire.reading_back import Claim, headers_understood
from opposite.wording.collecting import questionnaire_files as words
from opposite.wording.sentences import one_line

MOST_SHOWN = 12
"""Choices that are shown beneath one another, where a tool has lists that unfold."""

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What the file says of when it was made, so that the same questionnaire gives the same bytes."""


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

    @property
    def is_long(self) -> bool:
        """Whether there are so many choices that they stand in a list to unfold."""
        return len(self.choices) > MOST_SHOWN

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
    """A questionnaire. `language` is a code of two or three letters.

    `group` is None where the framework has no groups. `left_out`: ids of questions without choices; `by_text`: of those
    whose id the tool does not take, so that only their text tells which they are. `of_one`: whether it is for one of
    several groups.
    """

    id: str
    title: str
    language: str
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
    importance = framework.instrument.importance.scale if asks_importance(framework) else None
    if with_importance and importance is None:
        raise QuestionnaireError(words.NO_IMPORTANCE)
    asked = scoring_tree(framework, profile).asked.values()
    put = {question.id: question for question in asked if question.scale.points}
    if not put:
        raise QuestionnaireError(words.NOTHING_TO_CHOOSE)
    claims = [(id_, aspect) for id_ in put for aspect in ((LEVEL, IMPORTANCE) if with_importance else (LEVEL,))]
    names, unnamed = names_of(framework, rules, claims)
    texts = texts_of(framework, claims, among=claims if rules.names is None else unnamed)
    shown = _all_shown(framework, put, claims, tells=rules.told_by_text)
    several = groups(framework, rules, put.values())
    everybody = [choice.means for choice in several]
    items: dict[str, list[Item]] = {}
    for id_, aspect in claims:
        question = put[id_]
        rated = aspect == IMPORTANCE and importance is not None
        items.setdefault(framework.factor_of(id_).id, []).append(
            Item(
                name=names[id_, aspect],
                question=id_,
                text=texts.get((id_, aspect)) or shown[id_, aspect],
                help=words.IMPORTANCE if rated and (id_, aspect) in texts else "",
                choices=ratings(framework, importance, rules) if rated and importance else answers(question, rules),
                groups=_asked(question, everybody),
            )
        )
    form = Form(
        id=framework.id,
        title=one_line(framework.title),
        language=_language(framework.locale),
        group=Item(GROUP, "", words.GROUP, words.GROUP_HELP, several) if several else None,
        screens=tuple(
            Screen(id_, one_line(framework.nodes[id_].title), tuple(several)) for id_, several in items.items()
        ),
        left_out=tuple(question.id for question in asked if question.id not in put),
        by_text=tuple(dict.fromkeys(id_ for id_, _ in unnamed)) if rules.names is not None else (),
    )
    return form if group is None else form.of(group)


def asks_importance(framework: Framework) -> bool:
    """Whether people are asked how important a question is."""
    rule = framework.instrument.importance
    return rule.scale is not None and rule.level == "question"


def _language(locale: str) -> str:
    """The language of a locale such as pt-BR, as its code in small letters; English where it says none."""
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", locale)
    return "en" if code is None else code.group().lower()


def _all_shown(
    framework: Framework, put: Mapping[str, Question], claims: Sequence[Claim], *, tells: bool
) -> dict[Claim, str]:
    """What people read of every item; where it `tells` an import what it is, with a mark where the words alone would not."""
    shown = {(id_, aspect): _shown(put[id_], rated=aspect == IMPORTANCE) for id_, aspect in claims}
    known = headers_understood(framework, list(shown.values())) if tells else {}
    marks = {(id_, aspect): id_ if aspect == LEVEL else f"{id_} {aspect}" for id_, aspect in claims}
    return {
        claim: f"{text} [{marks[claim]}]" if tells and known.get(text) != claim else text
        for claim, text in shown.items()
    }


def _shown(question: Question, *, rated: bool) -> str:
    """What people read who are asked by a tool that knows the question by its name."""
    if not rated:
        return one_line(question.text)
    return one_line(f"{question.title.rstrip('.:?!')}: {words.IMPORTANCE}")


def _asked(question: Question, everybody: Sequence[str]) -> tuple[str, ...]:
    """The groups that are asked, of those that are asked anything; empty where all of them are."""
    asked = tuple(group for group in everybody if question.is_for(group))
    return () if len(asked) == len(everybody) else asked


def _unknown(what: str, typed: str, known: Iterable[str]) -> QuestionnaireError:
    names = list(known)
    return QuestionnaireError(words.unknown_choice(what, typed, names, nearest(typed, names)))
