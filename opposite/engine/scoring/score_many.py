"""Many assessments at once: counted, aggregated and judged in SQL; what of them may be shown is decided in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.scoring.disclosed import Disclosed
from opposite.domain.scoring.masking import masked_nodes, masked_questions
from opposite.domain.scoring.question_scores import judge_question
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.access.guard import each, verb
from opposite.engine.scoring.outline import Outline, outline_of
from opposite.engine.scoring.score_one import make_report, read_report, read_tabulation
from opposite.engine.scoring.shown_of_many import CellsOfMany, hidden_of_many, read_cells, shown_of
from opposite.engine.scoring.stored_rows import by_assessment, node_scores, stored_rows
from opposite.engine.workspace import Workspace
from opposite.statistics.percentiles import peer_rank
from opposite.store.database import Cursor, Row

ScoresOfOthers = Callable[[Assessment], Mapping[str, Sequence[float]]]
"""By node, the scores of the other organisations that an assessment is compared with, ascending."""

SLICE = 3500
"""Assessments that are counted at once: memory grows with them, and fewer take longer each."""


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def score_many(
    workspace: Workspace, chosen: Sequence[Assessment], *, others: ScoresOfOthers = lambda _: {}
) -> list[Scored]:
    """Scores of these assessments, in their order; in SQL. Ranks are among `others`, none without."""
    scored: dict[int, Scored] = {}
    for outline, members in _slices(workspace, chosen):
        counted = _read(workspace, outline, members)
        for a in members:
            scored[a.id] = (
                make_report(read_tabulation(workspace, a), others=others(a))
                if counted.cells.joined_later(a.id)
                else counted.scored(a, others(a))
            )
    return [scored[assessment.id] for assessment in chosen]


class ScoredSlice(NamedTuple):
    """Some of the assessments, and the cursor whose table `scored` holds the rows of `scores` that are theirs.

    Nothing hidden is in them.
    """

    assessments: Sequence[Assessment]
    cursor: Cursor


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def score_nodes(workspace: Workspace, chosen: Sequence[Assessment]) -> Iterator[ScoredSlice]:
    """Scores of the nodes of these assessments, in any order; no more are in memory than a slice.

    They are scored in SQL from the first answer to the last row. Python judges what is hidden of those of which something
    may be, and scores those, one by one, whose people did not all begin to count at once.
    """
    for outline, members in _slices(workspace, chosen):
        with workspace.store.reading() as cursor:
            with cursor.one_state():
                count_answers(cursor, outline, members)
                later = {id_ for (id_,) in cursor.run("joined_later")}
                hidden = hidden_of_many(cursor, outline.framework, outline.tree, members)
            masks = [(id_, node, node in of_one.nodes) for id_, of_one in hidden.items() for node in of_one.touched]
            if masks:
                ids, nodes, are_hidden = map(list, zip(*masks, strict=True))
                cursor.run("mask_scored", assessment_ids=ids, nodes=nodes, are_hidden=are_hidden)
            alone = [a for a in members if not a.attributed and a.id in later]
            if alone:
                rows = [row for a in alone for row in stored_rows(read_report(workspace, a))]
                cursor.run("drop_scored", assessment_ids=[a.id for a in alone])
                cursor.run("add_judged", rows=json.dumps(rows))
            yield ScoredSlice(members, cursor)


def _slices(workspace: Workspace, chosen: Sequence[Assessment]) -> Iterator[tuple[Outline, Sequence[Assessment]]]:
    """The assessments of each outline as they lie in the store, at most `SLICE` at once."""
    by_outline: dict[tuple[str, str, bool], list[Assessment]] = {}
    for a in sorted(chosen, key=lambda assessment: assessment.id):
        by_outline.setdefault((a.framework_hash, a.profile, a.routed), []).append(a)
    for (content_hash, profile, routed), members in by_outline.items():
        outline = outline_of(workspace.framework(content_hash), profile, routed=routed)
        for start in range(0, len(members), SLICE):
            yield outline, members[start : start + SLICE]


def count_answers(cursor: Cursor, outline: Outline, members: Sequence[Assessment]) -> None:
    """Score questions, then people and nodes depth by depth, into temporary tables: `scored` is that of the nodes."""
    targets = [_own_targets(a) for a in members]
    aims = {own: number for number, own in enumerate(dict.fromkeys(targets))}
    cursor.run(
        "score_scope",
        assessment_ids=[a.id for a in members],
        revisions=[a.revision for a in members],
        fewest=[a.fewest_shown for a in members],
        aims=[aims[own] for own in targets],
    )
    cursor.run("score_outline_nodes", nodes=json.dumps(outline.node_rows))
    cursor.run("score_outline_questions", questions=json.dumps(outline.question_rows))
    cursor.run("score_outline_cells", cells=json.dumps(outline.cell_rows))
    cursor.run("score_outline_groups", groups=json.dumps(outline.group_rows))
    cursor.run("score_outline_targets", targets=json.dumps(outline.target_rows([dict(own) for own in aims])))
    cursor.run("score_outline_stages", stages=json.dumps(outline.stage_rows))
    cursor.run("score_quantiles", pieces=json.dumps(outline.quantile_rows))
    scoring, width, voices = outline.framework.scoring, outline.width, len(outline.voices)
    places = outline.places([target for own in aims for _, target in own])
    unit = places["unit"]
    exact = outline.is_exact
    cursor.run("score_cells", width=width, exact=exact)
    if scoring.rater_to_group == "median":
        cursor.run("score_middles")
    cursor.run("score_keyed_cells")
    cursor.run("score_questions", width=width, unit=unit, pooled=scoring.group_to_question == "pooled_mean")
    cursor.run("score_gone")
    cursor.run("score_patterns")
    cursor.run("score_start_shares")
    for depth in outline.deepest_first:
        cursor.run("score_add_shares", depth=depth)
    nodes, rule = len(outline.framework.nodes), scoring.stage
    cursor.run("score_beneath", width=width, nodes=nodes, unit=unit, threshold=rule.threshold, max_lag=rule.max_lag)
    cursor.run("score_start_values")
    cursor.run("score_start_people", width=width, voices=voices, unit=unit, exact=exact)
    for depth in outline.deepest_first:
        cursor.run("score_add_nodes", depth=depth, unit=unit)
        if depth in outline.geometric_at:
            cursor.run("score_add_geometric_nodes", depth=depth, unit=unit)
        cursor.run("score_add_people", depth=depth, unit=unit)
    cursor.run("score_spread", width=width, voices=voices, **places)
    cursor.run("score_nodes", least_people=scoring.interval.min_raters)


def _own_targets(a: Assessment) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(a.targets.items()))


class _QuestionFigures(NamedTuple):
    """What the answers to a question come to."""

    score: float | None
    respondents: int
    not_applicable: int
    applicable: bool
    importance: float | None
    importance_share: float | None
    satisfied_share: float | None
    target: float | None
    weight: float


NOTHING_ASKED = _QuestionFigures(None, 0, 0, False, None, None, None, None, 0.0)
"""Of a question that the assessment's profile does not ask."""


