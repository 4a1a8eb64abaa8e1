"""What is said of benchmarks: whose peers they are, how they stand at a question, what became of files."""

from __future__ import annotations

from typing import Any

from opposite.domain.comparison.benchmark import Benchmark, Scope
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers, PeerQuestion
from opposite.domain.framework import Framework, Question
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.benchmark_export import Made
from opposite.engine.comparison.benchmarks import Held, Taken
from opposite.wording.figures import day, figure, listed, percent, plain, pluralise, rounded

HEADING = "Benchmarks"
LEAD = (
    "A benchmark says how many of at least ten organisations stand at each level of each question, without names. Others "
    "make one with `opposite benchmark export`; what is held here stands on *Profile* as peers of its source. None comes "
    "with OPPOSITE."
)
NONE_HELD = "No benchmark is held here yet."
UPLOAD = "Add benchmark files"
UPLOAD_HELP = "Files that `opposite benchmark export` wrote: all are added, or none"
ADD = "Add"
REMOVE = "Remove"
REMOVING = "Remove this benchmark"
YOU, PEERS = "You", "Share of peers at each level"
NOTHING_TOLD = "Nothing is told of the questions of this factor."
SUPERSEDED = "a later one of this source counts"
WHAT_FIGURES_MEAN = (
    "Every organisation counts alike, whatever its size; one that stands between two levels counts for both in "
    "proportion. The mean of a factor follows from its questions by the framework's weights. A percentile cannot be told "
    "from shares of levels, so none is given."
)
NOT_CHECKED = "Whether these organisations are like yours is for their source to say; nothing here checks it."


def organisations(number: int) -> str:
    """How many organisations."""
    return pluralise(number, "organisation")


def peers_named(peers: BenchmarkPeers) -> str:
    """Peers of whom, how many, of when: Peers of Nordic Study, 24 organisations, 29 November 2026."""
    when = day(peers.until) if peers.since == peers.until else f"{day(peers.since)} to {day(peers.until)}"
    kind = scope_in_words(peers.scope)
    parts = [f"Peers of {listed(peers.sources)}", organisations(peers.organisations), kind, when]
    return ", ".join(part for part in parts if part)


def benchmark_named(peers: BenchmarkPeers) -> str:
    """Whose figures these are, of which kind of organisation: what a benchmark is called whatever its date."""
    return ", ".join(part for part in (listed(peers.sources), scope_in_words(peers.scope)) if part)


def scope_in_words(scope: Scope) -> str:
    """Which organisations are meant; empty where all are."""
    said = [" or ".join(words) for words in (scope.sectors, scope.sizes, scope.countries) if words]
    return "; ".join([*said, *(["chosen by its source"] if scope.by_tag else [])])


def other_version(peers: BenchmarkPeers, framework: Framework) -> str | None:
    """That some of it was answered in another version, of which the same questions are shown; None where none was."""
    if not peers.versions:
        return None
    asked = sum(question.scored for question in framework.questions.values())
    return (
        f"Answered in version {listed(peers.versions)} of {framework.title}, yours in {framework.version}: shown are the "
        f"{len(peers.questions)} of {asked} questions that both ask alike."
    )


def missing_questions(peers: BenchmarkPeers, framework: Framework) -> str | None:
    """Of how many questions nothing is told, and why; None where all are."""
    asked = [id_ for id_, question in framework.questions.items() if question.scored]
    missing = [id_ for id_ in asked if id_ not in peers.questions]
    if not missing or peers.versions:
        return None
    return (
        f"Nothing is told of {pluralise(len(missing), 'question')}: fewer than ten organisations have a figure there, or "
        "it would tell what one of them said."
    )


def factor_rows(report: Report, peers: BenchmarkPeers) -> list[dict[str, Any]]:
    """A row a factor and one overall: the organisation's score, the peers' mean, and the difference."""
    return [
        {
            "Factor": "Overall" if row is report.overall else row.title,
            YOU: figure(row.score),
            "Mean of peers": figure(peers.means.get(row.node)),
            "Difference": _difference(row.score, peers.means.get(row.node)),
        }
        for row in (*report.factors, report.overall)
    ]


