"""The door of each operation, beside the operation itself; ``urls.py`` hangs it on the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from verband.access.omvang import Omvang
from verband.access.rollen import Recht

F = TypeVar("F", bound=Callable[..., Any])
DEUREN: dict[str, dict[str, tuple[Omvang, Recht | None]]] = {}


def deur(adres: str, methode: str, omvang: Omvang, recht: Recht | None) -> Callable[[F], F]:
    """``adres`` is the name of the address; one without a door can't be hung (``urls.py``)."""

    def merk(view: F) -> F:
        DEUREN.setdefault(adres, {})[methode] = (omvang, recht)
        return view

    return merk
