"""What every column of a file holds: who answered, which question, or nothing that is understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, NamedTuple

from opposite.definitions.diagnostics import ended
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_readings import ColumnOfTable, GroupColumn
from opposite.domain.framework import Framework, Question
from opposite.domain.spreadsheet import MARKER_COLUMN
from opposite.engine.collecting.importing.claims import SKIP, Claim, Claimed, Found
from opposite.engine.collecting.importing.heading_names import Name, likely_names, without_markup
from opposite.engine.collecting.importing.source_formats import Heading, SourceFormat
from opposite.engine.collecting.importing.tool_columns import FINISHED
from opposite.engine.collecting.importing.words import answer_words, normalised, number
from opposite.errors import ImportRefusedError

ORGANISATION, WAVE, RESPONDENT, GROUP = "organisation", "wave", "respondent", "group"
QUESTION, LEVEL, ANSWERED_AT = "question", "level", "answered_at"
IMPORTANCE, EVIDENCE, NOTE = "importance", "evidence", "note"

PERSON = (ORGANISATION, WAVE, RESPONDENT, GROUP, ANSWERED_AT)
"""Columns that say who answered and when, in both forms."""

ASPECTS = (LEVEL, IMPORTANCE, EVIDENCE, NOTE)
"""What an answer to a question consists of; columns of the long form, and in the wide form words after a question's id."""

_ROLES = {normalised(role): role for role in (*PERSON, QUESTION, *ASPECTS)} | {
    "organization": ORGANISATION, "respondentid": RESPONDENT, "stakeholdergroup": GROUP, "groupid": GROUP,
    "questionid": QUESTION, "evidencestrength": EVIDENCE,
}  # fmt: skip


