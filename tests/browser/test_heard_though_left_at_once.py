"""What somebody does is heard though they go on at once: as browsers tell it, without one, since they are quicker or slower.

A server that is busy takes what came one after another together; a browser that is busy sends it so.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from walking import wait_until

from opposite.engine.access.tokens import digest, public_id
from opposite.engine.collecting.assessments import given_answers
from opposite.engine.collecting.invitations import begin, invite, new_link
from opposite.engine.collecting.setup import start_wave
from opposite.engine.workspace import open_workspace
from opposite.wording.collecting.questionnaire import COME_BACK
from tests.bench.visitors import visiting

NOW = datetime(2026, 11, 22, 9, 0)
PEOPLE = 12


@pytest.fixture(scope="module")
def invited(tmp_path_factory):
    """A database with a wave that some people have begun, these people, and the path of each one's link."""
    path = tmp_path_factory.mktemp("invited") / "opposite.duckdb"
    workspace = open_workspace(str(path))
    people = {"frontline": PEOPLE}
    framework = workspace.resolve("opposite")
    wave = start_wave(workspace, framework, organisation="Acme", wave="First", profile="full", people=people, now=NOW)
    link = digest(invite(workspace, wave, "frontline", now=NOW))
    begun = [begin(workspace, link, now=NOW + number * timedelta(minutes=1)) for number in range(PEOPLE)]
    tokens = [new_link(workspace, person, now=NOW) for person in begun]
    workspace.close()
    return path, begun, [f"/i/{public_id(digest(token))}/?key={token}" for token in tokens]


async def say(visitor, *values, fragment="", **place):
    """Send what a browser sends, and wait for nothing."""
    asked = ClientState(fragment_id=fragment, widget_states={"widgets": values}, **place)
    await visitor._socket.send(BackMsg(rerun_script=asked).SerializeToString())


def done(what):
    """What comes of a coroutine, in a thread of its own: in this one the browser of other tests has a loop."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, what()).result()


def pressed(button):
    return {"id": button.drawn.id, "trigger_value": True}


def first_answer(drawn):
    """The first question that was drawn, and what is sent as its third level is chosen."""
    radio = next(widget for key, widget in drawn.widgets.items() if key.startswith("answer-"))
    return radio, {"id": radio.drawn.id, "string_value": radio.drawn.options[2]}


def test_an_answer_is_stored_though_its_tab_is_closed_at_once(serve, invited):
    path, begun, links = invited
    server = serve(database=path)

    async def answer_and_go(link):
        async with visiting(server.url + link) as visitor:
            radio, chosen = first_answer(await visitor.open())
            await say(visitor, chosen, fragment=radio.fragment)

    async def answer_one_after_another():
        for link in links:
            await answer_and_go(link)
        async with visiting(server.url + links[0]) as visitor:
            await visitor.open()

    done(answer_one_after_another)
    server.stop()
    workspace = open_workspace(str(server.database))
    answered = [len(given_answers(workspace, person)) for person in begun]
    workspace.close()
    assert answered == [1] * PEOPLE


def test_a_button_is_heard_though_another_page_is_opened_at_once(empty_server):
    async def press_and_go():
        async with visiting(empty_server.url) as visitor:
            drawn = await visitor.open()
            await say(visitor, pressed(drawn.widgets["demo"]))
            await visitor.open("about")

    async def look():
        async with visiting(empty_server.url) as visitor:
            return await visitor.open("portfolio")

    done(press_and_go)
    wait_until(lambda: "find-portfolio" in done(look).widgets, seconds=60)


def test_a_button_is_heard_that_a_busy_browser_sends_together_with_an_answer_in_another_part(serve, invited):
    path, _, links = invited
    server = serve(database=path)

    async def answer_and_press():
        async with visiting(server.url + links[0]) as visitor:
            drawn = await visitor.open()
            radio, chosen = first_answer(drawn)
            both = [chosen, pressed(drawn.widgets["continue-later"])]
            return await visitor._run(fragment_id=radio.fragment, widget_states={"widgets": both})

    assert any(COME_BACK in text for text in done(answer_and_press).text_at)
