"""Every byte of a file of any kind: archives are opened however deep, what a PDF has packed is unpacked."""

import io
import re
import zipfile
import zlib

from pypdf import PdfReader

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def every_part(content, name=""):
    """The bytes of a file by place: of archives each of their files and what is said of it, of PDFs each stream too."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {f"{name} comment": packed.comment}
            for one in packed.infolist():
                parts[f"{name} about {one.filename}"] = one.filename.encode() + one.extra + one.comment
                parts |= every_part(packed.read(one), f"{name}!{one.filename}")
        return parts
    if content.startswith(b"%PDF"):
        return {name: content} | {f"{name}!{at}": _unpacked(one) for at, one in enumerate(STREAM.findall(content))}
    return {name: content}


def _unpacked(stream):
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def words_of_pdf(content):
    """What stands on the pages of a PDF; nothing for another kind of file."""
    if not content.startswith(b"%PDF"):
        return b""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()
