"""What was computed for the questions, nodes and groups of one assessment, as rows: plain tuples, which cost least to make."""

from __future__ import annotations

from typing import NamedTuple


class QuestionScore(NamedTuple):
    """A question's score and what it rests on. Counts are of people of counted groups; `score` None is not scored.

    Where the levels are hidden so is all that rests on them: score, counts, gap, opportunity and lenses are None.
    """

    question: str
    factor: str
    title: str
    score: float | None
    minimum: float
    maximum: float
    respondents: int | None
    answered: int | None
    dont_know: int | None
    not_applicable: int | None
    unanswered: int | None
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
    hidden_below: int | None = None
    """Where the levels are hidden: the fewest people that a figure may rest on. They are fewer, or would give such away."""
    importance_hidden: bool = False

    @property
    def hidden(self) -> bool:
        """Whether the score and all that rests on levels is hidden."""
        return self.hidden_below is not None


class NodeScore(NamedTuple):
    """A node's score with all that is said beside it. `percent` and `coverage` are shares from 0 to 1.

    Above a hidden question `coverage`, `percent_to_target` and `stage_gated` are None: they would tell of it.
    """

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
    respondents: int | None
    groups: int | None
    coverage: float | None
    interval: tuple[float, float] | None = None
    percentile: float | None = None
    rank: int | None = None
    peers: int = 0
    hidden_below: int | None = None
    """Where the score is hidden: the fewest people that a figure may rest on. They are fewer, or would give such away."""

    @property
    def hidden(self) -> bool:
        """Whether the score and all figures beside it are hidden."""
        return self.hidden_below is not None

    @property
    def is_placed(self) -> bool:
        """Whether it is told where the score stands among others."""
        return self.percentile is not None or self.rank is not None

    @property
    def stage(self) -> str | None:
        """Label of the stage by the framework's method, None where it has none or nothing is scored."""
        return {"nearest": self.stage_nearest, "gated": self.stage_gated}.get(self.stage_method)


class GroupScore(NamedTuple):
    """A group's score of a node; hidden ones have neither score nor respondents."""

    group: str
    node: str
    score: float | None
    respondents: int | None
    hidden: bool = False
