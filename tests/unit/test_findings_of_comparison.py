"""What a comparison shows in a sentence: who leads beyond the intervals, and where nobody does."""

from dataclasses import replace

from chart_reports import report

from opposite.domain.framework import ROOT
from opposite.wording.comparison.findings import NOT_TOLD_APART, NOTHING_TO_SAY, told_apart, what_it_shows


def between(made, half):
    """A report whose scores lie in intervals of this half width."""
    rows = {
        node: row if row.score is None else row._replace(interval=(row.score - half, row.score + half))
        for node, row in made.nodes.items()
    }
    return replace(made, nodes=rows)


def overall(made, score):
    """A report with this overall score."""
    return replace(made, nodes=made.nodes | {ROOT: made.nodes[ROOT]._replace(score=score)})


ALPHA = overall(report(4.0, 3.0, 3.0, 3.0), 3.25)
BETA = overall(report(2.0, 3.1, 3.0, 2.9, name="Beta", number=2), 2.75)


def test_who_leads_beyond_the_intervals_is_told_from_who_does_not():
    told = what_it_shows([between(ALPHA, 0.1), between(BETA, 0.1)])
    assert "Alpha Ltd" in told.split(" leads beyond the intervals in Orientation.")[0]
    assert told.endswith("In 2 factors nobody leads by more than the intervals explain.")


def test_wide_intervals_leave_no_leader():
    told = what_it_shows([between(ALPHA, 3), between(BETA, 3)])
    assert told == (
        "Alpha Ltd stands highest overall at 3.3, by no more than the intervals explain. "
        "In 3 factors nobody leads by more than the intervals explain."
    )
    assert told_apart([between(ALPHA, 3), between(BETA, 3)]) == "Overall, Alpha Ltd and Beta cannot be told apart."
    assert "leads beyond" not in told


def test_without_intervals_it_is_said_that_nothing_can_be_told():
    assert what_it_shows([ALPHA, BETA]) == "Alpha Ltd stands highest overall at 3.3."
    assert told_apart([ALPHA, BETA]) == NOT_TOLD_APART


def test_with_one_score_there_is_nothing_to_say():
    nothing = replace(BETA, nodes={node: row._replace(score=None) for node, row in BETA.nodes.items()})
    assert what_it_shows([ALPHA, nothing]) == NOTHING_TO_SAY
