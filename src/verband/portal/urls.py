from __future__ import annotations

from django.urls import path

from verband.portal import views
from verband.portal.componenten import views as componenten
from verband.portal.huis import landelijk
from verband.portal.logboek import views as logboek

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("componenten/", componenten.componenten, name="componenten"),
    path("r/<slug:regio>/", views.regio, name="regio"),
    path("r/<slug:regio>/logboek/", logboek.logboek, name="logboek"),
    path("r/<slug:regio>/logboek/csv/", logboek.logboek_csv, name="logboek-csv"),
    path(
        "r/<slug:regio>/ontvangstbewijs/<uuid:bewijs>/",
        logboek.ontvangstbewijs,
        name="ontvangstbewijs",
    ),
    path(
        "r/<slug:regio>/ontvangstbewijs/<uuid:bewijs>/json/",
        logboek.ontvangstbewijs_json,
        name="ontvangstbewijs-json",
    ),
    path(
        "r/<slug:regio>/ontvangstbewijs/<uuid:bewijs>/pdf/",
        logboek.ontvangstbewijs_pdf,
        name="ontvangstbewijs-pdf",
    ),
    path("mandaat/<str:token>/ontvangstbewijs.pdf", logboek.mandaat_pdf, name="mandaat-bewijs-pdf"),
    path("controleer-ontvangstbewijs/", logboek.controleer, name="controleer"),
    path("v/<slug:verzekeraar>/", views.verzekeraar, name="verzekeraar"),
    path(
        "v/<slug:verzekeraar>/regios.<lijstvorm:vorm>",
        views.verzekeraar_bestand,
        name="verzekeraar-bestand",
    ),
    path("landelijk/", landelijk.landelijk, name="landelijk"),
    path("gezond", views.health, name="health"),
    path("gezond/klaar", views.ready, name="ready"),
    path("robots.txt", views.robots, name="robots"),
]
