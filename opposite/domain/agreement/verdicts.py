"""The verdict on agreement: one word for whether people see a question or factor alike and, if not, how they differ.

Thresholds were chosen on the six stages and hold on any scale as shares of its width, as the lenses' do. Where no
source is named they are this project's own choice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from opposite.domain.scoring.lenses import VIEWS_DIFFER
from opposite.domain.tolerance import TOLERANCE

Word = Literal["aligned", "camps", "split", "scattered", "mixed"]

FEWEST_RATERS = 2
"""People who must have given a level before there is a verdict: one person agrees with nobody."""

MEANS_ALIKE = 0.2
"""Range of group means, as a share of the scale, below which groups see the same: 1.0 of the six stages."""

MEANS_APART = VIEWS_DIFFER
"""Range of group means, as a share of the scale, from which groups are apart: 1.5 of the six stages."""

BETWEEN_GROUPS = 0.5
"""Share of the variation that lies between groups (eta squared) from which they are apart ..."""

HEARD_GROUPS = 2
HEARD_PEOPLE = 3
"""... given this many groups of this many people: below it the share says little."""

AGREED_WITHIN = 0.7
"""r_wg pooled within groups from which each group agrees in itself, the usual cut-off.

Source: LeBreton & Senter (2008), Organizational Research Methods 11, 815-852.
"""

CAMP_SHARE = 0.25
CAMP_PEOPLE = 3
"""Least part of the people, and least number, that make a camp across groups. This project's own choice."""

CAMP_CLOSE = 0.5
"""A camp's people differ by at most this share of the cut-off. This project's own choice."""

CAMPS_APART = 0.4
"""Distance of the means of two camps, as a share of the scale: 2.0 of the six stages. This project's own choice."""


def cut_off(points: int, width: float) -> float:
    """Mean absolute deviation up to which people agree: c / 6 steps for c points, a step being their mean distance.

    1.0 of a level on the six stages. Source: Burke & Dunlap (2002), Organizational Research Methods 5, 159-172.
    """
    return points / 6 * width / (points - 1) if points > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Views:
    """How people's levels lie on a scale, in all and by group. Distances are in levels; None is undefined."""

    width: float
    """From the lowest to the highest level there is."""
    cut_off: float
    levels: tuple[float, ...]
    sizes: tuple[int, ...]
    """People of each group."""
    ad_mean: float | None
    range_of_means: float | None
    eta_squared: float | None
    within: float | None
    """Mean absolute deviation of people from the mean of their own group."""
    rwg_within: float | None


class Verdict(NamedTuple):
    """The word, and for camps whether they are the groups; None for any other word."""

    word: Word
    by_group: bool | None = None


def verdict(views: Views) -> Verdict | None:
    """How people see it, the first of these that holds; None with fewer than two people, or no room to differ.

    aligned: people differ by no more than the cut-off, and so little do the groups' means.
    camps: the groups see different things, and each agrees in itself; or, where they do not, people fall
    into two close camps that run across the groups.
    split: the groups see different things.
    scattered: people differ by more than the cut-off even within their groups.
    mixed: none of these.
    """
    if views.ad_mean is None or len(views.levels) < 2 or views.width <= 0:
        return None
    means_apart = 0.0 if views.range_of_means is None else views.range_of_means
    if views.ad_mean <= views.cut_off + TOLERANCE and means_apart < MEANS_ALIKE * views.width - TOLERANCE:
        return Verdict("aligned")
    if _groups_are_apart(views):
        agreed = views.rwg_within is not None and views.rwg_within >= AGREED_WITHIN - TOLERANCE
        return Verdict("camps", by_group=True) if agreed else Verdict("split")
    if are_two_camps(views.levels, width=views.width, limit=CAMP_CLOSE * views.cut_off):
        return Verdict("camps", by_group=False)
    if views.within is not None and views.within > views.cut_off + TOLERANCE:
        return Verdict("scattered")
    return Verdict("mixed")


def _groups_are_apart(views: Views) -> bool:
    """By the range of their means, or by their share of the variation where enough people of enough groups spoke."""
    if views.range_of_means is not None and views.range_of_means >= MEANS_APART * views.width - TOLERANCE:
        return True
    heard = sum(size >= HEARD_PEOPLE for size in views.sizes)
    return views.eta_squared is not None and views.eta_squared >= BETWEEN_GROUPS - TOLERANCE and heard >= HEARD_GROUPS


def are_two_camps(levels: Sequence[float], *, width: float, limit: float) -> bool:
    """Whether levels fall into two camps: those below some point, and those from it.

    Each camp has at least a quarter of the people and three of them, who deviate from their own mean by at most `limit`
    on average; the two means are at least 0.4 of the scale apart.
    """
    ordered = sorted(levels)
    sums = [0.0, *accumulate(ordered)]
    n = len(ordered)
    for start in range(1, n):
        if ordered[start - 1] == ordered[start] or min(start, n - start) < max(CAMP_PEOPLE, CAMP_SHARE * n):
            continue
        low, high = sums[start] / start, (sums[n] - sums[start]) / (n - start)
        apart = high - low >= CAMPS_APART * width - TOLERANCE
        close = all(_deviation(ordered, sums, *camp) <= limit + TOLERANCE for camp in ((0, start), (start, n)))
        if apart and close:
            return True
    return False


def _deviation(ordered: Sequence[float], sums: Sequence[float], start: int, end: int) -> float:
    """Mean absolute deviation from their mean of the levels from `start` to before `end`: twice that of the lower."""
    mean = (sums[end] - sums[start]) / (end - start)
    middle = bisect_left(ordered, mean, start, end)
    return 2 * ((middle - start) * mean - (sums[middle] - sums[start])) / (end - start)
