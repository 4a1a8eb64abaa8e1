"""Quantiles of Student's t as a few polynomials, for where many are needed at once, as in SQL."""

from __future__ import annotations

import math
from functools import lru_cache

from opposite.statistics.quantiles import t_quantile

PIECES = 16
"""Pieces of equal width of u = PIECES / degrees of freedom, from 0 (the normal distribution) to PIECES (1 degree)."""

TERMS = 11
"""Terms of each polynomial: with 1 degree of freedom or more, thirteen digits at every level up to 0.999."""

NODES = tuple(math.cos(math.pi * (node + 0.5) / TERMS) for node in range(TERMS))
"""Where each polynomial is the quantile itself, from -1 at the start of a piece to 1 at its end."""


@lru_cache(maxsize=16)
def t_pieces(level: float) -> tuple[tuple[float, ...], ...]:
    """By piece of u the coefficients, highest power first, of z = 2 (u - piece) - 1 that give `t_quantile`.

    Source: interpolation at Chebyshev's points (Trefethen, Approximation Theory and Approximation Practice, 2013).
    """
    return tuple(_coefficients(piece, level) for piece in range(PIECES))


def _coefficients(piece: int, level: float) -> tuple[float, ...]:
    values = [t_quantile(PIECES / (piece + (z + 1) / 2), level) for z in NODES]
    summed = [0.0] * TERMS
    before, powers = [0.0] * TERMS, [1.0] + [0.0] * (TERMS - 1)
    for term in range(TERMS):
        waves = (math.cos(math.pi * term * (node + 0.5) / TERMS) for node in range(TERMS))
        share = (2 if term else 1) / TERMS * math.fsum(v * w for v, w in zip(values, waves, strict=True))
        summed = [total + share * power for total, power in zip(summed, powers, strict=True)]
        above = [(2 if term else 1) * power for power in [0.0, *powers[:-1]]]
        before, powers = powers, [a - b for a, b in zip(above, before, strict=True)]
    return tuple(reversed(summed))
