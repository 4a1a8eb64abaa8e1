"""Robustness: how often the order of factors by gap holds with other weights and other people of the same groups."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import AnswerRow
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import ROOT
from opposite.domain.scoring.robustness import Sensitivity, Variation, stability
from opposite.domain.scoring.tabulation import Tabulation, tabulate
from opposite.engine.access.guard import verb
from opposite.engine.scoring.perturbations import perturb, variation
from opposite.engine.scoring.score_one import read_answers, read_people
from opposite.engine.workspace import Workspace


@verb(Verb.SEE_FIGURES, of="assessment")
def read_sensitivity(workspace: Workspace, assessment: Assessment) -> Sensitivity | None:
    """The sensitivity of an assessment's stored answers; None where fewer than two factors have a gap."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_people(cursor, assessment.id), read_answers(cursor, assessment.id)
    return sensitivity(tabulate(workspace.framework(assessment.framework_hash), assessment, people, answers), answers)


def sensitivity(
    base: Tabulation, answers: Sequence[AnswerRow], *, variations: int = 100, seed: int | None = None
) -> Sensitivity | None:
    """What of a picture holds in variations of its weights and of its people; `answers` are those that were counted.

    Weights and people are varied as `engine.scoring.perturbations` says; what is said of people is None where they may not be drawn.

    Hidden factors, and an overall score that is hidden, have no part in it. None altogether where fewer than two factors
    have a gap (a score and a target): there is no order to hold.
    """
    nodes, hidden = base.nodes, base.disclosed.hidden.nodes
    gaps = {
        node.id: gap
        for node in base.framework.factors
        if (gap := nodes[node.id].gap) is not None and node.id not in hidden
    }
    if len(gaps) < 2:
        return None
    now = Variation(gaps, None if ROOT in hidden else nodes[ROOT].score)
    perturbed = perturb(base, answers, variations=variations, seed=seed)
    return Sensitivity(
        variations=variations,
        by_weights=stability(now, [variation(base, perturbation) for perturbation in perturbed.by_weights]),
        by_people=None
        if perturbed.by_people is None
        else stability(now, [variation(base, perturbation) for perturbation in perturbed.by_people]),
        held_fixed=perturbed.held_fixed,
    )
