"""Where things are, read from the environment; and the one place that looks at the clock."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from ipaddress import ip_address
from pathlib import Path

from opposite.errors import SettingsError

DATABASE = "OPPOSITE_DATABASE"
PUBLIC_ADDRESS = "OPPOSITE_PUBLIC_ADDRESS"
WITHOUT_SIGN_IN = "OPPOSITE_WITHOUT_SIGN_IN"
ANNOUNCED = "OPPOSITE_ANNOUNCED"
"""Set by `opposite run`: the application says where it is once it can be reached, and ends where it cannot open its database."""
DEFAULT_DATABASE = "data/opposite.duckdb"


def database_address() -> str:
    """Address of the database: OPPOSITE_DATABASE, else data/opposite.duckdb under the current folder."""
    return os.environ.get(DATABASE) or DEFAULT_DATABASE


PUBLIC = re.compile(
    r"(?P<origin>https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{1,5}))?)(?P<path>(?:/[a-z0-9._~-]*)*)",
    re.IGNORECASE,
)
"""An address that browsers send as it is written: a host, perhaps a port, and a path of letters and digits."""


def public_address(environment: Mapping[str, str] = os.environ) -> tuple[str, str | None]:
    """Base path and origin under which a proxy shows the application: OPPOSITE_PUBLIC_ADDRESS; "" and None without one.

    Raises SettingsError for what is no http or https address, or more than one: with a name, a query or a fragment.
    """
    typed = environment.get(PUBLIC_ADDRESS)
    if not typed:
        return "", None
    found = PUBLIC.fullmatch(typed)
    if found is None or int(found["port"] or 1) not in range(1, 65536):
        raise SettingsError(
            f"{typed!r} is no address at which others reach the application.",
            hint="Write it as in https://assess.example.org/opposite.",
        )
    return found["path"].rstrip("/"), found["origin"].lower()


def without_sign_in() -> bool:
    """Whether everybody who reaches the application is its owner, as OPPOSITE_WITHOUT_SIGN_IN=yes says."""
    return os.environ.get(WITHOUT_SIGN_IN) == "yes"


def is_this_machine(host: str) -> bool:
    """Whether a name or number is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".") == "localhost"


def application() -> Path:
    """The application's script: beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parent
    installed = package / "run" / "app.py"
    return installed if installed.is_file() else package.parent / "app.py"


def utc_now() -> datetime:
    """The present moment in UTC without a time zone, as the store keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The present day where the program runs."""
    return datetime.now().astimezone().date()
