"""The report's chapters on who answered and where the organisation stands."""

from __future__ import annotations

from opposite.domain.scoring.absence import hides_scores
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.briefing.deck import furthest_from_target
from opposite.wording.briefing.parts import Drawing, Part, Radar, Section, Table, Track, Tracks, Words
from opposite.wording.figures import figure, people, percent, plain, pluralise
from opposite.wording.roadmap.naming import capitalised
from opposite.wording.scoring.absence import figures_hidden, why_unscored
from opposite.wording.scoring.charts import ladder_described, radar_described
from opposite.wording.scoring.factors import group_title
from opposite.wording.scoring.scores import (
    headline,
    interval,
    interval_level,
    no_factor_scored,
    rests_on,
    second_line,
    stage_note,
    standing,
    trend,
)
from opposite.wording.scoring.targets import targets_in_legend
from opposite.wording.sentences import one_line

PARTICIPATION, PROFILE = "Who answered", "Where we stand"


def participation(report: Report) -> Section:
    """How many people of which groups answered, and how much of each factor is covered."""
    number = sum(report.people.values())
    fewest = report.assessment.fewest_shown
    groups = tuple(
        (one_line(group_title(report.framework, group)), people(count) if count >= fewest else f"fewer than {fewest}")
        for group, count in report.people.items()
    )
    covered = tuple(
        (
            one_line(row.title),
            percent(row.coverage),
            "–" if row.respondents is None else str(row.respondents),
            "–" if row.groups is None else str(row.groups),
        )
        for row in report.factors
    )
    many = number if all(count >= fewest for count in report.people.values()) else None
    told = "Nobody has answered yet." if not number else f"The picture rests on {rests_on(report.overall)}."
    parts: list[Part] = [Words(told, strong=True)]
    if groups:
        title = f"{pluralise(len(groups), 'group')} answered" + ("" if many is None else f", {people(many)} in all")
        parts.append(Table(title, ("Group", "People"), groups))
    parts.append(Table("How much of each factor is covered", ("Factor", "Covered", "People", "Groups"), covered))
    if hides_scores(report):
        parts.append(Words(figures_hidden(report)))
    return Section(PARTICIPATION, tuple(parts))


def profile(report: Report) -> Section:
    """The overall score, the radar, and every factor beside the others."""
    overall = report.overall
    second, notes = second_line(report), [stage_note(overall), standing(overall), trend(report, overall.node)]
    parts: list[Part] = [Words(one_line(headline(report)), strong=True)]
    if second is not None and _radar(report) is None:  # else it is the title of the radar
        parts.append(Words(one_line(second)))
    parts.extend(Words(f"{capitalised(note).removesuffix('.')}.") for note in notes if note is not None)
    if any(row.score is not None for row in report.factors):
        parts += drawings(report)
    else:
        parts.append(Words(no_factor_scored(report)))
    parts.append(factor_table(report))
    return Section(PROFILE, tuple(parts), own_page=True)


def drawings(report: Report) -> tuple[Drawing, ...]:
    """The radar and every factor on its scale with its interval and target."""
    radar = _radar(report)
    described = ladder_described(report, ())
    second = second_line(report) or headline(report)
    tracks = Drawing(
        f"{furthest_from_target(report)} The diamond is the {targets_in_legend(report).lower()}.",
        described,
        Tracks(tuple(track(row, row.title, figure(row.score)) for row in report.factors), _ends(report)),
    )
    if radar is None:
        return (tracks,)
    dashed = f"{one_line(second)} The dashed line is the {targets_in_legend(report).lower()}."
    return Drawing(dashed, radar_described(report, ends=_ends(report), earlier=None, reference={}), radar), tracks


def factor_table(report: Report) -> Table:
    """Every factor with its figures, as `opposite scores` has them."""
    title = f"Every factor, with its {interval_level(report.framework)} where one is honest"
    columns = ("Factor", "Score", "Interval", "Stage", "Target", "Gap", "People", "Covered")
    return Table(title, columns, tuple(_row(report, row) for row in (*report.factors, report.overall)), wide=(0, 3))


def track(row: NodeScore, title: str, printed: str) -> Track:
    """A node on its own scale."""
    low, high = row.minimum, row.maximum
    if low is None or high is None:
        return Track(one_line(title), printed, None, None, None)
    return Track(
        one_line(title),
        printed,
        None if row.score is None else position(row.score, low, high),
        None if row.interval is None else (position(row.interval[0], low, high), position(row.interval[1], low, high)),
        None if row.target is None else position(row.target, low, high),
    )


def _row(report: Report, row: NodeScore) -> tuple[str, ...]:
    return (
        "Overall" if row.node == report.overall.node else one_line(row.title),
        figure(row.score),
        interval(row) or "–",
        why_unscored(report, row) if row.score is None else one_line(row.stage or "–"),
        figure(row.target),
        figure(row.gap),
        "–" if row.respondents is None else str(row.respondents),
        percent(row.coverage),
    )


def _radar(report: Report) -> Radar | None:
    """The radar, None where the factors do not share a scale, are fewer than three, or have fewer than two scores."""
    if sum(row.score is not None for row in report.factors) < 2:
        return None
    ranges = {(row.minimum, row.maximum) for row in report.factors if row.maximum is not None}
    if len(report.factors) < 3 or len(ranges) != 1:
        return None
    low, high = ranges.pop()
    if low is None or high is None:
        return None
    return Radar(tuple((one_line(row.title), row.score, row.target) for row in report.factors), low, high)


def _ends(report: Report) -> tuple[str, str]:
    row = next((row for row in report.factors if row.minimum is not None), report.overall)
    return (
        "" if row.minimum is None else plain(row.minimum),
        "" if row.maximum is None else plain(row.maximum),
    )
