"""How initiatives, questions, periods and roles are called in a sentence: by id as they are typed, or by title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from opposite.domain.framework import Framework
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.wording.sentences import quoted

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Naming:
    """What an initiative, a question, a period counted from 1, and the work of some roles are called."""

    initiative: Callable[[str], str]
    question: Callable[[str], str]
    period: Callable[[int], str]
    work: Callable[[Sequence[str]], str]


def by_id(request: PlanRequest) -> Naming:
    """Names as people type them on the command line: ids, quarter 2, change or insight."""
    return Naming(str, str, partial(numbered_period, request), " or ".join)


def by_title(request: PlanRequest, framework: Framework, *, period: Callable[[int], str] | None = None) -> Naming:
    """Names as people read them: titles in quotation marks, roles with a large letter; periods as given, else numbered."""
    return Naming(
        initiative=lambda initiative: quoted(request.by_id[initiative].title),
        question=lambda question: quoted(framework.questions[question].title),
        period=partial(numbered_period, request) if period is None else period,
        work=lambda roles: f"work from {roles_named(roles)}",
    )


def as_planned(roadmap: Roadmap) -> Naming:
    """Names as people read them, periods as `period_named` has them."""
    return by_title(roadmap.request, roadmap.framework, period=partial(period_named, roadmap))


def numbered_period(request: PlanRequest, period: int) -> str:
    """A period by its number: quarter 2."""
    return f"{request.period_word} {period}"


def period_named(roadmap: Roadmap, period: int) -> str:
    """A period, counted from 1: Q1 2027, or Jan 2027; one that begins within those as the quarter from 15 Jan 2027."""
    if period > len(roadmap.period_labels):
        return f"a {roadmap.period} after {period_named(roadmap, len(roadmap.period_labels))}"
    label = roadmap.period_labels[period - 1]
    return label if roadmap.by_calendar else f"the {roadmap.period} from {label}"


def month_named(month: int) -> str:
    """A month by its name: 4 is April."""
    return f"{date(2000, month, 1):%B}"


def periods_in_words(count: int, request: PlanRequest) -> str:
    """A number of periods as people say it: "one quarter", "two months"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {request.period_word}{'' if count == 1 else 's'}"


def roles_named(roles: Sequence[str]) -> str:
    """Roles as names, where a sentence would read them as plain words: Change or Insight."""
    return " or ".join(map(capitalised, roles))


def capitalised(name: str) -> str:
    """A name with its first letter large and the others as they are: Now, EU roll-out, IT."""
    return name[:1].upper() + name[1:]
