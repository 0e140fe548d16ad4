"""The words that budgets use, in Dutch and English, for columns and for rows."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Rol(StrEnum):
    """What a column holds."""

    NUMMER = "nummer"
    KOSTENPLAATS = "kostenplaats"
    OMSCHRIJVING = "omschrijving"
    ACTIVITEIT = "activiteit"
    UITVOERDER = "uitvoerder"
    KOSTENSOORT = "kostensoort"
    BEKOSTIGING = "bekostiging"  # the domain as a text
    OPMERKING = "opmerking"
    UREN = "uren"
    TARIEF = "tarief"
    AANTAL = "aantal"
    BEDRAG = "bedrag"
    TOTAAL = "totaal"
    EXCL = "excl"
    INCL = "incl"
    BTW = "btw"
    DOMEIN = "domein"
    DEELJAAR = "deeljaar"  # a quarter, a month
    ANDER_JAAR = "ander_jaar"
    AFGELEID = "afgeleid"  # difference, index, share
    VRIJ = "vrij"  # numbers under a heading that is no word of ours
    TEKST = "tekst"  # text under such a heading
    LEEG = "leeg"


TEKSTROLLEN = frozenset(
    {Rol.OMSCHRIJVING, Rol.ACTIVITEIT, Rol.UITVOERDER, Rol.KOSTENSOORT, Rol.TEKST}
)
BEDRAGROLLEN = frozenset({Rol.BEDRAG, Rol.TOTAAL, Rol.EXCL, Rol.INCL})
GETALROLLEN = BEDRAGROLLEN | {
    Rol.UREN, Rol.TARIEF, Rol.AANTAL, Rol.BTW, Rol.DOMEIN, Rol.DEELJAAR, Rol.ANDER_JAAR,
    Rol.AFGELEID, Rol.VRIJ,
}  # fmt: skip

_MAAND = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|"
    r"juli?|july?|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)"
)
_DOMEINWOORD = r"(?:zvw|zorgverzekeringswet|wlz|langdurige zorg|wmo|jeugdwet|jeugd|jw)"

# First match decides, so what narrows a word stands before the word itself.
_KOLOMMEN: tuple[tuple[Rol, str], ...] = (
    (Rol.KOSTENPLAATS,
        (r"^(?:kpl|kostenpl|kostendrager|grootboek|gb|ecl|rekening|cost cent|account|"
        r"ledger)")),
    (Rol.NUMMER,
        (r"^(?:nr|no|nummer|num|number|volgnr|volgnummer|id|#|regel|regelnr|code|ref|"
        r"item no|post ?nr|postnummer|activiteitnr|line)(?: (?:nr|no))?$")),
    (Rol.OPMERKING,
        (r"^(?:opmerking|toelichting|notitie|remark|note|notes|comment|status|grondslag|"
        r"onderbouwing|motivering|uitleg|bijzonderheden|bron\b)")),
    (Rol.AFGELEID,
        (r"verschil|mutatie|afwijking|variance|difference|\bindex|indexatie|\bdelta\b|"
        r"groei|per inwoner|^opslag|cumulatief|cumulative|running total|^lopend|^%|"
        r"^(?:aandeel|percentage|pct|procent|share)$")),
    (Rol.INCL, r"\b(?:incl|inclusief|including|inc)\b|\bbruto\b|\bgross\b"),
    (Rol.EXCL, r"\b(?:excl|exclusief|excluding|exc|ex)\b|\bnetto\b|\bnet\b"),
    (Rol.BTW, r"\bbtw\b|\bvat\b|omzetbelasting"),
    (Rol.TARIEF,
        (r"tarief|uurloon|uurprijs|\brate\b|\bprijs\b|\bprice\b|per uur|per hour|/ ?uur|"
        r"unit cost|cost per|kosten per|bedrag per|p/u|per stuk|per eenheid|stuksprijs|"
        r"\bper (?:fte|dag|week|maand|keer|persoon|deelnemer|bijeenkomst|consult|inwoner)\b|"
        r"^loonsom$|^bruto(?: maand| jaar)?(?:loon|salaris)$")),
    (Rol.UREN, r"\buren\b|\bhours?\b|\bhrs\b|\burenp?\b|^uur"),
    (Rol.AANTAL,
        (r"^(?:aantal|personen|persons|fte|fte s|stuks|quantity|qty|units?|deelnemers|"
        r"frequentie|freq|keren|keer|maanden|months|weken|weeks|eenheden|days|dagen|"
        r"dagdelen)\b")),
    (Rol.BEKOSTIGING,
        (r"^(?:domein|bekostiging|financiering|financieringsbron|wet|funding|domain|"
        r"funding source|geldstroom|dekking)$")),
    (Rol.DEELJAAR,
        r"^(?:q ?[1-4]|k ?[1-4]|kw ?[1-4]|h[12])\b|kwartaal|\bquarter\b|halfjaar|"
        r"half year|^(?:eenmalig|incidente|structure)(?:e|el|le)?\b|"
        r"^" + _MAAND + r"\b(?: \d{2,4})?$"),
    (Rol.DOMEIN,
        r"^(?:%|deel|aandeel|waarvan|pct|percentage|bedrag|t l v|tlv)? ?" + _DOMEINWOORD
        + r"(?: (?:%|deel|aandeel|in %|eur|pct|percentage|bedrag|share))*$"),
    (Rol.ANDER_JAAR,
        (r"realisatie|gerealiseerd|\bactuals?\b|vorig|previous|last year|prior year|"
        r"werkelijk|jaarrekening|prognose|forecast")),
    (Rol.KOSTENSOORT,
        (r"^(?:kosten ?soort|soort\b|kosten ?categorie|categorie|category|cost (?:type|"
        r"category|kind)|type\b|rubriek|kostenwoord|expense type|soort kosten)")),
    (Rol.UITVOERDER,
        (r"^(?:uitvoer|uitgevoerd|organisatie\b|organisation|organization|partij\b|partner|"
        r"door\b|wie\b|performer|performed by|provider|zorgaanbieder|aanbieder|"
        r"leverancier|supplier|verantwoordelijk|responsible|penvoerder|executed by|lead\b|"
        r"contractpartner|werkgever|employer|in dienst|trekker|eigenaar|owner|inzet door|"
        r"instelling)")),
    (Rol.OMSCHRIJVING,
        (r"omschrijving|^description|^specificatie|^kostenpost|^begrotingspost|^post$|"
        r"^posten$|^onderdeel|^item|^wat$|^naam$|^detail|^functie|^what$|^cost item|"
        r"^line item|^(?:kosten|uitgaven|lasten) ?omschrijving")),
    (Rol.ACTIVITEIT,
        (r"^(?:activiteit|activit|project(?! ?leid)|programma|hoofdtaak|taak|taken|thema|"
        r"theme|task|work ?package|werkpakket|cluster|deelproject|programme|program|actie|"
        r"onderwerp|kerntaak)")),
    (Rol.TOTAAL,
        (r"\btota+l(?:en|e)?\b|\btotaalbedrag\b|\btotals?\b|^som$|^sum$|jaarbedrag|"
        r"jaartotaal|regeltotaal")),
    (Rol.BEDRAG,
        (r"bedrag|begroot|begroting|budget|\bkosten\b|\bcosts?\b|\bamount|raming|"
        r"\blasten\b|uitgaven|expens|€|\beuro?s?\b|estimate|aanvraag|gevraagd|subsidie|"
        r"^(?:19|20)\d\d$|^jaar 20\d\d$|value|waarde")),
)  # fmt: skip
_KOLOMMEN_RE = tuple((rol, re.compile(patroon)) for rol, patroon in _KOLOMMEN)

_ENGELS = re.compile(
    r"\b(?:amount|description|cost|costs|hours|rate|total|activity|category|performer|"
    r"provider|notes?|quarter|"
    r"excluding|including|vat|organisation|supplier|owner|task|item)\b"
)


@lru_cache(maxsize=20_000)
def plat(tekst: str) -> str:
    """Lower case, no accents, single blanks: what words are compared on."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    kaal = "".join(t for t in ontleed if not unicodedata.combining(t))
    return " ".join(re.sub(r"[^\w%€#/+&]+", " ", kaal.replace("_", " ")).split())


