"""An invitation link as it is handed out: its address, and the picture of it that a phone's camera reads."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

import segno

from opposite import settings


def is_this_machine(address: str) -> bool:
    """Whether an address leads to the machine of whoever opens it, so that it is of no use to others."""
    return settings.is_this_machine(urlsplit(address).hostname or "")


def qr_svg(address: str) -> str:
    """The QR code of an address as an SVG, dark on light with its quiet zone, whatever stands around it."""
    return segno.make_qr(address, error="m").svg_inline(border=4, dark="black", light="white", omitsize=True)


def qr_png(address: str) -> bytes:
    """The QR code of an address as a PNG, large enough for a slide or a notice board."""
    picture = BytesIO()
    segno.make_qr(address, error="m").save(picture, kind="png", scale=12, border=4)
    return picture.getvalue()
