"""Tables, meetings, decisions and agreements; the addresses of them all."""

from __future__ import annotations

from django.urls import path

from verband.partijen.views.overleg import (
    besluiten,
    deelname,
    derden,
    overeenkomsten,
    overleggen,
    tafels,
    vorm,
    wiewat,
)

ADRESSEN = [
    path("overleg/", tafels.lijst, name="overleg"),
    path("overleg/tafels.<lijstvorm:vorm>", tafels.bestand, name="overleg-bestand"),
    path("overleg/tafels/nieuw/", tafels.nieuw, name="tafel-nieuw"),
    path("overleg/tafels/<uuid:id>/", tafels.een, name="tafel-een"),
    path("overleg/tafels/<uuid:id>/wijzigen/", tafels.wijzigen, name="tafel-wijzigen"),
    path("overleg/tafels/<uuid:id>/overleg/", overleggen.nieuw, name="overleg-nieuw"),
    path("overleg/wie-spreekt-wat-af/", wiewat.overzicht, name="wie-wat"),
    path("overleg/wie-spreekt-wat-af.<lijstvorm:vorm>", wiewat.bestand, name="wie-wat-bestand"),
    path("overleg/wie-spreekt-wat-af/nieuw/", wiewat.nieuw, name="verdeling-nieuw"),
    path("overleg/wie-spreekt-wat-af/<uuid:id>/", wiewat.beeindigen, name="verdeling-einde"),
    path("overleg/deelname/", deelname.lijst, name="deelname"),
    path("overleg/deelname.<lijstvorm:vorm>", deelname.bestand, name="deelname-bestand"),
    path("overleg/deelname/nieuw/", deelname.nieuw, name="deelname-nieuw"),
    path("overleg/deelname/<uuid:id>/", deelname.een, name="deelname-een"),
    path("overleg/aanwezigheid/<uuid:id>/", overleggen.aanwezigheid, name="aanwezigheid"),
    path("overleg/actiepunten/<uuid:id>/gedaan/", overleggen.gedaan, name="actiepunt-gedaan"),
    path("overleg/<uuid:id>/", overleggen.een, name="overleg-een"),
    path("overleg/<uuid:id>/besluit/", besluiten.nieuw, name="besluit-nieuw"),
    path("overleg/<uuid:id>/actiepunt/", overleggen.actiepunt, name="actiepunt-nieuw"),
    path("besluiten/", besluiten.lijst, name="besluiten"),
    path("besluiten.<lijstvorm:vorm>", besluiten.bestand, name="besluiten-bestand"),
    path("besluiten/<uuid:id>/", besluiten.een, name="besluit"),
    path("besluiten/antwoord/<uuid:id>/", besluiten.antwoord, name="besluit-antwoord"),
    path("overeenkomst/", overeenkomsten.lijst, name="overeenkomst"),
    path("overeenkomst/nieuw/", overeenkomsten.nieuw, name="overeenkomst-nieuw"),
    path("overeenkomst/<uuid:id>/", overeenkomsten.een, name="overeenkomst-een"),
    path(
        "overeenkomst/<uuid:id>/versie/", overeenkomsten.nieuwe_versie, name="overeenkomst-versie"
    ),
    path("overeenkomst/bestand/<uuid:id>/", overeenkomsten.bestand, name="overeenkomst-bestand"),
    path(
        "overeenkomst/tekenen/<uuid:id>/<uuid:partij>/",
        overeenkomsten.tekenen,
        name="overeenkomst-tekenen",
    ),
    path("afspraken/", derden.lijst, name="afspraken"),
    path("afspraken.<lijstvorm:vorm>", derden.bestand, name="afspraken-bestand"),
    path("afspraken/nieuw/", derden.nieuw, name="afspraak-nieuw"),
    path("overleg/vorm/", vorm.overzicht, name="vorm"),
    path("overleg/vorm/wijzigen/", vorm.wijzigen, name="vorm-wijzigen"),
    path("overleg/organen/nieuw/", vorm.orgaan_nieuw, name="orgaan-nieuw"),
    path("overleg/organen/<uuid:id>/", vorm.orgaan, name="orgaan"),
    path("overleg/organen/<uuid:id>/activeren/", vorm.activeren, name="orgaan-activeren"),
    path("overleg/organen/<uuid:id>/zetel/", vorm.zetel_nieuw, name="orgaan-zetel"),
    path("overleg/organen/<uuid:id>/stemming/", vorm.stemming, name="orgaan-stemming"),
    path("overleg/zetels/<uuid:id>/", vorm.zetel_wijzigen, name="zetel"),
]
