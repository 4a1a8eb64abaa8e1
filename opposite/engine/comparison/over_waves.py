"""The overall scores of compared organisations over all their waves, as they stand in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from opposite.domain.access.rules import Verb, Within
from opposite.domain.comparison.over_waves import OverWaves, WavePoint
from opposite.domain.scoring.report import Scored
from opposite.engine.access.guard import verb
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace


@verb(Verb.SEE_FIGURES, limited=True)
def over_waves(workspace: Workspace, several: Sequence[Scored], *, within: Within = EVERYWHERE) -> list[OverWaves]:
    """For each organisation compared that has two scored waves in the framework of the first, all its waves in it.

    Organisations stand in the order in which they are compared. Nothing is said of those beyond reach.
    """
    is_up_to_date(workspace)
    organisations = {one.assessment.organisation.id: one.assessment.organisation for one in several}
    reached = limits(within, list(organisations))
    points: dict[int, list[WavePoint]] = defaultdict(list)
    with workspace.store.snapshot() as cursor:
        stored = cursor.run("overall_over_waves", organisation_ids=reached["organisations"], scoring_version=WITHHELD)
    for organisation, framework, major, wave, id_, *point in stored:
        if framework == several[0].framework.id and reached["assessment"] in (None, id_):
            on, *figures = point
            points[organisation].append(WavePoint(wave, on, major, *figures))
    return [
        OverWaves(organisation, tuple(points[id_]))
        for id_, organisation in organisations.items()
        if sum(point.score is not None for point in points[id_]) > 1
    ]
