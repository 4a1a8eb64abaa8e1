"""The profile narrows the others by what they have in common with an organisation; the choice stands in the address."""

import pytest
from application import NOW, words

from opposite.domain.collecting.description import Description
from opposite.engine.collecting.assessments import find_wave
from opposite.engine.collecting.organisations import write_description
from opposite.engine.collecting.waves import close_wave

NAMES = ["Mine", *(f"Retail {n}" for n in range(10)), *(f"Else {n}" for n in range(5))]


@pytest.fixture
def retail(application):
    """Sixteen organisations that are answered in full, of which Mine and ten others are of retail."""
    for number, name in enumerate(NAMES):
        started, _ = application.answer(name, [1 + number % 5] * 16)
        close_wave(application.workspace, started.assessment_id, now=NOW)
    return application


def test_others_are_narrowed_and_the_address_keeps_it(retail):
    workspace = retail.workspace
    with workspace.store.writing() as cursor:
        for name in NAMES[:11]:
            write_description(cursor, find_wave(workspace, name).organisation.id, Description("Retail"))
    page = retail.page("profile", organisation="Mine")
    picker = page.multiselect(key="peers")
    assert (picker.options, picker.value) == (["Same sector: 10 others"], [])
    picker.set_value(["sector"]).run()
    assert page.query_params["peers"] in ("sector", ["sector"])
    again = retail.page("profile", organisation="Mine", peers="sector")
    assert again.multiselect(key="peers").value == ["sector"]
    assert any("percentile among 10 others of the same sector" in text for text in words(again.caption))


def test_a_filter_that_is_not_offered_says_so(retail):
    page = retail.page("profile", organisation="Mine", peers="country")
    assert [text for text in words(page.info) if text.startswith("The address asks")] != []
