"""Roadmaps made by hand, so that a test of a format says every word and date that the format holds."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chart_reports import framework

from opposite.domain.framework import Assumption, Initiative, Kpi, Lens, Lift, Outcomes
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.roadmap.periods import later
from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.domain.roadmap.reasons import Raise, Reason
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.engine.roadmap.request import WEEKS

MADE_ON = date(2026, 11, 22)
MADE_AT = datetime(2026, 11, 22, 9, 30)
START = date(2027, 1, 31)

MARK = "Sample: a synthetic organisation, made up to show the product."

LONG = "x" * 10_000

NASTY = (
    "=cmd|' /C calc'!A0", "+1", "@x", "-5", "\t=1+1", "'quoted'", 'say "no"', "two\nlines", "three\r\nmore\rlines",
    "a, b; c: d", "back\\slash \\n", "👩‍🔧 done 🙂", "שלום world مرحبا", LONG, "nul\0 bell\x07 escape\x1b next\x85",
    "<script>alert(1)</script>", "]]>", "&amp; &#65; &B", "%%{init: {}}%%", "call me", "click here", "section x",
    "```", "{code}[x|http://e.org] !p.png! [~ann]", "_x0041_", "# head", "2027-01-31", "1e5", "http://example.org",
    "a\u2028b \u202ec\ufffe\ud800",
)  # fmt: skip
"""Formulas, quotes, ends of lines, of cells, of XML, of diagrams, commands, markup, and what cannot be shown at all."""

LENSES = (Lens("fix", "Fix what is broken"), Lens("later", "Look further"))
MODEL = replace(
    framework(names=("Orientation", "People, all")),
    id="small",
    version="2.1",
    title="Small",
    hash="ab" * 32,
    lenses=LENSES,
)

CASE = Initiative(
    id="case",
    title="Write, evidence and sign the case",
    lifts=(Lift("Q1", 1, 3),),
    effort_days=30.0,
    duration_weeks=8.0,
    factor="F1",
    description="A small team drafts it.\nTen sceptics read it.",
    lens="fix",
    demand={"change": 0.5, "insight": 0.25},
    owner_role="Executive sponsor",
    outcomes=Outcomes(customer="Problems they recognise", business="Fewer conflicts"),
    kpi=Kpi("Leaders who agree", unit="percent", direction="up", baseline="ten interviews", target=80.0),
    assumptions=(
        Assumption("They can agree", "two drafts compared", 2.0),
        Assumption("They want to", None, None),
    ),
    done_when="Signed case published",
)
CASCADE = Initiative(
    id="cascade", title="Cascade the case", lifts=(Lift("Q2", 1, 2),), effort_days=12.5, duration_weeks=20.0,
    factor="F2", lens="later", demand={"change": 1.0}, prerequisites=("case",),
)  # fmt: skip
ALONE = Initiative(id="alone", title="Listen", lifts=(Lift("Q1", 3, 4),), effort_days=5.0, duration_weeks=4.0)


def roadmap(
    placed=((CASE, 1, 1), (CASCADE, 2, 3), (ALONE, 4, 4)),
    *,
    period="quarter",
    periods=4,
    sample=False,
    organisation="Acme",
    wave="1",
    start=START,
    model=MODEL,
    bound=None,
):
    """A plan of initiatives with their first and last periods; the first half of the time is now, the rest next."""
    initiatives = tuple(initiative for initiative, _, _ in placed)
    roles = dict.fromkeys(role for initiative in initiatives for role in initiative.demand)
    half = periods // 2
    rows = tuple(
        RoadmapRow(
            order=order,
            initiative=initiative,
            horizon="now" if first <= half else "next",
            start_period=first,
            finish_period=last,
            start_date=later(start, (first - 1) * MONTHS[period]),
            finish_date=later(start, last * MONTHS[period]) - timedelta(days=1),
            value=0.125 / order,
            reason=Reason(
                initiative.id,
                raises=(Raise("Q1", 1, before=1.0, after=2.5, closed=1.5, share=0.1, unscored=False),),
                unlocks=tuple(other.id for other in initiatives if initiative.id in other.prerequisites),
                bound=None,
            ),
        )
        for order, (initiative, first, last) in enumerate(placed, start=1)
    )
    request = PlanRequest(
        initiatives=initiatives,
        questions={},
        periods=periods,
        weeks_per_period=WEEKS[period],
        capacity={role: (0.0 if role == "insight" else 1.0,) * periods for role in roles},
    )
    placements = tuple(Placement(row.initiative.id, row.start_period, row.finish_period) for row in rows)
    return Roadmap(
        organisation=organisation,
        wave=wave,
        request=request,
        plan=Plan("greedy", placements, objective=0.25, bound=bound),
        rows=rows,
        period=period,
        start=start,
        period_labels=tuple(f"{later(start, place * MONTHS[period]):%b %Y}" for place in range(periods)),
        horizons=(("now", half), ("next", periods)),
        naive_objective=0.2,
        capacity_use={
            role: tuple(
                sum(i.demand.get(role, 0.0) for i, first, last in placed if first <= place <= last)
                for place in range(1, periods + 1)
            )
            for role in roles
        },
        radar_before={"root": 2.0},
        radar_after_each_period=({"root": 3.0},) * periods,
        framework=model,
        sample=sample,
    )


def nasty_roadmap():
    """An initiative for each nasty text, which stands in every place where people type; each waits for the one before."""
    placed = tuple(
        (
            Initiative(
                id=f"i{place}",
                title=text,
                lifts=(Lift("Q1", 1, 2),),
                effort_days=10.0,
                duration_weeks=4.0,
                factor=f"F{place + 1}",
                description=text,
                lens=f"lens{place}",
                demand={text: 0.5},
                prerequisites=(f"i{place - 1}",) if place else (),
                owner_role=text,
                outcomes=Outcomes(customer=text, business=text),
                kpi=Kpi(text, baseline=text, target=text),
                assumptions=(Assumption(text, text, 1.5),),
                done_when=text,
            ),
            place + 1,
            place + 1,
        )
        for place, text in enumerate(NASTY)
    )
    model = replace(
        framework(names=NASTY), title=NASTY[0], lenses=tuple(Lens(f"lens{n}", text) for n, text in enumerate(NASTY))
    )
    return roadmap(
        placed, period="month", periods=len(NASTY), organisation=NASTY[0] + "\n& Co", wave="=1+1\n]]>", model=model
    )


EMPTY = roadmap(())
MONTHLY = roadmap(((CASE, 1, 2), (CASCADE, 3, 7)), period="month", periods=24)
