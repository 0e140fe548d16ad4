"""What may come in: no body that is too large, and no more uploads at once than leave room.

A body is read in a thread of the server, at the pace of who sends it. So uploads may hold only
part of the threads (the others keep serving pages), and fewer still may be at work at once.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from django.conf import settings
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import UnreadablePostError

from verband.portal.errors import collided, not_readable, too_busy, too_large
from verband.werkboek.beurt import TeDruk

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# A browser that is still sending when we answer sees a reset instead of our page, so the
# body is read and thrown away; beyond this we no longer wait.
DRAIN_BYTES = 200_000_000
CHUNK = 1 << 18

# Each process of bin/serve.py has 24 threads: these leave eight of them for pages.
MAX_UPLOADS = 16
_uploads = BoundedSemaphore(MAX_UPLOADS)


def drain(request: HttpRequest, limit: int = DRAIN_BYTES) -> None:
    """Read the body piece by piece and keep nothing of it."""
    read = 0
    try:
        while read < limit and (piece := request.read(CHUNK)):
            read += len(piece)
    except (UnreadablePostError, OSError):
        return  # the visitor is gone


def declared_length(request: HttpRequest) -> int:
    value = request.META.get("CONTENT_LENGTH") or "0"
    return int(value) if value.isdecimal() else 0


class BodyLimitMiddleware:
    """Before any form parser starts: 413 for what no form here can need, 503 when it is full."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD", "OPTIONS", "TRACE"):
            return self.get_response(request)  # these never read a body
        if not _uploads.acquire(blocking=False):
            return too_busy(request)
        try:
            if declared_length(request) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
                drain(request)
                return too_large(request)
            return self.get_response(request)
        finally:
            _uploads.release()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django turns what a view raises into a 500 before it gets back to us."""
        if isinstance(exception, TeDruk):
            return too_busy(request)
        if isinstance(exception, DataError):
            # What no column can hold, such as a NUL in an address: read, and refused.
            return not_readable(request)
        # A constraint is the last to know that two people did the same at once.
        return collided(request) if isinstance(exception, IntegrityError) else None
