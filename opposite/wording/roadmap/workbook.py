"""What is said around a roadmap in its workbook: how it was made, what its columns hold, how to read its sheets."""

from __future__ import annotations

BARS_FOLLOW = "The bars follow the dates on the sheet Roadmap: change a date there and its bar moves."
RUNNING = "Initiatives at the same time"
LENSES = "What an initiative is for"

FTE = "In full-time equivalents (FTE): 0.5 is one person for half of their time."

METHODS = {
    "optimal": "Optimal: the best plan found, with a proof of how much better any other could be",
    "greedy": "Greedy: again and again what gains the most for its effort, then improved by trying other orders",
    "largest-gap": "Largest gap first, whatever closing it is worth or costs",
}

NOT_PROVED = "Not known: this method proves none"

VALUE = (
    "How much of the gaps to the targets is closed by the end of each period, weighted by importance and counted in "
    "shares of the questions' scales, on average over the periods"
)

MEANINGS = {
    "organisation": "Whose roadmap it is",
    "wave": "The round of assessment it is made from",
    "order": "Place in the plan, by start, then by value",
    "initiative": "Its id in the framework",
    "title": "What is done",
    "factor": "The factor it belongs to",
    "lens": "What it is for",
    "horizon": "The part of the roadmap in which it starts",
    "start_period": "The period in which it starts, counted from 1",
    "finish_period": "The period at whose end it is finished",
    "start_date": "First day",
    "finish_date": "Last day",
    "effort_days": "Days of work, a planning default of the framework",
    "roles": "Who works on it meanwhile, in full-time equivalents",
    "prerequisites": "What has to be finished first, by id",
    "owner": "Who answers for it",
    "customer_outcome": "What it brings to customers",
    "business_outcome": "What it brings to the business",
    "kpi": "What it is measured by",
    "value": "What the plan loses without it and all that needs it",
    "reason": "Which questions it lifts from where to where, and what it unlocks",
    "status": "Proposed until somebody changes it",
}
"""What each column of the table holds, in the table's order."""
