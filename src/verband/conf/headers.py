"""Response headers that Django and django-csp don't set themselves."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

EXTRA = {
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ExtraHeadersMiddleware:
    """Close what the pages don't use; keep pages (not static files) out of every cache."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in EXTRA.items():
            response.headers.setdefault(name, value)
        # Static files carry their own caching; a result must not outlive its page.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
