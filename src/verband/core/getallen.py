"""Numbers as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

_NEDERLANDS = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
_ENGELS = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+")


def getypt_getal(tekst: str, *, decimalen: int | None = None) -> Decimal | None:
    """A number typed as text, when only one reading is possible; else None.

    ``decimalen`` is how many a value can have. It settles ``1.234``: as money that can only
    be 1234. What only makes sense the English way without a decimal point (``1,234``) stays
    unread, since a Dutch reader means something else by it.
    """
    kern = re.sub(r"[\s\u00a0\u202f]", "", tekst)
    nederlands, engels = _NEDERLANDS.fullmatch(kern), _ENGELS.fullmatch(kern)
    if nederlands and engels and decimalen is None:
        return None
    if nederlands:
        return Decimal(kern.replace(".", "").replace(",", "."))
    return Decimal(kern.replace(",", "")) if engels else None
