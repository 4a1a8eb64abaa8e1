"""The statistics of agreement as text for a table; where one is undefined or hidden, that is said in its cell."""

from __future__ import annotations

from opposite import wording
from opposite.domain.agreement.rows import Agreement, FactorAgreement, QuestionAgreement
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.report import Report
from opposite.wording.agreement.undefined import why_undefined


def factor_statistics(report: Report, agreement: Agreement) -> list[dict[str, str]]:
    """The statistics of every factor as text; where one is undefined, why, and where one is hidden, that."""
    columns = {
        "r*wg(j)": "rwg_star_j",
        "rwg(j)": "rwg_j",
        "AD": "ad_mean",
        "Eta squared": "eta_squared",
        "ICC(1)": "icc1",
        "ICC(2)": "icc2",
        "Krippendorff's alpha": "krippendorff_alpha",
    }
    return [
        {"Factor": report.framework.nodes[row.factor].title, "n": "–" if row.hidden else str(row.n)}
        | {title: _figure(row, name) for title, name in columns.items()}
        for row in agreement.factors.values()
    ]


def question_statistics(report: Report, agreement: Agreement) -> list[dict[str, str]]:
    """The statistics of every question of the wave as text, as those of the factors."""
    columns = {
        "rwg": "rwg",
        "awg": "awg",
        "AD": "ad_mean",
        "AD of the median": "ad_median",
        "Eta squared": "eta_squared",
    }
    questions = scoring_tree(report.framework, report.assessment.profile).asked
    return [
        {"Question": f"{row.question} {report.questions[row.question].title}", "n": "–" if row.hidden else str(row.n)}
        | {title: _figure(row, name) for title, name in columns.items()}
        for row in agreement.questions.values()
        if row.question in questions
    ]


def _figure(row: FactorAgreement | QuestionAgreement, name: str) -> str:
    value = getattr(row, name)
    if row.hidden:
        return "hidden"
    return why_undefined(row.reasons.get(name)) if value is None else wording.rounded(value, 2)
