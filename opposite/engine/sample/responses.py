"""Who comes to a wave of a sample organisation, when, and how far they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import Answer, is_asked
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.sample.profile import SampleOrganisation, SampleWave
from opposite.engine.sample.respondents import Difference, SyntheticRespondent

OPENS = time(8)
CLOSES = time(18)


class Response(NamedTuple):
    """The answers of one person with their times; `finished_at` None when they did not get to the end."""

    group: str
    label: str | None
    started_at: datetime
    finished_at: datetime | None
    answers: tuple[tuple[Answer, datetime], ...]


def opened_at(wave: SampleWave, now: datetime) -> datetime:
    """When a wave was opened: in the morning, so many days before today."""
    return datetime.combine(now.date() - timedelta(days=wave.days_ago), OPENS)


def closed_at(wave: SampleWave, now: datetime) -> datetime | None:
    """When a wave was closed: in the evening of its last day; None while it is open."""
    if wave.is_open:
        return None
    return datetime.combine(now.date() - timedelta(days=wave.days_ago - wave.lasts), CLOSES)


def turnout(people: int, share: float) -> int:
    """How many of a group come when a share of them does: at least two where there are two."""
    return max(min(people, 2), round(people * share))


def responses(
    random: Random,
    framework: Framework,
    organisation: SampleOrganisation,
    wave: SampleWave,
    *,
    differences: Mapping[str, Difference],
    now: datetime,
) -> Iterator[Response]:
    """The responses of everybody who came to a wave, groups in the framework's order; `differences` are by question."""
    opened = opened_at(wave, now)
    for group in framework.groups:
        if group.id not in organisation.groups:
            continue
        view = organisation.groups[group.id]
        for number in range(turnout(view.people, wave.turnout)):
            leaning, zeal = random.gauss(0.0, organisation.spread), random.gauss(0.0, 0.3)
            respondent = SyntheticRespondent(random, framework, organisation, wave, group.id, view, leaning, zeal)
            label = f"{group.title} {number + 1}" if organisation.attributed else None
            yield _response(respondent, label, differences, opened)


def _response(
    respondent: SyntheticRespondent, label: str | None, differences: Mapping[str, Difference], opened: datetime
) -> Response:
    random, organisation, wave = respondent.random, respondent.organisation, respondent.wave
    questions = [
        question
        for question in scoring_tree(respondent.framework, wave.profile).asked.values()
        if is_asked(question, respondent.group, routed=not organisation.self_assessment)
    ]
    reached = len(questions) if wave.stops_after is None else wave.stops_after
    if random.random() < organisation.breaks_off:
        reached = round(len(questions) * random.uniform(0.3, 0.7))
    started = opened + timedelta(days=random.randrange(wave.lasts), minutes=60 + random.randrange(420))
    clock, answers = started, []
    for question in questions[:reached]:
        clock += timedelta(seconds=random.randrange(15, 75))
        answer = respondent.answer(question, differences[question.id])
        if answer is not None:
            answers.append((answer, clock))
    return Response(respondent.group, label, started, clock if reached >= len(questions) else None, tuple(answers))
