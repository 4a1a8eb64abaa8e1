"""The report's chapters on method and its limits: how every figure comes about, in plain words with the formulas."""

from __future__ import annotations

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing
from opposite.wording.briefing.parts import Items, Section, Table, Words
from opposite.wording.figures import day, day_count, people, percent, plain, pluralise
from opposite.wording.roadmap.odds import HOW_DRAWN, courses
from opposite.wording.roadmap.workbook import METHODS, VALUE
from opposite.wording.scoring.arithmetic import FORMULAS
from opposite.wording.scoring.scores import interval_level
from opposite.wording.scoring.targets import whose_sentence
from opposite.wording.sentences import one_line

METHOD, LIMITS, GLOSSARY = "How this was made", "Limits of the method", "Glossary"

QUESTION = (
    "The counting answer of a person is their latest. “I do not know”, “does not apply” and no answer are three "
    "different things; none of them is a 0, and none enters a mean. Question score = Σ (v × m) ÷ Σ v, with m what a "
    "group says together and v the weight of its voice, over the groups with at least one level."
)
COVERAGE = (
    "Coverage of a factor = weight of its scored questions ÷ weight of its questions that apply. Below {least} covered "
    "a factor has no score, rather than one that rests on too little. Percent = (score − lowest) ÷ (highest − lowest)."
)
GAP = (
    "Gap = target − score, 0 where the target is reached. Way to the target = 1 − Σ (W × gap) ÷ Σ (W × (target − "
    "lowest level)), over scored questions with a target, with W a question's weight. Gaps are ranked by importance × gap."
)
STAGE = {
    "nearest": "The stage is the point of the scale that lies nearest to the score; of two equally near, the upper one.",
    "gated": "The stage is the highest one that enough of the questions have reached, with none lagging far behind.",
    "none": "This framework names no stages.",
}
INTERVAL = (
    "An interval says how far a score could be off because other people of the same groups might have answered: score "
    "± t × SE, with SE = √ Σ (v² × s² ÷ n) ÷ Σ v over the groups, s² the variance and n the people of a group, and t "
    "from Student's distribution with the degrees of freedom of Welch and Satterthwaite. It is given from {fewest} "
    "on, where every group has at least two."
)
AGREEMENT = (
    "Agreement on a question: r_wg = 1 − s² ÷ σ², with s² the variance of people's levels and σ² = (A² − 1) ÷ 12 what "
    "answers at random over A levels would show; 1 is full agreement. AD is how far an answer lies from the mean on "
    "average. People agree where AD is at most A ÷ 6 levels; whether they differ by group or across all groups makes "
    "the verdict."
)
PLANNED = (
    "Every set of initiatives that fits the capacities, the periods and what has to come first is a possible plan. "
    "Value of a plan = (1 ÷ T) × Σ over periods, over questions, of W × importance × what is closed of the gap × "
    "confidence ÷ (highest − lowest level). So what closes a weightier gap earlier is worth more."
)
ODDS = (
    "In each simulated course the duration of an initiative is its planned one times a triangular factor of low, likely and high, and "
    "it succeeds with its confidence. Its chance is the share of courses in which it ends on time."
)
PRIVACY = (
    "No figure rests on fewer than {fewest}, and further figures are hidden where a hidden one could be worked out "
    "from those that are shown. What is hidden is called so, and is not the same as what is missing."
)
ATTRIBUTED = "People were told that their names may stand beside their answers, so nothing is hidden."

LIMITS_TOLD = (
    "Scores are what people say, not what was measured. An interval speaks of who answered, not of whether they are right.",
    "The questions are not psychometrically validated; levels are treated as equally far apart.",
    "A single number hides that an organisation spans several stages at once: read the factors.",
    "Efforts, durations and confidences of initiatives are planning defaults unless the organisation gave its own.",
    "The plan is the best only under the targets, weights, capacities and effects that it was given.",
    "Chances rest on the assumed spread of durations. They say nothing of what nobody thought of.",
    "Nothing here says pass or fail.",
)

