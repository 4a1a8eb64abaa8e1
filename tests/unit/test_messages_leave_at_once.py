"""What is drawn leaves the server at once: connections do not wait for the confirmation of what went before."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from opposite.ui.door.at_once import send_at_once


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
