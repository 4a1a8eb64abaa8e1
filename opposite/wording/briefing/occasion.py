"""What a document was made for: the wave, and the scenario where its plan is not the framework's own."""

from __future__ import annotations

from opposite.engine.briefing import Briefing
from opposite.wording.sentences import one_line


def occasion(briefing: Briefing) -> str:
    """The wave of a briefing; with the scenario that its plan was made under, where it names one."""
    wave = briefing.report.assessment.wave
    if briefing.scenario is None or briefing.roadmap is None:
        return one_line(wave)
    return one_line(f"{wave}, plan of the scenario {briefing.scenario}")
