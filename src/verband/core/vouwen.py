"""Texts folded, to find and to compare them as people do."""

from __future__ import annotations

import unicodedata


def vouw(tekst: str) -> str:
    """Folded for comparing: no capitals, no accents, one kind of quote and of space."""
    kaal = unicodedata.normalize("NFKD", tekst.replace("’", "'").replace("‘", "'"))
    zonder = "".join(t for t in kaal if not unicodedata.combining(t))
    return " ".join(zonder.casefold().split())
