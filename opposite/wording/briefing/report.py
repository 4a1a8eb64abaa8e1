"""The long report in words: every chapter in its order."""

from __future__ import annotations

from opposite.engine.briefing import Briefing
from opposite.wording.briefing.occasion import occasion
from opposite.wording.briefing.parts import Section, Words, Written
from opposite.wording.briefing.report_factors import factors
from opposite.wording.briefing.report_gaps import alignment, gaps
from opposite.wording.briefing.report_method import glossary, limits, method
from opposite.wording.briefing.report_profile import participation, profile
from opposite.wording.briefing.report_roadmap import roadmap
from opposite.wording.figures import day, sample_mark
from opposite.wording.roadmap.timeline import start_with
from opposite.wording.scoring.scores import gaps_headline, headline, second_line
from opposite.wording.sentences import one_line

TITLE, CONTENTS, SHORT = "Report", "Contents", "In short"


def report(briefing: Briefing) -> Written:
    """The report of a briefing."""
    scored = briefing.report
    second = second_line(scored)
    return Written(
        title=TITLE,
        organisation=one_line(scored.assessment.organisation.name),
        occasion=one_line(f"{occasion(briefing)}, {scored.framework.title}"),
        made_on=day(briefing.made_on),
        headline=one_line(headline(scored)),
        second=None if second is None else one_line(second),
        sample=sample_mark() if scored.assessment.organisation.sample else None,
        contents_title=CONTENTS,
        sections=(
            _in_short(briefing),
            participation(scored),
            profile(scored),
            *factors(briefing),
            gaps(scored),
            *alignment(briefing),
            *roadmap(briefing),
            *method(briefing),
            limits(),
            glossary(),
        ),
    )


def _in_short(briefing: Briefing) -> Section:
    """The answer first: where it stands, what weighs most, what starts."""
    plan = briefing.roadmap
    told = (
        headline(briefing.report),
        second_line(briefing.report),
        gaps_headline(briefing.report),
        start_with(plan) if plan is not None and plan.rows else None,
    )
    said = tuple(one_line(words) for words in told if words)
    return Section(SHORT, tuple(Words(words, strong=place == 0) for place, words in enumerate(said)), own_page=True)