class Column(NamedTuple):
    """A column of the file by the positions of its cells (several for choices spread over columns) and its title.

    `ticks` are the choices that a filled cell stands for, by position; empty where cells say themselves what they mean.
    """

    positions: tuple[int, ...]
    title: str
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a file: those of the person, and those of the answers.

    In the long form `by_role` holds the columns of question and answer; in the wide form `by_question` holds, by
    question and aspect, the columns of the answers to it. `marker` is the column that marks our own exports,
    `unnamed` the positions of columns without a title. `behind_stems` holds titles with the question that was found behind
    other words in them, `of_table` columns of a table of one's own that were taken for more than their headings say,
    `of_groups` the one that was taken for the group by its cells. `of_people` holds positions of columns of addresses and
    the like, where people are known by an id that their tool gives every row.
    """

    form: Literal["long", "wide"]
    source: SourceFormat
    person: Mapping[str, Column]
    by_role: Mapping[str, Column]
    by_question: Mapping[str, Mapping[str, Column]]
    marker: Column | None
    unnamed: tuple[int, ...]
    not_understood: tuple[str, ...]
    left_out: tuple[str, ...]
    behind_stems: tuple[tuple[str, str], ...] = ()
    of_table: tuple[ColumnOfTable, ...] = ()
    of_groups: tuple[GroupColumn, ...] = ()
    of_people: tuple[int, ...] = ()


def understood(framework: Framework) -> Callable[[str], bool]:
    """Whether a heading is one that files of answers to the framework have: of a question, or of who answered it."""
    words = _question_words(framework)

    def known(title: str) -> bool:
        return _role(title) is not None or any(
            _named(framework, words, name) is not None for name in likely_names(title)
        )

    return known


def resolve_columns(framework: Framework, source: SourceFormat, mapping: ColumnMapping) -> Layout:
    """The layout of a file's columns.

    Raises ImportRefusedError when nothing is understood, two columns claim the same thing, or the mapping speaks of
    columns and questions that are not there.
    """
    titles = [heading.title for heading in source.headings]
    words = _question_words(framework)
    mapped = _mapped_claims(mapping, source.headings, framework, words)
    roles = {_role(title) for i, title in enumerate(titles) if i not in mapped}
    roles |= {role for question, role in mapped.values() if not question}
    long = {QUESTION, LEVEL} <= roles
    claimed = Claimed(source.headings)
    for position, heading in enumerate(source.headings):
        of_mapping = mapped.get(position)
        found = Found(of_mapping) if of_mapping else _claim(framework, words, heading, long=long)
        claimed.take_in(position, heading, found)
    claims, by_fallback = claimed.settled()
    columns = {claim: _column(claim, positions, source.headings, claimed.ticks) for claim, positions in claims.items()}
    named = {role: column for (question, role), column in columns.items() if not question}
    if source.tool is None:
        status = {kept: [i for i in several if mapped.get(i) != ("", SKIP)] for kept, several in source.status.items()}
        source = source._replace(status=status)
    layout = Layout(
        form="long" if long else "wide",
        source=source,
        person={role: named[role] for role in PERSON if role in named},
        by_role={role: named[role] for role in (QUESTION, *ASPECTS) if role in named},
        by_question=_by_question(framework, columns),
        marker=named.get(MARKER_COLUMN),
        unnamed=tuple(i for i, heading in enumerate(source.headings) if not heading.title),
        not_understood=tuple(claimed.not_understood),
        left_out=tuple(claimed.left_out),
        behind_stems=tuple(
            (titles[i], claim[0])
            for claim, several in claimed.stemmed.items()
            if claims[claim] is several
            for i in several
        ),
        of_table=_of_table(source, {i for i, role in by_fallback.items() if role != GROUP}),
        of_groups=tuple(
            dict.fromkeys(
                GroupColumn((source.headings[i].under or (titles[i],))[0])
                for i, role in by_fallback.items()
                if role == GROUP
            )
        ),
        of_people=_of_people(source, named.get(RESPONDENT), mapped),
    )
    _refuse_incomplete(layout, titles, roles)
    return layout


def _of_people(source: SourceFormat, respondent: Column | None, mapped: Mapping[int, Claim]) -> tuple[int, ...]:
    """The columns that say who somebody is beside the id of a tool; none where a mapping says who answered."""
    if source.tool is None or respondent is None or source.headings[respondent.positions[0]].role != RESPONDENT:
        return ()
    return tuple(i for i, heading in enumerate(source.headings) if heading.of_person and i not in mapped)


def _of_table(source: SourceFormat, times: AbstractSet[int]) -> tuple[ColumnOfTable, ...]:
    """The columns of a table that no tool wrote, in which is kept when answers were given and whether they were handed in."""
    if source.tool is not None:
        return ()
    held = [(i, True) for i in sorted(times)] + [(i, False) for i in source.status.get(FINISHED, ())]
    return tuple(ColumnOfTable(source.headings[i].title, is_time=is_time) for i, is_time in held)


def _role(title: str) -> str | None:
    """What a column is by its own name: a column of the long form, or our marker."""
    return MARKER_COLUMN if title == MARKER_COLUMN else _ROLES.get(normalised(title))


def _question_words(framework: Framework) -> Mapping[str, tuple[Claim, bool]]:
    """Question and aspect by what a header may say, normalised, and whether that is the question's text.

    What would fit two questions is left out.
    """
    claims_by_words: dict[str, set[tuple[Claim, bool]]] = {}
    for question in framework.questions.values():
        for words, is_text in (
            (question.id, False), (question.text, True), (f"{question.id} {question.text}", True),
        ):  # fmt: skip
            claims_by_words.setdefault(normalised(without_markup(words)), set()).add(((question.id, LEVEL), is_text))
        for aspect in ASPECTS:
            words = normalised(f"{question.id} {aspect}")
            claims_by_words.setdefault(words, set()).add(((question.id, aspect), False))
    return {words: claims.pop() for words, claims in claims_by_words.items() if len(claims) == 1}


def _claim(framework: Framework, words: Mapping[str, tuple[Claim, bool]], heading: Heading, *, long: bool) -> Found:
    """What a column holds by its own name, then by its question's id, then by its text."""
    role = _role(heading.title)
    if role is not None and (long or role in (*PERSON, MARKER_COLUMN)):
        return Found(("", role))
    if long or heading.by_tool:
        return Found()
    for name in heading.names:
        claim = _named(framework, words, name)
        if claim is not None:
            fits = name.choice is None or _is_choice(framework.questions[claim[0]], name.choice)
            return Found(claim, name.behind_stem, name.choice or "") if fits else Found()
    return Found()


def _named(framework: Framework, words: Mapping[str, tuple[Claim, bool]], name: Name) -> Claim | None:
    """The question that a name is of, by its id unless it may be known by its text alone."""
    if name.text in framework.questions:
        return None if name.by_text else (name.text, LEVEL)
    claim, is_text = words.get(normalised(name.text), (None, False))
    return claim if is_text or not name.by_text else None


def _is_choice(question: Question, choice: str) -> bool:
    """Whether what stands beneath a question in a second header row is one of its answers."""
    return normalised(choice) in answer_words(question) or number(choice) is not None


