"""The axes of a radar as buttons: which there are, and which of them the address names."""

import json

import pytest

ORGANISATION = "Tivvelane Outfitters"


def axes(page, radar):
    """What the axes of a radar are made from."""
    return json.loads(page.get_by_key(f"axes-of-{radar}").proto.json)


def test_every_factor_of_the_radar_is_a_button_in_its_order(sample):
    made = axes(sample.page("profile", organisation=ORGANISATION), "radar-chart")
    titles = [row.title for row in sample.report(ORGANISATION).factors]
    assert made["names"] == [f"{title}: its questions" for title in titles]
    assert (made["chart"], made["words"], made["chosen"]) == ("radar-chart", "Factors of the radar", None)


@pytest.mark.parametrize(("factor", "place"), [("ORI", 0), ("PEO", 1), ("<script>", None), ("ORI1", None)])
def test_the_factor_of_the_address_is_the_chosen_one_and_of_what_is_none_nothing(sample, factor, place):
    page = sample.page("profile", organisation=ORGANISATION, factor=factor)
    assert axes(page, "radar-chart")["chosen"] == place


def test_a_factor_without_a_score_is_a_button_as_well(application):
    application.answer("Acme", [3] * 4)
    made = axes(application.page("profile", organisation="Acme"), "radar-chart")
    report = application.report("Acme")
    assert any(row.score is None for row in report.factors)
    assert len(made["names"]) == len(report.factors)


def test_each_radar_of_compare_has_its_own(sample):
    page = sample.page("compare")
    assert axes(page, "radar-0")["chart"] == "radar-0"
    assert axes(page, "radar-1")["chart"] == "radar-1"
