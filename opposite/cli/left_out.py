"""Assessments that are left out where several are meant, since their stored frameworks cannot be read: the others go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from opposite.cli.writing import say
from opposite.wording.scoring.upkeep import left_out

if TYPE_CHECKING:
    from opposite.domain.collecting.assessment import Assessment
    from opposite.engine.workspace import Workspace


def readable(
    workspace: Workspace, chosen: Sequence[Assessment], *, named: Collection[str] = ()
) -> tuple[list[Assessment], bool]:
    """Those whose stored frameworks can be read, in their order, and whether others are left out, which is said.

    Raises FrameworkError or NotFoundError for an organisation that is named and of which none is left.
    """
    unreadable = workspace.unreadable(one.framework_hash for one in chosen)
    kept = [one for one in chosen if one.framework_hash not in unreadable]
    still_there = {one.organisation.name for one in kept}
    for one in chosen:
        if one.organisation.name in named and one.organisation.name not in still_there:
            raise unreadable[one.framework_hash]
    return kept, say_left_out(Counter(one.framework_id for one in chosen if one.framework_hash in unreadable))


def say_left_out(by_framework: Mapping[str, int]) -> bool:
    """Say how many assessments of which stored frameworks are left out; whether there are any."""
    if by_framework:
        say(f"{left_out(by_framework)} `opposite doctor` says more.")
    return bool(by_framework)