def _read(workspace: Workspace, outline: Outline, members: Sequence[Assessment]) -> _Counted:
    scoring = outline.framework.scoring
    with workspace.store.snapshot() as cursor:
        count_answers(cursor, outline, members)
        cursor.run("score_ratings", rating_unit=outline.rating_unit, median=scoring.rater_to_group == "median")
        by_question: dict[int, dict[str, _QuestionFigures]] = {}
        for assessment_id, question, *figures in cursor.run(
            "scored_questions", rating_unit=outline.rating_unit, pooled=scoring.group_to_question == "pooled_mean"
        ):
            by_question.setdefault(assessment_id, {})[question] = _QuestionFigures(*figures)
        by_node = by_assessment(cursor.run("scored", assessment_ids=None))
        return _Counted(outline, read_cells(cursor, members), by_question, by_node)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Assessments of one outline, counted: what they come to before what is hidden is taken out."""

    outline: Outline
    cells: CellsOfMany
    by_question: Mapping[int, Mapping[str, _QuestionFigures]]
    by_node: Mapping[int, Mapping[str, Row]]

    def scored(self, a: Assessment, others: Mapping[str, Sequence[float]]) -> Scored:
        """The scores of an assessment without the figures that are hidden."""
        framework, k = self.outline.framework, a.fewest_shown
        nodes, questions, shown = self._nodes(a, others), self._questions(a), self._shown(a)
        if not shown.is_all:
            nodes = masked_nodes(nodes, shown.hidden, k)
            questions = masked_questions(framework, questions, self.cells.responses.get(a.id, {}), shown, k)
        return Scored(a, framework, nodes, questions)

    def _nodes(self, a: Assessment, others: Mapping[str, Sequence[float]]) -> dict[str, NodeScore]:
        """A row for every node of the framework, without figures where the profile asks nothing beneath."""
        rows = node_scores(self.outline.framework, a, self.by_node[a.id])
        return {
            node: row._replace(**peer_rank(row.score, others[node])._asdict()) if node in others else row
            for node, row in rows.items()
        }

    def _questions(self, a: Assessment) -> dict[str, QuestionScore]:
        """A row for every question of the framework, without figures where the profile does not ask it."""
        rows, responses = self.by_question.get(a.id, {}), self.cells.responses.get(a.id, {})
        return {
            question.id: judge_question(
                self.outline.framework,
                question,
                **rows.get(question.id, NOTHING_ASKED)._asdict(),
                group_responses=responses.get(question.id, {}),
                minimum=a.fewest_shown,
            )
            for question in self.outline.framework.questions.values()
        }

    def _shown(self, a: Assessment) -> Disclosed:
        """What can be shown of an assessment."""
        by_question = self.by_question.get(a.id, {})
        scored = [id_ for id_, figures in by_question.items() if figures.score is not None]
        scored += [node for node, row in self.by_node[a.id].items() if row[4] is not None]
        return shown_of(a, self.outline.framework, self.outline.tree, self.cells, scored=scored)
