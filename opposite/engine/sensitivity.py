"""Whether the order of the factors by gap would stand with other weights, and with other people of the same groups."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from opposite.domain.answers import Answer
from opposite.domain.assessment import Assessment
from opposite.domain.counted import Counted, counted
from opposite.domain.framework import ROOT
from opposite.domain.sensitivity import Sensitivity, Variation, stability
from opposite.engine.single import read_answers
from opposite.engine.variations import Voices, voices, with_other_weights, with_people_drawn_anew
from opposite.engine.workspace import Workspace


def read_sensitivity(workspace: Workspace, assessment: Assessment) -> Sensitivity | None:
    """The sensitivity of an assessment's stored answers; None where fewer than two factors have a gap."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_answers(cursor, assessment)
    return sensitivity(counted(workspace.framework(assessment.framework_hash), assessment, people, answers), answers)


def sensitivity(
    base: Counted, answers: Sequence[Answer], *, variations: int = 100, seed: int | None = None
) -> Sensitivity | None:
    """What of a picture holds in variations of its weights and of its people; `answers` are those that were counted.

    Weights: every weight of a group, node and question moves by a factor of its own, from 0.8 to 1.2. Groups keep their
    weights at questions where a group's mean is not shown: all that comes out can then be computed from what is shown,
    so nothing hidden can be worked out from it.

    People: each counted group is drawn anew from its own people with all that they said. None with fewer people than
    an interval needs (`min_raters`, 5 by default) or with a group of one person, because drawing them anew says
    nothing; and where a counted group is hidden, or fewer than `min_group_n` of it gave a level, so that nothing of it
    can be worked out.

    None altogether where fewer than two factors have a gap (a score and a target): there is no order to hold. The same
    seed, the framework's unless given, gives the same result in whatever order people and answers are stored.
    Source: Hesterberg (2015), American Statistician 69, 371-386, on drawing people anew within their groups.
    """
    nodes, seed = base.nodes, base.framework.scoring.interval.seed if seed is None else seed
    gaps = {node.id: gap for node in base.framework.factors if (gap := nodes[node.id].gap) is not None}
    if len(gaps) < 2:
        return None
    now = Variation(gaps, nodes[ROOT].score)
    still, heard = _not_all_shown(base), voices(base, answers)
    weighed = with_other_weights(base, Random(seed), variations=variations, still=still)  # noqa: S311 - the same every time
    drawn = with_people_drawn_anew(base, heard, Random(seed), variations=variations)  # noqa: S311 - likewise
    return Sensitivity(
        variations=variations,
        by_weights=stability(now, list(weighed)),
        by_people=stability(now, list(drawn)) if _may_be_drawn(base, heard) else None,
        still=still,
    )


def _not_all_shown(base: Counted) -> tuple[str, ...]:
    """Applicable questions with a mean of a counted group that is not shown."""
    shown = {cell for disclosed in base.disclosed.values() for cell in disclosed.means}
    return tuple(
        question
        for question in base.part.scored
        if base.questions[question].applicable
        and any(
            cell.levels and base.framework.group_weights[group] > 0 and (question, group) not in shown
            for group, cell in base.count.by_question[question].items()
        )
    )


def _may_be_drawn(base: Counted, heard: Voices) -> bool:
    """Whether enough people of every counted group gave a level, and no such group is hidden."""
    gave = [sum(any(isinstance(said, float) for said in row) for row in people) for people in heard.values()]
    enough = sum(gave) >= base.framework.scoring.interval.min_raters and min(gave) >= max(2, base.minimum)
    return enough and base.hidden.isdisjoint(heard)
