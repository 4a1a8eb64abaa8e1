"""What a framework says of an initiative beside its work and its lifts, in words."""

from __future__ import annotations

from opposite.domain.framework import Initiative

RISKS = {
    "technology": "technology",
    "brand_control": "control of the brand",
    "adoption": "adoption by people",
    "partner_integration": "integration with partners",
}
APPROACHES = {"checklist": "by a checklist", "analysis": "by analysis", "design_thinking": "by design thinking"}
DELIVERIES = {"iterative": "in iterations", "staged": "in stages", "hybrid": "in stages with iterations"}
SOURCES = {"internal": "own people", "partner": "a partner", "mixed": "own people and a partner"}


def outcomes(initiative: Initiative) -> tuple[tuple[str, str], ...]:
    """Whom it serves and what they have of it; without those of whom the framework says nothing."""
    possible = (
        ("For customers", initiative.outcomes.customer),
        ("For employees", initiative.outcomes.employee),
        ("For the business", initiative.outcomes.business),
    )
    return tuple((label, words) for label, words in possible if words is not None)


def way_of_working(initiative: Initiative) -> tuple[tuple[str, str], ...]:
    """Risks, how the work is gone about, who does it, its area and when it is done; without what is not said."""
    possible = (
        ("Risks", ", ".join(RISKS[risk] for risk in initiative.risks) or None),
        ("Approach", None if initiative.approach is None else APPROACHES[initiative.approach]),
        ("Delivery", None if initiative.delivery is None else DELIVERIES[initiative.delivery]),
        ("Done by", None if initiative.sourcing is None else SOURCES[initiative.sourcing]),
        ("Area", initiative.domain),
        ("Done when", initiative.done_when),
    )
    return tuple((label, words) for label, words in possible if words is not None)


def about_initiative(initiative: Initiative) -> tuple[tuple[str, str], ...]:
    """Everything of `outcomes` and `way_of_working`, each behind its label."""
    return (*outcomes(initiative), *way_of_working(initiative))
