"""The sample retailers: optimistic leaders, a steady improver, and an owner who answers alone."""

from __future__ import annotations

from opposite.engine.sample.profile import (
    ALL,
    FROM_5000,
    UNDER_250,
    UNDER_1000,
    Portrait,
    Sitting,
    View,
    ordinary_views,
)

SECTOR = "Retail"

OPTIMISTIC_LEADERS = Portrait(
    name="Larkmarrow Stores",
    sector=SECTOR,
    size=FROM_5000,
    tags=("stores", "online", "listed"),
    levels={"ORI": 3.3, "PEO": 3.0, "PRO": 2.7, "OBJ": 3.5, "STR": 3.1, "INS": 3.2, "TEC": 2.9, "EXE": 2.8},
    views={
        "executive": View(4, {ALL: 0.95, "ORI": 0.1, "OBJ": 0.1}),
        "commercial": View(4, {ALL: 0.3}),
        "frontline": View(12, {ALL: -0.75, "PRO": -0.1}, {ALL: 0.04, "OBJ": 0.1, "STR": 0.1}),
        "technology": View(4, {ALL: -0.1, "TEC": 0.3}),
        "operations": View(4, {ALL: -0.2}),
        "enabling": View(3, {ALL: 0.2}),
    },
    importance={ALL: 3.6, "PRO": 0.7, "PEO": 0.5, "TEC": 0.4},
    targets={"PEO": 5.0, "PRO": 5.0},
    sittings=(
        Sitting(days_ago=290, profile="pulse", change={ALL: -0.3}, turnout=0.5),
        Sitting(days_ago=19, lasts=18),
    ),
)

STEADY_IMPROVER = Portrait(
    name="Tivvelane Outfitters",
    sector=SECTOR,
    size=UNDER_1000,
    tags=("stores", "online", "family-owned"),
    levels={"ORI": 4.2, "PEO": 4.0, "PRO": 3.9, "OBJ": 4.1, "STR": 3.8, "INS": 3.7, "TEC": 3.8, "EXE": 4.2},
    views=ordinary_views(3, 3, 5, 2, 3, 2),
    importance={ALL: 3.7, "EXE": 0.6, "ORI": 0.4},
    sittings=(
        Sitting(days_ago=595, profile="pulse", change={ALL: -1.7, "EXE": -0.3}, turnout=0.8),
        Sitting(days_ago=320, change={ALL: -0.8}, turnout=0.6),
        Sitting(days_ago=48),
    ),
)

OWNER_ALONE = Portrait(
    name="Obberly Homeware",
    sector=SECTOR,
    size=UNDER_250,
    tags=("stores", "family-owned"),
    levels={"ORI": 3.6, "PEO": 3.4, "PRO": 2.8, "OBJ": 2.9, "STR": 2.6, "INS": 2.2, "TEC": 2.4, "EXE": 3.1},
    views={"executive": View(1, dont_know={"TEC": 0.15})},
    importance={ALL: 3.6, "INS": 0.8, "TEC": 0.6},
    spread=0.1,
    evidence=0.5,
    notes=0.2,
    breaks_off=0.0,
    self_assessment=True,
    attributed=True,
    sittings=(
        Sitting(days_ago=305, lasts=2, profile="pulse", change={ALL: -0.5}),
        Sitting(days_ago=75, lasts=2),
    ),
)

RETAILERS = (OPTIMISTIC_LEADERS, STEADY_IMPROVER, OWNER_ALONE)
