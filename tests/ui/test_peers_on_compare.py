"""Compare narrows the others by what they have in common with each that is compared, and says so wherever it tells of them."""

import pytest
from application import NOW, words

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.assessments import find_wave

pytestmark = pytest.mark.long


def compared(application, *names, **query):
    ids = [str(find_wave(application.workspace, name).id) for name in names]
    return application.page("compare", compare=ids, **query)


def said(page, *parts):
    """The captions that hold all these parts."""
    return [text for text in words(page.caption) if all(part in text for part in parts)]


def test_others_are_all_of_them_until_they_are_narrowed(retail):
    page = compared(retail, "Mine", "Retail 0")
    assert page.multiselect(key="peers").options == ["Same sector: 10 others"]
    assert len(said(page, "percentile among all 15 others")) == 2
    assert len(said(page, "all organisations here other than Mine, up to 15 of them")) == 1
    assert (said(page, "same sector"), said(page, "Each is placed among")) == ([], [])


@pytest.mark.main_way
def test_each_is_placed_among_those_of_its_own_sector_and_the_address_keeps_it(retail):
    page = compared(retail, "Mine", "Retail 0")
    page.multiselect(key="peers").set_value(["sector"]).run()
    assert page.query_params["peers"] in ("sector", ["sector"])
    again = compared(retail, "Mine", "Retail 0", peers="sector")
    for shown in (page, again):
        assert shown.multiselect(key="peers").value == ["sector"]
        assert len(said(shown, "percentile among 10 others of the same sector")) == 2
        assert len(said(shown, "the organisations of the same sector other than Mine, up to 10 of them")) == 1
        assert said(shown, "Each is placed") == [
            (
                "Each is placed among others of its own sector; the median and the spread of others are of those alike to "
                "Mine."
            )
        ]
        assert said(shown, "among all 15") == []


def test_below_ten_alike_a_place_stands_and_no_spread_and_below_five_nothing_is_offered(retail):
    retail.describe(["Retail 9"], "Steel")
    page = compared(retail, "Mine", "Retail 0", peers="sector")
    assert len(said(page, " of 10 of the same sector")) == 2
    assert len(said(page, "No factor has scores of ten others of the same sector as Mine")) == 1
    assert said(page, "percentile") == []
    retail.describe([f"Retail {n}" for n in range(4, 9)], "Steel")
    page = compared(retail, "Mine", "Retail 0", peers="sector")
    assert [text for text in words(page.info) if text.startswith("The address asks for a comparison")] != []
    assert len(said(page, "percentile among all 15 others")) == 2


def test_one_that_too_few_are_alike_to_is_named_and_not_placed(retail):
    page = compared(retail, "Mine", "Else 0", peers="sector")
    assert len(said(page, "percentile among")) == 1
    assert len(said(page, "Too few others are alike to place Else 0, 1.")) == 1


def test_who_may_not_see_everybody_is_told_of_no_sector_that_leaves_out_fewer_than_five(retail):
    mine = [Asked("ann@example.org", Role.EXECUTIVE, one) for one in ("Mine", "Retail 0")]
    grant(retail.workspace, mine, now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    page = compared(retail, "Mine", "Retail 0", user=user, peers="sector")
    assert len(said(page, "percentile among 10 others of the same sector")) == 2
    assert compared(retail, "Mine", "Else 0", user=user).warning[0].value == (
        "Some of what this address names is not here, or not shared with you."
    )
