"""The profile narrows the others by what they have in common with an organisation; the choice stands in the address."""

import io
import zipfile

import pytest
from application import NOW, cards, words

from opposite.domain.access.identity import Identity, Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.waves import close_wave
from opposite.ui.keeping.organisation_download import organisation_bytes

pytestmark = pytest.mark.long


@pytest.mark.main_way
def test_others_are_narrowed_and_the_address_keeps_it(retail):
    page = retail.page("profile", organisation="Mine")
    picker = page.multiselect(key="peers")
    assert (picker.options, picker.value) == (["Same sector: 10 others"], [])
    picker.set_value(["sector"]).run()
    assert page.query_params["peers"] in ("sector", ["sector"])
    again = retail.page("profile", organisation="Mine", peers="sector")
    assert again.multiselect(key="peers").value == ["sector"]
    placed = ["percentile among 10 others of the same sector" in card[2] for card in cards(again)[4:]]
    assert placed == [True] * 8


def test_a_filter_that_is_not_offered_says_so(retail):
    page = retail.page("profile", organisation="Mine", peers="country")
    assert [text for text in words(page.info) if text.startswith("The address asks")] != []


USER = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}


@pytest.mark.parametrize("name", ["profile", "compare"])
def test_who_may_not_see_everybody_is_told_since_when_the_others_count(retail, name):
    grant(retail.workspace, [Asked("ann@example.org", Role.EXECUTIVE, one) for one in ("Mine", "Retail 0")], now=NOW)
    for user, told in ((USER, 1), (None, 0)):
        page = retail.page(name, user=user, organisation="Mine") if user else retail.page(name, organisation="Mine")
        said = [text for text in words(page.caption) if text.startswith("Other organisations count as they stood on")]
        assert len(said) == told


def test_everything_of_an_organisation_is_as_before_for_its_consultant_until_five_others_have_changed(retail):
    grant(retail.workspace, [Asked("ann@example.org", Role.CONSULTANT, "Mine")], now=NOW)
    mine = find_wave(retail.workspace, "Mine").organisation.id
    theirs = retail.workspace.acting_for(
        Identity(Role.CONSULTANT, name="ann@example.org", organisations=frozenset({mine}))
    )
    sizes = []
    before = organisation_bytes(theirs, "Mine")
    for number in range(5):
        started, _ = retail.answer(f"New {number}", [6] * 16)
        close_wave(retail.workspace, started.assessment_id, now=NOW)
        sizes.append(contents(organisation_bytes(theirs, "Mine")) == contents(before))
    assert sizes == [True] * 4 + [False]


def contents(package):
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
