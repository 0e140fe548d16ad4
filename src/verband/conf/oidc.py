"""Single sign-on by environment only: one OpenID Connect provider, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

AANBIEDER = "sso"  # stands in the address that the provider sends people back to


def enkele_aanmelding(env: Mapping[str, str]) -> dict[str, Any]:
    """allauth's setting. Half a configuration is a mistake, and said at the start."""
    namen = ("VERBAND_OIDC_SERVER", "VERBAND_OIDC_CLIENT", "VERBAND_OIDC_GEHEIM")
    waarden = [env.get(naam, "") for naam in namen]
    if not any(waarden):
        return {}
    if not all(waarden):
        raise ValueError(f"voor eenmalig inloggen zijn alle drie nodig: {', '.join(namen)}")
    server, client, geheim = waarden
    app = {
        "provider_id": AANBIEDER,
        "name": env.get("VERBAND_OIDC_NAAM") or "uw organisatie",
        "client_id": client,
        "secret": geheim,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app], "SCOPE": ["openid", "email"]}}


def herkomst(env: Mapping[str, str]) -> list[str]:
    """Where a browser is sent to be logged in: the origin of the provider, if there is one."""
    delen = urlsplit(env.get("VERBAND_OIDC_SERVER", ""))
    return [f"{delen.scheme}://{delen.netloc}"] if delen.netloc else []
