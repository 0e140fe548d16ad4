"""The door of each address: declared on the view, enforced by the middleware.

A view without one of these is reachable by nobody, and a test says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from verband.access.omvang import Omvang
from verband.access.rollen import Recht

Soort = Literal[
    "openbaar", "inlog", "ingelogd", "regio", "verzekeraar", "landelijk", "sleutel", "api"
]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who may pass. ``stap_op``: only with a second factor that was shown a moment ago.

    - *inlog*: everyone, with the database: the pages on the way to being logged in.
    - *regio*, *verzekeraar*: the address has a kwarg of that name, the tenant; strangers get 404.
    - *sleutel*: a link with a token (kwarg ``token``) that shows one row.
    - *api*: a program with an *apisleutel*; ``methoden`` says what each method asks of it.
    """

    soort: Soort
    recht: Recht | None = None
    stap_op: bool = False
    # Open without step-up to whoever has no second factor yet: there the first one is set up.
    eerste_factor: bool = False
    omvang: Omvang | None = None
    methoden: Mapping[str, Toegang] = field(default_factory=dict)

    def voor(self, methode: str | None) -> Toegang:
        """The door of one method; one that is not there asks nothing but a key, and gets a 405."""
        return self.methoden.get(methode or "", self)


def _merk(toegang: Toegang) -> Callable[[View], View]:
    def merk(view: View) -> View:
        view.toegang = toegang  # type: ignore[attr-defined]
        return view

    return merk


openbaar = _merk(Toegang("openbaar"))
inlog = _merk(Toegang("inlog"))
ingelogd = _merk(Toegang("ingelogd"))
met_sleutel = _merk(Toegang("sleutel"))


def in_regio(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("regio", recht))


def bij_verzekeraar(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("verzekeraar", recht))


def met_apisleutel(methoden: Mapping[str, tuple[Omvang, Recht | None]]) -> Callable[[View], View]:
    """For a program: per method the scope of its key and the right of its member."""
    per = {m: Toegang("api", recht, omvang=omvang) for m, (omvang, recht) in methoden.items()}
    return _merk(Toegang("api", methoden=per))


def landelijk(recht: Recht) -> Callable[[View], View]:
    return _merk(Toegang("landelijk", recht))


def met_stap_op(view: View) -> View:
    """For signing, money and administration; goes above the decorator that says who."""
    view.toegang = replace(view.toegang, stap_op=True)  # type: ignore[attr-defined]
    return view


# Addresses of libraries, by the name of their view; what stands neither here nor on a view is shut.
_INLOG = Toegang("inlog")
_EIGEN = Toegang("ingelogd")
# A thief of a session and a password must not be able to put a factor of their own in its place.
_FACTOR = Toegang("ingelogd", stap_op=True, eerste_factor=True)
DERDEN: dict[str, Toegang] = {
    "account_login": _INLOG,
    "account_logout": _INLOG,  # also leaves a log-in that is half way
    "account_inactive": _INLOG,
    "account_reset_password": _INLOG,
    "account_reset_password_done": _INLOG,
    "account_reset_password_from_key": _INLOG,
    "account_reset_password_from_key_done": _INLOG,
    "mfa_authenticate": _INLOG,
    "openid_connect_login": _INLOG,
    "openid_connect_callback": _INLOG,
    "mfa_login_webauthn": _INLOG,
    "account_reauthenticate": _EIGEN,
    "account_change_password": _FACTOR,
    "mfa_index": _EIGEN,
    "mfa_reauthenticate": _EIGEN,
    "mfa_reauthenticate_webauthn": _EIGEN,
    "mfa_activate_totp": _FACTOR,
    "mfa_deactivate_totp": _FACTOR,
    "mfa_view_recovery_codes": _FACTOR,
    "mfa_generate_recovery_codes": _FACTOR,
    "mfa_download_recovery_codes": _FACTOR,
    "mfa_list_webauthn": _EIGEN,
    "mfa_add_webauthn": _FACTOR,
    "mfa_edit_webauthn": _FACTOR,
    "mfa_remove_webauthn": _FACTOR,
    "usersessions_list": _EIGEN,
}
