"""Every sentence of a workshop agenda, on one line each and not escaped: what its Markdown and its PDF both say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opposite.domain.agreement.agenda import Agenda, AgendaItem, LevelInWords, Treatment
from opposite.domain.agreement.shown_groups import GroupView
from opposite.domain.scoring.targets import Origin
from opposite.wording.figures import day, people, plain, pluralise, rounded, sample_mark
from opposite.wording.scoring.scores import KNOWLEDGE_TITLES
from opposite.wording.scoring.targets import TARGET
from opposite.wording.sentences import one_line

TITLE = "Workshop agenda"
RULES_TITLE = "Rules of the hour"
HOUR_TITLE = "The hour"
EVIDENCE_TITLE = "Ask for"
HINT_TITLE = "For the facilitator"
DECIDE_TITLE = "What to decide"
NOTES_TITLE = "Notes"
DECISION_FIELDS = ("Level agreed", "Who acts", "By when")
CLOSING_TITLE = "Before you part"
SPARE_TITLE = "If time is left"
SCORE_TITLE = "All together"
ORDER_TITLE = "How the order was made"
HOUR_COLUMNS = ("Time", "Question", "Why it is here")

RULES = (
    "Nobody is asked to reveal their own answer, and nobody guesses who said what.",
    "Speak of what can be seen: an example, a document, a measurement.",
    "Hear first what speaks for the lower level, then what speaks for the higher one, whoever says it.",
    "A low level is a place to start from. It blames nobody.",
    "When the time of a question is over, write down what was agreed, who acts and by when.",
    "Not agreeing is a result too: write down what would settle it.",
    "The level you agree on is recorded beside the computed score and never replaces it.",
)

CLOSING = (
    "Read every decision aloud: level, who acts, by when.",
    "For what stayed open, name the evidence that would settle it, and who brings it.",
    "Agree what everybody who answered will be told, and who tells them.",
    "Set the day on which you look at this again.",
)

NOTHING = "No question needs this hour: none is shown to be seen differently, and none is known to too few."

NOBODY = "Nobody has answered yet, so no question stands before another."

FIGURES_HIDDEN = "Figures hidden: too few people."
SOME_FIGURES_HIDDEN = "Some figures hidden: too few people."
GROUPS_HIDDEN = "Groups that are not listed are hidden: too few people."
NO_GROUP_SHOWN = "No group is shown on its own: too few people."

ORDER = (
    "Questions that people see differently, or that too few know about, stand in the order of importance, times how far "
    "the groups' means lie apart (people from their mean, where these are hidden), times one plus the gap to the target or default target, "
    "each as a share of its scale. Hidden figures enter neither the choice nor the order."
)

VERDICTS = {
    "aligned": "People see it alike.",
    "split": "The groups see it differently.",
    "scattered": "People differ widely, even within their groups.",
    "mixed": "People differ, without a clear pattern.",
}
CAMPS = {
    True: "The groups see it differently; within each of them people agree.",
    False: "People fall into two camps that run across the groups.",
}
NO_VERDICT = "Too few people gave a level to say how far they agree."

HOW_TO_TREAT: Mapping[Treatment, str] = {
    "discovery": "Treat it as discovery, in the manner of design thinking: hear those concerned, watch what they do, and "
    "agree on a small test.",
    "analysis": "Treat it as analysis across groups: let each side show what it has seen, and work out together what "
    "explains the difference.",
    "checklist": "Treat it as a checklist: hold the evidence against each level in turn, and settle on one.",
}


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What the agenda says of one question."""

    title: str
    factor: str
    text: str
    time: str
    minutes: str
    verdict: str
    reason: str
    """Why the question is on the agenda."""
    spread: str | None
    """From which to which mean the groups' views reach; None with fewer than two of them."""
    figures: tuple[str, ...]
    """Sentences on score, target and how far people differ."""
    views: tuple[tuple[str, str, str], ...]
    """Of each shown group its title, its mean and how many people it has."""
    views_note: str | None
    lens: str | None
    decide: str
    """What to decide, where the levels stand beneath it."""
    decide_named: str
    """The same with the names of the levels, where they stand nowhere else."""
    levels: tuple[tuple[str, str | None], ...]
    """Of each level to decide between its name and its description."""
    evidence: tuple[str, ...]
    hint: str | None


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """What the agenda says around its questions, and the questions."""

    organisation: str
    occasion: str
    origin: str
    sample: str | None
    opening: str
    items: tuple[ItemWords, ...]
    spare: tuple[str, ...]


def agenda_words(agenda: Agenda, *, made_on: date) -> AgendaWords:
    """The sentences of an agenda that was made on this day."""
    items, start = [], 0
    for item in agenda.items:
        items.append(_item(item, start))
        start += item.minutes
    return AgendaWords(
        organisation=one_line(agenda.organisation),
        occasion=one_line(f"{agenda.wave}, {agenda.framework}"),
        origin=f"Made on {day(made_on)} from the answers of {people(agenda.people)} in "
        f"{pluralise(agenda.groups, 'group')}.",
        sample=sample_mark() if agenda.sample else None,
        opening=_opening(agenda, start),
        items=tuple(items),
        spare=tuple(one_line(f"{item.title} ({item.factor})") for item in agenda.if_time_is_left),
    )


