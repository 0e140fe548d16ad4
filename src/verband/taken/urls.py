from __future__ import annotations

from django.urls import include, path

from verband.taken.views import berichten, kalender, taken, uitvoer, vervanging

app_name = "taken"
_regio = [
    path("kalender/", kalender.van_regio, name="kalender-regio"),
    path("vervanging/", vervanging.vervanging, name="vervanging"),
    path("vervanging/<uuid:welke>/intrekken/", vervanging.intrekken, name="vervanging-intrekken"),
    path("bestanden/", uitvoer.lijst, name="uitvoer-lijst"),
    path("bestanden/nieuw/", uitvoer.nieuw, name="uitvoer-nieuw"),
    path("bestanden/<uuid:welk>/", uitvoer.uitvoer, name="uitvoer"),
    path("bestanden/<uuid:welk>/stand/", uitvoer.stand, name="uitvoer-stand"),
    path("bestanden/<uuid:welk>/stoppen/", uitvoer.stoppen, name="uitvoer-stoppen"),
    path("bestanden/<uuid:welk>/bestand/", uitvoer.bestand, name="uitvoer-bestand"),
]
urlpatterns = [
    path("taken/", taken.taken, name="taken"),
    path("taken/welke/", taken.welke, name="welke"),
    path("taken/welke.<lijstvorm:vorm>", taken.welke_bestand, name="welke-bestand"),
    path("kalender/", kalender.kalender, name="kalender"),
    path("berichten/", berichten.lijst, name="berichten"),
    path("berichten.<lijstvorm:vorm>", berichten.bestand, name="berichten-bestand"),
    path("berichten/gelezen/", berichten.alles_gelezen, name="alles-gelezen"),
    path("berichten/instellingen/", berichten.instellingen, name="instellingen"),
    path("berichten/<uuid:bericht>/", berichten.open_, name="bericht"),
    path("beheer/controles/", taken.controles, name="controles"),
    path("r/<slug:regio>/", include(_regio)),
]