def kolomrol(kop: str) -> Rol | None:
    tekst = plat(kop)
    if not tekst or len(tekst) > 80:
        return None
    return next((rol for rol, patroon in _KOLOMMEN_RE if patroon.search(tekst)), None)


def is_engels(kop: str) -> bool:
    return bool(_ENGELS.search(plat(kop)))


JAAR = re.compile(r"(?<![\d.,])(20[1-4]\d)(?![\d.,]*\d)")

_DOMEINEN = (
    ("zvw", re.compile(r"\bzvw\b|zorgverzekeringswet")),
    ("wlz", re.compile(r"\bwlz\b|langdurige zorg")),
    ("wmo", re.compile(r"\bwmo\b|maatschappelijke ondersteuning")),
    ("jeugdwet", re.compile(r"\bjeugdwet\b|\bjeugd\b|\bjw\b")),
)
# Only beside columns of the domains above: alone these words mean a party or a kind of cost.
_RESTDOMEINEN = (
    ("gemeente", re.compile(r"(?:% |deel |aandeel )*gemeenten?(?: %| deel| aandeel)*")),
    ("subsidie", re.compile(r"(?:% )?(?:overige )?subsidies?(?: %)?")),
    ("eigen", re.compile(r"(?:% )?eigen (?:bijdrage|middelen|deel)(?: %)?")),
    ("overig", re.compile(r"(?:% )?(?:overig|anders|other)e?(?: %)?")),
)


def restdomein(kop: str) -> str:
    """Another payer, when the whole heading says so; else empty."""
    kaal = plat(kop)
    return next((naam for naam, re_ in _RESTDOMEINEN if re_.fullmatch(kaal)), "")


