"""The sample insurers: blind spots, excellence, and insight that nobody acts on."""

from __future__ import annotations

from opposite.engine.sample.profile import (
    ALL,
    FROM_5000,
    UNDER_1000,
    UNDER_5000,
    Portrait,
    Sitting,
    View,
    ordinary_views,
)

SECTOR = "Insurance"

BLIND_SPOTS = Portrait(
    name="Ostrefell Mutual",
    sector=SECTOR,
    size=UNDER_5000,
    tags=("brokers", "mutual"),
    levels={"ORI": 3.5, "PEO": 3.1, "PRO": 3.2, "OBJ": 3.8, "STR": 3.4, "INS": 3.6, "TEC": 3.3, "EXE": 3.1},
    views={
        "executive": View(3, {ALL: 0.3}, {ALL: 0.03, "INS": 0.62, "TEC": 0.62}),
        "commercial": View(4, {ALL: 0.1}, {ALL: 0.03, "INS": 0.1, "TEC": 0.62}),
        "frontline": View(5, {ALL: -0.3}, {ALL: 0.05, "INS": 0.75, "TEC": 0.6}),
        "technology": View(3, {"TEC": 0.2}, {ALL: 0.02}),
        "operations": View(4, {ALL: -0.1}, {ALL: 0.03, "INS": 0.62, "TEC": 0.55}),
        "enabling": View(3, {}, {ALL: 0.03, "INS": 0.75}),
    },
    importance={ALL: 3.7, "INS": 1.0, "TEC": 0.9},
    evidence=0.04,
    sittings=(
        Sitting(days_ago=340, profile="pulse", change={ALL: -0.2}, turnout=0.6),
        Sitting(days_ago=63),
    ),
)

EXCELLENT = Portrait(
    name="Quillmarsh Insurance",
    sector=SECTOR,
    size=FROM_5000,
    tags=("direct", "listed"),
    levels={"ORI": 5.8, "PEO": 5.6, "PRO": 5.4, "OBJ": 5.7, "STR": 5.4, "INS": 5.8, "TEC": 5.3, "EXE": 5.5},
    views=ordinary_views(3, 3, 3, 3, 3, 3),
    importance={ALL: 3.9, "INS": 0.3, "PEO": 0.4},
    spread=0.25,
    noise=0.4,
    evidence=0.7,
    targets={"ORI": 6.0, "PEO": 6.0, "INS": 6.0},
    sittings=(
        Sitting(days_ago=325, profile="pulse", change={ALL: -0.5}, turnout=0.8),
        Sitting(days_ago=40),
    ),
)

INSIGHT_WITHOUT_ACTION = Portrait(
    name="Brindecote Assurance",
    sector=SECTOR,
    size=UNDER_1000,
    tags=("brokers", "direct"),
    levels={"ORI": 3.6, "PEO": 4.1, "PRO": 2.9, "OBJ": 3.4, "STR": 2.8, "INS": 4.8, "TEC": 3.7, "EXE": 2.4},
    views=ordinary_views(2, 3, 3, 3, 3, 2),
    importance={ALL: 3.6, "EXE": 0.9},
    sittings=(
        Sitting(days_ago=260, profile="pulse", change={ALL: -0.1, "INS": -0.3}, turnout=0.9),
        Sitting(days_ago=55),
    ),
)

INSURERS = (BLIND_SPOTS, EXCELLENT, INSIGHT_WITHOUT_ACTION)
