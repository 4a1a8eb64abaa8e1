"""Everything that is wrong in a database, read whole: rows against rows, and what refers to a framework against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isnan
from typing import Any

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import least_minimum
from opposite.domain.framework import FULL, Framework
from opposite.domain.integrity import MISSING, Fault, Finding, in_order, merged
from opposite.domain.progress.states import DECISIONS, RESULTS, State, refuse_unusable
from opposite.engine.access.guard import verb
from opposite.engine.collecting.assessments import stored_targets
from opposite.engine.comparison.benchmarks import stored_benchmark
from opposite.engine.roadmap.estimates import stored_day_rates, stored_estimate
from opposite.engine.roadmap.scenarios import stored_options
from opposite.engine.scoring.stored_scores import wrong_scores
from opposite.engine.workspace import Workspace
from opposite.errors import FrameworkError, OppositeError
from opposite.store.integrity import every_finding

Frameworks = Mapping[str, Framework]
"""The stored frameworks that can be read, by hash."""


@verb(Verb.KEEP)
def read_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Every rule that stored rows break, those that explain others first; empty where nothing is wrong.

    Stored scores are computed again only where nothing else is wrong: what is would explain that they differ.
    """
    findings = every_finding(workspace.store)
    if any(finding.fault in MISSING for finding in findings):
        return tuple(findings)
    frameworks, of_frameworks = _frameworks(workspace)
    findings += of_frameworks
    findings += merged(_assessments(workspace, frameworks))
    findings += merged(_values(workspace, frameworks))
    findings += merged(_benchmarks(workspace))
    if all(finding.fault is not Fault.FRAMEWORK_UNREADABLE for finding in of_frameworks):
        findings += merged([*_progress(workspace, frameworks), *_scenarios(workspace, frameworks)])
        findings += merged([*_estimates(workspace, frameworks), *_day_rates(workspace, frameworks)])
    if not findings:
        findings += merged(
            Finding(Fault.SCORE_WRONG, 1, assessment.organisation.name, assessment.wave, node)
            for assessment, node in wrong_scores(workspace)
        )
    return in_order(findings)


def _frameworks(workspace: Workspace) -> tuple[Frameworks, list[Finding]]:
    """The stored frameworks that can be read, and what is wrong with others."""
    read: dict[str, Framework] = {}
    findings: list[Finding] = []
    for hash_, id_, version, _ in workspace.store.rows("stored_frameworks"):
        named = f"{id_} {version}"
        try:
            framework = workspace.framework(hash_)
        except FrameworkError:
            findings.append(Finding(Fault.FRAMEWORK_UNREADABLE, 1, detail=named))
            continue
        if framework.hash != hash_:
            findings.append(Finding(Fault.FRAMEWORK_CHANGED, 1, detail=named))
        read[hash_] = framework
    return read, findings


