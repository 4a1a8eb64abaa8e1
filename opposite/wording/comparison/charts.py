"""Texts of the charts of several organisations: empty states and alternative texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opposite.domain.comparison.spread import Spread
from opposite.domain.framework import Node
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.figures import listed, pluralise, rounded
from opposite.wording.scoring.charts import row_described
from opposite.wording.scoring.factors import factor_sentence, subject
from opposite.wording.sentences import joined

CHOOSE = "Choose organisations or waves to compare."
NO_SCORE = "no score"
NOTHING_TO_COMPARE = "There is nothing to compare yet."
SPREAD_TITLE = "Others: middle half and median"


def dots_described(several: Sequence[Scored], spread: Mapping[str, Spread], alike: str = "") -> str:
    """Who is compared, then every factor of the first with the scores of each and the spread of others."""
    sentences = [f"Comparison of {listed([subject(one) for one in several])}"]
    for factor in several[0].framework.factors:
        rows = [one.nodes.get(factor.id) for one in several]
        figures = ["no score" if row is None or row.score is None else rounded(row.score) for row in rows]
        others = f"; {spread_in_words(spread[factor.id], alike)}" if factor.id in spread else ""
        sentences.append(f"{factor.title}: {', '.join(figures)}{others}")
    return joined(sentences)


def place_in_ranking(one: Scored) -> str:
    """An organisation or wave with its overall score and interval, or that it has none; without a full stop."""
    return f"{subject(one)}: {factor_sentence(one, one.overall._replace(target=None))}"


def ranking_described(in_order: Sequence[Scored]) -> str:
    """Those compared from the highest overall score to the lowest, each with its interval."""
    return joined(["Ranking by overall score, the highest first", *map(place_in_ranking, in_order)])


def spread_in_words(spread: Spread, alike: str = "") -> str:
    """How the scores of others lie, all of them or those that are `alike`: middle half and median."""
    middle = f"{rounded(spread.lower_quartile)} to {rounded(spread.upper_quartile)}"
    return f"{spread.n} others{f' {alike}' if alike else ''}: the middle half {middle}, median {rounded(spread.median)}"


def factor_of(one: Scored, row: NodeScore | None, factor: Node) -> str:
    """An organisation's score of a factor of another one's framework; `row` None is not part of its own."""
    if row is None:
        return f"{factor.title}: not part of this framework"
    return f"{subject(one)}: {factor_sentence(one, row)}"


def scores_missing(missing: int, total: int) -> str:
    """How many of those compared have no score of a factor."""
    return f"no score for {missing} of {total}"


def organisations_described(
    portfolio: Sequence[Scored], factors: Sequence[Node], printed: Sequence[Sequence[str]]
) -> str:
    """The heat map of organisations: every assessment with what is printed in the cells of its factors."""
    head = f"Heat map of {pluralise(len(portfolio), 'assessment')} by {pluralise(len(factors), 'factor')}"
    return joined(
        [head, *(row_described(subject(one), factors, cells) for one, cells in zip(portfolio, printed, strict=True))]
    )


def hidden_organisation(one: Scored) -> str:
    """Why no score of an organisation is shown."""
    return f"{subject(one)}: hidden, too few people answered"


def factor_not_in_framework(one: Scored, factor: Node) -> str:
    """Why an organisation has no score of a factor of another one's framework."""
    return f"{subject(one)}: {factor.title} is not part of its framework"