def target_title(item: AgendaItem) -> str:
    """What the target of a question is called."""
    return TARGET[item.origin or Origin.SET]


def _opening(agenda: Agenda, planned: int) -> str:
    if not agenda.items and not agenda.if_time_is_left:
        return NOTHING if agenda.people else NOBODY
    available = pluralise(agenda.minutes, "minute")
    if not agenda.items:
        return f"No question fits into {available}."
    return (
        f"{pluralise(len(agenda.items), 'question')} for {planned} of {available}, the one most worth talking about "
        "first. Allow ten minutes more to open and to close."
    )


def _item(item: AgendaItem, start: int) -> ItemWords:
    return ItemWords(
        title=one_line(item.title),
        factor=one_line(item.factor),
        text=one_line(item.text),
        time=f"{_clock(start)} to {_clock(start + item.minutes)}",
        minutes=pluralise(item.minutes, "minute"),
        verdict=_verdict(item),
        reason=_reason(item),
        spread=_spread(item),
        figures=tuple(_figures(item)),
        views=tuple((_group(view), rounded(view.mean), people(view.people)) for view in item.views),
        views_note=_views_note(item),
        lens=None if item.treatment is None else f"{_who_knows(item)} {HOW_TO_TREAT[item.treatment]}",
        decide=_decide(item),
        decide_named=_decide_named(item),
        levels=tuple(_level(level) for level in item.between),
        evidence=tuple(one_line(prompt) for prompt in item.evidence),
        hint=None if item.facilitation is None else one_line(item.facilitation),
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _verdict(item: AgendaItem) -> str:
    if item.hidden:
        return SOME_FIGURES_HIDDEN if item.views else FIGURES_HIDDEN
    if item.verdict == "camps":
        return CAMPS[item.camps_by_group is True]
    return NO_VERDICT if item.verdict is None else VERDICTS[item.verdict]


def _reason(item: AgendaItem) -> str:
    """The verdict where there is one, else who knows about it, else that there is a gap."""
    otherwise = (
        _who_knows(item) if item.treatment in ("discovery", "analysis") else f"It lies below its {target_title(item)}."
    )
    if item.hidden:
        return f"{_verdict(item)} {otherwise}"
    return otherwise if item.verdict in (None, "aligned") else _verdict(item)


def _who_knows(item: AgendaItem) -> str:
    return "" if item.knowledge is None else f"{KNOWLEDGE_TITLES[item.knowledge]}."


def _spread(item: AgendaItem) -> str | None:
    if item.lowest is None or item.highest is None:
        return None
    ends = (f"{rounded(view.mean)} ({_group(view)})" for view in (item.lowest, item.highest))
    return f"From {' to '.join(ends)}."


def _group(view: GroupView) -> str:
    return one_line("No group given" if view.title is None else view.title)


def _views_note(item: AgendaItem) -> str | None:
    """That groups are hidden; None where all are shown, where nobody gave a level, or where it is said already."""
    if item.all_views or item.hidden:
        return None
    return GROUPS_HIDDEN if item.views else NO_GROUP_SHOWN


def _figures(item: AgendaItem) -> list[str]:
    """Score and target, how many gave a level, and how far people differ."""
    sentences = []
    if item.score is not None:
        aim = "" if item.target is None else f", the {target_title(item)} {rounded(item.target)}"
        ends = f"{plain(item.points[0])} to {plain(item.points[-1])}"
        sentences.append(f"The score is {rounded(item.score)}{aim}, on a scale from {ends}.")
    if item.hidden:
        return sentences
    if item.asked > 1:
        unknown = "" if item.dont_know is None else f"; {item.dont_know} do not know"
        sentences.append(f"{item.answered} of {people(item.asked)} gave a level{unknown}.")
    if item.ad_mean is not None:
        sentences.append(f"On average an answer lies {rounded(item.ad_mean)} from the mean of all.")
    return sentences


def _decide(item: AgendaItem) -> str:
    if not item.between:
        return "There is no level to start from: agree on how you will find out."
    if len(item.between) == 1:
        return "Does this describe us today?"
    return "Which of these describes us today, or what lies between them?"


def _decide_named(item: AgendaItem) -> str:
    if not item.between:
        return _decide(item)
    first, *others = (_named(level) for level in item.between)
    if not others:
        return f"Does {first} describe us today?"
    return f"Does {first} describe us today, or {' or '.join(others)}, or what lies between them?"


def _named(level: LevelInWords) -> str:
    return one_line(f"level {plain(level.value)}" + (f" ({level.label})" if level.label else ""))


def _level(level: LevelInWords) -> tuple[str, str | None]:
    name = one_line(f"Level {plain(level.value)}" + (f": {level.label}" if level.label else ""))
    return name, None if level.description is None else one_line(level.description)
