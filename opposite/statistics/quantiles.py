"""Quantiles of Student's t and of the F distribution, for intervals."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

EPSILON = 2.0**-53
"""Half a unit in the last place of 1: what is smaller beside 1 does not count."""

CLOSE = 1e-6
"""A step of Halley's method this small, as a share, leaves less than the last digit to the next one."""

NEAR_NORMAL = 3.0
"""Degrees of freedom from which an expansion around the normal distribution saves two thirds of the work."""

STIRLING_FROM = 16.0
"""From here Stirling's series of five terms is exact to the last digit, and lgamma would lose digits."""


@lru_cache(maxsize=65_536)
def t_quantile(degrees: float, level: float) -> float:
    """Half the width of the middle `level` of Student's t distribution: 2.776 for 4 degrees of freedom and 0.95.

    Its square is a quantile of F with 1 and `degrees` degrees of freedom, which need not be whole. ValueError unless
    `degrees` is above 0 and finite, and `level` between 0 and 1.
    Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 28; R qt.
    """
    if not (NEAR_NORMAL <= degrees < math.inf and 0.5 <= level < 1):
        return math.sqrt(f_quantile(1.0, degrees, level))
    start = math.log1p(_cornish_fisher(degrees, level) ** 2 / degrees)
    return math.sqrt(_upper_quantile(1.0, degrees, 1 - level, start=start))


def f_quantile(first: float, second: float, share: float) -> float:
    """Below which `share` of the F distribution with these degrees of freedom lies; they need not be whole.

    ValueError unless degrees are above 0 and finite, and `share` between 0 and 1.
    Source: Johnson, Kotz & Balakrishnan (1995), chapter 27; R qf.
    """
    if not (0 < share < 1 and 0 < first < math.inf and 0 < second < math.inf):
        raise ValueError("A quantile of F needs degrees of freedom above 0, and a share between 0 and 1.")
    at_1 = math.log1p(first / second)
    if share < 1 - _upper_tail(first / 2, second / 2, at_1)[0]:
        return 1 / _upper_quantile(second, first, share, start=math.log1p(second / first))
    return _upper_quantile(first, second, 1 - share, start=at_1)


def _cornish_fisher(degrees: float, level: float) -> float:
    """Student's t from the normal distribution, to two digits or more. Source: Abramowitz & Stegun (1964), 26.7.5."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    s = z * z
    first, second, third = s + 1, (5 * s + 16) * s + 3, ((3 * s + 19) * s + 17) * s - 15
    return z * (1 + (first / 4 + (second / 96 + third / (384 * degrees)) / degrees) / degrees)


def _upper_quantile(first: float, second: float, tail: float, *, start: float) -> float:
    """The value above which `tail` of the F distribution lies; `start` is a place below it or near it, as y.

    Halley's method on the logarithm of the tail over y = log(1 + first / second * value), where it is almost straight.
    """
    a, b = first / 2, second / 2
    target, y, step = math.log(tail), start, math.inf
    while abs(step) > CLOSE * y:
        above, density = _upper_tail(a, b, y)
        slope = density / above
        newton = (math.log(above) - target) / slope
        bend = (a - 1) / math.expm1(y) - b + slope  # the slope's own, as a share of it
        step = newton / min(2.0, max(0.5, 1 + newton * bend / 2))
        y += step
    return second / first * math.expm1(y)


def _upper_tail(a: float, b: float, y: float) -> tuple[float, float]:
    """Share of the F distribution with 2 a and 2 b degrees above expm1(y) b / a, and the density over y."""
    x, rest = -math.expm1(-y), math.exp(-y)
    scaled = _density(a, b, x, rest)
    if x < (a + 1) / (a + b + 2):
        return 1 - scaled / _fraction(a, b, x, rest), scaled / x
    return scaled / _fraction(b, a, rest, x), scaled / x


def _density(a: float, b: float, x: float, rest: float) -> float:
    """x^a (1 - x)^b / B(a, b), `rest` being 1 - x, without the cancellation of large logarithms of gamma.

    exp(a D(x (a + b) / a) + b D((1 - x) (a + b) / b)) sqrt(a b / (2 pi (a + b))) times what Stirling's formula leaves,
    where D(r) = log(r) - r + 1. Source: Loader (2000), Fast and Accurate Computation of Binomial Probabilities;
    Didonato & Morris (1992), ACM Transactions on Mathematical Software 18, 360-373.
    """
    n = a + b
    exponent = a * _fallen_short(x * n, a) + b * _fallen_short(rest * n, b)
    exponent += _stirling_rest(n) - _stirling_rest(a) - _stirling_rest(b)
    return math.exp(exponent) * math.sqrt(a / n * b / (2 * math.pi))


def _fallen_short(value: float, expected: float) -> float:
    """log(r) - r + 1 of r = value / expected, exact also near 1."""
    apart = (value - expected) / expected
    return (math.log1p(apart) if abs(apart) < 0.5 else math.log(value / expected)) - apart


def _stirling_rest(z: float) -> float:
    """Log Gamma(z) - ((z - 1/2) log z - z + log(2 pi) / 2). Source: Abramowitz & Stegun (1964), 6.1.41."""
    if z < STIRLING_FROM:
        return math.lgamma(z) - ((z - 0.5) * math.log(z) - z + 0.5 * math.log(2 * math.pi))
    s = 1 / (z * z)
    return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * 691 / 360360))))) / z


def _fraction(a: float, b: float, x: float, rest: float) -> float:
    """What x^a (1 - x)^b / B(a, b) is divided by to make the incomplete beta function: a continued fraction.

    Its terms are two of the classic fraction each and never cancel. Converges fast below the mean, x <= a / (a + b).
    Source: Didonato & Morris (1992), equation 9; evaluated as by Thompson & Barnett (1986).
    """
    lead = a * rest - b * x + 1
    value = c = a * lead / (a + 1)
    d = m = 0.0
    while True:
        m += 1
        shift = a + 2 * m
        part = m * (b - m) * x
        numerator = (a + m - 1) * (a + b + m - 1) * x * part / ((shift - 1) * (shift - 1))
        denominator = m + part / (shift - 1) + (a + m) * (lead + m * (1 + rest)) / (shift + 1)
        d = 1 / (denominator + numerator * d)
        c = denominator + numerator / c
        value *= c * d
        if abs(c * d - 1) <= 2 * EPSILON:
            return value
