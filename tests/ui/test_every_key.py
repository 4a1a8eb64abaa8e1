"""Every key that a framework file may have changes something that people see, warns that it does not, or is refused.

A row of SHOWN names the part and the key as schema.json does, where `tests/frameworks/every_key.yaml` is changed and
to what, and the one output that must differ. A new key fails the test until it has a row.
"""

import json
from copy import deepcopy
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
import yaml
from application import NOW, opened

from opposite.charts.ladder import ladder
from opposite.definitions import BrokenFrameworkError, document_json, load, load_document
from opposite.domain.agreement.agenda import agenda
from opposite.domain.framework.money import DayRates
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.engine.agreement.agreement import read_agreement
from opposite.engine.collecting import commands as collect
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.importing.words import answer_words
from opposite.engine.collecting.setup import start_assessment
from opposite.engine.report import build_report
from opposite.engine.roadmap.estimates import set_day_rates
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.roadmap.odds import roadmap_odds
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.scoring.robustness import read_sensitivity
from opposite.engine.workspace import open_workspace
from opposite.exports.agenda_markdown import agenda_markdown
from opposite.exports.calendar_ics import calendar_ics
from opposite.tables.estimates import estimates_table
from opposite.tables.framework import frameworks_table, questionnaire_table
from opposite.tables.roadmap import roadmap_table
from opposite.tables.scoring import scores_by_group, scores_by_kind, scores_by_question
from opposite.wording.progress.initiatives import kpi_name
from opposite.wording.roadmap.handover import description, labels

HERE = Path(__file__).parent
FILE = HERE.parent / "frameworks" / "every_key.yaml"
SCHEMA = json.loads((HERE.parents[1] / "frameworks" / "schema.json").read_text(encoding="utf-8"))
KEYS = [(name, key) for name, part in [("", SCHEMA), *SCHEMA["$defs"].items()] for key in part["properties"]]
DAY = date(2026, 11, 22)
GONE = object()
"""In place of a value: the key is left out."""


class Change(NamedTuple):
    """A value put at a path of the file, and the output that must differ or the words of the diagnostic."""

    path: str
    value: Any
    output: str
    before: tuple[tuple[str, Any], ...] = ()
    """Changes made to the file of comparison too."""


A, A1, A3 = "tree.0", "tree.0.questions.0", "tree.0.questions.2"
FIRST, SECOND = "initiatives.0", "initiatives.1"
BANDS = (("scoring.bands", [{"from": 1, "label": "Low"}, {"from": 3, "label": "High"}]),)
GATED = (("scoring.stage", {"method": "gated", "threshold": 0.5, "max_lag": 2}),)
DEEPER = [{"id": "deep", "kind": "area", "title": "Deep", "children": [{"id": "C", "kind": "factor", "title": "C",
          "questions": [{"id": "C1", "core": True, "text": "Deeper?"}]}]}]  # fmt: skip
TWO_KINDS = (("scoring.aggregate.area", {"method": "mean"}), ("tree", DEEPER), ("initiatives", GONE),
             ("instrument.target.by", {}))  # fmt: skip

HOURS = (
    ("scales.hours", {"kind": "numeric", "minimum": 1, "maximum": 5, "step": 1}),
    ("tree.1.questions.0.scale", "hours"),
)

QUICK = ((f"{SECOND}.prerequisites", GONE), (f"{SECOND}.confidence", 0.79), (f"{SECOND}.effort_days", 5))

