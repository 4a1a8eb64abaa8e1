"""Groups on a chart: their names in the framework's order, and why one of them has no figure."""

from __future__ import annotations

from opposite import wording
from opposite.charts.sentences import Absence
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import GroupScore


def group_titles(report: Report) -> dict[str, str]:
    """Titles by id of the groups that have a row in the report, in the framework's order."""
    present = {score.group for score in report.groups}
    return {
        group: wording.group_title(report.framework, group)
        for group in report.framework.group_weights
        if group in present
    }


def group_absence(score: GroupScore | None) -> Absence:
    """Why a group has no score of a node: it was not asked, is hidden, did not answer, or not enough; in words."""
    if score is None:
        return Absence("not asked", "this group was not asked")
    if score.hidden:
        return Absence("hidden", "hidden, too few people answered")
    if score.respondents == 0:
        return Absence("no answer", "nobody of this group gave a level")
    return Absence("too few", "not enough answers yet")
