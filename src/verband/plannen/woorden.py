"""Codes of a check said in the words of the reader. Codes themselves never change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regelwerk import tekst
from regelwerk.feiten import ResvPlan

Woord = str | Promise


class Signaal(NamedTuple):
    """One of the five signals: its CSS name, its word, and its word for a count."""

    css: str
    een: Woord
    meer: Woord


SIGNALEN: Mapping[str, Signaal] = {
    "blokkerend": Signaal("stop", _("Moet hersteld"), _("moet hersteld")),
    "waarschuwing": Signaal("warn", _("Waarschuwing"), _("waarschuwingen")),
    "oordeel": Signaal("judge", _("Oordeel"), _("oordeel verzekeraar")),
    "tip": Signaal("info", _("Tip"), _("tips")),
}
AAN_ZET: Mapping[str, Woord] = {
    "ro": _("RO"),
    "discipline": _("Discipline"),
    "vvt": _("VVT"),
    "controller": _("Controller"),
    "regiegemeente": _("Regiegemeente"),
    "verzekeraar": _("Verzekeraar"),
}
THEMAS: Mapping[str, Woord] = {
    "PLAN": _("Plan"),
    "FUND": _("Bekostiging"),
    "PART": _("Vertegenwoordiging"),
    "FORM": _("Samenwerkingsvorm"),
    "WIJK": _("Wijkverbanden"),
    "CASH": _("Geldstroom"),
    "PROC": _("Procedure"),
    "LIFE": _("Looptijd"),
    "DATA": _("Gegevens"),
    "REG": _("Regio"),
    "CAP": _("Afspraken"),
    "MON": _("Monitoring"),
}
STAPPEN: Mapping[str, Woord] = {
    "indienen": _("Hierdoor kunt u nog niet indienen."),
    "aanbieden": _("Hierdoor kan de verzekeraar nog geen aanbod doen."),
    "accepteren": _("Hierdoor kunt u een aanbod nog niet accepteren."),
    "delen": _("Hierdoor kan het plan nog niet gedeeld worden."),
    "betalen": _("Hierdoor kan er nog niet betaald worden."),
    "publiceren": _("Hierdoor kan het nog niet gepubliceerd worden."),
}
UITKOMSTEN: Mapping[str, Woord] = {
    "niet_te_beoordelen": _("Niet te beoordelen: er ontbreekt een gegeven"),
}
# In a list of rules, one word each.
KORT: Mapping[str, Woord] = {
    "niet_te_beoordelen": _("Niet te beoordelen"),
    "oordeel_nodig": _("Oordeel verzekeraar"),
    "voldoet": _("Geen belemmering"),
    "niet_van_toepassing": _("Niet van toepassing"),
    "niets": _("Niets om te toetsen"),
}
LAGEN: Mapping[str, Woord] = {
    "wet": _("Wet"),
    "nza": _("NZa"),
    "landelijk": _("Landelijk"),
    "verzekeraar": _("Verzekeraar"),
}
ONDERDELEN: Mapping[str, Woord] = {
    "partijen": _("Partij"),
    "mandaten": _("Mandaat"),
    "activiteiten": _("Activiteit"),
    "begrotingsposten": _("Begrotingspost"),
    "voorliggende_financiering": _("Andere geldstroom"),
    "opdrachten": _("Opdracht"),
    "wijkverbanden": _("Wijkverband"),
    "vvt_dekking": _("VVT-dekking"),
    "kleine_aanbieders": _("Kleine aanbieders"),
    "overlegtafels": _("Overlegtafels"),
    "regio": _("Regio"),
    "contractjaar": _("Contractjaar"),
    "ingediend_op": _("Moment van indienen"),
    "preferente_verzekeraar": _("Preferente verzekeraar"),
    "marktleiders": _("Marktleiders"),
    "samenwerkingsvorm": _("Samenwerkingsvorm"),
    "disciplineorganisaties": _("Disciplineorganisaties"),
    "paramedisch_platform": _("Paramedisch platform"),
    "regiegemeente_voorstel": _("Voorstel van de regiegemeente"),
    "paragrafen": _("Paragrafen"),
    "gevraagde_lumpsum_cent": _("Gevraagde lumpsum"),
    "termijnen": _("Termijnen"),
    "wijkdekking": _("Wijkdekking"),
    "ro_jaarplan": _("RO-jaarplan"),
    "groeipad": _("Groeipad"),
    "afstemming_verzekeraar_op": _("Afstemming met de verzekeraar"),
    "plan": _("Het hele plan"),
}
MEERVOUDEN: Mapping[str, Woord] = {
    "partijen": _("Partijen"),
    "mandaten": _("Mandaten"),
    "activiteiten": _("Activiteiten"),
    "begrotingsposten": _("Begroting"),
    "voorliggende_financiering": _("Andere geldstromen"),
    "opdrachten": _("Opdrachten"),
    "wijkverbanden": _("Wijkverbanden"),
}
# Of things with an id: how many of them.
AANTALLEN: Mapping[str, Woord] = {
    "partijen": _("partijen"),
    "mandaten": _("mandaten"),
    "activiteiten": _("activiteiten"),
    "begrotingsposten": _("begrotingsposten"),
    "voorliggende_financiering": _("andere geldstromen"),
    "opdrachten": _("opdrachten"),
    "wijkverbanden": _("wijkverbanden"),
}
# Parts whose second step is an id, with the field that names such a thing to a reader.
_NAAMVELD = {
    "partijen": "naam",
    "mandaten": "discipline",
    "activiteiten": "titel",
    "begrotingsposten": "omschrijving",
    "voorliggende_financiering": "kenmerk",
    "opdrachten": "soort",
    "wijkverbanden": "naam",
}
# Names of values and limits that would read as system words.
VELDNAMEN: Mapping[str, Woord] = {
    "aandeel": _("Gevonden"),
    "norm": _("Gevraagd"),
    "zvw_cent": _("Zvw-deel"),
    "buiten_zvw_cent": _("Buiten de Zvw"),
    "over_cent": _("Blijft over"),
    "dubbel_cent": _("Dubbel bekostigd"),
    "grens_cent": _("Grens van het mandaat"),
    "veld": _("Ontbreekt"),
    "velden": _("Gegevens"),
    "maat": _("Gaat over"),
    "op": _("Datum"),
    "kennisdatum": _("Regels bekend op"),
    "regelset": _("Regels"),
    "ander": _("Ander niveau"),
    "afgestemd": _("Afgestemd op"),
    "gesprek": _("Gesprek op"),
    "ontvangen": _("Ontvangen op"),
    "uiterste": _("Uiterste dag"),
    "volgend": _("Volgende ronde"),
    "gever": _("Gegeven door"),
    "genoemd": _("Genoemde versie"),
    "geldend": _("Geldende versie"),
    "nieuwste": _("Nieuwste lijst"),
    "gedekt": _("Al gedekt"),
    "over": _("Nog te verdelen"),
    "vragen": _("Uitleg ontbreekt over"),
    "tot": _("Geldig tot"),
    "drempelbron": _("Bron van de drempel"),
    "zes_weken": _("Na zes weken"),
    "eerste": _("Wij rekenen met"),
    "ros": _("Regio-organisaties"),
    "te_algemeen": _("Te algemene woorden"),
    "kopie_vanaf": _("Telt als dezelfde tekst vanaf"),
    "minimum_promille": _("Ten minste"),
    "minimum": _("Ten minste"),
    "soorten": _("Andere geldstromen"),
    "vrij": _("Vrij te kiezen"),
    "status_klaar": _("Telt als klaar"),
}
_AFKORTINGEN = {
    "vvt": "VVT",
    "so": "SO",
    "ro": "RO",
    "rho": "RHO",
    "zvw": "Zvw",
    "wlz": "Wlz",
    "wmo": "Wmo",
    "oi": "O&I",
    "wsv": "WSV",
    "nza": "NZa",
    "resv": "RESV",
    "bsn": "BSN",
    "agb": "AGB",
    "kvk": "KvK",
    "iban": "IBAN",
}
# Codes that are no good Dutch when only the underscores go.
_CODEWOORDEN: Mapping[str, str] = {
    **_AFKORTINGEN,
    "coordinatie": "coördinatie",
    "mono_organisatie": "organisatie binnen één discipline",
    "zonmw_voucher": "ZonMw-voucher",
    "zonmw_uitvoeringssubsidie": "ZonMw-uitvoeringssubsidie",
    "oi_segment2": "O&I (segment 2)",
    "wijkverpleging_coordinatie": "coördinatie van de wijkverpleging",
    "patientengroep_afstemming": "afstemming per patiëntengroep",
    "azwa_lokale_teams": "lokale teams (AZWA)",
    "spuk": "SPUK",
    "huisartsencooperatie": "huisartsencoöperatie",
    "resv-plan": "RESV-plan",
    "wlz_zorg_thuis": "Wlz-zorg thuis",
    "ro_jaarplan": "RO-jaarplan",
}
_ISO_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
# Who set a limit, as the engine says it: the title of a rule set and its version.
_HERKOMST = re.compile(r" \(volgens (.+?)(?: (\d+(?:\.\d+)*))?\)$")
# How the thing is stored is no part of its name.
_ACHTERVOEGSEL = re.compile(r"[_.](?:cent|promille|op|tekst)$")


def leesbaar(code: str) -> str:
    """A code or field name as words: ``gevraagd_so_cent`` becomes ``gevraagd SO``."""
    code = _ACHTERVOEGSEL.sub("", code)
    if code in _CODEWOORDEN:
        return _CODEWOORDEN[code]
    delen = re.split(r"[_.]", code)
    return " ".join(_AFKORTINGEN.get(deel, deel) for deel in delen if deel)


def zin(woorden: str) -> str:
    """The words with a capital at the start; the rest stays as it is."""
    return woorden[:1].upper() + woorden[1:]


def object_in_woorden(plan: ResvPlan, pad: str) -> str:
    """Where in the plan, as a person would say it: ``Begrotingspost b2, wijkcoördinatoren``."""
    soort, _punt, rest = pad.partition(".")
    if not rest:
        return str(MEERVOUDEN.get(soort) or ONDERDELEN.get(soort or "plan") or zin(leesbaar(soort)))
    woord = str(ONDERDELEN.get(soort, zin(leesbaar(soort))))
    if soort not in _NAAMVELD:
        return tekst.maskeer(f"{woord} · {_deel(plan, soort, rest)}")
    sleutel, _punt, veld = rest.partition(".")
    dingen = getattr(plan, soort)
    if not any(ding.id == sleutel for ding in dingen or ()):
        return tekst.maskeer(" · ".join([f"{woord} {leesbaar(sleutel)}", *_velden(veld)]))
    naam = _naam(dingen, sleutel, _NAAMVELD[soort])
    ding = f"{woord} {sleutel}" + (f", {naam}" if naam else "")
    return tekst.maskeer(" · ".join([ding, *_velden(veld)]))


def _velden(veld: str) -> list[str]:
    return [leesbaar(veld)] if veld else []


def _deel(plan: ResvPlan, soort: str, rest: str) -> str:
    """The step after a part that has no names of its own."""
    if soort == "groeipad":
        return str(_("hoofdtaak %(n)s") % {"n": rest})
    if soort == "kleine_aanbieders":
        return _naam(plan.partijen, rest, "naam") or rest
    return leesbaar(rest)


def _naam(dingen: Iterable[Any] | None, sleutel: str, veld: str) -> str:
    for ding in dingen or ():
        if ding.id == sleutel:
            naam = getattr(ding, veld) or ""
            naam = leesbaar(naam) if veld in ("discipline", "soort") else naam
            return naam if len(naam) <= 60 else f"{naam[:57]}…"
    return ""


def waarde(naam: str, inhoud: str | int | list[str]) -> str:
    """One value in Dutch notation; the name says whether it is money or a year."""
    match inhoud:
        case bool():
            return str(_("ja") if inhoud else _("nee"))
        case int() if naam.endswith("_cent"):
            return tekst.euro(inhoud)
        case int() if naam.endswith("_promille"):
            return tekst.procent(Fraction(inhoud, 1000))
        case str() if naam.endswith("_promille"):  # a limit, with who set it behind the number
            deel = re.sub(r"^\d+", lambda m: tekst.procent(Fraction(int(m[0]), 1000)), inhoud)
            return _zonder_codes(deel)
        case int() if "jaar" in naam:
            return str(inhoud)
        case int():
            return tekst.getal(inhoud)
        case list():
            return tekst.opsomming([waarde("", deel) for deel in inhoud])
        case str() if _ISO_DAG.fullmatch(inhoud):
            return tekst.datum(dt.date.fromisoformat(inhoud))
        case _:
            return tekst.maskeer(_zonder_codes(inhoud))


def _zonder_codes(inhoud: str) -> str:
    """No reader knows "deelname_met_mandaat", nor what the 1 after a rule set means."""
    herkomst = _HERKOMST.search(inhoud)
    kern_ = inhoud[: herkomst.start()] if herkomst else inhoud
    delen = [
        _CODEWOORDEN.get(deel) or _CODE.sub(lambda m: leesbaar(m[0]), deel)
        for deel in kern_.split("; ")
    ]
    return "; ".join(delen) + (_volgens(*herkomst.groups()) if herkomst else "")


def _volgens(regelset: str, versie: str | None) -> str:
    if versie is None:
        return f" ({_('volgens')} {regelset})"
    return f" ({_('volgens')} {regelset}, {_('versie')} {versie})"


def waarden(inhoud: Mapping[str, str | int | list[str]]) -> list[tuple[str, str]]:
    """Names and values of a finding or a parameter set, ready to show."""
    return [
        (str(VELDNAMEN.get(naam) or zin(leesbaar(naam))), waarde(naam, ding))
        for naam, ding in inhoud.items()
        if ding not in ("", [])
    ]


def cel(verwijzing: str | None) -> str:
    """``Begroting!D7`` as it stands on the page: ``Begroting · D7``."""
    return tekst.maskeer((verwijzing or "").replace("!", " · ", 1))