SHOWN = {
    ("", "schema_version"): Change("schema_version", 2, "refused: version 2 of the format is not known here"),
    ("", "framework"): Change("framework", GONE, 'refused: the key "framework" is missing'),
    ("", "scales"): Change("scales", GONE, 'refused: the key "scales" is missing'),
    ("", "instrument"): Change("instrument.importance", GONE, "scores"),
    ("", "groups"): Change("groups.1.weight", 5, "scores"),
    ("", "scoring"): Change("scoring", GONE, 'refused: the key "scoring" is missing'),
    ("", "tree"): Change("tree.1", GONE, "refused: there is no question"),
    ("", "lenses"): Change("lenses", GONE, "labels"),
    ("", "roadmap"): Change("roadmap", GONE, "roadmap"),
    ("", "initiatives"): Change("initiatives.1", GONE, "roadmap"),
    ("Aggregation", "method"): Change("scoring.aggregate.factor.method", "min", "scores"),
    ("Aggregation", "min_coverage"): Change("scoring.aggregate.factor.min_coverage", 1, "scores"),
    ("Assumption", "text"): Change(f"{FIRST}.assumptions.0.text", "They have time", "calendar"),
    ("Assumption", "test"): Change(f"{FIRST}.assumptions.0.test", "Ask ten", "calendar"),
    ("Assumption", "checkpoint_week"): Change(f"{FIRST}.assumptions.0.checkpoint_week", 4, "calendar"),
    ("Band", "from"): Change("scoring.bands.1.from", 2, "scores", BANDS),
    ("Band", "label"): Change("scoring.bands.0.label", "Beginning", "scores", BANDS),
    ("Band", "colour"): Change("scoring.bands.0.colour", "#993300", "ladder", BANDS),
    ("Evidence", "strength"): Change("instrument.evidence.strength", ["hearsay"], "page assess: Hearsay"),
    ("Group", "id"): Change("groups.2.id", "partners", "scores"),
    ("Group", "title"): Change("groups.0.title", "Heads", "page groups: Heads"),
    ("Group", "weight"): Change("groups.0.weight", 3, "scores"),
    ("Group", "comparator"): Change("groups.2.comparator", GONE, "scores", (("groups.2.weight", GONE),)),
    ("Header", "id"): Change("framework.id", "others", "known"),
    ("Header", "version"): Change("framework.version", "2.0.0", "known"),
    ("Header", "title"): Change("framework.title", "Each key", "known"),
    ("Header", "locale"): Change("framework.locale", "fi", "page frameworks: Language: Finnish."),
    ("Header", "attribution"): Change("framework.attribution", "By others", "page frameworks: By others"),
    ("Header", "licence"): Change("framework.licence", "CC0", "page frameworks: Licence: CC0."),
    ("Header", "display_level"): Change("framework.display_level", "area", "scores", TWO_KINDS),
    ("Horizon", "id"): Change("roadmap.horizons.0.id", "soon", "roadmap"),
    ("Horizon", "until"): Change("roadmap.horizons.0.until", 1, "roadmap"),
    ("Importance", "scale"): Change("instrument.importance.scale", "five", "scores"),
    ("Importance", "level"): Change("instrument.importance.level", "none", "scores"),
    ("Importance", "fallback"): Change("instrument.importance.fallback", "factor", "warned: is not read any more"),
    ("Initiative", "id"): Change(f"{SECOND}.id", "other", "roadmap"),
    ("Initiative", "title"): Change(f"{FIRST}.title", "Talk to twenty", "roadmap"),
    ("Initiative", "lifts"): Change(f"{FIRST}.lifts.1", GONE, "roadmap"),
    ("Initiative", "effort_days"): Change(f"{FIRST}.effort_days", 33, "roadmap"),
    ("Initiative", "duration_weeks"): Change(f"{SECOND}.duration_weeks", 20, "roadmap"),
    ("Spread", "low"): Change(f"{FIRST}.duration_weeks", {"low": 2, "likely": 8, "high": 9}, "odds", ((f"{FIRST}.duration_weeks", {"low": 7, "likely": 8, "high": 9}),)),
    ("Spread", "likely"): Change(f"{FIRST}.duration_weeks.likely", 14, "roadmap", ((f"{FIRST}.duration_weeks", {"low": 7, "likely": 8, "high": 16}),)),
    ("Spread", "high"): Change(f"{FIRST}.duration_weeks.high", 30, "odds", ((f"{FIRST}.duration_weeks", {"low": 7, "likely": 8, "high": 9}),)),
    ("Initiative", "factor"): Change(f"{FIRST}.factor", "B", "roadmap"),
    ("Initiative", "description"): Change(f"{FIRST}.description", "Others go.", "descriptions"),
    ("Initiative", "lens"): Change(f"{FIRST}.lens", "grow", "roadmap"),
    ("Initiative", "demand"): Change(f"{FIRST}.demand.service", 0.8, "roadmap"),
    ("Initiative", "confidence"): Change(f"{FIRST}.confidence", 0.4, "roadmap"),
    ("Initiative", "prerequisites"): Change(f"{SECOND}.prerequisites", GONE, "roadmap"),
    ("Initiative", "requires_levels"): Change(f"{SECOND}.requires_levels.A1", 5, "roadmap", ((f"{FIRST}.lifts", [{"question": "A2", "from": 1, "to": 5}]),)),
    ("Initiative", "owner_role"): Change(f"{FIRST}.owner_role", "Head of design", "roadmap"),
    ("Initiative", "outcomes"): Change(f"{FIRST}.outcomes", GONE, "roadmap"),
    ("Initiative", "kpi"): Change(f"{FIRST}.kpi", GONE, "roadmap"),
    ("Initiative", "assumptions"): Change(f"{FIRST}.assumptions", GONE, "calendar"),
    ("Initiative", "risks"): Change(f"{FIRST}.risks", ["technology"], "descriptions"),
    ("Initiative", "approach"): Change(f"{FIRST}.approach", "checklist", "descriptions"),
    ("Initiative", "delivery"): Change(f"{FIRST}.delivery", "hybrid", "descriptions"),
    ("Initiative", "sourcing"): Change(f"{FIRST}.sourcing", "partner", "descriptions"),
    ("Initiative", "domain"): Change(f"{FIRST}.domain", "Sales", "descriptions"),
    ("Initiative", "cost"): Change(f"{FIRST}.cost", 500, "roadmap"),
    ("CostSpread", "low"): Change(f"{FIRST}.cost.low", 3, "estimates", ((f"{FIRST}.cost", {"low": 2, "likely": 5, "high": 9}),)),
    ("CostSpread", "likely"): Change(f"{FIRST}.cost.likely", 6, "roadmap", ((f"{FIRST}.cost", {"low": 2, "likely": 5, "high": 9}),)),
    ("CostSpread", "high"): Change(f"{FIRST}.cost.high", 10, "estimates", ((f"{FIRST}.cost", {"low": 2, "likely": 5, "high": 9}),)),
    ("Initiative", "done_when"): Change(f"{FIRST}.done_when", "Nobody asks", "descriptions"),
    ("Instrument", "default_scale"): Change("instrument.default_scale", "rating", "refused: is not a value of the"),
    ("Instrument", "importance"): Change("instrument.importance", GONE, "scores"),
    ("Instrument", "evidence"): Change("instrument.evidence", GONE, "page assess: Document"),
    ("Instrument", "target"): Change("instrument.target", GONE, "scores"),
    ("Instrument", "profiles"): Change("instrument.profiles", GONE, "asked"),
    ("Interval", "method"): Change("scoring.interval.method", "bootstrap", "refused: expected stratified_t"),
    ("Interval", "level"): Change("scoring.interval.level", 0.8, "scores"),
    ("Interval", "min_raters"): Change("scoring.interval.min_raters", 50, "scores"),
    ("Interval", "seed"): Change("scoring.interval.seed", 8, "sensitivity"),
    ("Interval", "resamples"): Change("scoring.interval.resamples", 100, "warned: is not read any more"),
    ("Kpi", "name"): Change(f"{FIRST}.kpi.name", "Talks", "descriptions"),
    ("Kpi", "unit"): Change(f"{FIRST}.kpi.unit", "per mille", "descriptions"),
    ("Kpi", "direction"): Change(f"{FIRST}.kpi.direction", "down", "measures"),
    ("Kpi", "baseline"): Change(f"{FIRST}.kpi.baseline", 12, "descriptions"),
    ("Kpi", "target"): Change(f"{FIRST}.kpi.target", 80, "descriptions"),
    ("Lens", "id"): Change("lenses.1.id", "gro", "refused: there is no lens"),
    ("Lens", "title"): Change("lenses.0.title", "Mend", "labels"),
    ("Level", "value"): Change("scales.rating.points.2.value", 4, "scores"),
    ("Level", "also"): Change("scales.five.points.0.also", ["Nothing at all"], "words"),
    ("Level", "label"): Change("scales.five.points.0.label", "None at all", "questionnaire"),
    ("Lift", "question"): Change(f"{FIRST}.lifts.0.question", "B1", "roadmap"),
    ("Lift", "from"): Change(f"{FIRST}.lifts.0.from", 4, "roadmap"),
    ("Lift", "to"): Change(f"{FIRST}.lifts.0.to", 4, "roadmap"),
    ("Node", "id"): Change("tree.0.id", "AA", "scores", (("initiatives", GONE),)),
    ("Node", "kind"): Change("tree.0.kind", "area", "scores", (("scoring.aggregate.area", {"method": "mean"}),)),
    ("Node", "title"): Change("tree.0.title", "Listening", "scores"),
    ("Node", "quote"): Change("tree.0.quote", "Listen first.", "page assess: Listen first."),
    ("Node", "intent"): Change("tree.0.intent", "Who is asked.", "page frameworks: Who is asked."),
    ("Node", "weight"): Change("tree.0.weight", 3, "scores"),
    ("Node", "children"): Change("tree", DEEPER[0]["children"], "scores", TWO_KINDS),
    ("Node", "questions"): Change("tree.1.questions.1", GONE, "scores", (("initiatives", GONE),)),
    ("Outcomes", "customer"): Change(f"{FIRST}.outcomes.customer", "They are asked", "roadmap"),
    ("Outcomes", "employee"): Change(f"{FIRST}.outcomes.employee", "They are asked", "descriptions"),
    ("Outcomes", "business"): Change(f"{FIRST}.outcomes.business", "Fewer detours", "roadmap"),
    ("Privacy", "min_group_n"): Change("scoring.privacy.min_group_n", 4, "scores"),
    ("Privacy", "complementary_suppression"): Change(
        "scoring.privacy.complementary_suppression", False, "refused: nothing switches off"
    ),
    ("Profile", "include"): Change("instrument.profiles.short.include", "all", "asked"),
    ("Question", "id"): Change(f"{A3}.id", "A9", "questionnaire"),
    ("Question", "title"): Change(f"{A1}.title", "Asking", "scores"),
    ("Question", "text"): Change(f"{A1}.text", "Are customers asked?", "questionnaire"),
    ("Question", "scale"): Change(f"{A1}.scale", "rating", "refused: is not a value of the scale"),
    ("Question", "core"): Change(f"{A1}.core", False, "asked"),
    ("Question", "weight"): Change(f"{A1}.weight", 3, "scores"),
    ("Question", "reverse"): Change(f"{A1}.reverse", True, "scores"),
    ("Question", "groups"): Change("tree.0.questions.1.groups", ["staff"], "scores"),
    ("Question", "levels"): Change(f"{A1}.levels", GONE, "questionnaire"),
    ("Question", "evidence"): Change(f"{A1}.evidence", ["Minutes of meetings"], "agenda"),
    ("Question", "facilitation"): Change(f"{A1}.facilitation", "Begin at the back.", "agenda"),
    ("Question", "food_for_thought"): Change(f"{A1}.food_for_thought", "Who left?", "page assess: Who left?"),
    ("Question", "type"): Change(f"{A1}.type", "outcome", "scores"),
    ("Question", "scored"): Change(f"{A1}.scored", False, "scores"),
    ("Question", "allow"): Change(f"{A1}.allow", ["not_applicable"], "page assess: Does not apply"),
    ("Question", "x"): Change(f"{A3}.x", "Reach", "page assess: Say where it stands on: Reach."),
    ("Question", "y"): Change(f"{A3}.y", "Loyalty", "page frameworks: Placed by Involvement and Loyalty"),
    ("Roadmap", "period"): Change("roadmap.period", "month", "roadmap"),
    ("Roadmap", "horizon"): Change("roadmap.horizon", 3, "roadmap"),
    ("Roadmap", "horizons"): Change("roadmap.horizons", [{"id": "once", "until": 24}], "roadmap"),
    ("Roadmap", "roles"): Change("roadmap.roles.service", 1.5, "roadmap", ((f"{SECOND}.prerequisites", GONE),)),
    ("Roadmap", "at_once"): Change("roadmap.at_once", 1, "roadmap", ((f"{SECOND}.prerequisites", GONE), (f"{FIRST}.demand.service", 0.5))),
    ("Roadmap", "quick_wins"): Change("roadmap.quick_wins", 1, "roadmap", QUICK),
    ("Roadmap", "quick_win_days"): Change("roadmap.quick_win_days", 1, "roadmap", (*QUICK, ("roadmap.quick_wins", 1))),
    ("Roadmap", "attained_within"): Change("roadmap.attained_within", 4, "roadmap"),
    ("Roadmap", "duration_spread"): Change("roadmap.duration_spread", {"low": 1, "likely": 1, "high": 2}, "odds"),
    ("Roadmap", "priority"): Change("roadmap.priority", {"method": "rice"}, "warned: is not read any more"),
    ("Roadmap", "tie_break"): Change("roadmap.tie_break", ["id"], "warned: is not read any more"),
    ("Scale", "kind"): Change("scales.five.kind", "nominal", "refused: so it cannot be scored"),
    ("Scale", "points"): Change("scales.rating.points.2", GONE, "scores"),
    ("Scale", "minimum"): Change("scales.hours.minimum", 0, "scores", HOURS),
    ("Scale", "maximum"): Change("scales.hours.maximum", 9, "scores", HOURS),
    ("Scale", "step"): Change("scales.hours.step", 0.5, "words", HOURS),
    ("Scale", "allow"): Change("scales.five.allow", [], "page assess: without I don't know", ((f"{A1}.allow", GONE),)),
    ("Scoring", "aggregate"): Change("scoring.aggregate.root.method", "max", "scores"),
    ("Scoring", "rater_to_group"): Change("scoring.rater_to_group", "median", "scores"),
    ("Scoring", "group_to_question"): Change("scoring.group_to_question", "pooled_mean", "scores"),
    ("Scoring", "stage"): Change("scoring.stage", {"method": "gated", "threshold": 1, "max_lag": 0}, "scores"),
    ("Scoring", "bands"): Change(*BANDS[0], "scores"),
    ("Scoring", "interval"): Change("scoring.interval", {"min_raters": 50}, "scores"),
    ("Scoring", "privacy"): Change("scoring.privacy", {"min_group_n": 4}, "scores"),
    ("Scoring", "agreement"): Change("scoring.agreement", {"min_raters": 3}, "warned: is not read any more"),
    ("Scoring", "reliability"): Change("scoring.reliability", {"alpha": False}, "warned: is not read any more"),
    ("Stage", "method"): Change("scoring.stage.method", "none", "scores"),
    ("Stage", "threshold"): Change("scoring.stage.threshold", 1, "scores", GATED),
    ("Stage", "max_lag"): Change("scoring.stage.max_lag", 0, "scores", GATED),
    ("Target", "level"): Change("instrument.target.level", "question", "page groups: Targets are set for each question."),
    ("Target", "default"): Change("instrument.target.default", 3, "scores"),
    ("Target", "by"): Change("instrument.target.by.B", 4, "scores"),
    ("FactorFile", "factor"): Change("factor", {}, "part"),
    ("InitiativesFile", "initiatives"): Change("initiatives", [], "part"),
}  # fmt: skip


