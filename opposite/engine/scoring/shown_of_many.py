"""What can be shown of assessments that are scored in SQL: decided from the figures of their cells, as of one alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opposite.domain.collecting.answers import is_asked
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.disclosed import Disclosed, Veil, disclose, everything
from opposite.domain.scoring.disclosure import CellFigures, hidden_groups
from opposite.domain.scoring.lenses import GroupResponse
from opposite.store.database import Cursor


@dataclass(slots=True)
class CellsOfMany:
    """By assessment: what the groups said to each question, how many people they are, and whether people joined later."""

    responses: dict[int, dict[str, dict[str, GroupResponse]]] = field(default_factory=dict)
    figures: dict[int, dict[str, dict[str, CellFigures]]] = field(default_factory=dict)
    people: dict[int, dict[str, int]] = field(default_factory=dict)
    heard: dict[int, dict[str, int]] = field(default_factory=dict)
    batches: dict[int, set[int]] = field(default_factory=dict)

    def joined_later(self, assessment: int) -> bool:
        """Whether people began to count at different moments."""
        return len(self.batches.get(assessment, ())) > 1


def read_cells(cursor: Cursor) -> CellsOfMany:
    """The cells of the assessments in scope, once their answers are counted."""
    cells = CellsOfMany()
    for id_, group, people, heard, first, last in cursor.run("scored_people"):
        cells.people.setdefault(id_, {})[group] = people
        if heard:
            cells.heard.setdefault(id_, {})[group] = heard
            cells.batches.setdefault(id_, set()).update((first, last))
    for id_, question, group, mean, levels, unknown, evidence, *sums in cursor.run("scored_groups"):
        cells.responses.setdefault(id_, {}).setdefault(question, {})[group] = GroupResponse(
            levels, mean, unknown, evidence
        )
        asked = cells.people.get(id_, {}).get(group, 0)
        cells.figures.setdefault(id_, {}).setdefault(question, {})[group] = CellFigures(asked, levels, *sums)
    return cells


def shown_of(
    assessment: Assessment,
    framework: Framework,
    tree: ScoringTree,
    cells: CellsOfMany,
    *,
    applicable: Sequence[str],
    scored: Sequence[str],
) -> Disclosed:
    """What can be shown of one of them; `scored` names its questions and nodes with a score."""
    if assessment.attributed:
        return everything(framework, tree, {}, ())
    k = assessment.fewest_shown
    people, figures = cells.people.get(assessment.id, {}), cells.figures.get(assessment.id, {})
    counted = {group: n for group, n in people.items() if framework.group_weights.get(group, 0) > 0}
    heard = {group: n for group, n in cells.heard.get(assessment.id, {}).items() if group in counted}
    silent = {group: CellFigures(n, 0) for group, n in counted.items()}
    answers: dict[str, Mapping[str, CellFigures]] = {}
    for question in tree.asked.values():
        said = figures.get(question.id, {})
        answers[question.id] = {
            group: said.get(group, nothing)
            for group, nothing in silent.items()
            if is_asked(question, group, routed=assessment.routed)
        }
    return disclose(
        framework,
        tree,
        answers,
        applicable=frozenset(applicable),
        scored=frozenset(scored),
        minimum=k,
        veil=Veil(hidden_groups(heard, k)),
    )
