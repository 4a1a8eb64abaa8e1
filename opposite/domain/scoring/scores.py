"""What was computed for the questions, nodes and groups of one assessment, as frozen rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """A question's score and what it rests on. Counts are of people of counted groups; `score` None is not scored."""

    question: str
    factor: str
    title: str
    score: float | None
    minimum: float
    maximum: float
    respondents: int
    answered: int
    dont_know: int
    not_applicable: int
    unanswered: int
    importance: float | None
    importance_share: float | None
    target: float | None
    gap: float | None
    opportunity: float | None
    applicable: bool
    weight: float
    """Weight below the root among applicable questions (scoring.md, rule 7); 0 where not applicable."""
    lens: str | None = None
    knowledge: str | None = None


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A node's score with all that is said beside it. `percent` and `coverage` are shares from 0 to 1."""

    node: str
    kind: str
    title: str
    score: float | None
    minimum: float | None
    maximum: float | None
    percent: float | None
    stage_nearest: str | None
    stage_gated: str | None
    stage_method: str
    target: float | None
    gap: float | None
    percent_to_target: float | None
    respondents: int
    groups: int
    coverage: float
    interval: tuple[float, float] | None = None
    percentile: float | None = None
    rank: int | None = None
    peers: int = 0

    @property
    def stage(self) -> str | None:
        """Label of the stage by the framework's method, None where it has none or nothing is scored."""
        return {"nearest": self.stage_nearest, "gated": self.stage_gated}.get(self.stage_method)


@dataclass(frozen=True, slots=True)
class GroupScore:
    """A group's score of a node; hidden ones have neither score nor respondents."""

    group: str
    node: str
    score: float | None
    respondents: int | None
    hidden: bool = False
