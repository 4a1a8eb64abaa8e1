"""Organisations and waves by name, and differences of scores with what they are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.differences import exceeds_noise
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.figures import figure, rounded
from opposite.wording.sentences import closed, cut, one_line

WHAT_COUNTS = (
    "A difference is marked where it is larger than what the differences between the people who answered explain. "
    "Where an interval is missing nothing is said."
)
FRAMEWORKS_DIFFER = "These assessments use different frameworks or major versions, so their figures cannot be compared."
TOO_FEW = (
    "To compare, two organisations or waves with an overall score are needed. Here are fewer, or the score is hidden since "
    "few people gave a level."
)
NOTHING_YET = "Organisations and waves are laid side by side here, once there are two of them."


def whose_spread(first: Assessment, most: int, alike: str = "") -> str:
    """Whose middle half and median lie behind the marks, all others or those `alike`, and how many they are at most."""
    whose = f"the organisations {alike}" if alike else "all organisations here"
    missing = " Nothing is drawn where fewer than ten of them have a score." if alike else ""
    return (
        f"Behind the marks: the middle half and the median of {whose} other than "
        f"{cut(first.organisation.name)}, up to {most:,} of them, not only their average.{missing}"
    )


def no_spread(first: Assessment, alike: str) -> str:
    """Why no spread lies behind the marks, where the others are narrowed."""
    return (
        f"No factor has scores of ten others {alike} as {cut(first.organisation.name)}, so how they lie is not shown."
    )


def name_of(assessment: Assessment) -> str:
    """Organisation and wave, with the mark of a sample."""
    mark = " (sample)" if assessment.organisation.sample else ""
    return f"{assessment.organisation.name}, {assessment.wave}{mark}"


def name_in_line(assessment: Assessment, most: int | None = None) -> str:
    """The same on one line, each part of it behind the one before whatever script it is written in.

    With `most`, the organisation in so many characters and the wave in half of these, so that neither hides the other.
    """
    of = assessment.organisation
    organisation, wave = (
        (one_line(of.name), one_line(assessment.wave))
        if most is None
        else (cut(of.name, most), cut(assessment.wave, most // 2))
    )
    return f"{closed(organisation)}, {closed(wave)}{' (sample)' if of.sample else ''}"


def short_name_of(assessment: Assessment, most: int) -> str:
    """Organisation and wave with the mark of a sample, in about so many characters: a long name is cut before its wave."""
    whole = name_of(assessment)
    behind = len(whole) - len(assessment.organisation.name)
    if len(whole) <= most:
        return whole
    organisation = replace(assessment.organisation, name=cut(assessment.organisation.name, max(12, most - behind)))
    return name_of(replace(assessment, organisation=organisation, wave=cut(assessment.wave, most // 2)))


def difference_rows(scored: Sequence[Scored]) -> list[dict[str, Any]]:
    """One row a factor: the score of the first, and the difference of every other one in words."""
    first = scored[0]
    rows: list[dict[str, Any]] = []
    for base in (*first.factors, first.overall):
        title = "Overall" if base is first.overall else base.title
        row: dict[str, Any] = {"Factor": title, name_of(first.assessment): figure(base.score)}
        for other in scored[1:]:
            compared = other.nodes.get(base.node)
            row[name_of(other.assessment)] = figure(None) if compared is None else difference(compared, base)
        rows.append(row)
    return rows


def difference(row: NodeScore, base: NodeScore) -> str:
    """A score, how far it is from another one, and whether that is more than the spread among people explains."""
    worth = {True: ", beyond rater differences", False: ", within rater differences", None: ""}
    return _apart(row, base, worth, "  ")


BEYOND, UNKNOWN = "*", "?"
MARKS = f"{BEYOND} beyond rater differences. {UNKNOWN} nothing can be said, since an interval is missing."


def difference_in_short(row: NodeScore | None, base: NodeScore) -> str:
    """The same with a mark of `MARKS` in place of words; a dash for a node that the framework does not have."""
    return figure(None) if row is None else _apart(row, base, {True: BEYOND, False: "", None: UNKNOWN}, " ")


def _apart(row: NodeScore, base: NodeScore, worth: Mapping[bool | None, str], space: str) -> str:
    if row.score is None or base.score is None:
        return figure(None)
    moved = rounded(abs(row.score - base.score))
    sign = "" if moved == rounded(0) else "+" if row.score > base.score else "−"
    return f"{rounded(row.score)}{space}({sign}{moved}{worth[exceeds_noise(row, base)]})"
