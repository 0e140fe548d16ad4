from __future__ import annotations

from django.urls import path

from verband.plannen.dossiers import (
    begroting,
    bijlagen,
    delen,
    dossier,
    gedeeld,
    lijst,
    notities,
    versies,
)

app_name = "dossiers"
_D = "dossiers/<uuid:dossier>/"
_V = f"{_D}versies/<int:nummer>/"
urlpatterns = [
    path("dossiers/", lijst.lijst, name="lijst"),
    path("dossiers/lijst.<lijstvorm:vorm>", lijst.lijst_bestand, name="lijst-bestand"),
    path("dossiers/nieuw/", lijst.nieuw, name="nieuw"),
    path(_D, dossier.dossier, name="dossier"),
    path(f"{_D}instellingen/", dossier.instellingen, name="instellingen"),
    path(f"{_D}verwijderen/", dossier.verwijderen, name="verwijderen"),
    path(f"{_D}uitvoeren/", dossier.uitvoeren, name="uitvoeren"),
    path(f"{_D}bewijzen/<uuid:bewijs>/", dossier.bewijs, name="bewijs"),
    path(f"{_D}verschil/", versies.verschil, name="verschil"),
    path(f"{_D}notities/", notities.plaatsen, name="notitie"),
    path(f"{_D}bijlagen/", bijlagen.toevoegen, name="bijlagen"),
    path(f"{_D}bijlagen/<uuid:bijlage>/", bijlagen.ophalen, name="bijlage"),
    path(f"{_D}bijlagen/<uuid:bijlage>/weg/", bijlagen.weghalen, name="bijlage-weg"),
    path(f"{_D}delingen/<uuid:deling>/", delen.deling, name="deling"),
    path(f"{_D}delingen/<uuid:deling>/intrekken/", delen.intrekken, name="intrekken"),
    path(_V, versies.versie, name="versie"),
    path(f"{_V}bestand/", versies.origineel, name="origineel"),
    path(f"{_V}begroting/", begroting.begroting, name="begroting"),
    path(f"{_V}delen/", delen.delen, name="delen"),
    path("gedeeld/", gedeeld.lijst, name="gedeeld-lijst"),
    path("gedeeld.<lijstvorm:vorm>", gedeeld.lijst_bestand, name="gedeeld-bestand"),
    path("gedeeld/<uuid:deling>/", gedeeld.gedeeld, name="gedeeld"),
    path("gedeeld/<uuid:deling>/gelezen/", gedeeld.gelezen, name="gedeeld-gelezen"),
    path("gedeeld/<uuid:deling>/bestand.pdf", gedeeld.pdf, name="gedeeld-pdf"),
    path("notities/<uuid:notitie>/", notities.wijzigen, name="notitie-wijzigen"),
]
