"""What a room may see of the groups' views of a question, and the verdict that follows from what is shown alone."""

from __future__ import annotations

from typing import NamedTuple

from opposite.domain.agreement import QuestionAgreement
from opposite.domain.privacy import hidden_groups
from opposite.domain.report import Report
from opposite.domain.verdicts import Verdict, Views, cut_off, verdict

NOT_PERSONAL_FROM = 2
"""People from which a mean is not one person's answer."""


class GroupView(NamedTuple):
    """What one shown group said: the mean of its people's levels; `title` None is people without a known group."""

    title: str | None
    mean: float
    people: int


def shown_views(report: Report, question: str) -> tuple[GroupView, ...]:
    """What the shown groups said to a question, in the framework's order.

    Left out, even where answers are attributed, are means that are one person's answer, and further ones so that none
    is found by subtraction (`hidden_groups`).
    """
    voices = report.questions[question].voices
    titles = {group.id: group.title for group in report.framework.groups}
    alone = hidden_groups({group: voice.levels for group, voice in voices.items()}, NOT_PERSONAL_FROM)
    return tuple(
        GroupView(titles.get(group), voice.mean, voice.levels)
        for group in report.framework.group_weights
        if (voice := voices.get(group)) is not None and voice.mean is not None and group not in alone
    )


def verdict_of_the_shown(report: Report, agreed: QuestionAgreement) -> Verdict | None:
    """The verdict on a question; where the mean of a group is hidden, the one that follows without it.

    That rests on the distribution and on the means that are shown: a verdict on all groups would tell how far a hidden
    one is from the others. None where there is no verdict or it is hidden.
    """
    if agreed.verdict is None:
        return None
    voices = report.questions[agreed.question].voices.values()
    if sum(voice.levels for voice in voices) == agreed.n:
        return Verdict(agreed.verdict, agreed.camps_by_group)
    means = [voice.mean for voice in voices if voice.mean is not None]
    scale = report.framework.questions[agreed.question].scale
    width = scale.highest - scale.lowest
    return verdict(
        Views(
            width=width,
            cut_off=cut_off(len(scale.points), width),
            levels=tuple(level for level, n in report.distribution[agreed.question].items() for _ in range(n)),
            sizes=(),
            ad_mean=agreed.ad_mean,
            range_of_means=max(means) - min(means) if len(means) > 1 else None,
            eta_squared=None,
            within=None,
            rwg_within=None,
        )
    )
