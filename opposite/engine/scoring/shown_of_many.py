"""What can be shown of assessments that are scored in SQL: decided from the figures of their cells, as of one alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter

from opposite.domain.collecting.answers import groups_asked
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
from opposite.domain.scoring.possible_levels import Points
from opposite.store.database import Cursor, Row


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
    Where answers are attributed nothing is. A question with a score is hidden where fewer than `fewest` people gave a
    level to it. Of the others SQL names the doubtful ones, and what `disclose_question` says of those holds. A question
    with a score is plain where either no cell has to be hidden (in every group that is asked everybody or at least
    `fewest` people may be told, and no mean is at an end of the scale), or all cells together can be: then hiding them
    all is one of the ways that are tried, if no other is enough.

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
    scored: dict[int, set[str]] = {id_: {*tree.children, *tree.scored} for id_ in hidden}
    for id_, item in cursor.run("unscored_items", assessment_ids=list(hidden)):
        scored[id_].discard(item)
    counted = cursor.run("counted_cells", assessment_ids=list(hidden))
    rows = {id_: list(of_one) for id_, of_one in groupby(counted, key=itemgetter(0))}
    return {
        id_: hidden_of_tree(
            framework,
            tree,
            _cells(tree, rows.get(id_, ())),
            hidden=questions,
            scored=scored[id_],
            minimum=k[id_],
        )
        for id_, questions in hidden.items()
    }


def _cells(tree: ScoringTree, rows: Iterable[Row]) -> dict[str, dict[str, CellFigures]]:
    """By question and group, what was said in an assessment with these counted cells."""
    cells: dict[str, dict[str, CellFigures]] = {question: {} for question in tree.asked}
    for _, question, group, levels, total in rows:
        cells[question][group] = CellFigures(levels, levels, total)
    return cells


def _hidden_questions(cursor: Cursor, framework: Framework, k: Mapping[int, int]) -> dict[int, set[str]]:
    """By assessment, the questions whose scores cannot be shown; `k` people must stand behind a figure."""
    voices = voices_of(framework)

    @cache
    def is_shown(
        cells: tuple[Row, ...], *, fewest: int, points: Points | None, is_scored: bool, veiled: frozenset[str]
    ) -> bool:
        """Small waves are much alike: what is known of the groups comes again, and is judged once."""
        return disclose_question(
            {group: CellFigures(*figures) for group, *figures in cells},
            fewest,
            voices=voices,
            points=points,
            rating_points=None,
            is_scored=is_scored,
            veiled=veiled,
        ).score

    hidden: dict[int, set[str]] = {}
    for id_, question in cursor.run("questions_on_few"):
        hidden.setdefault(id_, set()).add(question)
    doubtful = cursor.run("doubtful_cells")
    heard: dict[int, dict[str, int]] = {}
    for id_, group, _, said, _, _ in cursor.run("scored_people", assessment_ids=sorted({row[0] for row in doubtful})):
        if framework.group_weights.get(group, 0) > 0:
            heard.setdefault(id_, {})[group] = said
    veiled = {id_: hidden_groups(said, k[id_]) for id_, said in heard.items()}
    for (id_, question, is_scored), rows in groupby(doubtful, key=itemgetter(0, 1, 2)):
        if not is_shown(
            tuple(row[3:] for row in rows),
            fewest=k[id_],
            points=points_of_question(framework, question),
            is_scored=is_scored,
            veiled=veiled.get(id_, frozenset()),
        ):
            hidden.setdefault(id_, set()).add(question)
    return hidden


def shown_of(
    assessment: Assessment,
    framework: Framework,
    tree: ScoringTree,
    cells: CellsOfMany,
    *,
    scored: Sequence[str],
) -> Disclosed:
    """What can be shown of one of them; `scored` names its questions and nodes with a score."""
    if assessment.attributed:
        return everything({})
    k = assessment.fewest_shown
    people, figures = cells.people.get(assessment.id, {}), cells.figures.get(assessment.id, {})
    counted = {group: n for group, n in people.items() if framework.group_weights.get(group, 0) > 0}
    heard = {group: n for group, n in cells.heard.get(assessment.id, {}).items() if group in counted}
    silent = {group: CellFigures(n, 0) for group, n in counted.items()}
    answers: dict[str, Mapping[str, CellFigures]] = {}
    for question, groups in groups_asked(tree, tuple(silent), routed=assessment.routed).items():
        said = figures.get(question, silent)
        answers[question] = {group: said.get(group, silent[group]) for group in groups}
    return disclose(
        framework,
        tree,
        answers,
        scored=frozenset(scored),
        minimum=k,
        veil=Veil(hidden_groups(heard, k)),
    )
