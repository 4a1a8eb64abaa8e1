"""The door: who is let in, as whom the pages are told, and what every answer carries."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from conftest import NOW

from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant, revoke
from opposite.engine.access.owner_key import renew_owner_key
from opposite.engine.access.sign_ins import identity_of, sign_in, sign_out
from opposite.engine.access.tokens import digest, public_id
from opposite.engine.collecting.answering import change_answer, finish
from opposite.engine.collecting.assessments import given_answers, respondents
from opposite.engine.collecting.invitations import begin, invite, is_invitation, set_due, withdraw_links
from opposite.engine.collecting.waves import close_wave, reopen_wave
from opposite.engine.workspace import open_workspace
from opposite.errors import SettingsError
from opposite.settings import public_address, utc_now
from opposite.ui.door import door as module
from opposite.ui.door.door import Door
from opposite.ui.door.limits import Limit
from opposite.ui.shell import typed_field as fields
from opposite.ui.shell.identity import Caller

HERE = "127.0.0.1:8501"


class Inside:
    """The application behind the door: remembers what it was told."""

    def __init__(self):
        self.scopes = []

    async def __call__(self, scope, _receive, send):
        self.scopes.append(scope)
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x-frame-options", b"ALLOWALL")]})
            await send({"type": "http.response.body", "body": b"inside"})
        else:
            await send({"type": "websocket.accept"})

    @property
    def who(self):
        """As whom each visit was announced."""
        return [
            value.decode() for scope in self.scopes for name, value in scope["headers"] if name == b"x-opposite-who"
        ]


class Visitor:
    """A browser, or what pretends to be one, before a door."""

    def __init__(self, door, inside, *, client="127.0.0.1", host=HERE):
        self.door, self.inside, self.client, self.host = door, inside, client, host
        self.cookies = {}

    def __call__(self, path, *, method="GET", kind="http", origin=None, cookies=True, body=b"", **headers):
        """Status of the answer (of a WebSocket: whether it was accepted) and its headers."""
        address, _, query = path.partition("?")
        sent = {"host": self.host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if origin:
            sent["origin"] = origin
        if cookies and self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        scope = {
            "type": kind,
            "method": method,
            "scheme": "http" if kind == "http" else "ws",
            "path": address,
            "raw_path": address.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "client": (self.client, 50000),
            "server": ("127.0.0.1", 8501),
        }
        said = []

        async def receive():
            return {"type": "websocket.connect" if kind == "websocket" else "http.request", "body": body}

        async def send(message):
            said.append(message)

        asyncio.run(self.door(scope, receive, send))
        if kind == "websocket":
            return said[0]["type"] == "websocket.accept", said[0].get("code")
        answered = dict(said[0]["headers"])
        for name, value in said[0]["headers"]:
            if name == b"set-cookie":
                cookie, _, rest = value.decode().partition("; ")
                key, _, token = cookie.partition("=")
                self.cookies[key] = token
                answered["attributes"] = rest
        return said[0]["status"], answered


@pytest.fixture
def settings(monkeypatch):
    """What the door reads of its surroundings: nothing said, listening on this machine alone."""
    monkeypatch.delenv("OPPOSITE_PUBLIC_ADDRESS", raising=False)
    monkeypatch.delenv("OPPOSITE_WITHOUT_SIGN_IN", raising=False)
    monkeypatch.setattr(module.st, "get_option", {"server.address": "127.0.0.1"}.get)
    return monkeypatch


@pytest.fixture
def arrive(workspace, settings):
    """Visitors before one door of a real workspace."""
    settings.setattr(module.cache, "opened", lambda: workspace)
    made = []

    def call(**who):
        if not made:
            inside = Inside()
            made.extend((Door(inside), inside))
        return Visitor(*made, **who)

    return call


def test_at_home_whoever_opens_it_is_the_owner(arrive):
    visitor = arrive()
    assert visitor("/profile")[0] == 200
    assert visitor("/_stcore/stream", kind="websocket", origin=f"http://{HERE}") == (True, None)
    assert visitor.inside.who == ["owner", "owner"]


@pytest.mark.parametrize(
    ("who", "headers"),
    [
        ({"client": "192.168.0.7"}, {}),
        ({"host": "192.168.0.5:8501"}, {}),
        ({"host": "rebound.example:8501"}, {}),
        ({"host": ""}, {}),
        ({}, {"x_forwarded_for": "203.0.113.9"}),
        ({}, {"forwarded": "for=203.0.113.9"}),
        ({}, {"via": "1.1 proxy"}),
    ],
)
def test_what_does_not_come_from_this_machine_to_its_own_name_is_sent_away(arrive, who, headers):
    visitor = arrive(**who)
    assert visitor("/", **headers)[0] == 401
    assert visitor("/_stcore/stream", kind="websocket", origin=f"http://{visitor.host}", **headers) == (False, 1008)
    assert visitor.inside.scopes == []


def test_an_address_that_others_reach_lets_nobody_in_without_a_key(arrive, settings):
    settings.setattr(module.st, "get_option", {"server.address": "0.0.0.0"}.get)
    assert arrive()("/")[0] == 401
    settings.setattr(module.st, "get_option", {}.get)
    assert arrive()("/")[0] == 401


def test_it_can_be_said_that_everybody_is_the_owner(arrive, settings):
    settings.setenv("OPPOSITE_WITHOUT_SIGN_IN", "yes")
    visitor = arrive(client="192.168.0.7", host="192.168.0.5:8501")
    assert (visitor("/")[0], visitor.inside.who) == (200, ["owner"])


@pytest.mark.parametrize(
    ("host", "status"),
    [("evil.example:8501", 401), ("localhost:8501", 200), ("127.0.0.1:8501", 200), ("[::1]:8501", 200)],
)
def test_but_not_for_a_page_whose_own_name_was_made_to_lead_here(arrive, settings, host, status):
    settings.setenv("OPPOSITE_WITHOUT_SIGN_IN", "yes")
    assert arrive(client="127.0.0.1", host=host)("/")[0] == status


def test_who_one_is_cannot_be_said_by_the_browser(arrive):
    visitor = arrive()
    visitor("/", x_opposite_who="1" * 64)
    assert visitor.inside.who == ["owner"]
    assert arrive(client="192.168.0.7")("/", x_opposite_who="owner")[0] == 401


# --- the owner's key


def test_the_key_opens_once_shown_and_leaves_the_address(arrive, workspace):
    key = renew_owner_key(workspace)
    visitor = arrive(client="192.168.0.7", host="assess.example.org")
    status, answer = visitor(f"/?key={key}")
    assert (status, answer[b"location"], answer[b"cache-control"]) == (303, b"./", b"no-store")
    assert "HttpOnly; SameSite=Lax; Max-Age=2592000" in answer["attributes"]
    assert (visitor("/")[0], len(visitor.inside.who[0])) == (200, 64)
    assert identity_of(workspace, visitor.inside.who[0], now=utc_now()).role == "owner"
    assert visitor("/", cookies=False)[0] == 401


@pytest.mark.parametrize("key", ["", "x", "x" * 10_000, "%00", "%ff", "../../etc/passwd", "ä"])
def test_a_key_that_is_not_the_owners_opens_nothing(arrive, workspace, key):
    renew_owner_key(workspace)
    visitor = arrive(client="192.168.0.7")
    assert visitor(f"/?key={key}&x=1")[0] == 401
    assert visitor.cookies == {}


def test_a_renewed_key_ends_the_earlier_one_and_the_browsers_that_came_with_it(arrive, workspace):
    key = renew_owner_key(workspace)
    visitor = arrive(client="192.168.0.7")
    visitor(f"/?key={key}")
    assert visitor("/")[0] == 200
    renew_owner_key(workspace)
    assert (visitor("/")[0], visitor(f"/?key={key}")[0]) == (401, 401)


def test_a_browser_stays_signed_in_for_thirty_days(workspace):
    token = sign_in(workspace, now=NOW)
    life = timedelta(days=30)
    assert identity_of(workspace, digest(token), now=NOW + life - timedelta(seconds=1)).role == "owner"
    assert identity_of(workspace, digest(token), now=NOW + life).role == "nobody"


def test_signing_out_ends_it(arrive, workspace):
    visitor = arrive(client="192.168.0.7")
    visitor(f"/?key={renew_owner_key(workspace)}")
    visitor("/")
    sign_out(workspace, visitor.inside.who[0])
    assert visitor("/")[0] == 401


def test_guessing_is_slowed_down_and_shuts_nobody_out_who_has_a_key(arrive, workspace):
    key = renew_owner_key(workspace)
    guesser, owner = arrive(client="192.168.0.7"), arrive(client="192.168.0.8")
    assert [guesser(f"/?key={n}")[0] for n in range(22)] == [401] * 20 + [429] * 2
    assert guesser(f"/?key={key}")[0] == 303
    assert owner(f"/?key={key}")[0] == 303


@pytest.mark.parametrize(("passed", "reached"), [(59.9, True), (60.1, False)])
def test_a_limit_is_over_after_its_time(passed, reached):
    now = [0.0]
    limit = Limit(2, 60, clock=lambda: now[0])
    limit.count("ann")
    assert not limit.is_reached("ann")
    limit.count("ann")
    now[0] = passed
    assert limit.is_reached("ann") == reached


# --- invitations


@pytest.fixture
def invited(workspace, acme):
    """The token and the path of a new invitation to the wave of Acme."""
    token = invite(workspace, acme.assessment.id, "executive", now=utc_now())
    return token, f"/i/{public_id(digest(token))}/"


def test_an_invitation_opens_its_own_door_and_no_other(arrive, invited, bravo):
    token, path = invited
    visitor = arrive(client="192.168.0.7")
    assert visitor(f"{path}?key={token}")[0] == 303
    assert visitor(f"{path}assess")[0] == 200
    assert (visitor.inside.scopes[0]["path"], visitor.inside.scopes[0]["raw_path"]) == ("/assess", b"/assess")
    assert visitor("/")[0] == 401
    assert visitor(f"/i/{public_id(bravo.link)}/")[0] == 401
    assert visitor(f"{path}_stcore/stream", kind="websocket", origin=f"http://{HERE}") == (True, None)


def test_the_invited_are_never_the_owner_even_at_home(arrive, invited, workspace):
    token, path = invited
    visitor = arrive()
    assert visitor(path)[0] == 401
    visitor(f"{path}?key={token}")
    visitor(path)
    assert identity_of(workspace, visitor.inside.who[0], now=utc_now()).role == "respondent"
    visitor("/")
    assert visitor.inside.who[1] == "owner"


def test_the_same_link_goes_on_with_what_the_browser_began(arrive, invited, workspace):
    token, path = invited
    visitor = arrive(client="192.168.0.7")
    visitor(f"{path}?key={token}")
    visitor(path)
    person = begin(workspace, digest(token), now=utc_now(), sign_in=visitor.inside.who[0])
    visitor(f"{path}?key={token}")
    visitor(path)
    assert visitor.inside.who[0] == visitor.inside.who[1]
    assert identity_of(workspace, visitor.inside.who[1], now=utc_now()).respondent == person.id


def test_a_link_for_one_person_opens_their_answers_in_the_browser_they_began_in_and_nowhere_else(
    arrive, workspace, acme
):
    token = invite(workspace, acme.assessment.id, "executive", now=utc_now(), for_one=True)
    path = f"/i/{public_id(digest(token))}/"
    sender, invited, waiting = (arrive(client=f"192.168.0.{n}") for n in (7, 8, 9))
    assert [one(f"{path}?key={token}")[0] for one in (invited, waiting)] == [303, 303]
    invited(path)
    person = begin(workspace, digest(token), now=utc_now(), sign_in=invited.inside.who[0])
    assert sender(f"{path}?key={token}")[0] == 401
    assert invited(f"{path}?key={token}")[0] == 303
    for one, whose in ((invited, person.id), (waiting, None)):
        one(path)
        assert identity_of(workspace, one.inside.who[-1], now=utc_now()).respondent == whose


def test_an_address_of_an_invitation_without_its_last_stroke_is_led_there(arrive, invited):
    _, path = invited
    visitor = arrive()
    status, answer = visitor(path.rstrip("/"))
    assert (status, answer[b"location"]) == (303, path.removeprefix("/i/").encode())


@pytest.mark.parametrize("forged", ["x", "", "a" * 22, "%00"])
def test_a_forged_invitation_opens_nothing(arrive, invited, forged):
    assert arrive()(f"{invited[1]}?key={forged}&")[0] == 401


def test_a_link_opened_under_another_invitations_path_opens_nothing(arrive, invited, bravo):
    assert arrive()(f"/i/{public_id(bravo.link)}/?key={invited[0]}")[0] == 401


@pytest.mark.parametrize(("late", "opens"), [(timedelta(seconds=-1), True), (timedelta(0), False)])
def test_an_invitation_ends_once_the_day_on_which_the_wave_is_due_is_over_everywhere(workspace, acme, late, opens):
    link = digest(invite(workspace, acme.assessment.id, "executive", now=NOW))
    set_due(workspace, acme.assessment.id, date(2026, 11, 30), grows=False)
    assert is_invitation(workspace, link, now=datetime(2026, 12, 1, 12) + late) == opens


def test_an_invitation_that_is_over_is_told_so_at_the_door(arrive, invited, workspace, acme):
    set_due(workspace, acme.assessment.id, date(2026, 11, 1), grows=False)
    assert arrive()(f"{invited[1]}?key={invited[0]}")[0] == 401


def test_a_withdrawn_invitation_opens_nothing_and_sends_away_who_has_not_begun(arrive, invited, workspace, acme):
    token, path = invited
    landed, begun = arrive(client="192.168.0.7"), arrive(client="192.168.0.8")
    for visitor in (landed, begun):
        visitor(f"{path}?key={token}")
        visitor(path)
    begin(workspace, digest(token), now=utc_now(), sign_in=begun.inside.who[1])
    withdraw_links(workspace, acme.assessment.id, "executive", now=utc_now())
    assert (landed(path)[0], begun(path)[0], arrive()(f"{path}?key={token}")[0]) == (401, 200, 401)


# --- what every answer carries, and what is not answered


def test_every_answer_guards_the_person_behind_the_browser(arrive):
    visitor = arrive()
    for path, status in (("/", 200), ("/?key=wrong", 401), ("/_stcore/metrics", 404)):
        answered, headers = visitor(path)
        assert answered == status
        assert headers[b"x-frame-options"] == b"DENY"
        assert headers[b"x-content-type-options"] == b"nosniff"
        assert headers[b"referrer-policy"] == b"no-referrer"
        policy = headers[b"content-security-policy"].decode()
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'self' blob: 'sha256-" in policy


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/v1/x", "/_stcore/script-health-check"])
def test_what_serves_nobody_is_not_there(arrive, path):
    visitor = arrive()
    assert (visitor(path)[0], visitor.inside.scopes) == (404, [])


def test_health_is_answered_to_everybody(arrive):
    visitor = arrive(client="192.168.0.7")
    assert (visitor("/_stcore/health")[0], visitor.inside.who) == (200, ["nobody"])


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:9999",
        "http://localhost:8501",
        "ftp://127.0.0.1:8501",
    ],
)
def test_a_page_of_another_origin_is_refused_before_anything_is_looked_up(arrive, origin):
    visitor = arrive()
    assert visitor("/_stcore/stream", kind="websocket", origin=origin) == (False, 1008)
    assert visitor("/_stcore/upload_file/x/y", method="PUT", origin=origin)[0] == 403
    assert visitor.inside.scopes == []


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("https://Assess.example.org", ("", "https://assess.example.org")),
        ("https://assess.example.org/Opposite/", ("/Opposite", "https://assess.example.org")),
        ("http://[::1]:8501/a/b", ("/a/b", "http://[::1]:8501")),
        ("https://h:65535", ("", "https://h:65535")),
    ],
)
def test_the_public_address_is_an_origin_and_a_path(typed, known):
    assert public_address({"OPPOSITE_PUBLIC_ADDRESS": typed}) == known


@pytest.mark.parametrize(
    "typed",
    [
        "assess.example.org", "ftp://h", "https://", "https://h:65536", "https://h:0", "https://h:x", "https://u:p@h",
        "https://h/a?b", "https://h/#a", "https://h/ä", "https://h/a b", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_none_is_refused(typed):
    with pytest.raises(SettingsError, match="is no address at which others reach the application"):
        public_address({"OPPOSITE_PUBLIC_ADDRESS": typed})


def test_behind_a_proxy_the_public_address_is_the_only_other_origin(arrive, settings, workspace):
    settings.setenv("OPPOSITE_PUBLIC_ADDRESS", "https://assess.example.org/opposite")
    visitor = arrive(host="127.0.0.1:8501")
    assert visitor("/opposite/")[0] == 401
    status, answer = visitor(f"/opposite/?key={renew_owner_key(workspace)}")
    assert (status, answer["attributes"].endswith("; Secure")) == (303, True)
    assert visitor("/opposite/_stcore/stream", kind="websocket", origin="https://assess.example.org") == (True, None)
    told = dict(visitor.inside.scopes[0]["headers"])
    assert (told[b"host"], visitor.inside.scopes[0]["path"]) == (b"assess.example.org", "/opposite/_stcore/stream")
    assert visitor("/opposite/_stcore/stream", kind="websocket", origin="https://evil.example") == (False, 1008)


def test_while_a_command_has_the_database_visitors_are_told_and_come_in_afterwards(tmp_path, settings):
    settings.setattr("opposite.store.database.PATIENCE", 0.1)
    lent = open_workspace(str(tmp_path / "a.duckdb"))
    settings.setattr(module.cache, "opened", lambda: lent)
    inside = Inside()
    visitor = Visitor(Door(inside), inside)
    visitor.cookies["opposite-8501"] = sign_in(lent, now=utc_now())
    with lent.store.lending(1) as given:
        assert given
        assert visitor("/profile")[0] == 503
        assert visitor("/?key=guessed")[0] == 503
        assert visitor("/_stcore/stream", kind="websocket", origin=f"http://{HERE}") == (False, 1013)
    assert visitor("/profile")[0] == 200
    lent.close()


# --- what a tab says of the words typed in it as it is hidden or closed


def say(visitor, field, words, *, at=1.0, going="leaving", path="/typed", origin=f"http://{HERE}", **how):
    """Status of the answer to what a tab says of a field, as a page of ours sends it; `field` may be a token."""
    token = field if isinstance(field, str) else field.token
    body = f"{token}\n{at}\n{going}\n{words}".encode()
    return visitor(path, method="POST", origin=origin, **{"body": body, **how})[0]


@pytest.fixture
def mine(workspace, alone):
    """Who answers alone, at home."""
    return respondents(workspace, alone.assessment_id)[0]


@pytest.fixture
def note(mine):
    """The field for the note of a question in a tab at home."""
    return fields.new_field(Caller("owner"), mine.id, "ORI1", "note")


@pytest.fixture
def note_of(workspace):
    """What is stored as the note of a question of a person."""
    return lambda person: given_answers(workspace, person)["ORI1"].note if given_answers(workspace, person) else None


@pytest.fixture
def joined(arrive, workspace, invited):
    """A browser that has begun under the invitation to Acme, the person in it, and their field for a note."""
    token, path = invited
    visitor = arrive(client="192.168.0.7")
    visitor(f"{path}?key={token}")
    visitor(path)
    who = visitor.inside.who[-1]
    person = begin(workspace, digest(token), now=utc_now(), sign_in=who)
    return visitor, person, fields.new_field(Caller(who), person.id, "ORI1", "note")


def test_what_a_tab_says_as_it_goes_is_stored_and_reaches_no_page(arrive, note, mine, note_of):
    visitor = arrive()
    assert say(visitor, note, " Minutes\nof 3 March \n") == 204
    assert (note_of(mine), visitor.inside.scopes) == ("Minutes\nof 3 March", [])


def test_of_an_invited_person_it_is_stored_at_their_own_door_alone(joined, invited, arrive, note_of, workspace):
    visitor, person, field = joined
    assert say(visitor, field, "at another door") == 403
    assert say(arrive(), field, "by the owner") == 403
    assert say(visitor, field, "of a browser that shows nothing", path=f"{invited[1]}typed", cookies=False) == 403
    assert note_of(person) is None
    assert say(visitor, field, "mine", path=f"{invited[1]}typed") == 204
    assert note_of(person) == "mine"
    sign_out(workspace, field.calling.who)
    assert say(visitor, field, "after signing out", at=2, path=f"{invited[1]}typed") == 403


def test_somebody_else_of_the_same_wave_cannot_use_a_field(joined, arrive, workspace, acme, note_of):
    _, person, field = joined
    token = invite(workspace, acme.assessment.id, "executive", now=utc_now())
    path = f"/i/{public_id(digest(token))}/"
    colleague = arrive(client="192.168.0.8")
    colleague(f"{path}?key={token}")
    assert say(colleague, field, "theirs", path=f"{path}typed") == 403
    assert note_of(person) is None


def test_a_field_of_a_person_who_is_not_ones_own_stores_nothing(joined, acme, note_of, invited):
    visitor, _, field = joined
    another = fields.new_field(field.calling, acme.person.id, "ORI1", "note")
    assert say(visitor, another, "of a colleague", path=f"{invited[1]}typed") == 403
    assert note_of(acme.person) is None


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:8501"])
def test_what_a_page_of_another_origin_says_is_not_stored(arrive, note, mine, note_of, origin):
    assert say(arrive(), note, "lured", origin=origin) == 403
    assert note_of(mine) is None


def test_from_another_machine_nobody_says_anything_without_a_sign_in(arrive, note, mine, note_of):
    assert say(arrive(client="192.168.0.7"), note, "from afar") == 403
    assert note_of(mine) is None


def test_a_token_is_of_use_while_its_tab_is_there(arrive, mine, note_of):
    field = fields.new_field(Caller("owner"), mine.id, "ORI1", "note")
    token, visitor = field.token, arrive()
    assert say(visitor, token, "there") == 204
    del field
    assert say(visitor, token, "gone", at=2) == 403
    assert say(visitor, "x" * 22, "guessed") == 403
    assert note_of(mine) == "there"


@pytest.mark.parametrize(
    "body", [b"", b"\n\n\n", b"{}", b"TOKEN\nsoon\nleaving\nx", b"TOKEN\n1\ngoing\nx", b"TOKEN\n1\nleaving\n\xff"]
)
def test_what_cannot_be_read_is_not_stored(arrive, note, mine, note_of, body):
    assert say(arrive(), note, "", body=body.replace(b"TOKEN", note.token.encode())) == 403
    assert note_of(mine) is None


@pytest.mark.parametrize(("name", "most"), [("note", 10_000), ("reason", 500)])
def test_it_may_be_as_long_as_the_field_and_no_longer(arrive, mine, workspace, name, most):
    change_answer(workspace, mine, "ORI1", state="not_applicable", now=NOW)
    field = fields.new_field(Caller("owner"), mine.id, "ORI1", name)
    assert say(arrive(), field, "€" * (most + 1)) == 403
    assert getattr(given_answers(workspace, mine)["ORI1"], name) is None
    assert say(arrive(), field, "€" * most) == 204
    assert getattr(given_answers(workspace, mine)["ORI1"], name) == "€" * most


def test_it_may_be_as_large_as_browsers_send_and_no_larger(arrive, note, mine, note_of):
    head = f"{note.token}\n1\nleaving\nx".encode()
    assert say(arrive(), note, "", body=head + b" " * (64 * 1024 + 1 - len(head))) == 403
    assert note_of(mine) is None
    assert say(arrive(), note, "", body=head + b" " * (64 * 1024 - len(head))) == 204
    assert note_of(mine) == "x"


def test_a_person_is_heard_sixty_times_in_a_minute(arrive, note, mine, note_of):
    visitor = arrive()
    assert [say(visitor, note, str(time), at=time) for time in range(1, 62)] == [204] * 60 + [403]
    assert note_of(mine) == "60"


def test_in_a_wave_that_is_closed_nothing_is_stored_until_it_is_open_again(joined, acme, workspace, invited, note_of):
    visitor, person, field = joined
    close_wave(workspace, acme.assessment.id, now=utc_now())
    assert say(visitor, field, "too late", path=f"{invited[1]}typed") == 403
    assert note_of(person) is None
    reopen_wave(workspace, acme.assessment.id, now=utc_now())
    assert say(visitor, field, "in time", path=f"{invited[1]}typed") == 204
    assert note_of(person) == "in time"


def test_who_has_handed_in_changes_nothing_any_more(joined, workspace, invited, note_of):
    visitor, person, field = joined
    assert say(visitor, field, "before", path=f"{invited[1]}typed") == 204
    finish(workspace, person, now=utc_now())
    assert say(visitor, field, "after", at=2, path=f"{invited[1]}typed") == 403
    assert note_of(person) == "before"


def test_it_replaces_what_the_tab_has_shown_or_stored_and_nothing_newer(arrive, note, mine, workspace, note_of):
    visitor = arrive()
    change_answer(workspace, mine, "ORI1", note="shown", now=NOW)
    note.shown = "shown"
    assert say(visitor, note, "typed", going="staying") == 204
    assert say(visitor, note, "typed on", at=2, going="staying") == 204
    change_answer(workspace, mine, "ORI1", note="of another tab", now=NOW)
    assert say(visitor, note, "typed further", at=3) == 403
    assert note_of(mine) == "of another tab"
    note.shown = "of another tab"
    assert say(visitor, note, " ", at=4) == 204
    assert note_of(mine) is None


def test_other_fields_stay_as_they_were_changed_elsewhere(arrive, note, mine, workspace):
    change_answer(workspace, mine, "ORI1", state="level", level=5.0, now=NOW)
    assert say(arrive(), note, "typed") == 204
    answer = given_answers(workspace, mine)["ORI1"]
    assert (answer.level, answer.note) == (5.0, "typed")


def test_what_arrives_after_something_later_is_old(arrive, note, mine, note_of):
    visitor = arrive()
    assert [say(visitor, note, "later", at=2.5), say(visitor, note, "earlier", at=2.4)] == [204, 204]
    assert note_of(mine) == "later"


def test_a_reason_of_what_applies_again_is_not_stored(arrive, mine, workspace):
    change_answer(workspace, mine, "ORI1", state="level", level=5.0, now=NOW)
    reason = fields.new_field(Caller("owner"), mine.id, "ORI1", "reason")
    assert say(arrive(), reason, "no shops") == 403
    assert given_answers(workspace, mine)["ORI1"].reason is None


@pytest.mark.parametrize(
    ("leaving", "seconds", "stands"),
    [(True, 4.9, "to the last letter"), (True, 5.1, "to the la"), (False, 0.0, "to the la")],
)
def test_what_the_pages_hear_late_of_a_tab_that_is_gone_is_old(  # noqa: PLR0917  fixtures and a table
    note, mine, workspace, note_of, monkeypatch, leaving, seconds, stands
):
    now = [100.0]
    monkeypatch.setattr(fields, "monotonic", lambda: now[0])
    note.said(workspace, "to the last letter", at=1.0, leaving=leaving)
    now[0] += seconds
    note.save("to the la", lambda: change_answer(workspace, mine, "ORI1", note="to the la", now=NOW))
    assert note_of(mine) == stands


def test_who_signed_in_elsewhere_types_as_long_as_they_have_their_role(arrive, settings, mine, workspace, note_of):
    settings.setattr(module, "signs_in_elsewhere", lambda: True)
    ann = "ann@example.org"
    field = fields.new_field(Caller("nobody", frozenset({ann}), ann), mine.id, "ORI1", "note")
    visitor = arrive(client="192.168.0.7")
    assert say(visitor, field, "before") == 403
    grant(workspace, [Asked(ann, Role.CONSULTANT, "Acme")], now=NOW)
    assert say(visitor, field, "with the role") == 204
    revoke(workspace, ann, now=NOW)
    assert say(visitor, field, "without it", at=2) == 403
    assert note_of(mine) == "with the role"


def test_whoever_asks_for_the_address_gets_a_page(arrive):
    visitor = arrive()
    assert (visitor("/typed")[0], visitor.inside.who) == (200, ["owner"])