def asked_of(framework: Framework, peers: BenchmarkPeers, factor: str) -> list[Question]:
    """The questions beneath a factor of which it is told where peers stand, in the framework's order."""
    return [question for question in framework.nodes[factor].all_questions() if question.id in peers.questions]


def question_rows(report: Report, peers: BenchmarkPeers, factor: str) -> list[dict[str, Any]]:
    """A row a question of `asked_of`: one's score, and of the peers the mean with its spread and how many they are."""
    rows = [(question, peers.questions[question.id]) for question in asked_of(report.framework, peers, factor)]
    return [
        {
            "Question": question.title,
            YOU: figure(report.questions[question.id].score),
            "Mean of peers": rounded(row.mean),
            "Spread": f"± {rounded(row.deviation)}",
            "Organisations": row.organisations,
        }
        for question, row in rows
    ]


def where_they_stand(row: PeerQuestion) -> str:
    """The share of organisations at each level: 30 % at 2, 40 % at 3, 30 % at 4."""
    return ", ".join(f"{percent(share)} at {plain(level)}" for level, share in row.shares.items())


def beside(question: Question, row: PeerQuestion, score: float | None) -> str:
    """One question for whoever hears it or points at it: where peers stand, and where one stands."""
    own = "" if score is None else f"; you stand at {rounded(score)}"
    return f"{question.title}: of {organisations(row.organisations)} {where_they_stand(row)}{own}"


def _difference(score: float | None, mean: float | None) -> str:
    if score is None or mean is None:
        return figure(None)
    apart = rounded(abs(score - mean))
    sign = "" if apart == rounded(0) else "+" if score > mean else "−"
    return f"{sign}{apart}"


def held_name(benchmark: Benchmark) -> str:
    """A benchmark in a list: source, kind of organisation, how many, of when."""
    kind = scope_in_words(benchmark.scope)
    parts = [benchmark.source, kind, organisations(benchmark.organisations), day(benchmark.date)]
    return ", ".join(part for part in parts if part)


def held_note(held: Held) -> str:
    """What it is of, and whether a later one takes its place."""
    origin = held.benchmark.framework
    told = pluralise(len(held.benchmark.questions), "question")
    parts = [f"{origin.id} {origin.version}", told, None if held.counts else SUPERSEDED]
    return " · ".join(part for part in parts if part)


def made_sentences(made: Made) -> list[str]:
    """What a benchmark that was written holds, and what it leaves out and why."""
    benchmark = made.benchmark
    told = pluralise(len(benchmark.questions), "question")
    said = [f"The benchmark tells of {organisations(benchmark.organisations)} and {told}, without names."]
    if made.left_out:
        said.append(
            f"{organisations(made.left_out)} left out: with the benchmarks made before, it would tell of fewer than ten."
        )
    if benchmark.left_out:
        said.append(
            f"{pluralise(len(benchmark.left_out), 'question')} left out, of which it would tell too much or fewer than "
            f"ten have a figure: {', '.join(benchmark.left_out)}."
        )
    return said


def taken_sentence(taken: Taken) -> str:
    """What became of a file that was read."""
    name, asked = held_name(taken.benchmark), len(taken.benchmark.questions)
    if taken.was_here:
        return f"Was here already: {name}."
    alike = "" if taken.same == asked else f" {taken.same} of its {asked} questions are asked alike here and shown."
    return f"Added: {name}.{alike}"


def removed(benchmark: Benchmark) -> str:
    """That a benchmark is gone."""
    return f"Removed: {held_name(benchmark)}."


def on_removing(benchmark: Benchmark) -> list[str]:
    """What removing a benchmark does."""
    return [f"{held_name(benchmark)} is shown no more. Its file can be added again."]
