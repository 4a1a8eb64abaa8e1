"""Where the application is, said once a browser can reach it there."""

from __future__ import annotations

import socket
from time import sleep

import click
import streamlit as st

from opposite.settings import public_address

ITSELF = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  how this machine reaches what listens everywhere


def own_address() -> str:
    """The address at which a browser finds the application."""
    base, origin = public_address()
    host = str(st.get_option("server.address") or "localhost")
    return (
        f"{origin}{base}" if origin else f"http://{f'[{host}]' if ':' in host else host}:{st.get_option('server.port')}"
    )


def announce() -> None:
    """Wait until the application can be reached, and say so."""
    host = str(st.get_option("server.address") or "")
    while True:
        try:
            socket.create_connection((ITSELF.get(host, host), st.get_option("server.port")), 1.0).close()
        except OSError:
            sleep(0.05)
        else:
            click.echo(f"OPPOSITE runs at {own_address()} - stop it with Ctrl+C", err=True)
            return
