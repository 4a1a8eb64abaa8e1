"""Overall scores over all waves in words: from where to where, and where versions of the framework break a line."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.comparison.over_waves import Moment, OverWaves, WavePoint
from opposite.wording.figures import rounded, short_day
from opposite.wording.sentences import cut, joined, one_line

TITLE = "Over all waves"
MOST_TOLD = 3
"""Of so many organisations, at most, the course is told in a sentence above their lines."""


def course(several: Sequence[OverWaves]) -> str:
    """From which score to which each moved over the latest waves that can be compared; of many, their lines say enough."""
    return joined(map(_course, several)) if len(several) <= MOST_TOLD else ""


def _course(one: OverWaves) -> str:
    scored = [point for point in one.stretches[-1] if point.score is not None]
    if len(scored) < 2:
        return ""
    first, last = scored[0], scored[-1]
    return f"{cut(one.organisation.name)}: {_figure(first)} in {cut(first.wave)}, {_figure(last)} in {cut(last.wave)}"


def breaks(several: Sequence[OverWaves]) -> list[str]:
    """Why lines are broken: a sentence for each place where versions of the framework cannot be compared."""
    return [
        f"{cut(one.organisation.name)}: between {cut(here.before.wave)} and {cut(here.after.wave)} the framework changed "
        f"from version {one_line(here.before.major)} to {one_line(here.after.major)}. The line is broken there, since "
        "figures before and after cannot be compared."
        for one in several
        for here in one.breaks
    ]


def names_of_moments(several: Sequence[OverWaves]) -> dict[Moment, str]:
    """What each moment is called: the wave of that moment where all have the same, else its day."""
    labels: dict[Moment, set[str]] = {}
    for one in several:
        for point, moment in one.moments.items():
            labels.setdefault(moment, set()).add(point.wave)
    return {
        moment: cut(next(iter(waves))) if len(waves) == 1 else short_day(moment[0]) for moment, waves in labels.items()
    }


def point_in_words(one: OverWaves, point: WavePoint) -> str:
    """An organisation in a wave, with its date and score."""
    return f"{one_line(one.organisation.name)}, {one_line(point.wave)} ({short_day(point.on)}): {_figure(point)}"


def described(several: Sequence[OverWaves]) -> str:
    """Every organisation with its score of each wave, then where its line is broken and why."""
    lines = [
        f"{one_line(one.organisation.name)}: "
        + ", ".join(f"{_figure(point)} in {one_line(point.wave)} ({short_day(point.on)})" for point in one.points)
        for one in several
    ]
    return joined(["Overall score over all waves", *lines, *breaks(several)])


def _figure(point: WavePoint) -> str:
    return "no score" if point.score is None else rounded(point.score)
