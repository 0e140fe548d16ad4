"""All that can be read in an answer: its text, and what is packed inside it."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")


def lees_alles(inhoud: bytes) -> Iterator[bytes]:
    """The bytes themselves; the members of a zip or workbook, the text of a PDF, base64 undone."""
    yield inhoud
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            for naam in zip_.namelist():
                yield naam.encode()
                yield from lees_alles(zip_.read(naam))
    elif inhoud.startswith(b"%PDF-") and len(inhoud) > 1_000:
        boek = PdfReader(io.BytesIO(inhoud))
        yield repr(boek.metadata).encode()
        # A word may be broken over two lines.
        yield b"".join(b"".join(p.extract_text().encode().split()) for p in boek.pages)
    else:
        for stuk in _BASE64.findall(inhoud):
            try:
                yield from lees_alles(base64.b64decode(stuk, validate=True))
            except binascii.Error:
                continue


def lees_antwoord(antwoord: Any) -> Iterator[bytes]:
    """Headers, cookies and body of a response."""
    yield repr(sorted(antwoord.headers.items())).encode()
    yield antwoord.cookies.output().encode()
    yield from lees_alles(antwoord.content)
