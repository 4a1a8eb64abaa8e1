"""What every answer carries so that a browser guards the person behind it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from opposite.ui.door.first_answer import document

INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


@cache
def guards() -> tuple[tuple[bytes, bytes], ...]:
    """Headers of every answer: nothing foreign is loaded, framed, guessed at or told where one came from."""
    return (
        (b"content-security-policy", _policy().encode()),
        (b"x-frame-options", b"DENY"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    )


def guarded(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers of an answer with the guards in place of what it said of the same."""
    ours = {name for name, _ in guards()}
    return [(name, value) for name, value in headers if name.lower() not in ours] + list(guards())


def _policy() -> str:
    """The content security policy; Streamlit sets styles inline, and scripts only in its first page."""
    page = document(with_charts=False).encode()
    inline = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in INLINE.findall(page)
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {inline}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "media-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
