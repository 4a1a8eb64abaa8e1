"""The agenda of a consensus workshop: which questions are worth talking about, in which order and for how long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from opposite.domain.agreement.rows import Agreement, QuestionAgreement
from opposite.domain.agreement.shown_groups import NOT_PERSONAL_FROM, GroupView, shown_views
from opposite.domain.agreement.verdicts import MEANS_ALIKE, Word
from opposite.domain.framework import Framework, Question, counted_importance
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.scoring.stages import nearest_stage
from opposite.domain.scoring.targets import Origin, origin

MINUTES: Mapping[Word, int] = {"camps": 10, "split": 10, "scattered": 8}
OTHER_MINUTES = 6
"""Minutes planned for a question by its verdict. This project's own choice."""

Treatment = Literal["discovery", "analysis", "checklist"]

TREATMENTS: Mapping[str, Treatment] = {
    "unknown_unknown": "discovery",
    "unknown_known": "analysis",
    "known_known": "checklist",
}
"""By knowledge lens, how a question is best treated. This project's own choice."""


class LevelInWords(NamedTuple):
    """A level of a question by its value on the scale of scores, with the words the framework has for it."""

    value: float
    label: str | None
    description: str | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One question worth talking about. Distances and means are on the question's scale; None is unknown or hidden."""

    question: str
    title: str
    text: str
    factor: str
    """Title of the factor."""
    minutes: int
    worth: float
    """What the order goes by; see `agenda`."""
    points: tuple[float, ...]
    """Values of the scale, lowest first."""
    score: float | None
    target: float | None
    asked: int
    answered: int
    """How many people gave a level."""
    dont_know: int | None
    """How many people say that they do not know; None for nobody, or where that is one person's answer."""
    verdict: Word | None
    camps_by_group: bool | None
    ad_mean: float | None
    """Mean absolute deviation of people from their mean."""
    hidden: bool
    """Whether the figures over everybody are hidden."""
    views: tuple[GroupView, ...]
    """What the shown groups said, in the framework's order."""
    all_views: bool
    """Whether every group that gave a level is among them."""
    knowledge: str | None
    between: tuple[LevelInWords, ...]
    """The two levels the room decides between, the lower first; empty without two views or a score."""
    evidence: tuple[str, ...]
    facilitation: str | None
    origin: Origin | None = None
    """Whose the target is; None without one."""

    @property
    def treatment(self) -> Treatment | None:
        """How the question is best treated, None without a knowledge lens."""
        return None if self.knowledge is None else TREATMENTS[self.knowledge]

    @property
    def lowest(self) -> GroupView | None:
        """The view with the lowest mean, the first of equals; None with fewer than two views."""
        return min(self.views, key=lambda view: view.mean) if len(self.views) > 1 else None

    @property
    def highest(self) -> GroupView | None:
        """The view with the highest mean, the first of equals; None with fewer than two views."""
        return max(self.views, key=lambda view: view.mean) if len(self.views) > 1 else None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The questions worth an hour of one assessment, the worthiest first."""

    organisation: str
    sample: bool
    wave: str
    framework: str
    """Title of the framework."""
    people: int
    """How many people of how many groups answered at all."""
    groups: int
    minutes: int
    """Time there is for the questions."""
    items: tuple[AgendaItem, ...]
    if_time_is_left: tuple[AgendaItem, ...]
    """What is worth talking about too and does not fit, in the same order."""


def agenda(report: Report, agreement: Agreement, *, minutes: int = 60) -> Agenda:
    """The questions worth talking about that fit into these minutes, and those that do not.

    Worth talking about are questions whose verdict is not `aligned`, those whose knowledge lens says that nobody or
    only some know, and those with a gap whose agreement is hidden. They stand in the order of

        importance x distance of views x (1 + gap)

    each as a share of its scale: importance of the top of its scale, 0.6 where nobody rated; distance from the lowest to
    the highest shown mean of a group, else the mean absolute deviation, else 0.2, from where means count as different.
    Equals keep the framework's order. The first question that does not fit ends the agenda. This formula, the minutes
    and the stand-ins are this project's own choice.

    Nothing rests on a figure that is hidden, nor tells what a single person said: see `shown_views`.
    """
    possible_items = (_item(report, agreement.questions[question.id], question) for question in _questions(report))
    items = sorted((item for item in possible_items if item is not None), key=lambda item: -round(item.worth, 9))
    fitting = bisect_right(list(accumulate(item.minutes for item in items)), minutes)
    return Agenda(
        organisation=report.assessment.organisation.name,
        sample=report.assessment.organisation.sample,
        wave=report.assessment.wave,
        framework=report.framework.title,
        people=sum(report.people.values()),
        groups=len(report.people),
        minutes=minutes,
        items=tuple(items[:fitting]),
        if_time_is_left=tuple(items[fitting:]),
    )


def _questions(report: Report) -> list[Question]:
    """The questions that count, in the framework's order."""
    return [question for question in report.framework.questions.values() if report.questions[question.id].applicable]


