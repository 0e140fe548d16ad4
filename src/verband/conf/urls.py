from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("toets/", include("verband.plannen.urls")),
    path("r/<slug:regio>/", include("verband.plannen.dossiers.urls")),
    path("", include("verband.naslag.urls")),
    path("", include("verband.portal.urls")),
]

handler400 = "verband.portal.errors.bad_request"
handler403 = "verband.portal.errors.forbidden"
handler404 = "verband.portal.errors.not_found"
handler500 = "verband.portal.errors.server_error"
