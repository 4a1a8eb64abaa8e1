"""What else could score many assessments: polars and pandas over the same database, and a plain sum as the least there is.

They give what `opposite scores` gives of factors and overall: score, interval and percentile, for frameworks in which
questions stand beneath factors, factors beneath the root, and all are averaged. Each imports what it uses as it begins, so that none pays for the others.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from opposite.domain.framework import Framework

ANSWERS = "select assessment_id, group_id, respondent_id, question_id, state, level from answers"
LATEST = """select a.id as assessment_id, o.name, a.wave, a.organisation_id, not o.sample and a.closed_at is not null
    and row_number() over (partition by o.id order by a.closed_at is null, a.wave_date desc, a.id desc) = 1 as is_peer
    from assessments a join organisations o on o.id = a.organisation_id order by a.id"""


class Figures(NamedTuple):
    """What is told of a node of an assessment; None where there is none."""

    organisation: str
    wave: str
    node: str
    score: float | None
    low: float | None
    high: float | None
    percentile: float | None


class Asked(NamedTuple):
    """Rows of the framework: questions and groups that are asked them; and rules."""

    cells: dict[str, list[Any]]
    questions: dict[str, list[Any]]
    nodes: dict[str, list[Any]]
    framework: Framework


def plain_sum(database: Path) -> list[tuple[Any, ...]]:
    """A sum over the columns that a score is made of: no score can be had for less."""
    with duckdb.connect(database, read_only=True) as connection:
        columns = "max(assessment_id), max(group_id), max(respondent_id), max(question_id), max(state), sum(level)"
        return connection.execute(f"select {columns} from answers").fetchall()


def in_polars(database: Path) -> list[Figures]:
    """All scores by polars."""
    import polars as pl

    with duckdb.connect(database, read_only=True) as connection:
        asked = _asked(connection)
        answers = pl.from_arrow(connection.sql(ANSWERS).to_arrow_table())
        assessments = connection.sql(LATEST).fetchall()
    assert isinstance(answers, pl.DataFrame)
    cells, questions = pl.DataFrame(asked.cells).lazy(), pl.DataFrame(asked.questions).lazy()
    nodes = pl.DataFrame(asked.nodes).lazy()
    given = answers.lazy().join(cells, on=["question_id", "group_id"])
    level = pl.col("base") + pl.col("slope") * pl.col("level")
    scores = (
        given.group_by("assessment_id", "question_id", "group_id")
        .agg(
            pl.col("voice").first(),
            level.mean().alias("mean"),
            pl.col("level").count().alias("levels"),
            (pl.col("state") == "dont_know").sum().alias("unknown"),
            (pl.col("state") == "not_applicable").sum().alias("away"),
        )
        .group_by("assessment_id", "question_id")
        .agg(
            (pl.col("away").sum() <= pl.col("levels").sum() + pl.col("unknown").sum()).alias("applies"),
            ((pl.col("voice") * pl.col("mean")).sum() / pl.col("voice").filter(pl.col("levels") > 0).sum()).alias(
                "score"
            ),
            pl.col("levels").sum(),
        )
        .with_columns(pl.when(pl.col("applies") & (pl.col("levels") > 0)).then("score").alias("score"))
        .collect(engine="streaming")
    )
    ids = pl.DataFrame({"assessment_id": [row[0] for row in assessments]}).lazy()
    by_question = (
        ids.join(questions, how="cross")
        .join(scores.lazy(), on=["assessment_id", "question_id"], how="left")
        .with_columns(pl.col("applies").fill_null(value=True))
        .filter("applies")
    )
    has = pl.col("score").is_not_null()
    by_factor = (
        by_question.group_by("assessment_id", "factor")
        .agg(
            ((pl.col("weight") * pl.col("score")).sum() / pl.col("weight").filter(has).sum()).alias("score"),
            (pl.col("weight").filter(has).sum() / pl.col("weight").sum()).alias("coverage"),
        )
        .join(nodes, on="factor")
        .with_columns(pl.when(pl.col("coverage") >= pl.col("min_coverage") - 1e-9).then("score").alias("score"))
    )
    overall = by_factor.group_by("assessment_id").agg(
        ((pl.col("node_weight") * pl.col("score")).sum() / pl.col("node_weight").filter(has).sum()).alias("score"),
        ((pl.col("node_weight") * pl.col("coverage")).sum() / pl.col("node_weight").sum()).alias("coverage"),
    )
    gone = scores.lazy().filter(~pl.col("applies")).select("assessment_id", "question_id")
    people = (
        given.filter(pl.col("level").is_not_null())
        .join(gone, on=["assessment_id", "question_id"], how="anti")
        .group_by("assessment_id", "respondent_id", "factor")
        .agg(
            pl.col("group_id").first(),
            pl.col("voice").first(),
            ((pl.col("weight") * level).sum() / pl.col("weight").sum()).alias("own"),
        )
        .collect(engine="streaming")
        .lazy()
    )
    everything = (
        people.join(nodes, on="factor")
        .group_by("assessment_id", "respondent_id")
        .agg(
            pl.col("group_id").first(),
            pl.col("voice").first(),
            ((pl.col("node_weight") * pl.col("own")).sum() / pl.col("node_weight").sum()).alias("own"),
        )
        .with_columns(pl.lit("root").alias("factor"))
    )
    columns = ["assessment_id", "factor", "group_id", "voice", "own"]
    spread = (
        pl.concat([people.select(columns), everything.select(columns)])
        .group_by("assessment_id", "factor", "group_id")
        .agg(pl.col("voice").first(), pl.len().alias("n"), pl.col("own").var().alias("variance"))
        .with_columns((pl.col("voice") ** 2 * pl.col("variance") / pl.col("n")).alias("part"))
        .group_by("assessment_id", "factor")
        .agg(
            pl.col("n").sum().alias("people"),
            pl.col("n").min().alias("fewest"),
            (pl.col("part").sum().sqrt() / pl.col("voice").sum()).alias("error"),
            (pl.col("part").sum() ** 2 / (pl.col("part") ** 2 / (pl.col("n") - 1)).sum()).alias("degrees"),
        )
    )
    least = asked.framework.scoring.aggregate["root"].min_coverage
    root = overall.select(
        "assessment_id",
        pl.lit("root").alias("factor"),
        pl.when(pl.col("coverage") >= least - 1e-9).then("score").alias("score"),
    )
    table = (
        pl.concat([by_factor.select("assessment_id", "factor", "score"), root])
        .join(spread, on=["assessment_id", "factor"], how="left")
        .collect(engine="streaming")
    )
    names = ("assessment_id", "factor", "score", "people", "fewest", "error", "degrees")
    floats = {name: table[name].to_numpy() for name in names}
    return _figures(asked.framework, floats, assessments)


def in_pandas(database: Path) -> list[Figures]:
    """All scores by pandas."""
    import pandas as pd

    with duckdb.connect(database, read_only=True) as connection:
        asked = _asked(connection)
        answers = connection.sql(ANSWERS).df()
        assessments = connection.sql(LATEST).fetchall()
    cells, questions, nodes = pd.DataFrame(asked.cells), pd.DataFrame(asked.questions), pd.DataFrame(asked.nodes)
    given = answers.merge(cells, on=["question_id", "group_id"])
    given["keyed"] = given.base + given.slope * given.level
    given["unknown"] = given.state == "dont_know"
    given["away"] = given.state == "not_applicable"
    by_cell = (
        given.groupby(["assessment_id", "question_id", "group_id"], sort=False, observed=True)
        .agg(
            voice=("voice", "first"),
            mean=("keyed", "mean"),
            levels=("keyed", "count"),
            unknown=("unknown", "sum"),
            away=("away", "sum"),
        )
        .reset_index()
    )
    by_cell["weighed"] = by_cell.voice * by_cell["mean"]
    by_cell["heard"] = by_cell.voice.where(by_cell.levels > 0)
    scores = by_cell.groupby(["assessment_id", "question_id"], sort=False)[
        ["weighed", "heard", "levels", "unknown", "away"]
    ].sum()
    scores["applies"] = scores.away <= scores.levels + scores.unknown
    scores["score"] = (scores.weighed / scores.heard).where(scores.applies & (scores.levels > 0))
    scores = scores.reset_index()
    ids = pd.DataFrame({"assessment_id": [row[0] for row in assessments]})
    by_question = ids.merge(questions, how="cross").merge(
        scores[["assessment_id", "question_id", "applies", "score"]], on=["assessment_id", "question_id"], how="left"
    )
    by_question = by_question[by_question.applies.ne(other=False)]
    by_question["weighed"] = by_question.weight * by_question.score
    by_question["scored"] = by_question.weight.where(by_question.score.notna())
    by_factor = by_question.groupby(["assessment_id", "factor"], sort=False)[["weighed", "scored", "weight"]].sum()
    by_factor = by_factor.reset_index().merge(nodes, on="factor")
    by_factor["coverage"] = by_factor.scored / by_factor.weight
    by_factor["score"] = (by_factor.weighed / by_factor.scored).where(
        by_factor.coverage >= by_factor.min_coverage - 1e-9
    )
    by_factor["weighed"] = by_factor.node_weight * by_factor.score
    by_factor["scored"] = by_factor.node_weight.where(by_factor.score.notna())
    by_factor["covered"] = by_factor.node_weight * by_factor.coverage
    root = by_factor.groupby("assessment_id")[["weighed", "scored", "covered", "node_weight"]].sum().reset_index()
    least = asked.framework.scoring.aggregate["root"].min_coverage
    root["score"] = (root.weighed / root.scored).where(root.covered / root.node_weight >= least - 1e-9)
    gone = scores[~scores.applies]
    said = given[given.level.notna()]
    if len(gone):
        said = said.merge(
            gone[["assessment_id", "question_id", "applies"]], on=["assessment_id", "question_id"], how="left"
        )
        said = said[said.applies.isna()]
    said = said.assign(weighed=said.weight * said.keyed)
    spread = _spread_in_pandas(said, nodes)
    table = pd.concat(
        [
            by_factor[["assessment_id", "factor", "score"]],
            root.assign(factor="root")[["assessment_id", "factor", "score"]],
        ]
    ).merge(spread.reset_index(), on=["assessment_id", "factor"], how="left")
    names = ("assessment_id", "factor", "score", "people", "fewest", "error", "degrees")
    return _figures(asked.framework, {name: table[name].to_numpy() for name in names}, assessments)


def _spread_in_pandas(said: Any, nodes: Any) -> Any:
    """By assessment and node how many people there are, the standard error and the degrees of freedom."""
    import numpy as np
    import pandas as pd

    people = said.groupby(["assessment_id", "respondent_id", "factor"], sort=False).agg(
        group_id=("group_id", "first"), voice=("voice", "first"), weighed=("weighed", "sum"), weight=("weight", "sum")
    )
    people = people.reset_index().merge(nodes, on="factor")
    people["own"] = people.weighed / people.weight
    people["weighed"] = people.node_weight * people.own
    everything = people.groupby(["assessment_id", "respondent_id"], sort=False).agg(
        group_id=("group_id", "first"),
        voice=("voice", "first"),
        weighed=("weighed", "sum"),
        weight=("node_weight", "sum"),
    )
    everything = everything.reset_index().assign(factor="root", own=lambda row: row.weighed / row.weight)
    columns = ["assessment_id", "factor", "group_id", "voice", "own"]
    groups = (
        pd.concat([people[columns], everything[columns]])
        .groupby(["assessment_id", "factor", "group_id"], sort=False)
        .agg(voice=("voice", "first"), n=("own", "count"), variance=("own", "var"))
        .reset_index()
    )
    groups["part"] = groups.voice**2 * groups.variance / groups.n
    groups["square"] = groups.part**2 / (groups.n - 1)
    spread = groups.groupby(["assessment_id", "factor"], sort=False).agg(
        people=("n", "sum"), fewest=("n", "min"), part=("part", "sum"), voice=("voice", "sum"), square=("square", "sum")
    )
    spread["error"] = np.sqrt(spread.part) / spread.voice
    spread["degrees"] = spread.part**2 / spread.square
    return spread


CONTENDERS: dict[str, Callable[[Path], list[Any]]] = {"sum": plain_sum, "polars": in_polars, "pandas": in_pandas}
"""By name what scores a database."""


def _asked(connection: duckdb.DuckDBPyConnection) -> Asked:
    from opposite.definitions import load_document
    from opposite.domain.framework.scoring_tree import scoring_tree

    ((document,),) = connection.execute("select any_value(document) from frameworks").fetchall()
    framework = load_document(document).framework
    tree = scoring_tree(framework)
    voices = {group: weight for group, weight in framework.group_weights.items() if weight > 0}
    cells = [
        (q.id, group, weight, q.weight, framework.parents[q.id])
        + ((q.scale.lowest + q.scale.highest, -1.0) if q.reverse else (0.0, 1.0))
        for q in tree.scored.values()
        for group, weight in voices.items()
        if q.is_for(group)
    ]
    questions = [(q.id, framework.parents[q.id], q.weight) for q in tree.scored.values()]
    nodes = [(n.id, n.weight, tree.methods[n.id].min_coverage) for n in tree.nodes if n.id != "root"]
    return Asked(
        _columns(("question_id", "group_id", "voice", "weight", "factor", "base", "slope"), cells),
        _columns(("question_id", "factor", "weight"), questions),
        _columns(("factor", "node_weight", "min_coverage"), nodes),
        framework,
    )


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, list[Any]]:
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _figures(framework: Framework, table: dict[str, Any], assessments: list[tuple[Any, ...]]) -> list[Figures]:
    """Intervals and percentiles of scores that are there, and all of it as rows: assessments by id, factors, the root."""
    import numpy as np
    from scipy.special import stdtrit

    from opposite.domain.framework.scoring_tree import scoring_tree

    rule, ranges = framework.scoring.interval, scoring_tree(framework).ranges
    order = {node: place for place, node in enumerate([*(n for n in framework.nodes if n != "root"), "root"])}
    place = {row[0]: number for number, row in enumerate(assessments)}
    rows = np.array([place[id_] for id_ in table["assessment_id"]])
    nodes = np.array([order[node] for node in table["factor"]])
    sort = np.lexsort((nodes, rows))
    rows, nodes = rows[sort], nodes[sort]
    score, people, fewest, error, degrees = (
        np.asarray(table[name], dtype=float)[sort] for name in ("score", "people", "fewest", "error", "degrees")
    )
    with np.errstate(all="ignore"):
        half = np.where(error == 0, 0.0, stdtrit(degrees, (1 + rule.level) / 2) * error)
    half = np.where((people >= rule.min_raters) & (fewest > 1) & ~np.isnan(score), half, np.nan)
    ends = np.array([ranges[node] for node in order])
    low, high = np.maximum(ends[nodes, 0], score - half), np.minimum(ends[nodes, 1], score + half)
    peer, organisation = np.array([row[4] for row in assessments]), np.array([row[3] for row in assessments])
    percentile = np.full(len(score), np.nan)
    for node in range(len(order)):
        here = np.flatnonzero((nodes == node) & ~np.isnan(score))
        others = here[peer[rows[here]]]
        values = np.sort(score[others])
        own = {organisation[rows[i]]: score[i] for i in others}
        below, up_to = np.searchsorted(values, score[here] - 1e-9), np.searchsorted(values, score[here] + 1e-9, "right")
        theirs = np.array([own.get(organisation[rows[i]], np.nan) for i in here])
        is_below, is_equal = theirs < score[here] - 1e-9, np.abs(theirs - score[here]) <= 1e-9
        n = len(values) - ~np.isnan(theirs)
        with np.errstate(all="ignore"):
            ranked = 100 * (below - is_below + 0.5 * (up_to - below - is_equal)) / n
        percentile[here] = np.where(n >= 10, ranked, np.nan)
    names = list(order)
    return [
        Figures(
            assessments[row][1],
            assessments[row][2],
            names[node],
            *(None if math.isnan(value) else value for value in values),
        )
        for row, node, *values in zip(
            rows.tolist(), nodes.tolist(), score.tolist(), low.tolist(), high.tolist(), percentile.tolist(), strict=True
        )
    ]
