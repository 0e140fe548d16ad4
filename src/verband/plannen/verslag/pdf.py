"""A report as PDF: set in a child process, since what it holds was typed by strangers."""

from __future__ import annotations

import msgspec

from verband.plannen.verslag.inhoud import Verslag
from verband.werkboek import kindproces


class VerslagMislukt(Exception):
    """The report could not be set in the time and memory that it gets."""


def als_pdf(verslag: Verslag) -> bytes:
    """The bytes of a PDF/A-2a and PDF/UA-1 file. Raises VerslagMislukt."""
    pdf = kindproces.draai("verband.plannen.verslag.zetter", msgspec.json.encode(verslag))
    if not pdf or not pdf.startswith(b"%PDF"):
        raise VerslagMislukt
    return pdf
