"""What each role sees and can do where there are many organisations: on Data, Portfolio and Compare, by page and by address."""

import pytest
from application import NOW, is_there, words

from opposite.definitions import find
from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant, revoke
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.collecting.organisations import kept_organisations

pytestmark = pytest.mark.long

MINE, THEIRS, NOBODYS = "Larkmarrow Stores", "Tivvelane Outfitters", "Nowhere Outfitters!!"
EMAIL = "ann@example.org"
USER = {"who": "nobody", "is_logged_in": True, "email": EMAIL, "email_verified": True}
OF_ONE = (Role.CONSULTANT, Role.EXECUTIVE)

ASKED = {"portfolio": "portfolio-table", "compare": "compare-organisations"}


@pytest.fixture
def signed_in(sample):
    """A page as somebody sees it who has a role for `MINE`, or one for nothing in particular."""

    def call(role, name, **query):
        if role is Role.OWNER:
            return sample.page(name, **query)
        grant(sample.workspace, [Asked(EMAIL, role, MINE if role in OF_ONE else None)], now=NOW)
        return sample.page(name, user=USER, **query)

    yield call
    if sample.page("about", user=USER).title[0].value == "About":
        revoke(sample.workspace, EMAIL, now=NOW)


def everything(page):
    """All that a page sends to the browser, the rows of its tables too."""
    return "\n".join(str(getattr(element, "proto", "")) for element in page.main)


def waves_of(sample, organisation):
    return [str(wave.id) for wave in assessments(sample.workspace, organisation=organisation)]


def others(sample):
    return [kept.name for kept in kept_organisations(sample.workspace) if kept.name != MINE]


@pytest.mark.parametrize("role", [Role.OWNER, *OF_ONE, Role.AUTHOR])
def test_what_is_offered_on_the_data_page_is_what_a_role_may_do(signed_in, role):
    offered = {
        "upload-answers": {Role.OWNER, Role.CONSULTANT},
        "keep-organisation": {Role.OWNER, Role.CONSULTANT},
        "save-wave": {Role.OWNER, Role.CONSULTANT},
        "archive": {Role.OWNER, Role.CONSULTANT},
        "merge": {Role.OWNER},
        "erase": {Role.OWNER},
        "backup": {Role.OWNER},
        "export": {Role.OWNER},
        "upload-benchmark": {Role.OWNER},
    }
    page = signed_in(role, "data")
    assert {key for key in offered if is_there(page, key)} == {key for key, may in offered.items() if role in may}
    assert ("To be erased on" in [field.label for field in page.date_input]) == (role is Role.OWNER)
    assert len(page.exception) == 0


@pytest.mark.parametrize("role", OF_ONE)
@pytest.mark.parametrize("name", ["data", "portfolio", "compare"])
def test_nothing_of_others_is_sent_to_the_browser(sample, signed_in, role, name):
    sent = everything(signed_in(role, name))
    assert [other for other in others(sample) if other in sent] == []
    assert (MINE in sent) == (name in ASKED or role is Role.CONSULTANT)


@pytest.mark.parametrize("role", OF_ONE)
@pytest.mark.parametrize("name", ["portfolio", "compare"])
def test_waves_of_others_in_the_address_are_told_as_those_that_are_not_there(sample, signed_in, role, name):
    mine = waves_of(sample, MINE)
    pages = [signed_in(role, name, compare=[mine[0], *ids]) for ids in (waves_of(sample, THEIRS), ["9999999"])]
    for page in pages:
        assert words(page.warning) == ["Some of what this address names is not here, or not shared with you."]
        assert THEIRS not in everything(page)
    assert words(pages[0].markdown) == words(pages[1].markdown)


@pytest.mark.parametrize("role", OF_ONE)
def test_filters_by_what_only_others_are_called_are_told_as_words_that_are_not_there(signed_in, role):
    for name, there, called in (("sector", "Insurance", "sector"), ("tag", "brokers", "tag")):
        theirs = signed_in(role, "portfolio", **{name: there})
        told = f"The {called} “{there}” that this address names is not here, or not shared with you."
        assert words(theirs.warning) == [told]
    assert words(signed_in(role, "portfolio", sector="Retail").warning) == []


@pytest.mark.main_way
def test_the_data_page_of_another_organisation_is_that_of_one_that_is_not_there(signed_in):
    theirs, nobodys = (signed_in(Role.CONSULTANT, "data", organisation=name) for name in (THEIRS, NOBODYS))
    told = "The organisation “{}” that this address names is not here, or not shared with you."
    assert (words(theirs.warning), words(nobodys.warning)) == ([told.format(THEIRS)], [told.format(NOBODYS)])
    assert everything(theirs).replace(THEIRS, "") == everything(nobodys).replace(NOBODYS, "")
    assert not any(
        is_there(theirs, key) for key in ("keep-organisation", "save-wave", "archive", "download-organisation")
    )


def test_a_consultant_sees_the_imports_of_their_own_alone_and_undoes_none(application, tmp_path):
    for name in ("Acme", "Bravo"):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"organisation,wave,respondent,group,question,level\n{name},1,ann,executive,ORI1,3\n")
        import_answers(application.workspace, file, framework=find("opposite"), attributed=True, now=NOW)
    grant(application.workspace, [Asked(EMAIL, Role.CONSULTANT, "Acme")], now=NOW)
    page = application.page("data", user=USER)
    assert ("**Acme.csv**" in words(page.markdown), "Bravo" in everything(page)) == (True, False)
    assert not is_there(page, "undo-import")
    page = application.page("data", user=USER, imports="2")
    assert ("Bravo" in everything(page), "The list has no such page." in words(page.caption)) == (False, True)


@pytest.mark.parametrize("name", ["data", "portfolio", "compare"])
def test_a_respondent_has_one_questionnaire_and_none_of_these_pages(wave, name):
    questionnaire = wave.opened(wave.invite("frontline"))
    page = questionnaire.switch_page(f"../pages/{name}.py").run()
    assert words(page.title) == ["This page is not part of your questionnaire"]
    assert "Acme" not in everything(page)
