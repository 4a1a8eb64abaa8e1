"""The sample manufacturers: technology in the lead, average and of one mind, and one that has hardly begun."""

from __future__ import annotations

from opposite.engine.sample.profile import (
    ALL,
    UNDER_250,
    UNDER_1000,
    UNDER_5000,
    Portrait,
    Sitting,
    View,
    ordinary_views,
)

SECTOR = "Manufacturing"

TECHNOLOGY_LED = Portrait(
    name="Corvandale Pumps",
    sector=SECTOR,
    size=UNDER_5000,
    tags=("dealers", "field service", "listed"),
    levels={"ORI": 2.7, "PEO": 2.5, "PRO": 3.2, "OBJ": 3.3, "STR": 3.0, "INS": 3.7, "TEC": 4.8, "EXE": 3.4},
    views=ordinary_views(2, 3, 3, 4, 3, 2),
    importance={ALL: 3.6, "TEC": 0.8},
    sittings=(
        Sitting(days_ago=365, profile="pulse", change={ALL: -0.1, "TEC": -0.4}, turnout=0.9),
        Sitting(days_ago=16, lasts=11, is_open=True),
    ),
)

OF_ONE_MIND = Portrait(
    name="Dunmarrick Ceramics",
    sector=SECTOR,
    size=UNDER_1000,
    tags=("dealers", "family-owned"),
    levels={"ORI": 3.3, "PEO": 3.1, "PRO": 3.2, "OBJ": 3.1, "STR": 2.9, "INS": 3.0, "TEC": 2.9, "EXE": 3.2},
    views={
        "executive": View(3, {ALL: 0.1}),
        "commercial": View(3),
        "frontline": View(3, {ALL: -0.1}),
        "technology": View(3),
        "operations": View(3),
        "enabling": View(3),
    },
    importance={ALL: 3.7, "PEO": 0.4},
    spread=0.1,
    noise=0.25,
    notes=0.06,
    breaks_off=0.0,
    attributed=True,
    sittings=(
        Sitting(days_ago=300, profile="pulse", change={ALL: -0.2}, turnout=0.7),
        Sitting(days_ago=96),
    ),
)

HARDLY_BEGUN = Portrait(
    name="Torvenhall Machines",
    sector=SECTOR,
    size=UNDER_250,
    tags=("dealers",),
    levels={"ORI": 2.6, "PEO": 2.4},
    views={"executive": View(1), "commercial": View(1), "technology": View(1)},
    breaks_off=0.0,
    sittings=(
        Sitting(days_ago=238, lasts=5, profile="pulse", stops_after=3),
        Sitting(days_ago=12, lasts=4, stops_after=6, is_open=True),
    ),
)

MANUFACTURERS = (TECHNOLOGY_LED, OF_ONE_MIND, HARDLY_BEGUN)
