"""Titles of the sheets and columns of an assessment's workbook, in plain words."""

from __future__ import annotations

PROFILE, FACTORS, QUESTIONS, GAPS = "Profile", "Factors", "Questions", "Gaps"
GROUPS, AGREEMENT, AGREEMENT_BY_QUESTION, ANSWERS = "Groups", "Agreement", "Agreement by question", "Answers"

FACTOR, QUESTION, NOW, TARGET, GAP = "Factor", "Question", "Now", "Target", "Gap"
LOWEST, HIGHEST, STAGE, TO_TARGET = "Lowest possible", "Highest possible", "Stage", "Way to the target"
LIKELY_FROM, LIKELY_TO, PEOPLE, COVERED = "Likely from", "Likely to", "People", "Questions covered"
BETTER_THAN, IMPORTANCE, OPPORTUNITY = "Percentile", "Importance", "Opportunity"
TASK, KNOWN, GAVE_LEVEL = "Task", "What is known", "People who gave a level"
DONT_KNOW, NOT_APPLICABLE, UNANSWERED = "Do not know", "Does not apply", "Not answered"
OVERALL = "Overall"
REMARK = "Why a figure is missing"
ALL_TOGETHER, SMALLER = "All together", "Smaller groups together"
VERDICT, ALIKE, ALIKE_STAR = "How people see it", "Agreement (r_wg(j))", "Agreement (r*_wg(j))"
ICC1, ICC2, ALPHA = "ICC(1)", "ICC(2)", "Krippendorff's alpha"
MEAN, APART, RWG, BY_GROUP = "Mean", "Mean distance from the mean", "Agreement (r_wg)", "Share that groups explain"
PERSON, GROUP, LEVEL, EVIDENCE, NOTE, REASON = "Person", "Group", "Level", "Evidence", "Note", "Reason"

STATES = {"dont_know": "Don't know", "not_applicable": "Does not apply"}

HIDDEN = "Hidden: too few people"

FULL_PRECISION = "Cells hold more digits than they show."

WHO_SAID_WHAT = "What everybody said. They were told that their names stand beside their answers."
"""Of assessments whose answers are attributed; others have no such sheet."""
