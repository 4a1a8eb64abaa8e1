"""Offers that are looked at only when they seem to be the best make the schedule of offers that all are made anew."""

from dataclasses import replace
from random import Random

import pytest

from opposite.planning.candidates import candidates
from opposite.planning.filling import _best_way, _prospect, _ways, fill
from opposite.planning.schedule_builder import ScheduleBuilder
from tests.bench.planning import large_request


def fill_plainly(builder, usable):
    """Every offer made anew after each pick."""
    while True:
        waiting = [i for i in usable if i not in builder.placed]
        offers = [_best_way(builder, i, _ways(builder, _prospect(builder, i))) for i in waiting]
        best = min((o for o in offers if o is not None), key=lambda offer: offer.order, default=None)
        if best is None:
            return
        builder.add(best.placements)


def asked(seed):
    """Initiatives that compete, some of them with a budget, with few at once, or with dates."""
    random = Random(seed)
    request = large_request(seed, random.choice([5, 12, 20, 30]), random.choice([3, 6, 12]))
    ids = [initiative.id for initiative in request.initiatives]
    return replace(
        request,
        budget=random.choice([None, None, 300.0, 800.0]),
        at_once=random.choice([None, None, 2, 5]),
        not_before={i: random.randint(1, request.periods) for i in random.sample(ids, random.choice([0, 3]))},
        finish_by={i: random.randint(1, request.periods) for i in random.sample(ids, random.choice([0, 3]))},
    )


@pytest.mark.parametrize("tens", range(20))
def test_a_schedule_is_filled_as_if_every_offer_were_made_anew(tens):
    for seed in range(10 * tens, 10 * tens + 10):
        request = asked(seed)
        quickly, plainly = ScheduleBuilder(request), ScheduleBuilder(request)
        usable = candidates(request, impeded=quickly.impediments)
        fill(quickly, usable)
        fill_plainly(plainly, usable)
        assert (seed, quickly.placements) == (seed, plainly.placements)
