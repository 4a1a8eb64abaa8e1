"""Who comes to a wave of a sample organisation, when, and how far they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import Answer, is_asked
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.sample.answering import Difference, Mind
from opposite.engine.sample.profile import Portrait, Sitting

OPENS = time(8)
CLOSES = time(18)


class Sheet(NamedTuple):
    """What one person left behind: answers with their times; `finished_at` None when they did not get to the end."""

    group: str
    label: str | None
    started_at: datetime
    finished_at: datetime | None
    answers: tuple[tuple[Answer, datetime], ...]


def opened_at(sitting: Sitting, now: datetime) -> datetime:
    """When a wave was opened: in the morning, so many days before today."""
    return datetime.combine(now.date() - timedelta(days=sitting.days_ago), OPENS)


def closed_at(sitting: Sitting, now: datetime) -> datetime | None:
    """When a wave was closed: in the evening of its last day; None while it is open."""
    if sitting.is_open:
        return None
    return datetime.combine(now.date() - timedelta(days=sitting.days_ago - sitting.lasts), CLOSES)


def turnout(people: int, share: float) -> int:
    """How many of a group come when a share of them does: at least two where there are two."""
    return max(min(people, 2), round(people * share))


def sheets(
    random: Random,
    framework: Framework,
    portrait: Portrait,
    sitting: Sitting,
    *,
    differences: Mapping[str, Difference],
    now: datetime,
) -> Iterator[Sheet]:
    """The sheets of everybody who came to a wave, groups in the framework's order; `differences` are by question."""
    opened = opened_at(sitting, now)
    for group in framework.groups:
        if group.id not in portrait.views:
            continue
        view = portrait.views[group.id]
        for place in range(turnout(view.people, sitting.turnout)):
            leaning, zeal = random.gauss(0.0, portrait.spread), random.gauss(0.0, 0.3)
            mind = Mind(random, framework, portrait, sitting, group.id, view, leaning, zeal)
            label = f"{group.title} {place + 1}" if portrait.attributed else None
            yield _sheet(mind, label, differences, opened)


def _sheet(mind: Mind, label: str | None, differences: Mapping[str, Difference], opened: datetime) -> Sheet:
    random, portrait, sitting = mind.random, mind.portrait, mind.sitting
    asked = [
        question
        for question in scoring_tree(mind.framework, sitting.profile).asked.values()
        if is_asked(question, mind.group, routed=not portrait.self_assessment)
    ]
    reached = len(asked) if sitting.stops_after is None else sitting.stops_after
    if random.random() < portrait.breaks_off:
        reached = round(len(asked) * random.uniform(0.3, 0.7))
    started = opened + timedelta(days=random.randrange(sitting.lasts), minutes=60 + random.randrange(420))
    clock, said = started, []
    for question in asked[:reached]:
        clock += timedelta(seconds=random.randrange(15, 75))
        answer = mind.answer(question, differences[question.id])
        if answer is not None:
            said.append((answer, clock))
    return Sheet(mind.group, label, started, clock if reached >= len(asked) else None, tuple(said))
