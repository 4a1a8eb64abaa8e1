"""What can be shown of assessments that are scored in SQL: decided from the figures of their cells, as of one alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opposite.domain.collecting.answers import is_asked
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.disclosed import (
    Disclosed,
    Veil,
    disclose,
    everything,
    hidden_of_tree,
    points_of_question,
    voices_of,
)
from opposite.domain.scoring.disclosed_nodes import Hidden
from opposite.domain.scoring.disclosure import CellFigures, disclose_question, hidden_groups
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


def read_cells(cursor: Cursor, members: Sequence[Assessment]) -> CellsOfMany:
    """The cells of these assessments, once their answers are counted."""
    cells = CellsOfMany()
    for id_, group, people, heard, first, last in cursor.run("scored_people", assessment_ids=[a.id for a in members]):
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


def hidden_of_many(
    cursor: Cursor, framework: Framework, tree: ScoringTree, members: Sequence[Assessment]
) -> dict[int, Hidden]:
    """By assessment what is hidden of its tree, once they are counted; without those of which nothing of a node is.

    Of the nodes nothing is hidden where every question's score can be shown (`hide_above` begins with those that cannot).
    Where answers are attributed nothing is. Of the others SQL names the doubtful questions, and what `disclose_question`
    says of those holds. A question with a score is plain where `fewest` people or more gave a level to it, and either no
    cell has to be hidden (in every group that is asked everybody or at least `fewest` people may be told, and no mean
    is at an end of the scale), or all cells together can be: then hiding them all is one of the
    ways that are tried, if no other is enough.

    All cells together can be hidden where all groups have one voice, the points of the scale are a step apart, and means
    can be moved against each other by whole steps without moving the score. Let every cell have two people or more, and
    one cell a mean a step or more above the lowest point, one a step or more below the highest. A cell whose people have
    no fewer than two steps in all, and no more than two below the most, leaves three levels to each of them by itself
    (one and two levels, on a scale of up to four points). Any other has a mean within half a step of an end, so that it
    is another cell which can give it a whole step, and then it leaves enough. Where a cell has one person, `open_from` is
    one less than the levels that must be left: two cells so many steps above the lowest point and two so many below the
    highest are enough for each cell to find another one to move against so many times.
    A question without a score is plain where nobody is asked or `fewest` people are.
    """
    k = {a.id: a.fewest_shown for a in members}
    hidden = _hidden_questions(cursor, framework, k)
    cells: dict[int, dict[str, dict[str, CellFigures]]] = {
        id_: {question: {} for question in tree.asked} for id_ in hidden
    }
    for id_, question, group, levels, total in cursor.run("counted_cells", assessment_ids=list(hidden)):
        cells[id_][question][group] = CellFigures(levels, levels, total)
    scored: dict[int, set[str]] = {}
    for id_, item in cursor.run("scored_items", assessment_ids=list(hidden)):
        scored.setdefault(id_, set()).add(item)
    return {
        id_: hidden_of_tree(framework, tree, cells[id_], hidden=questions, scored=scored.get(id_, ()), minimum=k[id_])
        for id_, questions in hidden.items()
    }


def _hidden_questions(cursor: Cursor, framework: Framework, k: Mapping[int, int]) -> dict[int, set[str]]:
    """By assessment, the doubtful questions whose scores cannot be shown; `k` people must stand behind a figure."""
    rows: dict[tuple[int, str, bool], dict[str, CellFigures]] = {}
    for id_, question, group, is_scored, people, levels, total in cursor.run("doubtful_cells"):
        rows.setdefault((id_, question, is_scored), {})[group] = CellFigures(people, levels, total)
    heard: dict[int, dict[str, int]] = {}
    for id_, group, _, said, _, _ in cursor.run("scored_people", assessment_ids=sorted({id_ for id_, _, _ in rows})):
        if framework.group_weights.get(group, 0) > 0:
            heard.setdefault(id_, {})[group] = said
    veiled = {id_: hidden_groups(said, k[id_]) for id_, said in heard.items()}
    hidden: dict[int, set[str]] = {}
    for (id_, question, is_scored), cells in rows.items():
        shown = disclose_question(
            cells,
            k[id_],
            voices=voices_of(framework),
            points=points_of_question(framework, question),
            rating_points=None,
            is_scored=is_scored,
            veiled=veiled.get(id_, ()),
        )
        if not shown.score:
            hidden.setdefault(id_, set()).add(question)
    return hidden


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
