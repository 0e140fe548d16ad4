from __future__ import annotations

from django.urls import include, path

from verband.partijen.views import (
    beheer,
    contacten,
    disciplines,
    fusie,
    gebied,
    importeren,
    ondersteuning,
    organisaties,
    regiegemeente,
    rooster,
    smoelenboek,
    tafel,
    verzekeraars,
)
from verband.partijen.views.aanbod import dekking
from verband.partijen.views.aanbod import link as aanbodlink
from verband.partijen.views.aanbod.opgeven import opgeven
from verband.partijen.views.mandaten import beslissen, link, opstellen
from verband.partijen.views.mandaten import inlezen as mandaten_inlezen
from verband.partijen.views.mandaten import lijst as mandaten
from verband.partijen.views.overleg import ADRESSEN as OVERLEG

app_name = "partijen"
_mandaten = [
    path("mandaten/", mandaten.lijst, name="mandaten"),
    path("mandaten.<str:vorm>", mandaten.bestand, name="mandaten-bestand"),
    path("mandaten/nieuw/", opstellen.nieuw, name="mandaat-nieuw"),
    path("mandaten/inlezen/", mandaten_inlezen.inlezen, name="mandaten-inlezen"),
    path("mandaten/inlezen/bevestigen/", mandaten_inlezen.bevestigen,
         name="mandaten-inlezen-bevestigen"),
    path("mandaten/sjabloon.<str:vorm>", mandaten_inlezen.sjabloon, name="mandaten-sjabloon"),
    path("mandaten/<uuid:id>/", mandaten.een, name="mandaat"),
    path("mandaten/<uuid:id>/wijzigen/", opstellen.wijzigen, name="mandaat-wijzigen"),
    path("mandaten/<uuid:id>/weghalen/", opstellen.weghalen, name="mandaat-weghalen"),
    path("mandaten/<uuid:id>/vragen/", opstellen.vragen, name="mandaat-vragen"),
    path("mandaten/<uuid:id>/beslissen/", beslissen.beslissen, name="mandaat-beslissen"),
    path("mandaten/<uuid:id>/intrekken/", beslissen.intrekken, name="mandaat-intrekken"),
    path("mandaten/<uuid:id>/inzet/", beslissen.inzet, name="mandaat-inzet"),
    path("disciplines/", disciplines.lijst, name="disciplines"),
    path("disciplines/nieuw/", disciplines.nieuw, name="discipline-nieuw"),
    path("disciplines/<uuid:id>/", disciplines.een, name="discipline"),
    path("disciplines/<uuid:id>/wijzigen/", disciplines.wijzigen, name="discipline-wijzigen"),
]  # fmt: skip
_aanbod = [
    path("aanbod/", dekking.aanbod, name="aanbod"),
    path("aanbod/peiling/", dekking.peiling, name="peiling"),
    path("aanbod/benadering/", dekking.benadering, name="benadering-nieuw"),
    path("aanbod/contract/", dekking.contract, name="contract-nieuw"),
    path("aanbod/<uuid:id>/", dekking.dossier, name="aanbod-dossier"),
    path("aanbod/<uuid:id>.<str:vorm>", dekking.bestand, name="aanbod-bestand"),
    path("aanbod/<uuid:id>/aanvullen/", dekking.aanvullen, name="aanbod-aanvullen"),
    path("aanbod/<uuid:id>/vragen/<uuid:opgave>/", dekking.vragen, name="aanbod-vragen"),
    path("aanbod/<uuid:id>/vaststellen/", dekking.vaststellen, name="aanbod-vaststellen"),
    path("aanbod/<uuid:id>/heropenen/", dekking.heropenen, name="aanbod-heropenen"),
    path("aanbod/opgave/<uuid:id>/", opgeven, name="aanbod-opgeven"),
]
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
    path("organisaties/<uuid:id>/fusie/", fusie.fusie, name="organisatie-fusie"),
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
    path("tafel/", tafel.tafel, name="tafel"),
    path("regiegemeente/", regiegemeente.pagina, name="regiegemeente"),
    path("regiegemeente/aanwijzen/", regiegemeente.aanwijzen, name="regiegemeente-aanwijzen"),
    path("regiegemeente/voorstel/", regiegemeente.schrijven, name="voorstel"),
    path("regiegemeente/voorleggen/", regiegemeente.voorleggen, name="voorstel-voorleggen"),
    path("regiegemeente/instemmen/", regiegemeente.instemmen, name="voorstel-instemmen"),
    path("regiegemeente/instemmen/ro/", regiegemeente.instemmen_ro, name="voorstel-instemmen-ro"),
    path("regiegemeente/brief/", regiegemeente.brief_erbij, name="brief-nieuw"),
    path("regiegemeente/brief/<uuid:brief>/", regiegemeente.brief, name="brief"),
    path("regiegemeente/gesprek/", regiegemeente.gesprek_nieuw, name="gesprek-nieuw"),
    path("regiegemeente/gesprek/<uuid:gesprek>/", regiegemeente.gesprek, name="gesprek"),
    path("smoelenboek/", smoelenboek.smoelenboek, name="smoelenboek"),
    path("smoelenboek/mijn/", smoelenboek.mijn_kaart, name="mijn-kaart"),
    path("smoelenboek/intrekken/", smoelenboek.trek_kaart_in, name="kaart-intrekken"),
    path("ondersteuning/", ondersteuning.pagina, name="ondersteuning"),
    path("ondersteuning.<str:vorm>", ondersteuning.bestand, name="ondersteuning-bestand"),
    path("ondersteuning/platform/", ondersteuning.platform_nieuw, name="platform-nieuw"),
    path("ondersteuning/platform/<uuid:platform>/", ondersteuning.platform, name="platform"),
    path("ondersteuning/vraag/", ondersteuning.vraag_nieuw, name="ondersteuning-nieuw"),
    path("ondersteuning/vraag/<uuid:vraag>/", ondersteuning.vraag, name="ondersteuning-vraag"),
    *OVERLEG,
]
urlpatterns = [
    path("r/<slug:regio>/", include(_regio)),
    path("r/<slug:regio>/", include(_mandaten)),
    path("r/<slug:regio>/", include(_aanbod)),
    path("aanbod/<str:token>/", aanbodlink.link, name="aanbod-link"),
    path("mandaat/<str:token>/", link.link, name="mandaat-link"),
    path("mandaat/<str:token>/ontvangstbewijs.json", link.bewijs, name="mandaat-link-bewijs"),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/regio/", beheer.regio, name="regio-nieuw"),
    path("beheer/verzekeraar/", beheer.verzekeraar, name="beheer-verzekeraar"),
    path("beheer/uitnodigen/", beheer.nodig_uit, name="beheer-uitnodigen"),
    path("beheer/gebieden/", beheer.gebieden, name="beheer-gebieden"),
]
