"""What an executive of one organisation is told of others, everywhere at once, in a database of seventeen organisations."""

from itertools import combinations

from import_cases import NOW, imported, written

from opposite.domain.access.identity import Identity, Role
from opposite.domain.collecting.description import Description
from opposite.domain.comparison.peer_filters import Kind
from opposite.domain.comparison.spread import spread_of
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.choosing import chosen_assessments
from opposite.engine.collecting.organisations import write_description
from opposite.engine.comparison.over_waves import over_waves
from opposite.engine.comparison.peer_groups import among_peers, filters_offered, others_alike, placed_among
from opposite.engine.comparison.peers import others
from opposite.engine.comparison.ranked_scores import ranked_scores
from opposite.engine.report import build_report
from opposite.engine.scoring.at_a_glance import organisations_at_a_glance
from opposite.engine.scoring.overview import overview
from opposite.engine.scoring.portfolio import portfolio, portfolio_kinds
from opposite.engine.side_by_side import side_by_side
from opposite.exports.briefing.deck.side_by_side import deck_of
from opposite.tables.comparison import compared
from opposite.tables.scoring import scores_table

RETAIL = {f"Retail {n}": 1 + n % 5 for n in range(10)}
STEEL = {f"Steel {n}": 2 + n % 4 for n in range(6)}
ALL = {"Mine": 3} | RETAIL | STEEL
"""Levels by organisation: those of retail are of ch, half of them large; of steel are six of another country."""


def executive(workspace):
    """The workspace as an executive of Mine uses it."""
    mine = find_wave(workspace, "Mine").organisation.id
    return workspace.acting_for(Identity(Role.EXECUTIVE, organisations=frozenset({mine})))


def told(theirs):
    """Everything that an executive of Mine is told, by where."""
    report = build_report(theirs, find_wave(theirs, "Mine").id)
    groups = [kinds for n in range(4) for kinds in combinations(Kind, n)]
    (kind,) = portfolio_kinds(theirs)
    chosen = chosen_assessments(theirs, (), None, None, all_waves=True)
    return {
        "report": (report.nodes, report.reference),
        "filters": filters_offered(theirs, report),
        "groups": [_places(among_peers(theirs, report, kinds)) for kinds in groups],
        "spread": _spreads(others(theirs, report)),
        "spread of some": [_spreads(others_alike(theirs, report, kinds)) for kinds in groups],
        "scores": [scores_table(theirs, chosen, by=by).rows for by in ("overall", "factor", "question", "group")],
        "long table": list(ranked_scores(theirs, chosen, lambda framework: framework.nodes.values()).rows()),
        "compared": [compared([placed_among(theirs, report, kinds)], kinds).rows for kinds in groups],
        "decks": [_deck(theirs, chosen, kinds) for kinds in groups],
        "glance": [(row.overview.score, row.trend) for row in organisations_at_a_glance(theirs, most=50).rows],
        "overview": [(row.assessment.organisation.name, row.score) for row in overview(theirs)],
        "portfolio": [
            (page.matches, page.medians, [row.overview.score for row in page.rows])
            for page in (portfolio(theirs, kind, most=50, medians=True, by=by) for by in ("overall", "ORI"))
        ],
        "waves": [(one.organisation.name, one.points) for one in over_waves(theirs, [report])],
    }


def _deck(theirs, chosen, kinds):
    """All that a deck of the waves of Mine says; nothing where there are fewer than two."""
    if len(chosen) < 2:
        return None
    made = side_by_side(theirs, chosen[::-1], today=NOW.date(), kinds=kinds)
    return made.spread, [_places(one) for one in made.several], deck_of(made)


def _spreads(scores_by_node):
    return {node: spread_of(scores, 1, 6) for node, scores in scores_by_node.items()}


def _places(report):
    places = {node: (row.percentile, row.rank, row.peers) for node, row in report.nodes.items()}
    return places, report.reference


def fill_database(workspace, tmp_path, levels, earlier):
    framework = workspace.resolve("opposite")
    rows = ["organisation,wave,respondent,group,question,level,answered_at"]
    for wave, answers in (("2025", earlier), ("2026", levels)):
        moment = NOW.replace(year=int(wave)).isoformat()
        rows += [
            f"{name},{wave},ann,executive,{question},{level},{moment}"
            for name, level in answers.items()
            for question in framework.framework.questions
        ]
    path = written(tmp_path, "\n".join(rows) + "\n")
    imported(workspace, path, framework=framework, attributed=True)
    with workspace.store.writing() as cursor:
        for number, name in enumerate(ALL):
            retail = not name.startswith("Steel")
            id_ = find_wave(workspace, name).organisation.id
            size = "large" if number % 2 else "small"
            write_description(
                cursor, id_, Description("Retail" if retail else "Steel", size=size, country="CH" if retail else "DE")
            )