def test_every_key_of_the_schema_has_its_row_and_no_other():
    assert sorted(SHOWN) == sorted(KEYS)


def edited(document, path, value):
    """The document with another value at a path; keys on the way are made where they are missing."""
    document = deepcopy(document)
    *way, last = path.split(".")
    holder = document
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
    last = int(last) if isinstance(holder, list) else last
    if value is GONE:
        holder.pop(last)
    else:
        holder[last] = value
    return document


class Outputs:
    """What the product makes of a framework and of the same answers to it, an output a name."""

    def __init__(self, workspace, document):
        self.loaded = load_document(document_json(document))
        self.workspace = workspace
        framework = self.loaded.framework
        with workspace.store.writing() as cursor:
            self.name = uuid4().hex
            organisation = collect.ensure_organisation(cursor, self.name, now=NOW)
            self.id = collect.add_assessment(
                cursor, organisation, self.loaded, wave="1", wave_date=DAY, now=NOW, closed_at=NOW
            )
            for place, group in enumerate(framework.groups):
                for person in range(3 + place):
                    self._answer(cursor, group.id, place, person)
            cursor.run("raise_revision", assessment_id=self.id, now=NOW)
        roles = {role for one in framework.initiatives for role in one.demand}
        if roles:
            rates = DayRates("EUR", dict.fromkeys(roles, 500.0))
            set_day_rates(workspace, assessment(workspace, self.id), rates, now=NOW)

    def _answer(self, cursor, group, place, person):
        respondent = collect.add_respondent(cursor, self.id, group, now=NOW)
        for number, question in enumerate(self.loaded.framework.questions.values()):
            if not question.is_for(group):
                continue
            points, silent = question.scale.points, (place, person, number) in ((1, 0, 0), (1, 1, 0), (0, 1, 3))
            rated = self.loaded.framework.instrument.importance.scale
            cursor.run(
                "add_answer",
                assessment_id=self.id,
                group_id=group,
                respondent_id=respondent,
                question_id=question.id,
                state="dont_know" if silent else "level",
                level=None if silent else points[min(len(points) - 1, (person * person + place + number) % 4)].value,
                importance=None if rated is None else rated.points[(person + number) % len(rated.points)].value,
                evidence=None,
                note=None,
                reason=None,
                now=NOW,
            )

    @cached_property
    def report(self):
        return build_report(self.workspace, self.id)

    @cached_property
    def plan(self):
        return build_roadmap(self.report, RoadmapOptions(method="greedy"))

    @cached_property
    def agreement(self):
        return read_agreement(self.workspace, assessment(self.workspace, self.id))

    def scores(self):
        kinds = [scores_by_kind([self.report], kind) for kind in ("overall", *self.report.framework.kinds)]
        shown = [*kinds, scores_by_question([self.report]), scores_by_group([self.report])]
        factors = [node.title for node in self.report.framework.factors]
        return [[row[2:] for row in table.rows] for table in shown], factors

    def odds(self):
        return [(row.chance, row.finish_p50, row.finish_p80) for row in roadmap_odds(self.report, self.plan).rows]

    def roadmap(self):
        uses = self.plan.capacity_use, self.plan.request.capacity
        return [row[2:] for row in roadmap_table(self.plan).rows], self.plan.horizons, uses

    def estimates(self):
        return estimates_table(self.report).rows

    def descriptions(self):
        return [description(self.plan, row).replace(self.name, "Organisation") for row in self.plan.rows]

    def labels(self):
        return [labels(self.plan, row) for row in self.plan.rows]

    def calendar(self):
        told = calendar_ics(self.plan, made_at=NOW).decode().replace("\r\n ", "").replace(self.name, "Organisation")
        return [line for line in told.splitlines() if line.startswith(("SUMMARY", "DTSTART", "DESCRIPTION"))]

    def measures(self):
        return [kpi_name(one.kpi) for one in self.report.framework.initiatives if one.kpi is not None]

    def questionnaire(self):
        return questionnaire_table(self.report.framework).rows

    def words(self):
        return {question.id: sorted(answer_words(question)) for question in self.report.framework.questions.values()}

    def agenda(self):
        told = agenda_markdown(agenda(self.report, self.agreement), made_on=DAY)
        return told.splitlines()[2:]

    def ladder(self):
        return ladder(self.report, dark=False).replace(self.report.assessment.organisation.name, "")

    def sensitivity(self):
        return read_sensitivity(self.workspace, assessment(self.workspace, self.id))

    def asked(self):
        framework = self.report.framework
        return {name: list(scoring_tree(framework, name).asked) for name in framework.instrument.profiles}

    def known(self):
        rows = frameworks_table(self.workspace.known()).rows
        return [row[:3] for row in rows if row[4] == self.report.framework.hash]


