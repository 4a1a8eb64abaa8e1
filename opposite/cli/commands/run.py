"""`opposite run`: start the application."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from opposite import settings
from opposite.errors import SettingsError
from opposite.settings import (
    ANNOUNCED,
    DATABASE,
    PUBLIC_ADDRESS,
    WITHOUT_SIGN_IN,
    application,
    database_address,
    is_this_machine,
)

EVERYWHERE = ("http://0.0.0.0", "http://[::]", "http://:::")


@click.command("run")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port to listen on.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--public-address", metavar="URL", default=None, help="Address under which a proxy shows it to others.")
@click.option("--without-sign-in", is_flag=True, help="Let everybody who reaches it be its owner.")
@click.option("--database", metavar="TEXT", default=None, help="Path of the database file.")
def command(
    port: int,
    address: str,
    public_address: str | None,
    without_sign_in: bool,  # noqa: FBT001  click hands it over by its name
    database: str | None,
) -> None:
    """Serve the application to a browser at the address it prints; the same as `streamlit run app.py`.

    On this machine alone whoever opens it is its owner. Where others can reach it, the owner comes in with a key that is
    printed once, people by a sign-in that is configured for Streamlit (`[auth]` in .streamlit/secrets.toml), invited
    people by their links.

    Example: opposite run --address 0.0.0.0 --public-address https://assess.example.org
    """
    environment = _environment(public_address, database, without_sign_in=without_sign_in)
    base, origin = settings.public_address(environment)
    shown = f"{origin}{base}" if origin else f"http://{address}:{port}"
    _refuse_unopenable(environment[DATABASE])
    _refuse_unreachable(address, port)
    secrets = _secrets()
    if not without_sign_in and (origin is not None or not is_this_machine(address) or _signs_in_elsewhere(secrets)):
        _tell_key(environment[DATABASE], shown)
    options = [f"--server.port={port}", f"--server.address={address}", "--logger.hideWelcomeMessage=true"]
    options += [f"--server.baseUrlPath={base}"] if base else []
    options += [f"--secrets.files={file}" for file in secrets]
    arguments = [sys.executable, "-m", "streamlit", "run", str(application()), *options]
    os.chdir(application().parent)
    if os.name == "nt":  # Windows cannot put another program in the place of this one
        sys.exit(subprocess.call(arguments, env=environment))  # noqa: S603  our own interpreter and script
    os.execve(sys.executable, arguments, environment)  # noqa: S606  likewise; what ends this process ends the application


def _environment(public: str | None, database: str | None, *, without_sign_in: bool) -> dict[str, str]:
    """What the application is told beside its address."""
    environment = dict(os.environ)
    chosen = database or database_address()
    environment[DATABASE] = chosen if "://" in chosen else str(Path(chosen).absolute())
    environment[ANNOUNCED] = "yes"
    if public is not None:
        environment[PUBLIC_ADDRESS] = public
    if without_sign_in:
        environment[WITHOUT_SIGN_IN] = "yes"
    return environment


def _secrets() -> list[Path]:
    """The files that may describe a sign-in: where Streamlit looks for them, and where the command is given."""
    places = dict.fromkeys((Path.home(), application().parent, Path.cwd()))
    return [file for place in places if (file := place / ".streamlit" / "secrets.toml").is_file()]


def _signs_in_elsewhere(files: Sequence[Path]) -> bool:
    """Whether one of them names an OpenID provider: then nobody is the owner without having signed in."""
    try:
        return any("auth" in tomllib.loads(file.read_text("utf-8")) for file in files)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{error}: secrets.toml cannot be read.", hint="Mend it, or move it away.") from error


def _refuse_unopenable(database: str) -> None:
    """Raise StoreError when the database cannot be opened, as when it is served already."""
    from opposite.engine.workspace import open_workspace  # noqa: PLC0415  the engine is slow to import; help is not

    open_workspace(database).close()


def _refuse_unreachable(address: str, port: int) -> None:
    """Raise SettingsError when nothing can listen there."""
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise SettingsError(
            f"There is no address {address}.", hint="Name one of this machine with --address."
        ) from error
    family, kind, protocol, _, place = found[0]
    with socket.socket(family, kind, protocol) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
        try:
            probe.bind(place)
        except OSError as error:
            raise _unreachable(address, port, error) from error


def _unreachable(address: str, port: int, error: OSError) -> SettingsError:
    if error.errno == errno.EADDRINUSE:
        return SettingsError(
            f"Another program listens on port {port} of {address} already.", hint="Name another one with --port."
        )
    if error.errno == errno.EACCES:
        return SettingsError(
            f"You may not listen on port {port} of {address}.", hint="Name one above 1023 with --port."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return SettingsError(f"This machine has no address {address}.", hint="Name one that it has with --address.")
    return SettingsError(f"Nothing can listen on port {port} of {address}: {error.strerror}.")


def _tell_key(database: str, shown: str) -> None:
    """Make the owner's key where there is none, and print the address that holds it, this once."""
    from opposite.cli import options  # noqa: PLC0415  the engine is slow to import; help is not
    from opposite.engine.access.owner_key import has_owner_key, renew_owner_key  # noqa: PLC0415  likewise

    with options.opened_or_made(database) as workspace:
        if has_owner_key(workspace):
            click.echo("Sign in with the owner's key made earlier; `opposite key` makes a new one.", err=True)
            return
        key = renew_owner_key(workspace)
    click.echo(f"The owner comes in at {shown}/?key={key}\nKeep it: it is not told again.", err=True)
    if shown.startswith(EVERYWHERE):
        click.echo("Others put the name or number of this machine in the place of the zeros.", err=True)
    if not shown.startswith("https:") and not is_this_machine(urlsplit(shown).hostname or ""):
        click.echo("Without a proxy with HTTPS in front, the key and all answers can be read on the way.", err=True)
