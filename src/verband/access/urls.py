from __future__ import annotations

from django.urls import path

from verband.access.views import apisleutels, bevestig, leden, rollen, stap_op, uitnodiging

app_name = "access"
urlpatterns = [
    path("account/", rollen.account, name="account"),
    path("account/sleutels/", apisleutels.lijst, name="apisleutels"),
    path("account/sleutels/nieuw/", apisleutels.nieuw, name="apisleutel-nieuw"),
    path(
        "account/sleutels/<uuid:sleutel>/intrekken/",
        apisleutels.trek_in,
        name="apisleutel-intrekken",
    ),
    path("stap-op/", stap_op.vraag, name="stap-op"),
    path("rollen/", rollen.rollen, name="rollen"),
    path("uitnodiging/<str:token>/", uitnodiging.uitnodiging, name="uitnodiging"),
    path("bevestig/<str:token>/", bevestig.bevestig, name="bevestig"),
    path("r/<slug:regio>/leden/", leden.leden, name="leden"),
    path("r/<slug:regio>/leden/leden.<lijstvorm:vorm>", leden.bestand, name="leden-bestand"),
    path("r/<slug:regio>/leden/uitnodigen/", leden.nodig_uit, name="uitnodigen"),
    path(
        "r/<slug:regio>/leden/uitnodiging/<uuid:uitnodiging>/intrekken/",
        leden.trek_in,
        name="uitnodiging-intrekken",
    ),
    path(
        "r/<slug:regio>/leden/<uuid:lidmaatschap>/beeindigen/",
        leden.beeindig,
        name="lidmaatschap-beeindigen",
    ),
]