@pytest.fixture(scope="module")
def shared():
    """One database in memory for all, and the outputs of files that several rows compare with."""
    workspace = open_workspace(":memory:")
    yield workspace, {}
    workspace.close()


@pytest.fixture(scope="module")
def document():
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_the_file_that_is_changed_has_no_mistake():
    assert {one.message.rpartition(": ")[2] for one in load(FILE).warnings} == {
        "the second axis of a matrix2x2 is not supported yet",
        "climbs 4 levels at once",
    }


@pytest.mark.parametrize(
    "key",
    [key for key, change in SHOWN.items() if change.output.isidentifier() and change.output != "part"],
    ids=".".join,
)
def test_changing_the_key_changes_an_output(shared, document, key):
    (workspace, known), change = shared, SHOWN[key]
    for path, value in change.before:
        document = edited(document, path, value)
    content = json.dumps(document)
    if content not in known:
        known[content] = Outputs(workspace, document)
    changed = Outputs(workspace, edited(document, change.path, change.value))
    assert getattr(changed, change.output)() != getattr(known[content], change.output)()


def test_the_same_file_gives_the_same_outputs(shared, document):
    """Without this the test above could pass for a reason of its own."""
    one, other = Outputs(shared[0], document), Outputs(shared[0], document)
    names = {change.output for change in SHOWN.values() if change.output.isidentifier()} - {"part"}
    assert [name for name in sorted(names) if getattr(one, name)() != getattr(other, name)()] == []


