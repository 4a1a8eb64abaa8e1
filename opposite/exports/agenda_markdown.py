"""A workshop agenda as Markdown that a facilitator can print; words of people and frameworks stay text in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from opposite.domain.agreement.agenda import Agenda
from opposite.wording.agreement import agenda as words
from opposite.wording.agreement.agenda import AgendaWords, ItemWords, agenda_words

WORD_JOINER = "\u2060"
"""A character without width that keeps apart what readers would join to a link or a picture after reading markup."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>~$|#]|&(?=#?\w+;)")
_START_OF_LINE = re.compile(r"^(\d*)([+\-.)=])")
_JOINED = re.compile(
    r"(?i)(?<=/)(?=/)|(?<=w)(?=ww\.)|(?<=\w\.)(?=[^\W\d]{2})"  # addresses of pages
    r"|(?<=\w)(?=@)|(?<=@)(?=\w)"  # addresses of people, and mentions of them
    r"|(?<=:)(?=[\w+-]+:)"  # emoji by name
)

BLANK = "_" * 14
"""Room to write on."""


def agenda_markdown(agenda: Agenda, *, made_on: date) -> str:
    """The agenda as CommonMark with a table for the hour; the same agenda and day give the same text."""
    content = agenda_words(agenda, made_on=made_on)
    parts = [f"# {words.TITLE}: {_text(content.organisation)}", _text(content.occasion), content.origin]
    if content.sample:
        parts.append(f"**{content.sample}**")
    parts.append(content.opening)
    if content.items:
        parts += [f"## {words.RULES_TITLE}", _list(words.RULES), f"## {words.HOUR_TITLE}", _hour(content)]
        for number, item in enumerate(content.items, start=1):
            parts += _item(item, number)
        parts += [f"## {words.CLOSING_TITLE}", _list(words.CLOSING)]
    if content.spare:
        parts += [f"## {words.SPARE_TITLE}", _list(map(_text, content.spare))]
    if content.items or content.spare:
        parts += [f"## {words.ORDER_TITLE}", words.ORDER]
    return "\n\n".join(parts) + "\n"


def _hour(content: AgendaWords) -> str:
    rows = [words.HOUR_COLUMNS, ("---",) * len(words.HOUR_COLUMNS)]
    rows += [
        (
            item.time,
            f"{number}. {_text(item.title)} ({_text(item.factor)})",
            item.reason if item.spread is None else f"{item.reason} {_text(item.spread)}",
        )
        for number, item in enumerate(content.items, start=1)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _item(item: ItemWords, number: int) -> list[str]:
    parts = [
        f"## {number}. {_text(item.title)}",
        f"{item.time}, {item.minutes}. {_text(item.factor)}",
        f"> {_text(item.text)}",
        " ".join((f"**{item.verdict}**", *item.figures)),
    ]
    if item.views:
        parts.append(_list(f"{_text(title)}: **{mean}** ({people})" for title, mean, people in item.views))
    if item.views_note:
        parts.append(item.views_note)
    if item.lens:
        parts.append(item.lens)
    parts += [f"**{words.DECIDE_TITLE}.** {item.decide}"]
    if item.levels:
        parts.append(_list(_level(name, description) for name, description in item.levels))
    if item.evidence:
        parts += [f"**{words.EVIDENCE_TITLE}**", _list(map(_text, item.evidence))]
    if item.hint:
        parts.append(f"**{words.HINT_TITLE}.** {_text(item.hint)}")
    return [*parts, " ".join(f"{field}: {BLANK}" for field in words.DECISION_FIELDS)]


def _level(name: str, description: str | None) -> str:
    return f"**{_text(name)}**" if description is None else f"**{_text(name)}.** {_text(description)}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _text(line: str) -> str:
    """Markdown that shows exactly this line: what would be markup is escaped, what would be a link is kept apart."""
    joined = _JOINED.sub(WORD_JOINER, line)
    return _START_OF_LINE.sub(r"\1\\\2", _MARKUP.sub(lambda match: f"\\{match.group()}", joined))
