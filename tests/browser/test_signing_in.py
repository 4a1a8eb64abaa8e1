"""Signing in with a real OpenID provider and with the owner's key: coming in, going out, and addresses that were stolen."""

import json
import re
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect
from serving import Server, free_port
from walking import NOW, keyed, press, ready, set_up, visit

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.access.owner_key import renew_owner_key
from opposite.engine.workspace import open_workspace

MINE, THEIRS = "Larkmarrow Stores", "Tivvelane Outfitters"

PEOPLE = (
    {"sub": "ann", "email": "ann@example.org", "email_verified": True},
    {"sub": "olga", "email": "olga@example.org", "email_verified": True},
    {"sub": "eve", "email": "eve@example.org", "email_verified": True},
    {"sub": "paul", "email": "paul@example.org", "email_verified": True},
    {"sub": "rita", "email": "rita@example.org", "email_verified": True},
)


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The address of a provider that knows five people."""
    port = free_port()
    claims = [part for person in PEOPLE for part in ("--user-claims", json.dumps(person))]
    with (tmp_path_factory.mktemp("provider") / "provider.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), *claims], stdout=log, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=1).read()
            break
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def server(provider, sample_database, tmp_path_factory):
    """The sample portfolio behind the provider: Ann sees one organisation, Olga owns it all, Eve was given nothing.

    Paul writes frameworks, and Rita looks after one organisation.
    """
    folder = tmp_path_factory.mktemp("server")
    database = folder / "opposite.duckdb"
    database.write_bytes(sample_database.read_bytes())
    workspace = open_workspace(str(database))
    given = [
        Asked("ann@example.org", Role.EXECUTIVE, MINE),
        Asked("olga@example.org", Role.OWNER),
        Asked("paul@example.org", Role.AUTHOR),
        Asked("rita@example.org", Role.CONSULTANT, MINE),
    ]
    grant(workspace, given, now=NOW)
    workspace.close()
    secrets = folder / "secrets.toml"
    made = Server(folder, database=database, options=[f"--secrets.files={secrets}"])
    secrets.write_text(
        f'[auth]\nredirect_uri = "{made.url}/oauth2callback"\ncookie_secret = "{"x" * 40}"\nclient_id = "opposite"\n'
        f'client_secret = "secret"\nserver_metadata_url = "{provider}/.well-known/openid-configuration"\n'
    )
    yield made.start()
    made.stop()


@pytest.fixture
def browser_of_somebody(server, open_context):
    """Open a browser of its own; what the provider's pages load is the provider's."""

    def call():
        return open_context(errors=True, own_pages=[server.url])

    return call


def sign_out(page):
    """Leave by the button; the provider asks whether one means it."""
    press(page, "sign-out")
    page.wait_for_url("**/oauth2/end_session**")
    page.get_by_role("button").first.click()


def sign_in(context, server, name):
    """A tab of somebody who has signed in."""
    page = context.new_page()
    visit(page, f"{server.url}/")
    press(page, "sign-in")
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("textbox").first.fill(name)
    page.get_by_role("button", name="Authorize").first.click()
    page.wait_for_url(re.compile(re.escape(server.url)))
    ready(page)
    return page


def test_before_signing_in_no_page_says_anything(server, open_context):
    page = open_context().new_page()
    for path in ("", "/profile", f"/profile?organisation={MINE}", "/access"):
        visit(page, f"{server.url}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert MINE not in page.inner_text("body")


def test_an_executive_signs_in_sees_the_own_organisation_and_signs_out(server, browser_of_somebody):
    context = browser_of_somebody()
    page = sign_in(context, server, "ann")
    assert "code=" not in page.url
    assert MINE in page.inner_text("body")
    assert THEIRS not in page.inner_text("body")
    visit(page, f"{server.url}/profile?organisation={THEIRS.replace(' ', '+')}")
    expect(page.get_by_text("is not here, or not shared with you")).to_be_visible()
    visit(page, f"{server.url}/access")
    expect(page.get_by_text("This page needs a right that was not given to you.")).to_be_visible()
    visit(page, f"{server.url}/about")
    sign_out(page)
    visit(page, f"{server.url}/profile?organisation={MINE.replace(' ', '+')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_consultant_sees_the_organisations_given_to_them_and_sets_up_a_new_one(server, browser_of_somebody):
    page = sign_in(browser_of_somebody(), server, "rita")
    assert MINE in page.inner_text("body")
    assert THEIRS not in page.inner_text("body")
    visit(page, f"{server.url}/roadmap?organisation={THEIRS.replace(' ', '+')}")
    expect(page.get_by_text("is not here, or not shared with you")).to_be_visible()
    visit(page, f"{server.url}/access")
    expect(page.get_by_text("This page needs a right that was not given to you.")).to_be_visible()
    visit(page, f"{server.url}/data?organisation={THEIRS.replace(' ', '+')}")
    expect(page.get_by_text("is not here, or not shared with you")).to_be_visible()
    expect(page.get_by_role("button", name="Erase")).to_have_count(0)
    set_up(page, server, organisation="New Client")
    visit(page, f"{server.url}/")
    assert "New Client" in page.inner_text("body")
    ann = sign_in(browser_of_somebody(), server, "ann")
    assert "New Client" not in ann.inner_text("body")


def test_an_author_sees_frameworks_and_nobodys_figures(server, browser_of_somebody):
    page = sign_in(browser_of_somebody(), server, "paul")
    expect(page.get_by_role("heading", level=1)).to_have_text("Frameworks")
    menu = page.get_by_role("banner").inner_text()
    assert [section in menu for section in ("Understand", "Act", "Compare")] == [False, False, False]
    for path in ("profile", f"profile?organisation={MINE.replace(' ', '+')}", "compare", "data", "access"):
        visit(page, f"{server.url}/{path}")
        expect(page.get_by_text("This page needs a right that was not given to you.")).to_be_visible()
        assert MINE not in page.inner_text("body")


def test_who_was_given_nothing_is_told_so_and_can_sign_out(server, browser_of_somebody):
    page = sign_in(browser_of_somebody(), server, "eve")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was shared with you yet")
    sign_out(page)
    visit(page, f"{server.url}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_owner_gives_access_which_holds_from_the_next_click_and_takes_it_back(server, browser_of_somebody):
    eve = sign_in(browser_of_somebody(), server, "eve")
    olga = sign_in(browser_of_somebody(), server, "olga")
    visit(olga, f"{server.url}/access")
    keyed(olga, "grant-who").get_by_role("textbox").fill("eve@example.org")
    keyed(olga, "grant-organisation").get_by_role("combobox").click()
    keyed(olga, "grant-organisation").get_by_role("combobox").fill(THEIRS)  # so many that some are not drawn
    olga.get_by_role("option", name=THEIRS).click()
    press(olga, "grant")
    expect(olga.get_by_text("has access from now on")).to_be_visible()
    visit(eve, f"{server.url}/profile")
    expect(eve.get_by_text(f"{THEIRS} ·").first).to_be_visible()
    taken = olga.get_by_test_id("stMain").get_by_role("button", name="Take back")
    taken.nth(1).click()  # Ann, Eve, Olga, Paul, Rita
    expect(olga.get_by_role("dialog").get_by_text("eve@example.org")).to_be_visible()
    olga.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(olga.get_by_text("no longer has this access")).to_be_visible()
    eve.reload()
    expect(eve.get_by_role("heading", level=1)).to_have_text("Nothing was shared with you yet")


def test_a_stolen_address_is_worth_nothing_in_another_browser(server, browser_of_somebody):
    page = sign_in(browser_of_somebody(), server, "ann")
    visit(page, f"{server.url}/profile")
    stolen = page.url
    thief = browser_of_somebody().new_page()
    visit(thief, stolen)
    expect(thief.get_by_role("heading", level=1)).to_have_text("Sign in")


# --- the owner's key


@pytest.fixture(scope="module")
def keyed_server(sample_database, tmp_path_factory):
    """The sample portfolio as a proxy would show it, and the owner's key."""
    folder = tmp_path_factory.mktemp("keyed")
    database = folder / "opposite.duckdb"
    database.write_bytes(sample_database.read_bytes())
    workspace = open_workspace(str(database))
    key = renew_owner_key(workspace)
    workspace.close()
    made = Server(folder, database=database)
    made._environment["OPPOSITE_PUBLIC_ADDRESS"] = made.url
    yield made.start(), key
    made.stop()


def test_the_key_opens_leaves_the_address_and_is_not_in_the_history(keyed_server, open_context):
    server, key = keyed_server
    context = open_context(errors=True)
    page = context.new_page()
    page.goto(f"{server.url}/profile")
    expect(page.get_by_role("heading", level=1)).to_have_text("This address is not open to everybody")
    visit(page, f"{server.url}/?key={key}")
    assert page.url == f"{server.url}/"
    assert page.evaluate("history.length") <= 3
    page.reload()
    ready(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Assessments")
    stranger = open_context(errors=True).new_page()
    stranger.goto(f"{server.url}/")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This address is not open to everybody")


def test_the_owner_signs_out(keyed_server, open_context):
    server, key = keyed_server
    page = open_context(errors=True).new_page()
    visit(page, f"{server.url}/?key={key}")
    visit(page, f"{server.url}/about")
    press(page, "sign-out")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your access has ended")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("This address is not open to everybody")
