"""The result package as a zip that is the same each time: no clock, no name of a user, no path."""

from __future__ import annotations

import io
import zipfile

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.package import MOMENT
from opposite.exports.briefing.package.content import files


def package_zip(briefing: Briefing) -> bytes:
    """The package of a briefing; the same briefing gives the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, content in files(briefing).items():
            packed.writestr(zipfile.ZipInfo(name, MOMENT), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
