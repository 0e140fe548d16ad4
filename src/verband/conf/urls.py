from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("verband.access.urls")),
    path("", include("verband.rest.urls")),
    path("account/", include("allauth.urls")),
    path("toets/", include("verband.plannen.urls")),
    path("r/<slug:regio>/", include("verband.plannen.dossiers.urls")),
    path("r/<slug:regio>/", include("verband.plannen.gereedheid.urls")),
    path("", include("verband.naslag.urls")),
    path("", include("verband.taken.urls")),
    path("", include("verband.partijen.urls")),
    path("", include("verband.portal.urls")),
]
if settings.DEMO:  # elsewhere these addresses do not exist
    urlpatterns += [path("demo/", include("verband.access.urls_demo"))]

handler400 = "verband.portal.errors.bad_request"
handler403 = "verband.portal.errors.forbidden"
handler404 = "verband.portal.errors.not_found"
handler500 = "verband.portal.errors.server_error"
