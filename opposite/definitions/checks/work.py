"""Work: the roles that initiatives ask for exist and suffice, and effort agrees with demand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode

WORKING_DAYS = 5
"""Days of work in a week of one full-time equivalent."""

TOLERANCE = 0.25
"""Share of the stated effort by which demand may differ from it without a warning."""


def check_work(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Demand from roles that are not declared, or above their capacity; a warning where effort and demand disagree.

    Roles are free where the framework declares none.
    """
    roles = dict(partial.top["roadmap"]["roles"].entries)
    for initiative in partial.initiatives:
        for role, demand in initiative["demand"].entries:
            if roles and role not in roles:
                yield unknown(demand, role, what="role", known=roles, key=True)
            capacity = roles[role].number if role in roles else None
            if capacity is not None and demand.number is not None and demand.number > capacity:
                message = f"asks for {demand.number:g} of a role that has {capacity:g}"
                yield demand.error(message, remedy="lower the demand, or raise the capacity under roadmap > roles")
        yield from _effort(initiative)


def _effort(initiative: SourceNode) -> Iterator[Diagnostic]:
    effort, duration = initiative["effort_days"], initiative["duration_weeks"]
    weeks = duration.number if duration.number is not None else duration["likely"].number
    demands = [demand.number for _, demand in initiative["demand"].entries]
    given = [demand for demand in demands if demand is not None]
    if not given or len(given) < len(demands) or effort.number is None or weeks is None or effort.number <= 0:
        return
    days = math.fsum(given) * weeks * WORKING_DAYS
    if abs(days - effort.number) > TOLERANCE * effort.number + 1e-9:
        message = f"{effort.number:g} days, and the demand over {weeks:g} weeks comes to {days:g}"
        yield effort.warning(message, remedy=f"make both agree within {TOLERANCE:.0%}")
