"""Texts of the charts of a roadmap: alternative texts of the capacity used and available."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.domain.roadmap.odds import ScoreOdds
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import listed, pluralise, rounded, short
from opposite.wording.roadmap.odds import EIGHT_OF_TEN
from opposite.wording.sentences import joined, one_line

NO_ROLES = "The roadmap asks nothing of any role."
NO_SCORE = "There is no overall score to follow yet."


def capacity_sentences(
    use: Mapping[str, Sequence[float]], limits: Mapping[str, Sequence[float]], *, labels: Sequence[str]
) -> str:
    """The FTE of each role in sentences: its busiest period, and where it is asked for more than it has."""
    if not use:
        return NO_ROLES
    sentences = [f"Use of {pluralise(len(use), 'role')} over {pluralise(len(labels), 'period')}"]
    for role, needed in use.items():
        most = max(range(len(needed)), key=lambda period: needed[period])
        busiest = f"at most {short(needed[most])} of {short(limits[role][most])} FTE, in {one_line(labels[most])}"
        beyond = [one_line(labels[p]) for p, a in enumerate(needed) if a > limits[role][p] + TOLERANCE]
        more = f", more than available in {listed(beyond)}" if beyond else ""
        sentences.append(f"{one_line(role)}: {busiest}{more}")
    return joined(sentences)


def period_use(role: str, label: str, needed: float, available: float) -> str:
    """What is asked of a role in a period, of what there is."""
    return f"{role}, {label}: {short(needed)} of {short(available)} FTE"


def band_sentences(scores: Sequence[ScoreOdds], hoped: Sequence[float | None], *, labels: Sequence[str]) -> str:
    """The overall score at the end of each period in sentences."""
    if not any(score.p50 is not None for score in scores):
        return NO_SCORE
    told = zip(labels, scores, hoped, strict=True)
    return joined(["Overall score at the end of each period", *(period_band(*each) for each in told)])


def period_band(label: str, score: ScoreOdds, hoped: float | None) -> str:
    """What the overall score is at the end of a period in 8 of 10 simulated courses, and if every step works."""
    if score.p10 is None or score.p90 is None:
        return f"{one_line(label)}: no score"
    works = "" if hoped is None else f", {rounded(hoped)} if every step works"
    return f"{one_line(label)}: {rounded(score.p10)} to {rounded(score.p90)} {EIGHT_OF_TEN}{works}"
