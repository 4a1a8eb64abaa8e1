"""Quick wins: how many of them can start in the first period, and a schedule in which as many as asked for do (rule 17b)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opposite.domain.roadmap.pins import PinsRefusedError
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.planning.candidates import with_needs
from opposite.planning.formulation import Formulation
from opposite.planning.milp import maximise
from opposite.planning.pins import schedule_with_pins
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder


def with_possible_quick_wins(request: PlanRequest) -> PlanRequest:
    """The request with as many quick wins as any plan under its other constraints can start in the first period.

    It is the same request where that many can. Where no plan keeps the other constraints it asks for none.
    """
    if request.quick_wins == 0:
        return request
    most = _most(request)
    return request if most >= request.quick_wins else replace(request, quick_wins=most)


def committed_schedule(request: PlanRequest) -> ScheduleBuilder:
    """A schedule that holds what every plan has to: pinned and required initiatives with their needs, and quick wins.

    The quick wins are those that gain the most for their effort, as far as there is room for enough of them. The
    request asks for no more than there can be. Raises PinsRefusedError where no arrangement is found.
    """
    builder = schedule_with_pins(request)
    if not _start_quick_wins(builder):
        rows = _arrangement(request)
        if rows:
            builder = ScheduleBuilder(request, placements=rows)
    return builder


def _most(request: PlanRequest) -> int:
    """How many quick wins can start in the first period; as many as are asked for where more could."""
    try:
        if _start_quick_wins(schedule_with_pins(request)):
            return request.quick_wins
    except PinsRefusedError:
        pass  # the program may find an arrangement that the quick search gives up
    return min(request.quick_wins, _started_first(ScheduleBuilder(request), _arrangement(request)))


def _started_first(builder: ScheduleBuilder, rows: Iterable[Placement]) -> int:
    return sum(row.start == 1 and row.initiative in builder.quick_wins for row in rows)


def _start_quick_wins(builder: ScheduleBuilder) -> bool:
    """Add quick wins to the first period, the best gain for its effort first, until there are enough; whether there are."""
    started = _started_first(builder, builder.placed.values())
    while started < builder.request.quick_wins:
        offers = [
            (-gain / max(builder.effort_of((i,)), NEGLIGIBLE), builder.request.tie_keys[i], fitted)
            for i in sorted(builder.quick_wins - set(builder.placed) - set(builder.impediments))
            if builder.affords(builder.effort_of((i,)))
            and (fitted := builder.fit((i,))) is not None
            and fitted[0].start == 1
            for gain in [round(builder.gain(fitted), 12)]
        ]
        if not offers:
            return False
        builder.add(min(offers)[2])
        started += 1
    return True


def _arrangement(request: PlanRequest) -> tuple[Placement, ...]:
    """Rows of what has to be in a plan, and of the most quick wins in the first period; empty where there is no such plan."""
    free = replace(request, quick_wins=0)
    builder = ScheduleBuilder(free)
    concerned = with_needs(free, {*request.required, *builder.quick_wins}, impeded=builder.impediments)
    formulation = Formulation(builder, initiatives=concerned)
    seeking = formulation.model.seeking(dict.fromkeys(formulation.quick_starts, 1.0))
    return formulation.plan(maximise(seeking, start={}, gap=0.0)) or ()
