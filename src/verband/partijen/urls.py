from __future__ import annotations

from django.urls import include, path

from verband.partijen.views import (
    beheer,
    contacten,
    gebied,
    importeren,
    landelijk,
    organisaties,
    rooster,
    verzekeraars,
)
from verband.partijen.views.overleg import ADRESSEN as OVERLEG

app_name = "partijen"
_regio = [
    path("organisaties/", organisaties.lijst, name="organisaties"),
    path("organisaties.<str:vorm>", organisaties.bestand, name="organisaties-bestand"),
    path("organisaties/nieuw/", organisaties.nieuw, name="organisatie-nieuw"),
    path("organisaties/inlezen/", importeren.inlezen, name="inlezen"),
    path("organisaties/inlezen/bevestigen/", importeren.bevestigen, name="inlezen-bevestigen"),
    path("organisaties/sjabloon.<str:vorm>", importeren.sjabloon, name="sjabloon"),
    path("organisaties/lijst/", rooster.rooster, name="organisaties-rooster"),
    path("organisaties/<uuid:id>/", organisaties.een, name="organisatie"),
    path("organisaties/<uuid:id>/wijzigen/", organisaties.wijzigen, name="organisatie-wijzigen"),
    path("gebied/", gebied.gebied, name="gebied"),
    path("gebied/gemeente/", gebied.gemeente, name="gemeente-nieuw"),
    path("gebied/buurt/", gebied.buurt, name="buurt-nieuw"),
    path("gebied/<str:soort>/<uuid:id>/", gebied.beeindigen, name="gebied-beeindigen"),
    path("verzekeraars/", verzekeraars.lijst, name="verzekeraars"),
    path("verzekeraars/nieuw/", verzekeraars.nieuw, name="verzekeraar-nieuw"),
    path("verzekeraars/<uuid:id>/", verzekeraars.wijzigen, name="verzekeraar-wijzigen"),
    path("verzekeraars/<uuid:id>/weghalen/", verzekeraars.weghalen, name="verzekeraar-weghalen"),
    path("contacten/", contacten.lijst, name="contacten"),
    path("contacten/nieuw/", contacten.nieuw, name="contact-nieuw"),
    path("contacten/<uuid:id>/", contacten.wijzigen, name="contact-wijzigen"),
    path("contacten/<uuid:id>/weghalen/", contacten.weghalen, name="contact-weghalen"),
    *OVERLEG,
]
urlpatterns = [
    path("r/<slug:regio>/", include(_regio)),
    path("landelijk/", landelijk.landelijk, name="landelijk"),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/regio/", beheer.regio, name="regio-nieuw"),
    path("beheer/verzekeraar/", beheer.verzekeraar, name="beheer-verzekeraar"),
    path("beheer/uitnodigen/", beheer.nodig_uit, name="beheer-uitnodigen"),
    path("beheer/gebieden/", beheer.gebieden, name="beheer-gebieden"),
]
