"""Everything that is wrong in a database, read whole: rows against rows, and answers against their frameworks."""

from __future__ import annotations

from collections import Counter
from math import isnan

from opposite.domain.access.rules import Verb
from opposite.domain.framework import Framework
from opposite.domain.integrity import Fault, Finding, in_order
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace
from opposite.errors import FrameworkError
from opposite.store.integrity import every_finding


@verb(Verb.KEEP)
def read_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Every rule that stored rows break, those that explain others first; empty where nothing is wrong."""
    findings = every_finding(workspace.store)
    if any(finding.fault is Fault.TABLE_MISSING for finding in findings):
        return tuple(findings)
    frameworks, of_frameworks = _frameworks(workspace)
    return in_order([*findings, *of_frameworks, *_values(workspace, frameworks)])


def _frameworks(workspace: Workspace) -> tuple[dict[str, Framework], list[Finding]]:
    """The stored frameworks that can be read, by hash, and what is wrong with others."""
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


def _values(workspace: Workspace, frameworks: dict[str, Framework]) -> list[Finding]:
    """Questions, levels and importance that a wave's framework does not have; the first of each kind is named."""
    rows: Counter[Fault] = Counter()
    first: dict[Fault, tuple[str | None, str | None, str]] = {}
    for hash_, question, level, importance, answers, organisation, wave in workspace.store.rows("integrity_of_values"):
        for fault in _faults(frameworks.get(hash_), question, level, importance):
            rows[fault] += answers
            first.setdefault(fault, (organisation, wave, question))
    return [Finding(fault, number, *first[fault]) for fault, number in rows.items()]


def _faults(
    framework: Framework | None, question_id: str, level: float | None, importance: float | None
) -> list[Fault]:
    if framework is None:
        return []
    question = framework.questions.get(question_id)
    if question is None:
        return [Fault.QUESTION_UNKNOWN]
    faults = []
    if level is not None and not isnan(level) and level not in {point.value for point in question.scale.points}:
        faults.append(Fault.LEVEL_OFF_SCALE)
    scale = framework.instrument.importance.scale
    if importance is not None and (scale is None or scale.label(importance) is None):
        faults.append(Fault.IMPORTANCE_OFF_SCALE)
    return faults