@pytest.mark.parametrize(
    "key", [key for key, change in SHOWN.items() if change.output.startswith("refused: ")], ids=".".join
)
def test_the_key_is_refused(document, key):
    change = SHOWN[key]
    with pytest.raises(BrokenFrameworkError) as refusal:
        load_document(document_json(edited(document, change.path, change.value)))
    assert change.output.removeprefix("refused: ") in str(refusal.value)


@pytest.mark.parametrize(
    "key", [key for key, change in SHOWN.items() if change.output.startswith("warned: ")], ids=".".join
)
def test_the_key_is_warned_of(document, key):
    change = SHOWN[key]
    warnings = load_document(document_json(edited(document, change.path, change.value))).warnings
    told = f"{change.path.replace('.', ' > ')}: {change.output.removeprefix('warned: ')}"
    assert [one.message for one in warnings if key[1] in one.message] == [told]


def test_the_parts_of_a_folder_say_what_the_whole_file_says(tmp_path, document):
    """The keys `factor` and `initiatives` of the files beside framework.yaml."""
    (tmp_path / "factors").mkdir()
    node, *others = document["tree"]
    rest = {key: value for key, value in document.items() if key != "initiatives"}
    files = {
        "framework.yaml": rest | {"tree": [node["id"], *others]},
        f"factors/{node['id']}.yaml": {"factor": node},
        "initiatives.yaml": {"initiatives": document["initiatives"]},
    }
    for name, content in files.items():
        (tmp_path / name).write_text(yaml.safe_dump(content), encoding="utf-8")
    assert load(tmp_path).framework.hash == load(FILE).framework.hash
    (tmp_path / "initiatives.yaml").write_text(yaml.safe_dump({"initiatives": []}), encoding="utf-8")
    assert load(tmp_path).framework.initiatives == ()


