"""Where to go on afterwards: an address of our own, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def veilig(request: HttpRequest, adres: str, anders: str) -> str:
    """``adres`` as a path of this installation, else ``anders``."""
    if adres.startswith("/") and url_has_allowed_host_and_scheme(
        adres, allowed_hosts=None, require_https=request.is_secure()
    ):
        return adres
    return anders
