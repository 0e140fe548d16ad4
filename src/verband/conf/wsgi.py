"""The WSGI application. It refuses to serve with a key that its sister processes don't share."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verband.conf.settings")

if not settings.DEBUG and not os.environ.get("VERBAND_SECRET_KEY"):
    raise ImproperlyConfigured(
        "VERBAND_SECRET_KEY is not set: each worker would make its own, and forms sent to "
        "another worker would be refused. ./run makes one; elsewhere set a long random text."
    )

application = get_wsgi_application()
