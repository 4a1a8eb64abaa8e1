"""What is said of whose plan it is: what each group has of its own best plan, and whom the plan treats worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.domain.framework import Framework
from opposite.domain.roadmap.groups import GroupPlans, NoOwnPlan
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import listed, percent
from opposite.wording.scoring.factors import group_title
from opposite.wording.sentences import quoted

NAMED = 3
"""Initiatives that are named in a sentence; the others are counted."""

ASK = "Whose plan is it"
ABOUT = (
    "For each group the plan is made that its answers alone would give, and the common plan is measured by them. "
    "That takes some seconds a group; it can be stopped."
)
STOPPED = "It was stopped: groups that were not reached are missing, and plans may be further from the best."
HOW_MADE = (
    "A group's own plan takes its mean levels; targets, weights, importance and what may start when are those of all. "
    "The fairest plan is the one, of those tried, by which the group that has least of its own best plan has most."
)
NOTHING_SHOWN = "Nothing can be said of groups: there is none whose answers are all shown."

_WHY: Mapping[NoOwnPlan, str] = {
    NoOwnPlan.HIDDEN: "left out because some of their figures may not be shown",
    NoOwnPlan.SILENT: "left out because they gave no level",
    NoOwnPlan.REFUSED: "left out because by their answers no plan keeps what was chosen",
}


def groups_headline(plans: GroupPlans, framework: Framework) -> str:
    """Whom the plan treats worst, how much of its own best plan that group has, and what the fairest plan would change."""
    worst, fairest = plans.worst_off, plans.worst_off_by_the_fairest
    if worst is None or fairest is None:
        return NOTHING_SHOWN if not plans.groups else "No group has anything to gain by a plan of its own."
    if len(plans.comparable) == 1:
        return f"The plan brings {quoted(group_title(framework, worst.group))} {percent(worst.share)} of its own best plan."
    everybody = "every group that can be told of" if plans.left_out else "every group"
    said = (
        f"The plan brings {everybody} at least {percent(worst.share)} of its own best plan; "
        f"{quoted(group_title(framework, worst.group))} has the least"
    )
    if (fairest.fairest_share or 0.0) <= (worst.share or 0.0) + TOLERANCE:
        return f"{said}, and no plan that was tried does better by the worst-off."
    price = 1 - plans.fairest_objective / plans.common_objective if plans.common_objective > TOLERANCE else 0.0
    cost = f" for {percent(price)} of what the plan is worth to all" if price > TOLERANCE else ""
    return f"{said}, and the fairest plan brings {everybody} at least {percent(fairest.fairest_share)}{cost}."


def left_out_note(plans: GroupPlans, framework: Framework) -> str | None:
    """The groups of which nothing is said, and why; None where there are none."""
    parts = [
        f"{listed([quoted(group_title(framework, g)) for g in groups])}: {words}"
        for why, words in _WHY.items()
        if (groups := [group for group, reason in plans.left_out if reason is why])
    ]
    return f"{'; '.join(parts)}." if parts else None


def first_of_own(plans: GroupPlans, group: str, *, titles: Mapping[str, str]) -> str:
    """What a group's own plan starts in its first period and the common one does not, by title."""
    common = {row.initiative for row in plans.common if row.start == 1}
    own = next(one for one in plans.groups if one.group == group)
    return "; ".join(titles[row.initiative] for row in own.rows if row.start == 1 and row.initiative not in common)


def fairest_note(plans: GroupPlans, *, titles: Mapping[str, str]) -> str | None:
    """What the fairest plan does otherwise than the common one, by title; None where they are the same."""
    common, fairest = ({row.initiative: row.start for row in rows} for rows in (plans.common, plans.fairest))
    moved = [i for i in fairest if i in common and fairest[i] != common[i]]
    parts = [
        f"{verb} {_few([quoted(titles[i]) for i in some])}"
        for verb, some in (
            ("takes in", [i for i in fairest if i not in common]),
            ("leaves out", [i for i in common if i not in fairest]),
            ("starts earlier", [i for i in moved if fairest[i] < common[i]]),
            ("starts later", [i for i in moved if fairest[i] > common[i]]),
        )
        if some
    ]
    return f"The fairest plan {'; '.join(parts)}." if parts else None


def _few(names: Sequence[str]) -> str:
    return listed(names if len(names) <= NAMED + 1 else [*names[:NAMED], f"{len(names) - NAMED} others"])
