"""The sample public services: silos, a plan without people, and one that got worse."""

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

SECTOR = "Public services"

SILOS = Portrait(
    name="Wendlefirth Council",
    sector=SECTOR,
    size=FROM_5000,
    tags=("local government", "counters"),
    levels={ALL: 3.4},
    views={
        "executive": View(3, {"OBJ": 1.8, "STR": 1.4, "PEO": -1.0, "TEC": -0.8}),
        "commercial": View(3, {"PEO": 1.8, "INS": 1.5, "PRO": -1.4, "TEC": -1.4, "STR": -0.8}),
        "frontline": View(4, {"ORI": -1.5, "OBJ": -1.6, "PRO": -1.0, "PEO": 0.6, "EXE": -1.3}),
        "technology": View(4, {"TEC": 1.9, "PEO": -1.5, "INS": -1.3, "ORI": 0.6}),
        "operations": View(4, {"PRO": 1.9, "EXE": 1.7, "ORI": -0.8, "PEO": -1.2, "OBJ": -0.8}),
        "enabling": View(3, {"ORI": 1.7, "STR": 0.9, "EXE": -1.2, "PRO": -1.1}),
    },
    importance={ALL: 3.6, "STR": 0.5, "PRO": 0.4},
    spread=0.1,
    noise=0.35,
    breaks_off=0.0,
    sittings=(
        Sitting(days_ago=275, profile="pulse", change={ALL: -0.2}, turnout=0.8),
        Sitting(days_ago=33),
    ),
)

PLAN_WITHOUT_PEOPLE = Portrait(
    name="Hexlow Water Authority",
    sector=SECTOR,
    size=UNDER_1000,
    tags=("utility", "field service"),
    levels={"ORI": 3.4, "PEO": 2.3, "PRO": 3.2, "OBJ": 4.7, "STR": 3.9, "INS": 3.0, "TEC": 3.3, "EXE": 3.5},
    views=ordinary_views(3, 2, 4, 3, 3, 3),
    importance={ALL: 3.6, "OBJ": 0.6, "PEO": 0.3},
    not_applicable={"PEO3": 0.8},
    sittings=(
        Sitting(days_ago=350, profile="pulse", change={ALL: -0.3, "OBJ": -0.3}, turnout=0.8),
        Sitting(days_ago=82),
    ),
)

GOT_WORSE = Portrait(
    name="Saltmarden Transport",
    sector=SECTOR,
    size=UNDER_5000,
    tags=("field service", "counters", "regional"),
    levels={"ORI": 2.9, "PEO": 2.9, "PRO": 2.8, "OBJ": 2.6, "STR": 2.7, "INS": 3.2, "TEC": 3.4, "EXE": 2.3},
    views=ordinary_views(3, 3, 5, 2, 3, 2),
    importance={ALL: 3.7, "TEC": 0.5, "EXE": 0.4},
    spread=0.55,
    sittings=(
        Sitting(days_ago=560, profile="pulse", change={ALL: 1.1, "TEC": -0.5}, turnout=0.7),
        Sitting(days_ago=295, profile="pulse", change={ALL: 0.7, "TEC": -0.3}, turnout=0.8),
        Sitting(days_ago=27),
    ),
)

PUBLIC_SERVICES = (SILOS, PLAN_WITHOUT_PEOPLE, GOT_WORSE)
