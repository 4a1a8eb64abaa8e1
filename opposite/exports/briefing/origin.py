"""What a document was made from: whose answers of which wave, by which framework and scoring, for which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing
from opposite.engine.scoring.answers_hash import answers_hash
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.side_by_side import SideBySide


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made from."""

    organisation: str
    wave: str
    framework: str
    framework_hash: str
    scoring_version: str
    answers_hash: str
    revision: int
    made_on: str

    @property
    def day(self) -> date:
        """The day for which it was made."""
        return date.fromisoformat(self.made_on)


def origin_of(briefing: Briefing) -> Origin:
    """What a document of a briefing is made from."""
    return _origin(briefing.report, briefing.made_on)


def origins_of(compared: SideBySide) -> tuple[Origin, ...]:
    """What a document of a comparison is made from, one for each of those compared."""
    return tuple(_origin(one, compared.made_on) for one in compared.several)


def _origin(report: Report, made_on: date) -> Origin:
    of = report.assessment
    return Origin(
        organisation=of.organisation.name,
        wave=of.wave,
        framework=of.framework_id,
        framework_hash=of.framework_hash,
        scoring_version=WITHHELD,
        answers_hash=answers_hash(report),
        revision=of.revision,
        made_on=made_on.isoformat(),
    )
