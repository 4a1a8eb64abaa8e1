"""How far two colours stand apart, and which ink can be read on one."""

from __future__ import annotations

from collections.abc import Sequence

BLACK, WHITE = "#000000", "#FFFFFF"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255 of a colour written `#RRGGBB`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more; one of the two always reaches 4.5 to 1."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, colour))


def mixed(first: str, second: str, share: float) -> str:
    """The colour that lies `share` of the way, from 0 to 1, from the first to the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def along(colours: Sequence[str], share: float) -> str:
    """The colour at a place from 0 to 1 along a row of colours; places beyond the ends take the end."""
    position = min(1.0, max(0.0, share)) * (len(colours) - 1)
    before = min(int(position), len(colours) - 2)
    return mixed(colours[before], colours[before + 1], position - before)


def translucent(colour: str, opacity: float) -> str:
    """The colour as `rgba(...)` with an opacity from 0 to 1."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = [value / 255 for value in channels(colour)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
