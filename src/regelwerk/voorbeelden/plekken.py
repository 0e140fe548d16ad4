"""A place of a plan, and what stands there, as a lawyer would say it: never a path or a code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from regelwerk import tekst
from regelwerk.tijd import moment_in_amsterdam
from regelwerk.voorbeelden import index_van

Plan = Mapping[str, Any]

# One thing of a list, and the field that tells it from the others.
_DING = {
    "partijen": ("de partij", "naam"),
    "mandaten": ("het mandaat van", "discipline"),
    "activiteiten": ("de activiteit", "titel"),
    "begrotingsposten": ("de begrotingspost", "omschrijving"),
    "voorliggende_financiering": ("de andere geldstroom", "kenmerk"),
    "opdrachten": ("de opdracht aan", "uitvoerder"),
    "wijkverbanden": ("het wijkverband", "naam"),
    "kleine_aanbieders": ("de kleine aanbieder", "partij"),
    "overlegtafels": ("de overlegtafel", "naam"),
    "disciplineorganisaties": ("de organisatie van", "discipline"),
    "paramedisch_platform": ("het paramedisch platform in", "kernregio"),
    "groeipad": ("het groeipad van hoofdtaak", "hoofdtaak"),
    "ro_jaarplan": ("het onderdeel van het RO-jaarplan", "titel"),
    "toedeling": ("het deel voor", "domein"),
    "bestuur": ("de bestuurszetel van", "discipline"),
    "termijnen": ("de termijn op", "op"),
    "beleidsversies": ("het genoemde beleid", "regelset"),
    "deelname": ("de deelname van", "discipline"),
    "wsv": ("het wijksamenwerkingsverband", "naam"),
    "aanbieders": ("de aanbieder", "partij"),
}
_VELD = {
    "aanbieders": "de lijst van aanbieders",
    "activiteit": "de activiteit",
    "activiteiten": "de activiteiten",
    "afstemming_verzekeraar_op": "de dag van afstemming met de verzekeraar",
    "agb": "het AGB-nummer",
    "bedrag_cent": "het bedrag",
    "begrotingsposten": "de begrotingsposten",
    "behoefte": "de onderbouwing van de behoefte",
    "beleidsversies": "het beleid waaraan het plan getoetst is",
    "bereikbaar_via": "het bereik",
    "besloten_door": "wie besloot",
    "besluit": "het besluit",
    "besluitregel": "de besluitregel",
    "bestemming": "de bestemming",
    "bestuur": "het bestuur",
    "bewijs": "het bewijs",
    "bron": "de bron",
    "buurten": "de buurten",
    "buurten_in_regio": "de lijst van buurten in de regio",
    "code": "de code",
    "contact": "het contactpunt",
    "contractjaar": "het contractjaar",
    "contractpartij": "of dit de contractpartij is",
    "deel": "het deel van de hoofdtaak",
    "deelname": "de deelname",
    "dekt": "wat het geld dekt",
    "directe_zorg": "of het om directe zorg gaat",
    "discipline": "de discipline",
    "disciplineorganisaties": "de organisatie van de disciplines",
    "disciplines": "de disciplines",
    "doelen": "de doelen",
    "doelgroepen": "de doelgroepen",
    "domein": "het domein",
    "draagvlak": "het draagvlak",
    "drempel_inwoners": "de drempel voor het aantal inwoners",
    "financieringsrisico": "de uitleg over het financieringsrisico",
    "gebruik": "het gebruik",
    "geldig_tot": "de einddatum",
    "gemeenten": "de gemeenten",
    "geraadpleegd_op": "de dag van raadplegen",
    "gesprek_verzekeraar_op": "de dag van het gesprek met de verzekeraar",
    "getekend_op": "de dag van tekenen",
    "gever": "de gever",
    "gevonden": "wat er gevonden is",
    "gevraagde_lumpsum_cent": "de gevraagde lumpsum",
    "governance": "de afspraken over besturen",
    "grens_cent": "de grens",
    "groeipad": "het groeipad",
    "helpt_wijkverbanden": "de wijkverbanden die geholpen worden",
    "hoofdtaak": "de hoofdtaak",
    "iban": "het IBAN",
    "id": "het nummer",
    "ingediend_op": "het moment van indienen",
    "ingetrokken_op": "de dag van intrekken",
    "inwoners": "het aantal inwoners",
    "inzetverklaring_op": "de dag van de inzetverklaring",
    "kassier": "of dit de kassier is",
    "kenmerk": "het kenmerk",
    "kleine_aanbieders": "de kleine aanbieders",
    "kostensoort": "de kostensoort",
    "kvk": "het KvK-nummer",
    "laag": "de herkomst",
    "mandaten": "de mandaten",
    "meerwaarde": "de meerwaarde",
    "motivatie": "de motivatie",
    "naam": "de naam",
    "nieuw": "of het iets nieuws is",
    "niveau": "het niveau",
    "oi_besluit": "het besluit over O&I-geld",
    "omschrijving": "de omschrijving",
    "omvang": "de omvang",
    "ondertekend_door": "de ondertekenaars",
    "onderwerpen": "de onderwerpen",
    "onderzocht": "of er onderzocht is",
    "op": "de dag",
    "opdrachten": "de opdrachten",
    "opdrachtgever": "de opdrachtgever",
    "overlegtafels": "de overlegtafels",
    "paragrafen": "de paragrafen",
    "paramedisch_platform": "het paramedisch platform",
    "partij": "de partij",
    "partijen": "de partijen",
    "passend": "waarom het passend is",
    "peildatum": "de peildatum",
    "preferente_verzekeraar": "de preferente verzekeraar",
    "randvoorwaardelijk": "waarom het randvoorwaardelijk is",
    "rechtspersoon": "de rechtspersoon",
    "rechtsvorm": "de rechtsvorm",
    "reden": "de reden",
    "regiegemeente": "de regiegemeente",
    "regiegemeente_voorstel": "het voorstel van de regiegemeente",
    "regio": "de regio",
    "regioplan_doel": "het doel uit het regioplan",
    "relatie": "de verhouding",
    "resv": "het deel over het RESV",
    "ro_jaarplan": "het RO-jaarplan",
    "rol": "de rol",
    "route": "de route",
    "samenwerkingsovereenkomst": "de samenwerkingsovereenkomst",
    "samenwerkingsvorm": "de samenwerkingsvorm",
    "soort": "de soort",
    "startjaar": "het startjaar",
    "status": "de stand",
    "stemgewicht": "het stemgewicht",
    "subdiscipline": "het deel van de VVT",
    "tak": "de tak",
    "tekst": "de tekst",
    "termijnen": "de termijnen",
    "titel": "de titel",
    "toedeling": "de toedeling aan domeinen",
    "toedelingssleutel": "de toedelingssleutel",
    "tot": "de einddatum",
    "totaal": "het totaal",
    "uitgenodigd_op": "de dag van uitnodigen",
    "uitkomst": "de uitkomst",
    "uitvoerder": "de uitvoerder",
    "uzovi": "het UZOVI-nummer",
    "vanaf": "de begindatum",
    "vertegenwoordigd": "wat vertegenwoordigd is",
    "vertegenwoordiger": "de vertegenwoordiger",
    "voorliggend": "het onderzoek naar voorliggende financiering",
    "voorliggende_financiering": "de andere geldstromen",
    "vorige_soort": "de vorm van het vorige jaar",
    "vormbesluit_op": "de dag van het vormbesluit",
    "vvt_dekking": "de VVT-dekking",
    "waarde": "de waarde",
    "wijk": "het deel over de wijk",
    "wijkdekking": "de wijkdekking",
    "wijkverbanden": "de wijkverbanden",
    "wlz_zorg_thuis": "de paragraaf over Wlz-zorg thuis",
    "wsv": "de wijksamenwerkingsverbanden",
    "wsv_reden": "de reden zonder wijksamenwerkingsverband",
    "zetel": "de zetel",
    "zinnig": "waarom het zinnig is",
    "zorgaanbieder": "of dit een zorgaanbieder is",
    "zorgvormen": "de zorgvormen",
}
# Where a field alone says too little or something else.
_HEEL = {
    "vvt_dekking.so": "de dekking van de specialisten ouderengeneeskunde",
    "vvt_dekking.wijkverpleging": "de dekking van de wijkverpleging",
    "samenwerkingsvorm.soort": "de samenwerkingsvorm",
    "paragrafen.wlz_zorg_thuis": "de paragraaf over Wlz-zorg thuis",
    "": "het hele plan",
}
_CODE = {
    "agb": "AGB",
    "azwa_lokale_teams": "lokale teams (AZWA)",
    "coordinatie": "coördinatie",
    "huisartsencooperatie": "huisartsencoöperatie",
    "mono_organisatie": "organisatie binnen één discipline",
    "oi_segment2": "O&I (segment 2)",
    "patientengroep_afstemming": "afstemming per patiëntengroep",
    "resv": "RESV",
    "resv-plan": "RESV-plan",
    "rho": "RHO",
    "ro": "RO",
    "ro_jaarplan": "RO-jaarplan",
    "ro_transformatie": "omgevormde RO",
    "so": "specialisten ouderengeneeskunde",
    "spuk": "SPUK",
    "vvt": "VVT",
    "wijkverpleging_coordinatie": "coördinatie van de wijkverpleging",
    "wlz": "Wlz",
    "wmo": "Wmo",
    "zonmw_uitvoeringssubsidie": "ZonMw-uitvoeringssubsidie",
    "zonmw_voucher": "ZonMw-voucher",
    "zvw": "Zvw",
}
_PARTIJ = frozenset("partij gever uitvoerder opdrachtgever ondertekend_door regiegemeente".split())
_VERWIJST = {
    "activiteit": "activiteiten",
    "activiteiten": "activiteiten",
    "begrotingsposten": "begrotingsposten",
    "wijkverbanden": "wijkverbanden",
    "helpt_wijkverbanden": "wijkverbanden",
}
# A field that is said as a clause: it stands before what it belongs to.
_BIJZIN = ("of ", "wie ", "wat ", "waarom ")
_VOORZETSEL = (" van", " in", " hoofdtaak", " voor", " op", " aan")
_LIDWOORD = re.compile(r"^(?:de|het) ")
_VERZONNEN = re.compile(r" \(verzonnen[^)]*\)")
_ACHTERVOEGSEL = re.compile(r"_(?:cent|op|tekst)$")


def noem(pad: str, *plannen: Plan) -> str:
    """``mandaten.m1.tot`` as *de einddatum van het mandaat van huisartsen*.

    A thing that has no name in the first plan gets it from the next.
    """
    if pad in _HEEL:
        return _HEEL[pad]
    hier: list[Any] = list(plannen)
    uit: list[str] = []
    soort = begin = ""
    for stap in pad.split("."):
        begin = f"{begin}.{stap}".lstrip(".")
        if soort in _DING and not any(isinstance(h, dict) for h in hier):
            hier = [_lid(h, stap) for h in hier]
            uit[-1:] = [_ding(soort, hier, stap, plannen)]
        else:
            hier = [h.get(stap) if isinstance(h, dict) else None for h in hier]
            if begin in _HEEL:
                uit = [_HEEL[begin]]
            else:
                uit.append(_VELD.get(stap) or _woord(stap, plannen[0]))
        soort = stap
    if len(uit) > 1 and uit[-1].startswith(_BIJZIN):
        return f"{uit[-1]}, bij {' van '.join(reversed(uit[:-1]))}"
    return " van ".join(reversed(uit))


def _lijst(ding: Mapping[str, Any], plan: Plan) -> str:
    delen = []
    for veld, waarde in ding.items():
        naam = _VELD.get(veld, veld)
        kort = veld if naam.startswith(_BIJZIN) else _LIDWOORD.sub("", naam)
        kort = _ACHTERVOEGSEL.sub("", kort).replace("_", " ")
        if isinstance(waarde, bool):
            delen.append(f"{'wel' if waarde else 'niet'} {kort}")
        elif veld != "id" and waarde is not None:
            delen.append(f"{kort} {zeg(waarde, veld, plan)}")
    return f"({', '.join(delen)})" if delen else "zonder gegevens"


def zeg(waarde: Any, veld: str, plan: Plan) -> str:
    """A value of a field in words: money, days, names in the place of ids."""
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case int() if veld.endswith("cent"):
            return tekst.euro(waarde)
        case int() if "jaar" in veld:
            return str(waarde)
        case int() | float():
            return tekst.getal(waarde)
        case dt.date():
            return tekst.datum(waarde)
        case list():
            return tekst.opsomming([zeg(w, veld, plan) for w in waarde]) or "een lege lijst"
        case dict():
            return _lijst(waarde, plan)
        case None:
            return "niets"
        case str() if tekst.leeg(waarde):
            return "een lege tekst"
        case _:
            return _tekst(str(waarde), veld, plan)


def _tekst(waarde: str, veld: str, plan: Plan) -> str:
    if moment := _moment(waarde):
        return moment
    if naam := _naam(waarde, veld, plan):
        return f"“{naam}”"
    return f"“{_CODE.get(waarde) or _zonder_streep(waarde)}”"


def _zonder_streep(waarde: str) -> str:
    return waarde.replace("_", " ") if re.fullmatch(r"[a-z]+(?:_[a-z0-9]+)+", waarde) else waarde


def _moment(waarde: str) -> str:
    """A day, or a moment as the clock in the Netherlands shows it."""
    try:
        if len(waarde) == 10:
            return tekst.datum(dt.date.fromisoformat(waarde))
        moment = dt.datetime.fromisoformat(waarde) if waarde[10:11] == "T" else None
    except ValueError:
        return ""
    if moment is None or moment.tzinfo is None:
        return ""
    hier = moment_in_amsterdam(moment)
    klok = f"{hier:%H.%M}" + (f".{hier:%S}" if hier.second else "")
    return f"{tekst.datum(hier.date())} om {klok} uur"


def _naam(waarde: str, veld: str, plan: Plan) -> str:
    """The name behind an id; nothing when the field holds none or the plan does not have it."""
    lijst = "partijen" if veld in _PARTIJ else _VERWIJST.get(veld, "")
    for ding in plan.get(lijst) or ():
        if isinstance(ding, dict) and ding.get("id") == waarde:
            gevonden = ding.get(_DING[lijst][1])
            return _VERZONNEN.sub("", str(gevonden)) if gevonden else ""
    return ""


def _lid(lijst: Any, stap: str) -> Any:
    try:
        return lijst[index_van(lijst, stap)]
    except (ValueError, IndexError, TypeError):
        return None


def _ding(soort: str, dingen: list[Any], stap: str, plannen: tuple[Plan, ...]) -> str:
    """One thing of a list by what tells it apart, in the first plan that says so."""
    woord, veld = _DING[soort]
    for ding, plan in zip(dingen, plannen, strict=True):
        for naamveld in ("subdiscipline", veld, "soort"):
            waarde = ding.get(naamveld) if isinstance(ding, dict) else None
            if waarde is None or (isinstance(waarde, str) and tekst.leeg(waarde)):
                continue
            naam = _VERZONNEN.sub("", _naam(str(waarde), naamveld, plan) or str(waarde))
            if woord.endswith(_VOORZETSEL) or naamveld == "soort":
                return f"{woord} {_woord(naam, plan)}"
            return f"{woord} “{naam}”"
    return f"{woord} {_woord(stap, plannen[0])}"


def _woord(stap: str, plan: Plan) -> str:
    naam = _naam(stap, "partij", plan) or _CODE.get(stap) or _VERZONNEN.sub("", stap)
    return _moment(naam) or _zonder_streep(naam)