WORDS_EXPLAINED = (
    ("agreement", "how far the people who answered see the same"),
    (
        "capacity",
        "how much of a role there is in each period, in full-time equivalents (FTE): 0.5 is half of one person",
    ),
    ("coverage", "which share of what applies has a score, by weight"),
    ("factor", "a part of the framework that is shown with a score of its own"),
    ("gap", "how far a score lies below its target, in levels"),
    ("group", "people of one kind who answered, such as leaders or the front line; each has one voice"),
    ("importance", "how much people say a question matters"),
    ("initiative", "a piece of work that raises one or several questions from a level to a level"),
    ("interval", "from where to where a score could lie, had other people of the same groups answered"),
    ("level", "a point of a question's scale, with its description"),
    ("stage", "a named level of the whole scale"),
    ("target", "the level that is aimed at; a default target is the framework's, where nobody set one"),
    ("wave", "one round of assessment"),
)


def method(briefing: Briefing) -> tuple[Section, ...]:
    """How scores, intervals, agreement and the plan are computed, and from what."""
    report, scoring = briefing.report, briefing.report.framework.scoring
    rule = scoring.aggregate[report.framework.display_level]
    together = "pooled_mean" if scoring.group_to_question == "pooled_mean" else f"mean_of_{scoring.rater_to_group}s"
    whose = whose_sentence(report)
    fewest = people(report.assessment.fewest_shown)
    return (
        Section(METHOD, (Table("What this rests on", ("What", "Which"), _origin(report), wide=(0, 1)),), own_page=True),
        _told("From answers to a score", QUESTION, FORMULAS[together]),  # type: ignore[index]
        _told("From questions to factors", FORMULAS[rule.method], COVERAGE.format(least=percent(rule.min_coverage))),
        _told("Stages, targets and gaps", STAGE[scoring.stage.method], GAP, *(() if whose is None else (whose,))),
        _told(f"The {interval_level(report.framework)}", INTERVAL.format(fewest=people(scoring.interval.min_raters))),
        _told("Agreement", AGREEMENT),
        *(() if briefing.roadmap is None else _plan(briefing.roadmap)),
        _told("What is hidden", ATTRIBUTED if report.assessment.attributed else PRIVACY.format(fewest=fewest)),
    )


def limits() -> Section:
    """What the figures cannot say."""
    return Section(LIMITS, (Items(LIMITS_TOLD),))


def glossary() -> Section:
    """What the words of the report mean."""
    return Section(GLOSSARY, (Table("One word for one thing", ("Word", "What it is"), WORDS_EXPLAINED, wide=(0, 1)),))


def _told(title: str, *paragraphs: str) -> Section:
    return Section(title, tuple(Words(words) for words in paragraphs), level=2)


def _origin(report: Report) -> tuple[tuple[str, str], ...]:
    framework, assessment = report.framework, report.assessment
    return (
        ("Framework", one_line(f"{framework.title}, version {framework.version}")),
        ("Content of the framework (SHA-256)", framework.hash),
        ("Wave", one_line(f"{assessment.wave}, {day(assessment.wave_date)}")),
        ("Questions", f"{pluralise(sum(row.applicable for row in report.questions.values()), 'question')} that apply"),
        *(() if framework.attribution is None else (("Source", one_line(framework.attribution)),)),
    )


def _plan(roadmap: Roadmap) -> tuple[Section, ...]:
    request = roadmap.request
    had = tuple(
        f"{role}: {', '.join(plain(fte) for fte in dict.fromkeys(fte_by_period))} FTE"
        for role, fte_by_period in request.capacity.items()
    )
    limits_told = (
        f"{pluralise(request.periods, roadmap.period)} from {day(roadmap.start)}",
        *(() if request.at_once is None else (f"at most {pluralise(request.at_once, 'initiative')} at once",)),
        *(() if request.budget is None else (f"at most {day_count(request.budget)} of work",)),
        *had,
    )
    made = METHODS[roadmap.plan.method]
    plan = _told("The plan", PLANNED, f"{made}.", f"{VALUE}.")
    within = Section("What the plan keeps to", (Items(tuple(one_line(words) for words in limits_told)),), level=3)
    if roadmap.odds is None:
        return plan, within
    drawn = f"{courses(roadmap.odds.draws).capitalize()}, seed {roadmap.odds.seed}."
    return plan, within, _told("Odds", ODDS, HOW_DRAWN, drawn)