def domeinen(tekst: str) -> list[str]:
    """The domains named in a text, in the order of the text."""
    kaal = plat(tekst)
    gevonden = [(m.start(), naam) for naam, re_ in _DOMEINEN if (m := re_.search(kaal))]
    return [naam for _, naam in sorted(gevonden)]


# --- rows -------------------------------------------------------------------------------

TOTAAL = re.compile(
    r"^(?:[a-z0-9] )?(?:(?:sub|eind|tussen|generaal|algemeen|grand|deel|kolom|rij|"
    r"overall) ?)?(?:totaal|totalen|total|totals)\b"
    r"|^(?:som|sum|opgeteld|tussentelling|saldo|resultaat|balance)\b|\b(?:sub)?totaal$|\btotal$"
)
SUBTOTAAL = re.compile(r"sub ?tota|tussen(?:totaal|telling)|deeltotaal")
TRANSPORT = re.compile(r"^transport|^(?:over|door)gedragen|^(?:carried|brought) (?:over|forward)")
DEKKING = re.compile(
    r"^(?:[a-z0-9]{1,3} )?(?:dekking|baten|opbrengst|inkomsten|financiering|"
    r"gefinancierd|revenue|income|"
    r"funding|bijdragen van|ontvangsten|sources of)"
)
LASTEN = re.compile(r"^(?:[a-z0-9]{1,3} )?(?:lasten|kosten|uitgaven|costs?|expen)")
KENGETAL = re.compile(
    r"\binwoners?\b|per inwoner|^aantal\b|^gemiddeld|^controle|^check\b|^verschil|"
    r"^aansluiting|^index|"
    r"^kosten per\b|^ratio|^percentage|^kengetal|^waarvan\b|^of which|^ter info|"
    r"^memo\b|^pro memorie$|^fte\b|"
    r"^prijspeil|^geschat aantal|^vorig jaar|^begroting 20\d\d totaal|"
    r"^realisatie 20\d\d|^restant|^nog te besteden"
)
NOOT = re.compile(
    r"^(?:\*|nb\b|n b\b|let op|noot|toelichting|opmerking|\d{1,2}\)|bron\b|legenda|versie|note\b|"
    r"opgesteld|datum|bedragen (?:in|zijn|van))",
    re.IGNORECASE,
)
GEEN_BEGROTING = re.compile(
    r"toelichting|lijst|kerncijfer|kengetal|uitgangspunt|tariev|parameter|legenda|instructie|"
    r"leeswijzer|inwoner|dekking|baten|notes?\b|lookup|keuze|verantwoording|realisatie"
)
OUDE_VERSIE = re.compile(
    r"\b(?:oud|oude|old|archief|archive|kopie|copy|backup|vervallen|vorige?)\b"
)
# Columns of which only one can count, and nobody says which.
VARIANT = re.compile(
    r"\b(?:variant|scenario|optie|option|alternatief|offerte|voorstel|versie|version)\b|"
    r"^(?:laag|midden|hoog|low|mid|high|minimaal|maximaal|minimum|maximum|min|max)$"
)
BEGROTINGSWOORD = re.compile(r"begroting|jaarplan|budget|aanvulling|\bresv\b|\bro\b|raming")

UITVOERDERWOORD = re.compile(
    r"\b(?:stichting|cooperatie|u a|bv|b v|nv|vof|maatschap|ro|resv|rho|gemeente|ggd|"
    r"zorggroep|praktijk|apotheek)\b|"
    r"thuiszorg|zorggroep|huisartsen(?:kring|groep|cooperatie|vereniging|organisatie|"
    r"zorg)|wijkzorg|apothe(?:ek|kers)|"
    r"welzijn|fysiotherap|platform|ziekenhuis|zorgcentr|adviesbureau|datahuis|studio|verpleeghu|"
    r"regio ?organisatie|paramedisch|eerstelijn|kring\b|vereniging|gezondheidscentr"
)
KOSTENWOORD = re.compile(
    r"^(?:personeel|loonkosten|salaris|materi|overhead|inhuur|huur|huisvesting|"
    r"reiskosten|ict|licentie|"
    r"scholing|coordinatie|organisatie|ondersteuning|projectleiding|hulpmiddel|"
    r"deelname|vacatie|overig|"
    r"communicatie|zaalhuur|catering|staff|personnel|material|travel|equipment|subcontract|other|"
    r"regiomanagement|wijkmanagement|mono)"
)
HOOFDTAAK = re.compile(r"\b(?:hoofd|kern)?taak \d\b")
DUIZEND = re.compile(
    r"x ?(?:€|eur|euro)? ?1[ .]?000\b|\bin duizend|\bin thousands|\bk ?€|€ ?k\b|\bkeur\b|\(?000s|"
    r"€ ?000\b|1[ .]?000 euro\b|duizenden euro|€ ?x ?1"
)
