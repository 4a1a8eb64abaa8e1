"""`opposite run`: start the application."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from opposite.settings import DATABASE, application, database_address

SERVED = Path(__file__).parents[2] / "ui" / "shell" / "asgi.py"
"""The application with its pages prepared while the first browser still loads."""


@click.command("run")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port to listen on.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--database", metavar="TEXT", default=None, help="Path of the database file.")
def command(port: int, address: str, database: str | None) -> None:
    """Serve the application to a browser at the address it prints; the same as `streamlit run app.py`.

    Example: opposite run --port 8600
    """
    environment = dict(os.environ)
    chosen = database or database_address()
    environment[DATABASE] = chosen if "://" in chosen else str(Path(chosen).absolute())
    click.echo(f"OPPOSITE runs at http://{address}:{port} - stop it with Ctrl+C", err=True)
    options = [f"--server.port={port}", f"--server.address={address}"]
    arguments = [sys.executable, "-m", "streamlit", "run", str(SERVED), *options]
    os.chdir(application().parent)
    if os.name == "nt":  # Windows cannot put another program in the place of this one
        sys.exit(subprocess.call(arguments, env=environment))  # noqa: S603  our own interpreter and script
    os.execve(sys.executable, arguments, environment)  # noqa: S606  likewise; what ends this process ends the application