def _item(report: Report, agreed: QuestionAgreement, question: Question) -> AgendaItem | None:
    """The question as an item, None where it is not worth talking about."""
    row = report.questions[question.id]
    is_seen_differently = agreed.verdict not in {None, "aligned"}
    is_unknown = row.knowledge in ("unknown_unknown", "unknown_known")
    is_gap_alone = agreed.hidden and row.gap is not None and row.gap > 0
    if not (is_seen_differently or is_unknown or is_gap_alone):
        return None
    views = shown_views(report, question.id)
    score = row.score if row.answered is not None and row.answered >= NOT_PERSONAL_FROM else None
    return AgendaItem(
        question=question.id,
        title=question.title,
        text=question.text,
        factor=report.framework.nodes[row.factor].title,
        minutes=MINUTES.get(agreed.verdict or "mixed", OTHER_MINUTES),
        worth=_worth(report.framework, row, distance=_distance(views, agreed)),
        points=tuple(point.value for point in question.scale.points),
        score=score,
        target=row.target,
        asked=row.respondents or 0,
        answered=row.answered or 0,
        dont_know=row.dont_know if row.dont_know is not None and row.dont_know >= NOT_PERSONAL_FROM else None,
        verdict=agreed.verdict,
        camps_by_group=agreed.camps_by_group,
        ad_mean=agreed.ad_mean,
        hidden=agreed.hidden,
        views=views,
        all_views=sum(view.people for view in views) == agreed.n,
        knowledge=row.knowledge,
        between=_between(question, [view.mean for view in views], score),
        evidence=question.evidence,
        facilitation=question.facilitation,
        origin=origin(report.framework, report.assessment, question.id),
    )


def _distance(views: Sequence[GroupView], agreed: QuestionAgreement) -> float | None:
    """How far apart the views lie, on the question's scale; None where nothing of it is shown."""
    if len(views) < 2:
        return agreed.ad_mean
    return max(view.mean for view in views) - min(view.mean for view in views)


def _worth(framework: Framework, row: QuestionScore, *, distance: float | None) -> float:
    """Importance x distance of views x (1 + gap), each as a share of its scale; see `agenda`."""
    rated, width = framework.instrument.importance.scale, row.maximum - row.minimum
    important = counted_importance(None if rated is None or row.importance is None else row.importance / rated.highest)
    apart = MEANS_ALIKE if distance is None or width <= 0 else distance / width
    at_stake = 0.0 if row.gap is None or width <= 0 else row.gap / width
    return important * apart * (1 + at_stake)


def _between(question: Question, means: Sequence[float], score: float | None) -> tuple[LevelInWords, ...]:
    """The levels nearest to the lowest and to the highest mean; without two means, the one nearest to the score.

    Where that is one level, it and the next one up; at the top, the one below and the top.
    """
    ends = [min(means), max(means)] if len(means) > 1 else [] if score is None else [score]
    if not ends:
        return ()
    points = [point.value for point in question.scale.points]
    places = [points.index(nearest_stage(end, question.scale)) for end in ends]
    low, high = places[0], places[-1]
    if low == high:
        high = min(low + 1, len(points) - 1)
        low = max(high - 1, 0)
    return tuple(_level(question, points[index]) for index in dict.fromkeys((low, high)))


def _level(question: Question, value: float) -> LevelInWords:
    raw = question.keyed(value)
    return LevelInWords(value, question.scale.label(raw), question.levels.get(raw))
