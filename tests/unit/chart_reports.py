"""Reports made by hand, so that a chart's test says every figure that the chart draws."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from opposite.domain.collecting.assessment import Assessment, Organisation
from opposite.domain.framework import (
    ROOT,
    Aggregation,
    Framework,
    Group,
    ImportanceRule,
    Instrument,
    Level,
    Node,
    Question,
    Scale,
    Scoring,
)
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore, QuestionScore

LEVELS = Scale(
    "level4", "ordinal", tuple(Level(v, w) for v, w in ((1, "Ad hoc"), (2, "Tried"), (3, "Used"), (4, "Led")))
)
IMPORTANCE = Scale("five", "ordinal", tuple(Level(v, str(v)) for v in range(1, 6)))
NAMES = ("Orientation", "People & <b>all</b>", "Processes", "Technology")


def framework(scales: Mapping[int, Scale] | None = None, *, names: tuple[str, ...] = NAMES) -> Framework:
    """A factor for each name with one question; `scales` gives a factor its own scale by its place."""
    factors = tuple(
        Node(
            f"F{place}",
            "factor",
            name,
            questions=(Question(f"Q{place}", f"Question {place}", "?", (scales or {}).get(place, LEVELS)),),
        )
        for place, name in enumerate(names, start=1)
    )
    return Framework(
        id="small",
        version="1",
        title="Small",
        root=Node(ROOT, "root", "Overall", children=factors),
        groups=(Group("staff", "Staff"), Group("leaders", "Leaders")),
        scoring=Scoring({"factor": Aggregation("mean"), "root": Aggregation("mean")}),
        display_level="factor",
        instrument=Instrument(importance=ImportanceRule(IMPORTANCE, "question")),
    )


def node(place: int, model: Framework, score: float | None, **more: object) -> NodeScore:
    """The row of a factor by its place, with the range of its scale."""
    factor = model.factors[place - 1]
    scale = factor.questions[0].scale
    return NodeScore(
        node=factor.id,
        kind="factor",
        title=factor.title,
        score=score,
        minimum=scale.lowest,
        maximum=scale.highest,
        percent=None,
        stage_nearest=None if score is None else scale.label(round(score)),
        stage_gated=None,
        stage_method="nearest",
        target=3.0,
        gap=None,
        percent_to_target=None,
        respondents=4,
        groups=2,
        coverage=0.0 if score is None else 1.0,
    )._replace(**more)


def question(place: int, model: Framework, score: float | None, **more: object) -> QuestionScore:
    """The row of a factor's one question: four people asked, all of whom answered where there is a score."""
    asked = model.questions[f"Q{place}"]
    answered = 0 if score is None else 4
    return QuestionScore(
        question=asked.id,
        factor=f"F{place}",
        title=asked.title,
        score=score,
        minimum=asked.scale.lowest,
        maximum=asked.scale.highest,
        respondents=4,
        answered=answered,
        dont_know=0,
        not_applicable=0,
        unanswered=4 - answered,
        importance=None,
        importance_share=None,
        target=3.0,
        gap=None if score is None else max(0.0, 3.0 - score),
        opportunity=None,
        applicable=True,
        weight=0.25,
    )._replace(**more)


def report(
    *scores: float | None, model: Framework | None = None, name: str = "Alpha Ltd", wave: str = "2026", number: int = 1
) -> Report:
    """A report with these scores of its factors, and of their questions, in their order."""
    model = model or framework()
    root = NodeScore(ROOT, "root", "Overall", None, 1, 4, None, None, None, "none", None, None, None, 4, 2, 0.0)
    nodes = [node(place, model, score) for place, score in enumerate(scores, start=1)]
    rows = [question(place, model, score) for place, score in enumerate(scores, start=1)]
    return Report(
        assessment=Assessment(
            number, Organisation(number, name), "small", "hash", wave, date(2026, 9, 1), "full",
            self_assessment=False, attributed=False, min_group_n=3, revision=1, last_activity=datetime(2026, 9, 2),
        ),
        framework=model,
        nodes={ROOT: root} | {row.node: row for row in nodes},
        questions={row.question: row for row in rows},
    )  # fmt: skip


def with_nodes(made: Report, **changes: Mapping[str, object]) -> Report:
    """The report with fields of its factors' rows replaced: `F1={"target": None}`."""
    return replace(made, nodes={id_: row._replace(**changes.get(id_, {})) for id_, row in made.nodes.items()})


def with_questions(made: Report, **changes: Mapping[str, object]) -> Report:
    """The report with fields of its questions' rows replaced."""
    return replace(made, questions={id_: row._replace(**changes.get(id_, {})) for id_, row in made.questions.items()})
