"""The addresses as they are in the example country."""

from __future__ import annotations

from django.urls import include, path

from verband.conf import urls as echte
from verband.portal import errors

urlpatterns = [*echte.urlpatterns, path("demo/", include("verband.access.urls_demo"))]
handler404 = errors.not_found
