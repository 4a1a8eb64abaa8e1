"""What is said of the reliability of a questionnaire's factors."""

from __future__ import annotations

from opposite.wording.figures import people

RELIABILITY = {
    "Complete rows": "how many people, of all organisations and waves, gave a level for every question of the factor.",
    "Alpha": "Cronbach's alpha: how far the questions of a factor vary together. At most 1; from about 0.7 they are "
    "commonly taken to measure one thing. Questions that are causes rather than signs of maturity need not.",
    "Interval": "where alpha lies with a confidence of 95%, by Feldt.",
    "Omega": "McDonald's omega: the same without the assumption that every question weighs alike.",
    "Lowest item-rest": "the smallest correlation of a question with the sum of the others. Near 0, it measures something else.",
}
"""What each statistic of reliability means, in the order in which they are explained."""


def reading(done: int, total: int) -> str:
    """How far it is to read everybody's answers."""
    return f"Reading everybody's answers: {done} %." if total else "Reading everybody's answers."


def rows_needed(most: int, needed: int) -> str:
    """That no factor has as many complete rows as it takes; `most` is the most that one has."""
    return (
        f"Reliability is shown from {needed} people who gave a level for every question of a factor; "
        f"so far the most is {people(most)}."
    )