def _mapped_claims(
    mapping: ColumnMapping, headings: Sequence[Heading], framework: Framework, words: Mapping[str, tuple[Claim, bool]]
) -> dict[int, Claim]:
    """What the mapping says of columns, by their position."""
    claims: dict[int, Claim] = {}
    for title, meaning in mapping.columns.items():
        if meaning in (*PERSON, QUESTION, *ASPECTS, SKIP):
            claim: Claim | None = ("", meaning)
        else:
            claim = _named(framework, words, Name(meaning))
        if claim is None:
            raise ImportRefusedError(
                f"The mapping says that the column {title!r} holds {meaning!r}, which is no question of the framework.",
                hint=f"Write a question's id, {', '.join(PERSON)} or {SKIP}.",
            )
        exact = [i for i, heading in enumerate(headings) if heading.title == title.strip()]
        positions = exact or [i for i, heading in enumerate(headings) if normalised(heading.title) == normalised(title)]
        if not positions:
            raise ImportRefusedError(
                f"The mapping names a column {title!r}, and the file has none of that name.",
                ended(f"Its columns: {_few(heading.title for heading in headings)}"),
            )
        claims |= dict.fromkeys(positions, claim)
    return claims


def _column(claim: Claim, positions: Sequence[int], headings: Sequence[Heading], ticks: Mapping[int, str]) -> Column:
    """The column of a claim; several are one only where a tool spread the choices of a question over them."""
    spread = all(headings[i].spread for i in positions)
    if len(positions) > 1 and not spread:
        what = f"the question {claim[0]}" if claim[0] else claim[1]
        raise ImportRefusedError(
            ended(f"{len(positions)} columns of the file hold {what}: {_few(headings[i].title for i in positions)}"),
            hint="Leave all but one out, with a mapping file that says `skip` for them.",
        )
    first = headings[positions[0]]
    title = first.names[-1].text if len(positions) > 1 else first.title
    ticked = tuple(ticks.get(i, "") for i in positions)
    return Column(tuple(positions), title, ticked if any(ticked) else ())


def _by_question(framework: Framework, columns: Mapping[Claim, Column]) -> Mapping[str, Mapping[str, Column]]:
    by_question: dict[str, dict[str, Column]] = {}
    for question in framework.questions:
        by_aspect = {aspect: columns[question, aspect] for aspect in ASPECTS if (question, aspect) in columns}
        if by_aspect:
            by_question[question] = by_aspect
    return by_question


_TURN = "Turn the table round (in a spreadsheet Paste Special, Transpose), so that every person has a row."


def _refuse_incomplete(layout: Layout, titles: Sequence[str], roles: AbstractSet[str | None]) -> None:
    if layout.form == "wide" and not layout.by_question:
        if QUESTION in roles or LEVEL in roles:
            missing = LEVEL if QUESTION in roles else QUESTION
            raise ImportRefusedError(
                f"The file has no column {missing}, which the long form needs.",
                ended(f"Its columns: {_few(titles)}"),
                f"If every person has a column, {_TURN[0].lower()}{_TURN[1:]}" if layout.source.questions_down else "",
            )
        if layout.source.questions_down:
            raise ImportRefusedError("Questions stand beneath one another in the first column of the file.", hint=_TURN)
        raise ImportRefusedError(
            "No column of the file is understood: none is named after a question of the framework.",
            ended(f"The first row reads: {_few(titles)}"),
            "The first row names the columns: organisation, wave, respondent, group, question, level; or one column "
            "for every question, named by its id or text.",
        )
    if RESPONDENT not in layout.person and layout.form == "long":
        raise ImportRefusedError(
            "No column of the file says who answered (respondent).",
            ended(f"Its columns: {_few(titles)}"),
            "Name the column with a mapping file, or add one that numbers the people.",
        )


def _few(titles: Iterable[str]) -> str:
    """The first titles of a list, shortened."""
    listed = [title if len(title) <= 40 else f"{title[:40]}…" for title in titles]
    return ", ".join(listed[:12]) + (f" and {len(listed) - 12:,} more" if len(listed) > 12 else "")


def meaning_words(claim: Claim) -> str:
    """How a mapping writes what a column holds: a role, a question's id, or this and an aspect of its answer."""
    question, aspect = claim
    return aspect if not question else question if aspect == LEVEL else f"{question} {aspect}"


def likely_meanings(framework: Framework, source: SourceFormat) -> list[str | None]:
    """What each column seems to hold by its own heading, in the words of a mapping; None where nothing fits.

    To be asked where the columns together make no layout.
    """
    words = _question_words(framework)
    roles = {_role(heading.title) for heading in source.headings}
    long = {QUESTION, LEVEL} <= roles
    claims = (_claim(framework, words, heading, long=long).claim for heading in source.headings)
    return [None if claim is None else meaning_words(claim) for claim in claims]
