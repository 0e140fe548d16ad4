"""The door of each address: declared on the view, enforced by the middleware.

A view without one of these is reachable by nobody, and a test says which.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from verband.access.rollen import Recht

Soort = Literal["openbaar", "ingelogd", "regio", "verzekeraar", "landelijk", "sleutel"]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who may pass. ``stap_op``: only with a second factor that was shown a moment ago.

    - *regio*, *verzekeraar*: the address has a kwarg of that name, the tenant; strangers get 404.
    - *sleutel*: a link with a token (kwarg ``token``) that shows one row.
    """

    soort: Soort
    recht: Recht | None = None
    stap_op: bool = False


def _merk(toegang: Toegang) -> Callable[[View], View]:
    def merk(view: View) -> View:
        view.toegang = toegang  # type: ignore[attr-defined]
        return view

    return merk


openbaar = _merk(Toegang("openbaar"))
ingelogd = _merk(Toegang("ingelogd"))
met_sleutel = _merk(Toegang("sleutel"))


def in_regio(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("regio", recht))


def bij_verzekeraar(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("verzekeraar", recht))


def landelijk(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("landelijk", recht))


def met_stap_op(view: View) -> View:
    """For signing, money and administration; goes above the decorator that says who."""
    view.toegang = replace(view.toegang, stap_op=True)  # type: ignore[attr-defined]
    return view


# Addresses of libraries, by the name of their view; what stands neither here nor on a view is shut.
DERDEN: dict[str, Toegang] = {}
