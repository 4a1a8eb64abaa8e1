"""Visitors who speak Streamlit's protocol without drawing anything, so that hundreds of them fit beside a server.

They send what a browser sends and read all that it is sent, claiming the messages that they have kept as a browser does.
"""

import asyncio
import http.client
import time
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

TEXTS = ("markdown", "heading", "alert")

PATIENCE = 60.0
"""Seconds until an answer must have come; far beyond what it takes, for machines that are busy."""


class Widget(NamedTuple):
    """A widget as it was drawn: Streamlit's message of it, and the fragment it belongs to."""

    drawn: Any
    fragment: str


class Drawn:
    """What one run of the page brings: widgets by their key, when each text came, bytes, and how long it took."""

    def __init__(self):
        self.widgets = {}
        self.text_at = {}
        self.bytes = 0
        self.seconds = None
        self._began = time.perf_counter()

    def seconds_until(self, words):
        """Seconds from what was sent until a text with these words had come; None where none came."""
        return next((at for text, at in self.text_at.items() if words in text), None)

    def take(self, message):
        """Note what a message draws; raises RuntimeError with what the page says of a failure."""
        if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        kind = message.delta.new_element.WhichOneof("type")
        drawn = getattr(message.delta.new_element, kind)
        if kind == "exception":
            raise RuntimeError(f"The page failed: {drawn.message}")
        if kind in TEXTS:
            self.text_at[drawn.body] = self._passed()
        elif getattr(drawn, "id", ""):
            self.widgets[drawn.id.split("-", 2)[-1]] = Widget(drawn, message.delta.fragment_id)

    def end(self):
        """Note that all has come."""
        self.seconds = self._passed()

    def _passed(self):
        return time.perf_counter() - self._began


class Visitor:
    """One open tab."""

    def __init__(self, socket):
        self._socket = socket
        self._kept = {}
        self._values = {}
        self._place = {}

    async def open(self, page="", query=""):
        """Draw a page by its path and the part of its address after the question mark; returns what came."""
        self._place = {"page_name": page, "query_string": query}
        return await self._run(**self._place)

    async def choose(self, radio, option, among):
        """Choose an option of a radio by its place; returns what the run that follows brings.

        Widgets `among` which it stood stay as they are where the run draws a part of the page alone.
        """
        self._values[radio.drawn.id] = {"id": radio.drawn.id, "string_value": radio.drawn.options[option]}
        drawn = await self._change(radio, *self._values.values())
        drawn.widgets = among | drawn.widgets
        return drawn

    async def press(self, button):
        """Press a button; returns what the run that follows brings."""
        return await self._change(button, *self._values.values(), {"id": button.drawn.id, "trigger_value": True})

    async def _change(self, widget, *values):
        return await self._run(**self._place, fragment_id=widget.fragment, widget_states={"widgets": values})

    async def _run(self, **state):
        drawn = Drawn()
        asked = ClientState(cached_message_hashes=list(self._kept), **state)
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                received = await self._socket.recv()
                drawn.bytes += len(received)
                message = ForwardMsg.FromString(received)
                if message.WhichOneof("type") == "ref_hash":
                    message = self._kept[message.ref_hash]
                if message.metadata.cacheable:
                    self._kept[message.hash] = message
                drawn.take(message)
                if self._has_ended(message):
                    drawn.end()
                    return drawn

    @staticmethod
    def _has_ended(message):
        ended = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
        return message.WhichOneof("type") == "script_finished" and message.script_finished in ended


@asynccontextmanager
async def visiting(address):
    """A Visitor of a server, or of an invitation by its link, which is followed first."""
    parts = urlsplit(address)
    cookie = _cookie(parts) if parts.query else None
    headers = {} if cookie is None else {"Cookie": cookie}
    async with connect(
        f"ws://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream",
        origin=f"http://{parts.netloc}",
        subprotocols=["streamlit"],
        additional_headers=headers,
        proxy=None,
        max_size=None,
        ping_interval=None,
    ) as socket:
        yield Visitor(socket)


def _cookie(parts):
    """The cookie that following a link gives."""
    connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    given = answer.getheader("Set-Cookie")
    connection.close()
    if given is None:
        raise RuntimeError(f"The link gave no cookie but {answer.status}")
    return given.partition(";")[0]


def first_view(address, page="", query=""):
    """Draw a page once in a tab that is then closed; returns what it brought."""

    async def view():
        async with visiting(address) as visitor:
            return await visitor.open(page, query)

    return asyncio.run(view())