def _assessments(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """What waves were set up with and cannot be, or their frameworks do not have."""
    for hash_, id_, major, profile, minimum, invited, targets, organisation, wave in workspace.store.rows(
        "integrity_of_assessments"
    ):
        if minimum < least_minimum(invited=invited):
            yield Finding(Fault.MINIMUM_TOO_LOW, 1, organisation, wave)
        try:
            chosen = stored_targets(targets)
        except ValueError:
            yield Finding(Fault.TARGETS_UNREADABLE, 1, organisation, wave)
            chosen = {}
        framework = frameworks.get(hash_)
        if framework is None:
            continue
        if (id_, major) != (framework.id, framework.major):
            yield Finding(Fault.FRAMEWORK_MISNAMED, 1, organisation, wave)
        if profile not in {FULL, *framework.instrument.profiles}:
            yield Finding(Fault.PROFILE_UNKNOWN, 1, organisation, wave, profile)
        for target_of, value in chosen.items():
            if not framework.can_have_target(target_of):
                yield Finding(Fault.TARGET_UNKNOWN, 1, organisation, wave, target_of)
            elif not framework.takes_target(target_of, value):
                yield Finding(Fault.TARGET_OFF_SCALE, 1, organisation, wave, target_of)


def _values(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """Questions, levels, importance, evidence and groups that a wave's framework does not have."""
    for hash_, kind, name, level, importance, evidence, uses, organisation, wave in workspace.store.rows(
        "integrity_of_values"
    ):
        framework = frameworks.get(hash_)
        if framework is None:
            continue
        faults: Iterable[Fault]
        if kind == "answer":
            faults = _faults(framework, name, level, importance, evidence)
        elif kind == "decision":
            faults = _decision_faults(framework, name, level)
        else:
            unknown = Fault.GROUP_UNKNOWN if kind == "group" else Fault.INVITED_GROUP_UNKNOWN
            faults = () if name in framework.group_weights else (unknown,)
        for fault in faults:
            yield Finding(fault, uses, organisation, wave, name)


def _faults(
    framework: Framework, question_id: str, level: float | None, importance: float | None, evidence: str | None
) -> Iterator[Fault]:
    question = framework.questions.get(question_id)
    if question is None:
        yield Fault.QUESTION_UNKNOWN
        return
    if level is not None and not isnan(level) and level not in {point.value for point in question.scale.points}:
        yield Fault.LEVEL_OFF_SCALE
    scale = framework.instrument.importance.scale
    if importance is not None and (scale is None or scale.label(importance) is None):
        yield Fault.IMPORTANCE_OFF_SCALE
    if evidence is not None and evidence not in framework.instrument.evidence.strength:
        yield Fault.EVIDENCE_UNKNOWN


def _decision_faults(framework: Framework, question_id: str, level: float | None) -> Iterator[Fault]:
    question = framework.questions.get(question_id)
    if question is None:
        yield Fault.CONSENSUS_QUESTION_UNKNOWN
    elif level is not None and not question.scale.lowest <= level <= question.scale.highest:
        yield Fault.CONSENSUS_OFF_SCALE


def _progress(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """What was said of initiatives that cannot be, or of initiatives that no version of their framework has."""
    for kind, framework, initiative, word, *state, organisation in workspace.store.rows("integrity_of_progress"):
        if not any(initiative in version.initiative_by_id for version in _versions(frameworks, framework)):
            yield Finding(Fault.PROGRESS_OF_UNKNOWN_INITIATIVE, 1, organisation, detail=initiative)
        if not _can_be(kind, word, *state):
            yield Finding(Fault.PROGRESS_IMPOSSIBLE, 1, organisation, detail=initiative)


def _versions(frameworks: Frameworks, id_: str) -> list[Framework]:
    return [framework for framework in frameworks.values() if framework.id == id_]


def _can_be(kind: str, word: str, *state: Any) -> bool:
    """Whether something can be said of an initiative; `state` is start, finish, baseline and target or reading."""
    words = {"assumption": RESULTS, "review": DECISIONS}
    try:
        if kind == "state":
            State(word, None, *state)
        refuse_unusable(state[-1], kind)
    except OppositeError:
        return False
    return kind not in words or word in words[kind]


def _scenarios(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """Scenarios that cannot be read, or that ask for what no version of their framework has."""
    for framework, name, document, organisation in workspace.store.rows("integrity_of_scenarios"):
        try:
            options = stored_options(document)
        except ValueError:
            yield Finding(Fault.SCENARIO_UNREADABLE, 1, organisation, detail=name)
            continue
        versions = _versions(frameworks, framework)
        initiatives = {initiative for version in versions for initiative in version.initiative_by_id}
        roles = {role for version in versions for role in version.roadmap.roles}
        if (
            not initiatives.issuperset({*options.pins, *options.exclusions})
            or not roles.issuperset(options.capacity)
            or not all(
                any(version.can_have_target(of) and version.takes_target(of, value) for version in versions)
                for of, value in options.targets.items()
            )
        ):
            yield Finding(Fault.SCENARIO_OF_UNKNOWN, 1, organisation, detail=name)


def _estimates(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """Estimates in force that cannot be meant, or are of initiatives that no version of their framework has."""
    for framework, initiative, *values, organisation in workspace.store.rows("integrity_of_estimates"):
        try:
            said = bool(stored_estimate(*values).yours)
        except OppositeError:
            yield Finding(Fault.ESTIMATE_IMPOSSIBLE, 1, organisation, detail=initiative)
            continue
        if said and not any(initiative in version.initiative_by_id for version in _versions(frameworks, framework)):
            yield Finding(Fault.ESTIMATE_OF_UNKNOWN, 1, organisation, detail=initiative)


def _day_rates(workspace: Workspace, frameworks: Frameworks) -> Iterator[Finding]:
    """Day rates in force that cannot be meant, or are of roles that no framework has."""
    roles = {role for framework in frameworks.values() for role in framework.every_role}
    for currency, document, organisation in workspace.store.rows("integrity_of_day_rates"):
        try:
            rates = stored_day_rates(currency, document)
        except (OppositeError, ValueError, TypeError, AttributeError):
            yield Finding(Fault.ESTIMATE_IMPOSSIBLE, 1, organisation, detail=currency)
            continue
        for role in sorted(rates.by_role.keys() - roles):
            yield Finding(Fault.ESTIMATE_OF_UNKNOWN, 1, organisation, detail=role)


def _benchmarks(workspace: Workspace) -> Iterator[Finding]:
    """Benchmarks of others that cannot be read, or that are there twice."""
    seen: set[object] = set()
    for number, document, _ in workspace.store.rows("benchmarks"):
        benchmark = stored_benchmark(document)
        if benchmark is None:
            yield Finding(Fault.BENCHMARK_UNREADABLE, 1, detail=f"number {number}")
            continue
        place = benchmark.group, benchmark.date
        if place in seen:
            yield Finding(Fault.BENCHMARK_TWICE, 1, detail=benchmark.source)
        seen.add(place)
