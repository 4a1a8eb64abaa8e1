"""What is drawn leaves the server at once and in one piece: nothing waits for the confirmation of what went before."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from opposite.ui.runs.at_once import send_at_once
from opposite.ui.runs.one_piece import MOST, QUIET, in_one_piece


def ran(coroutine):
    """What a coroutine returns that runs in a loop of its own, whatever else runs in this thread."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, coroutine).result()


async def delay_is_off(family, address):
    """Whether a connection to a server on a socket that somebody else made sends at once."""
    send_at_once()
    accepted = asyncio.Queue()
    listening = socket.socket(family)
    listening.bind(address)
    server = await asyncio.get_running_loop().create_server(lambda: Told(accepted), sock=listening)
    async with server:
        _, writer = await asyncio.open_connection(sock=connected(listening))
        transport = await accepted.get()
        found = transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        transport.close()
        writer.close()
    return bool(found)


def connected(listening):
    """A connection to a listening socket."""
    made = socket.socket(listening.family)
    made.connect(listening.getsockname())
    return made


class Told(asyncio.Protocol):
    """Tells of each connection."""

    def __init__(self, accepted):
        self._accepted = accepted

    def connection_made(self, transport):
        """Tell of it."""
        self._accepted.put_nowait(transport)


def test_a_connection_to_a_socket_that_was_there_before_sends_at_once():
    assert ran(delay_is_off(socket.AF_INET, ("127.0.0.1", 0)))


def test_a_socket_of_another_kind_is_served_as_it_is(tmp_path):
    async def serve():
        send_at_once()
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "socket"))
        async with await asyncio.get_running_loop().create_server(asyncio.Protocol, sock=listening) as server:
            return server.is_serving()

    assert ran(serve())


class Wire(asyncio.Transport):
    """Keeps each piece that leaves."""

    def __init__(self):
        super().__init__()
        self.left = []

    def write(self, data):
        """Keep it."""
        self.left.append(bytes(data))

    def set_protocol(self, protocol):
        """Leave things as they are."""

    def close(self):
        """Keep that it ended."""
        self.left.append("closed")

    def write_eof(self):
        """Keep that nothing more comes."""
        self.left.append("nothing more")


async def written(*said, hands_over=True, turns=2, ends_by=None):
    """What leaves of messages that are written with so many turns of the loop between them."""
    wire, accepted = Wire(), asyncio.Queue()
    in_one_piece(lambda: Told(accepted))().connection_made(wire)
    connection = await accepted.get()
    if hands_over:
        connection.set_protocol(asyncio.Protocol())
    for each in said:
        connection.write(each)
        for _turn in range(turns):
            await asyncio.sleep(0)
    if ends_by is not None:
        getattr(connection, ends_by)()
    for _turn in range(QUIET + 1):
        await asyncio.sleep(0)
    return wire.left


@pytest.mark.parametrize(("turns", "left"), [(0, [b"abc"]), (QUIET, [b"abc"]), (QUIET + 1, [b"a", b"b", b"c"])])
def test_messages_that_follow_each_other_leave_in_one_piece(turns, left):
    assert ran(written(b"a", b"b", b"c", turns=turns)) == left


def test_a_file_leaves_piece_by_piece():
    assert ran(written(b"a", b"b", hands_over=False)) == [b"a", b"b"]


@pytest.mark.parametrize(("ends_by", "end"), [("close", "closed"), ("write_eof", "nothing more")])
def test_what_was_said_before_the_end_leaves_before_it(ends_by, end):
    assert ran(written(b"a", b"b", turns=0, ends_by=ends_by)) == [b"ab", end]


@pytest.mark.parametrize(("length", "pieces"), [(MOST, 1), (MOST + 1, 2)])
def test_no_more_is_held_than_this(length, pieces):
    left = ran(written(b"a" * length, b"b", turns=0))
    assert (len(left), b"".join(left)) == (pieces, b"a" * length + b"b")


def test_a_server_speaks_over_connections_that_keep_messages_together():
    async def speaks():
        send_at_once()
        accepted, listening = asyncio.Queue(), socket.socket()
        listening.bind(("127.0.0.1", 0))
        async with await asyncio.get_running_loop().create_server(lambda: Told(accepted), sock=listening):
            reader, writer = await asyncio.open_connection(sock=connected(listening))
            connection = await accepted.get()
            connection.set_protocol(asyncio.Protocol())
            for each in (b"begins ", b"draws ", b"ends"):
                connection.write(each)
            connection.close()
            heard = await reader.read()
            writer.close()
        return heard

    assert ran(speaks()) == b"begins draws ends"
