"""How a synthetic person answers: a factor has a level, a question a difficulty, a group a view, a person a leaning."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, Answer
from opposite.domain.framework import Framework, Question, Scale
from opposite.engine.sample.profile import GroupView, SampleOrganisation, SampleWave, amount
from opposite.engine.sample.words import NOTES, PARTICULAR_REASONS, REASONS, UNSURE

UNANSWERED = 0.01
RATED = 0.9
NOT_MINE = 0.006
"""Shares of questions passed over, of answers with a rating of importance, of questions that do not apply."""

OWN_CONCERNS = {
    "executive": ("OBJ", "STR"),
    "commercial": ("PEO", "ORI"),
    "frontline": ("PRO", "PEO"),
    "technology": ("TEC", "INS"),
    "operations": ("PRO", "EXE"),
    "enabling": ("STR", "OBJ"),
}
"""Factors that matter half a point more to a group than to others."""


class Difference(NamedTuple):
    """How one question differs from its factor: levels by which it is harder, points by which it matters more."""

    harder: float
    weightier: float


@dataclass(frozen=True, slots=True)
class SyntheticRespondent:
    """One synthetic person in one wave, with the source of their randomness."""

    random: Random
    framework: Framework
    organisation: SampleOrganisation
    wave: SampleWave
    group: str
    view: GroupView
    leaning: float
    """Levels by which the person judges more favourably than their group."""
    zeal: float
    """Points by which the person rates everything as more important than others do."""

    def answer(self, question: Question, difference: Difference) -> Answer | None:
        """What the person says to a question they were asked; None when they pass it over."""
        factor = self.framework.factor_of(question.id).id
        if (
            self.random.random() < self.organisation.not_applicable.get(question.id, NOT_MINE)
            and NOT_APPLICABLE in question.allow
        ):
            reason = self.random.choice(PARTICULAR_REASONS.get(question.id, REASONS))
            return Answer(question.id, NOT_APPLICABLE, reason=reason)
        if self.random.random() < UNANSWERED:
            return None
        importance = self._importance(factor, difference)
        if self.random.random() < amount(self.view.dont_know, factor) and DONT_KNOW in question.allow:
            return Answer(question.id, DONT_KNOW, importance=importance, note=self._note(UNSURE))
        level = self._level(factor, question, difference)
        lower, upper = NOTES.get(factor, ((), ()))
        middle = (question.scale.lowest + question.scale.highest) / 2
        return Answer(
            question.id,
            LEVEL,
            level=question.keyed(level),
            importance=importance,
            evidence=self._evidence(level, question.scale),
            note=self._note(upper if level > middle else lower),
        )

    def _level(self, factor: str, question: Question, difference: Difference) -> float:
        inclined = (
            amount(self.organisation.levels, factor)
            + amount(self.wave.change, factor)
            + amount(self.view.shift, factor)
        )
        return nearest(
            question.scale,
            inclined - difference.harder + self.leaning + self.random.gauss(0.0, self.organisation.noise),
        )

    def _importance(self, factor: str, difference: Difference) -> float | None:
        scale = self.framework.instrument.importance.scale
        if scale is None or self.random.random() >= RATED:
            return None
        concern = 0.5 if factor in OWN_CONCERNS.get(self.group, ()) else 0.0
        felt = amount(self.organisation.importance, factor) + difference.weightier + concern + self.zeal
        return nearest(scale, felt + self.random.gauss(0.0, 0.6))

    def _evidence(self, level: float, scale: Scale) -> str | None:
        """Opinions and examples beside low levels, documents and measurements beside high ones."""
        strengths = self.framework.instrument.evidence.strength
        if not strengths or self.random.random() >= self.organisation.evidence:
            return None
        attained = (level - scale.lowest) / (scale.highest - scale.lowest)
        rank = int((0.2 + 0.6 * attained + self.random.uniform(-0.3, 0.3)) * len(strengths))
        return strengths[min(max(rank, 0), len(strengths) - 1)]

    def _note(self, words: tuple[str, ...]) -> str | None:
        if not words or self.random.random() >= self.organisation.notes:
            return None
        return self.random.choice(words)


def nearest(scale: Scale, wanted: float) -> float:
    """The value on a scale that is nearest to the wanted one, the higher of two equally near."""
    return min((point.value for point in scale.points), key=lambda value: (abs(value - wanted), -value))