def words_of(page):
    """Everything that a page says: its texts, captions and tables, and the choices that it offers."""
    told = [element.value for kind in ("markdown", "caption", "header", "subheader") for element in page.get(kind)]
    choices = [choice for kind in ("radio", "button_group") for one in page.get(kind) for choice in _options(one)]
    return [*told, *choices, *(frame.value.to_csv() for frame in page.dataframe)]


def _options(element):
    return [str(getattr(option, "content", option)) for option in element.options]


@pytest.mark.parametrize("page", ["assess", "frameworks", "groups"])
def test_changing_the_key_changes_what_a_page_says(application, document, page):
    rows = [change for change in SHOWN.values() if change.output.startswith(f"page {page}: ")]
    said = [shown_by(application, page, document)]
    for changes in apart(rows):
        changed = document
        for change in changes:
            for path, value in (*change.before, (change.path, change.value)):
                changed = edited(changed, path, value)
        said.append(shown_by(application, page, changed))
        for change in changes:
            words = change.output.removeprefix(f"page {page}: ")
            gained = not words.startswith("without ")
            words = words.removeprefix("without ")
            found = [any(words in line for line in told) for told in (said[0], said[-1])]
            assert (words, found) == (words, [not gained, gained])


def apart(rows):
    """The changes in as few rounds as it takes that none is made beneath or above another of its round."""
    rounds = []
    for change in rows:
        for changes in rounds:
            taken = [path for one in changes for path in touched(one)]
            if not any(one.startswith(other) or other.startswith(one) for one in touched(change) for other in taken):
                changes.append(change)
                break
        else:
            rounds.append([change])
    return rounds


def touched(change):
    return [change.path, *(path for path, _ in change.before)]


def shown_by(application, page, document):
    """What a page says of the document, stored under a version of its own by which it can be chosen."""
    loaded = load_document(document_json(edited(document, "framework.version", f"1.{uuid4().hex}")))
    workspace = application.workspace
    with workspace.store.writing() as cursor:
        name = f"Organisation {uuid4()}"
        organisation = collect.ensure_organisation(cursor, name, now=NOW)
        collect.add_assessment(cursor, organisation, loaded, wave="1", wave_date=DAY, now=NOW)
    if page == "assess":
        start_assessment(
            workspace, loaded, organisation=f"{name} Ltd", wave="1", group="leaders", profile="full", now=NOW
        )
        return words_of(opened(application.page("assess", organisation=f"{name} Ltd"), "evidence-of-A1"))
    frameworks = application.page("frameworks")
    frameworks.selectbox(key="framework").set_value(f"{loaded.framework.id} {loaded.framework.version}").run()
    if page == "groups":
        frameworks.segmented_control(key="framework-part").set_value("Groups and scale").run()
    return words_of(frameworks)
