"""The framework file as a whole, its scales, its instrument and its tree: exactly the keys that authors may write."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from opposite.definitions.model_roadmap import Initiative, Lens, Roadmap
from opposite.definitions.model_scoring import Scoring
from opposite.definitions.values import FRAMEWORK_ID_PATTERN, VERSION_PATTERN, Id, Part, Text, Weight

Allowed = Literal["dont_know", "not_applicable"]


class Header(Part):
    """Which framework this is."""

    id: Annotated[str, Field(pattern=FRAMEWORK_ID_PATTERN)] = Field(
        description="key in the database: a-z, 0-9, _ and -"
    )
    version: Annotated[str, Field(pattern=VERSION_PATTERN)] = Field(
        description='in quotes, such as "1.0.0", since results are compared only within one major version'
    )
    title: Text = Field(description="name that people see")
    locale: Text = Field(default="en", description="language of the texts")
    attribution: Text | None = Field(default=None, description="whose ideas these are and what is original")
    licence: Text | None = Field(default=None, description="licence of the content")
    display_level: Text | None = Field(
        default=None, description="kind of the nodes drawn on the radar; default: the kind that holds the questions"
    )


class Level(Part):
    """A point of a scale."""

    value: float = Field(description="number of the point; may be 0, negative or fractional")
    label: Text = Field(description="what people see; quote words such as No")


class Scale(Part):
    """A scale that questions are answered on."""

    kind: Literal["ordinal", "interval", "nominal", "numeric", "text"] = Field(
        description="nominal and text scales carry questions that are not scored"
    )
    points: list[Level] = Field(default=[], description="points from the lowest value to the highest")
    allow: list[Allowed] = Field(
        default=["dont_know", "not_applicable"], description="unscored answers that questions on this scale accept"
    )


class Importance(Part):
    """Whether and on which scale people say how important a question or factor is."""

    scale: Id | None = Field(default=None, description="id of the scale of importance")
    level: Literal["question", "factor", "none"] = Field(default="none", description="what importance is asked for")
    fallback: Literal["factor", "none"] = Field(default="none", description="what is rated where a question is not")


class Evidence(Part):
    """How strong evidence may be said to be."""

    strength: Annotated[list[Text], Field(min_length=1)] = Field(
        default=["opinion", "example", "document", "measured"], description="names from weakest to strongest"
    )


class Target(Part):
    """Targets on the scale of the questions, until an assessment sets its own."""

    level: Literal["none", "factor", "question"] | None = Field(
        default=None, description="where people set targets; question if only a default is given, else none"
    )
    default: float | None = Field(default=None, description="target where none is set")
    by: dict[Id, float] = Field(default={}, description="target by id of a node or question")


class Profile(Part):
    """A set of questions that an assessment may ask."""

    include: Literal["core", "all"] = Field(description="core: only questions marked core")


class Instrument(Part):
    """What is asked, and how."""

    default_scale: Id | None = Field(default=None, description="id of the scale of questions that name none")
    importance: Importance = Field(default=Importance(), description="importance ratings")
    evidence: Evidence = Field(default=Evidence(), description="evidence notes")
    target: Target = Field(default=Target(), description="targets")
    profiles: dict[Id, Profile] = Field(default={}, description="sets of questions; full always exists")


class Group(Part):
    """A stakeholder group."""

    id: Id = Field(description="id of the group")
    title: Text = Field(description="name that people see")
    weight: Weight = Field(default=1, description="voice of the group; 0 for a comparator")
    comparator: bool = Field(default=False, description="true: shown, never counted; needs weight 0")


class Question(Part):
    """One question."""

    id: Id = Field(description="id of the question, unique in the framework")
    title: Text | None = Field(default=None, description="short name; default: the text")
    text: Text = Field(description="the question as it is asked")
    core: bool = Field(default=False, description="part of the short profile")
    weight: Weight = Field(default=1, description="weight among the questions of its node")
    scale: Id | None = Field(default=None, description="id of its scale; default: instrument.default_scale")
    reverse: bool = Field(
        default=False, description="true: a high level is bad, and is turned round before anything else"
    )
    groups: list[Id] | None = Field(default=None, description="ids of the groups that are asked; default: all")
    levels: dict[str, Text] = Field(default={}, description="description of every value of the scale, or of none")
    evidence: list[Text] = Field(default=[], description="what to look at")
    facilitation: Text | None = Field(default=None, description="advice to whoever leads a workshop")
    food_for_thought: Text | None = Field(default=None, description="a thought shown beside the question")
    type: Literal["level", "outcome", "matrix2x2"] = Field(
        default="level", description="outcome: importance and satisfaction; matrix2x2: placed by x and y, never scored"
    )
    scored: bool = Field(default=True, description="false: shown, never counted")
    allow: list[Allowed] | None = Field(default=None, description="unscored answers; default: those of the scale")
    x: Text | None = Field(default=None, description="name of the horizontal axis of a matrix2x2")
    y: Text | None = Field(default=None, description="name of the vertical axis of a matrix2x2")


class Node(Part):
    """A node of the tree: it holds either nodes or questions."""

    id: Id = Field(description="id of the node, unique in the framework")
    kind: Text = Field(description="what this node is: factor, practice, cornerstone …")
    title: Text = Field(description="name that people see")
    quote: Text | None = Field(default=None, description="a sentence of the source, shown with it")
    intent: Text | None = Field(default=None, description="one paragraph: what this node is about")
    weight: Weight = Field(default=1, description="weight among its siblings")
    children: list[Node] | None = Field(default=None, description="nodes beneath this one")
    questions: list[Question] | None = Field(default=None, description="questions of this node")


class FrameworkFile(Part):
    """A maturity framework: scales, questions, scoring rules and initiatives."""

    schema_version: Literal[1] = Field(description="version of this format, which is 1")
    framework: Header = Field(description="which framework this is")
    scales: Annotated[dict[Id, Scale], Field(min_length=1)] = Field(description="scales by id")
    instrument: Instrument = Field(default=Instrument(), description="what is asked, and how")
    groups: list[Group] = Field(default=[], description="stakeholder groups; default: one group for all")
    scoring: Scoring = Field(description="how answers become scores")
    tree: Annotated[list[Node], Field(min_length=1)] = Field(
        description="the nodes; in a folder also ids of nodes that stand in factors/<id>.yaml"
    )
    lenses: list[Lens] = Field(default=[], description="ways to sort initiatives")
    roadmap: Roadmap = Field(default=Roadmap(), description="defaults of the roadmap")
    initiatives: list[Initiative] = Field(default=[], description="the library of initiatives")
