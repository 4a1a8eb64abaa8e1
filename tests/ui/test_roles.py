"""What each role finds on each page: its own organisation, a word that a page is not theirs, or a way to sign in."""

import pytest
from application import NOW, PAGES, words

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant, revoke

MINE, THEIRS = "Larkmarrow Stores", "Tivvelane Outfitters"
EMAIL = "ann@example.org"

OF_AN_ORGANISATION = (
    "start",
    "assess",
    "participation",
    "profile",
    "gaps",
    "alignment",
    "roadmap",
    "progress",
    "documents",
    "portfolio",
    "compare",
)
"""Pages about organisations."""

OPEN = {
    Role.OWNER: set(PAGES),
    Role.CONSULTANT: {*OF_AN_ORGANISATION, "data", "frameworks", "about"},
    Role.EXECUTIVE: {*OF_AN_ORGANISATION, "frameworks", "about"},
    Role.AUTHOR: {"start", "frameworks", "about"},  # what they see first are the frameworks
}

CLOSED = "This page needs a right that was not given to you. Ask the owner of this installation."


@pytest.fixture
def signed_in(sample):
    """A page as somebody sees it who has signed in with a role, for `MINE` where a role is for an organisation."""

    def call(role, name, **query):
        organisation = MINE if role in {Role.CONSULTANT, Role.EXECUTIVE} else None
        grant(sample.workspace, [Asked(EMAIL, role, organisation)], now=NOW)
        return sample.page(
            name, user={"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}, **query
        )

    yield call
    for _ in range(2):
        try:
            revoke(sample.workspace, EMAIL, now=NOW)
        except Exception:  # noqa: BLE001  nobody was given anything
            break


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", OPEN)
def test_each_page_is_open_to_those_it_is_for_and_says_so_to_others(signed_in, role, name):
    page = signed_in(role, name)
    assert (CLOSED in words(page.info)) == (name not in OPEN[role])
    assert (words(page.error), list(page.exception)) == ([], [])


WITHOUT_ORGANISATION = {Role.OWNER: ["assess", "demo"], Role.CONSULTANT: ["assess"], Role.AUTHOR: []}


@pytest.mark.parametrize("role", WITHOUT_ORGANISATION)
def test_the_ways_in_are_those_that_somebody_may_go(application, role):
    grant(application.workspace, [Asked(EMAIL, role)], now=NOW)
    user = {"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}
    assert [
        button.key for button in application.page("start", user=user).button if button.key in {"assess", "demo"}
    ] == (WITHOUT_ORGANISATION[role])


@pytest.mark.parametrize(("role", "links"), [(Role.OWNER, 2), (Role.CONSULTANT, 1)])
def test_a_page_without_answers_links_to_the_ways_in_that_somebody_may_go(application, role, links):
    grant(application.workspace, [Asked(EMAIL, role)], now=NOW)
    page = application.page(
        "profile", user={"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}
    )
    assert len(page.get("page_link")) == links


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.EXECUTIVE])
def test_who_has_an_organisation_can_assess_it_again(signed_in, role):
    assert "assess" in [button.key for button in signed_in(role, "start").button]


@pytest.mark.parametrize("name", OF_AN_ORGANISATION)
@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.EXECUTIVE])
def test_another_organisation_is_not_even_named(signed_in, role, name):
    page = signed_in(role, name)
    said = " ".join([*words(page.title), *words(page.markdown), *words(page.caption)])
    choices = [option for box in page.selectbox if box.options for option in box.options]
    assert THEIRS not in f"{said} {choices}"


@pytest.mark.parametrize("name", ["participation", "profile", "gaps", "alignment", "roadmap", "progress", "documents"])
def test_the_address_of_another_organisation_says_what_that_of_one_that_is_not_there_says(signed_in, name):
    theirs = signed_in(Role.EXECUTIVE, name, organisation=THEIRS)
    nobodys = signed_in(Role.EXECUTIVE, name, organisation="Nobody")
    assert words(theirs.warning)[0].replace(THEIRS, "Nobody") == words(nobodys.warning)[0]
    assert (list(theirs.get("plotly_chart")), list(theirs.get("download_button"))) == ([], [])


@pytest.mark.parametrize("name", PAGES)
def test_who_was_given_nothing_is_told_as_whom_they_are_signed_in(sample, name):
    said = {"who": "nobody", "is_logged_in": True, "email": "eve@example.org", "email_verified": True}
    page = sample.page(name, user=said)
    assert words(page.title) == ["Nothing was shared with you yet"]
    assert "You are signed in as eve@example.org." in words(page.markdown)[0].replace("\\", "").replace(
        ":color[]{}", ""
    )
    assert list(page.selectbox) == []


@pytest.mark.parametrize(
    "user", [{}, {"who": ""}, {"who": "nobody"}, {"who": "Owner"}, {"who": "0" * 64}, {"who": "' or 1=1 --"}]
)
def test_without_a_door_or_a_sign_in_nobody_sees_anything(sample, user):
    page = sample.page("profile", user=user, organisation=MINE)
    assert words(page.title) == ["Your access has ended"]
    assert [list(page.selectbox), list(page.get("plotly_chart"))] == [[], []]


def test_an_address_that_the_provider_has_not_verified_gives_nothing(sample):
    grant(sample.workspace, [Asked("bob@example.org", Role.OWNER)], now=NOW)
    said = {"who": "nobody", "is_logged_in": True, "email": "bob@example.org"}
    for unverified in ({}, {"email_verified": False}, {"email_verified": "false"}, {"email_verified": None}):
        assert words(sample.page("access", user=said | unverified).title) == ["Nothing was shared with you yet"]
    for verified in (True, "true"):
        assert words(sample.page("access", user=said | {"email_verified": verified}).title) == ["Access"]
    revoke(sample.workspace, "bob@example.org", now=NOW)


def test_access_that_is_taken_back_ends_in_open_tabs_with_the_next_click(signed_in, sample):
    page = signed_in(Role.EXECUTIVE, "profile")
    assert words(page.title) == ["Profile"]
    revoke(sample.workspace, EMAIL, now=NOW)
    page.selectbox(key="wave").set_value(page.selectbox(key="wave").options[0]).run()
    assert words(page.title) == ["Nothing was shared with you yet"]
    grant(sample.workspace, [Asked(EMAIL, Role.AUTHOR)], now=NOW)


# --- the access page


def test_access_is_given_and_taken_back_on_the_page(sample):
    page = sample.page("access")
    page.text_input(key="grant-who").set_value(" Ann@Example.org ")
    page.selectbox(key="grant-organisation").set_value(MINE)
    page.button(key="grant").click().run()
    assert "has access from now on" in words(page.success)[0]
    said = [text.replace("\\", "").replace(":color[]{}", "") for text in [*words(page.markdown), *words(page.caption)]]
    assert "**ann@example.org**" in said
    assert f"Executive of {MINE}" in said
    (taken,) = [button for button in page.button if button.label == "Take back"]
    window = taken.click().run()
    page = window.button(key=f"{taken.key}-confirmed").click().run()
    assert "Nobody was given access yet." in words(page.markdown)


def test_what_cannot_be_given_is_said_on_the_page(sample):
    page = sample.page("access")
    page.text_input(key="grant-who").set_value("<script>alert(1)</script>")
    page.button(key="grant").click().run()
    assert "is no e-mail address" in words(page.warning)[0]
