"""What the server sends after a click in the questionnaire, and what a page asks for before it stands."""

import base64
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from walking import level, ready, set_up, visit, wait_saved

from opposite.ui.door.first_answer import WITH_CHARTS
from opposite.ui.shell.frame import SECTIONS

CHARTS = "/static/js/PlotlyChart."

HEARS = """async hidden => {
    if (hidden) Object.defineProperty(document, 'hidden', {get: () => true});
    const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ['streamlit']), heard = [[]];
    await new Promise(resolve => socket.addEventListener('open', resolve));
    socket.addEventListener('message', event => heard.at(-1).push(event.data));
    for (const said of ['one', 'two']) socket.dispatchEvent(new MessageEvent('message', {data: said}));
    heard.push([]);
    await new Promise(resolve => setTimeout(resolve, 100));
    socket.dispatchEvent(new MessageEvent('message', {data: 'last'}));
    socket.addEventListener('close', () => heard.push(['closed']));
    socket.dispatchEvent(new CloseEvent('close'));
    socket.close();
    return heard.slice(0, 3);
}"""
"""What is heard at once of two messages, what after that with one that is held as the connection ends, and the end."""


class Sent:
    """The keys of the choices of levels and of Saved, in the order in which the server drew them, by run.

    `beginnings` are what it said as each run began.
    """

    def __init__(self, page):
        self.runs, self.beginnings = [], []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameReceived", lambda event: self._hear(event["response"]["payloadData"]))

    def _hear(self, frame):
        message = ForwardMsg()
        message.ParseFromString(base64.b64decode(frame))
        if message.WhichOneof("type") == "new_session":
            self.runs.append([])
            self.beginnings.append(message.new_session)
        elif message.WhichOneof("type") == "delta":
            self.runs[-1].extend(_named(message.delta))


def _named(delta):
    if delta.WhichOneof("type") == "new_element" and delta.new_element.WhichOneof("type") == "radio":
        yield delta.new_element.radio.id.rpartition("answer-")[2]
    elif delta.WhichOneof("type") == "add_block" and delta.add_block.id.endswith("saved"):
        yield "saved"


def test_after_a_click_saved_is_drawn_and_what_else_looks_otherwise_but_no_question(open_context, serve):
    server = serve()
    page = open_context().new_page()
    set_up(page, server, organisation="Drawn anew", full=True)
    sent = Sent(page)
    level(page, "ORI1", 2)
    wait_saved(page, "ORI1")
    ready(page)
    assert sent.runs == [["saved"]]
    assert not sent.beginnings[0].HasField("custom_theme")
    assert len(sent.beginnings[0].app_pages) == 0
    sent.runs.clear()
    level(page, "ORI2", 3)
    wait_saved(page, "ORI2")
    ready(page)
    assert sent.runs == [["saved"]]
    expect(page.locator(".st-key-saved")).to_have_count(1)
    expect(page.locator(".st-key-asked-ORI1").get_by_text("Answered", exact=True)).to_be_visible()
    expect(page.get_by_text("2 of 40 questions answered")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(2)


def test_a_page_as_a_whole_begins_with_its_look_and_its_name(open_context, sample_server):
    page = open_context().new_page()
    sent = Sent(page)
    visit(page, f"{sample_server.url}/about")
    assert sent.beginnings[0].HasField("custom_theme")
    assert len(sent.beginnings[0].app_pages) > 0


@pytest.mark.parametrize(
    ("hidden", "heard"),
    [(False, [[], ["one", "two", "last"], ["closed"]]), (True, [["one", "two"], ["last"], ["closed"]])],
)
def test_messages_that_follow_each_other_are_heard_in_one_go_and_at_once_where_nobody_looks(
    open_context, sample_server, hidden, heard
):
    page = open_context().new_page()
    visit(page, f"{sample_server.url}/about")
    assert page.evaluate(HEARS, hidden) == heard


def test_a_question_that_asks_for_more_after_a_click_is_drawn_with_it(open_context, serve):
    server = serve()
    page = open_context().new_page()
    set_up(page, server, organisation="Asks for more", full=True)
    first = page.locator(".st-key-asked-ORI1")
    sent = Sent(page)
    first.get_by_text("Does not apply").click()
    wait_saved(page, "ORI1")
    ready(page)
    assert sent.runs == [["saved", "ORI1"]]
    first.get_by_label("Why does it not apply?").fill("We have no shops")
    first.get_by_label("Why does it not apply?").press("Enter")
    wait_saved(page, "ORI1")
    level(page, "ORI1", 2)
    expect(first.get_by_label("Why does it not apply?")).to_have_count(0)
    wait_saved(page, "ORI1")
    expect(first.get_by_role("radio", checked=True)).to_have_count(1)


def test_what_another_tab_changed_is_drawn_after_a_click_in_this_one(open_context, serve):
    server = serve()
    context = open_context()
    older, newer = context.new_page(), context.new_page()
    set_up(older, server, organisation="Two tabs", full=True)
    visit(newer, older.url)
    level(newer, "ORI2", 4)
    wait_saved(newer, "ORI2")
    sent = Sent(older)
    level(older, "ORI1", 2)
    wait_saved(older, "ORI1")
    ready(older)
    assert sent.runs == [["saved"], ["ORI2"]]
    expect(older.locator(".st-key-asked-ORI2").get_by_role("radio", checked=True)).to_have_count(1)
    expect(older.locator(".st-key-asked-ORI2").get_by_text("Answered", exact=True)).to_be_visible()


def test_two_clicks_right_after_each_other_are_both_drawn_to_the_end(open_context, serve):
    server = serve()
    page = open_context().new_page()
    set_up(page, server, organisation="Both drawn", full=True)
    for question, value in (("ORI1", 2), ("ORI2", 3), ("ORI3", 4), ("ORI4", 5), ("ORI5", 1)):
        level(page, question, value)
    wait_saved(page, "ORI5")
    ready(page)
    expect(page.locator(".st-key-saved")).to_have_count(1)
    expect(page.get_by_text("5 questions answered")).to_be_visible()
    expect(page.get_by_text("Answered", exact=True)).to_have_count(4)


@pytest.mark.parametrize("path", ["", "profile", "gaps", "about"])
def test_a_page_asks_once_for_what_it_needs_and_for_nothing_that_is_not_there(open_context, sample_server, path):
    page = open_context().new_page()
    missing, asked = [], []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    visit(page, f"{sample_server.url}/{path}")
    assert missing == []
    files = [each for each in asked if each.startswith("/static/")]
    assert len(files) == len(set(files))
    assert any(each.startswith(CHARTS) for each in files) == (path in WITH_CHARTS)


@pytest.mark.parametrize("path", [page.path for pages in SECTIONS.values() for page in pages if page.path != "start"])
def test_the_code_of_charts_is_asked_for_early_by_the_pages_that_draw_some(page, sample_server, path):
    visit(page, f"{sample_server.url}/{path}")
    assert (page.locator(".js-plotly-plot").count() > 0) == (path in WITH_CHARTS)
