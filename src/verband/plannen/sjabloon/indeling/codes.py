"""Dutch labels of the codes in ``resv-plan/1``; a test holds them against the Literals."""

from __future__ import annotations

from verband.plannen.sjabloon.indeling.soorten import Codes

PARTIJSOORT = Codes(
    "Soort partij",
    {
        "ro": "regio-organisatie (RO)",
        "resv": "RESV",
        "rho": "regionale huisartsenorganisatie (RHO)",
        "zorgaanbieder": "zorgaanbieder",
        "disciplineorganisatie": "organisatie van een discipline",
        "gemeente": "gemeente",
        "sociaal_domein": "organisatie in het sociaal domein",
        "overig": "overige partij",
    },
)
DISCIPLINE = Codes(
    "Discipline",
    {
        "huisartsen": "huisartsen",
        "apothekers": "apothekers",
        "paramedici": "paramedici",
        "vvt": "VVT",
        "sociaal_domein": "sociaal domein",
    },
)
SUBDISCIPLINE = Codes(
    "VVT-deel",
    {"wijkverpleging": "wijkverpleging", "so": "specialist ouderengeneeskunde (SO)"},
)
ROUTE = Codes(
    "Mandaatroute",
    {
        "huisartsenvereniging": "huisartsenvereniging",
        "huisartsencooperatie": "huisartsencoöperatie",
        "apothekersvertegenwoordiging": "vertegenwoordiging van apothekers",
        "paramedisch_platform": "paramedisch platform",
        "monodisciplines": "losse paramedische disciplines",
        "vvt_aanbieders": "VVT-aanbieders",
        "regiegemeente": "regiegemeente",
        "individuele_praktijk": "één huisartsenpraktijk",
        "individuele_apotheek": "één apotheek",
    },
)
VORM = Codes(
    "Samenwerkingsvorm",
    {"netwerk": "vorm 1: netwerk", "ro_transformatie": "vorm 2: de RO wordt RESV"},
)
TAK = Codes(
    "Deel van hoofdtaak 4",
    {
        "ondersteuning_wijkverband": "ondersteuning van wijkverbanden",
        "eigen_taak_wijkverband": "eigen taak van een wijkverband",
    },
)
NIVEAU = Codes("Niveau", {"regio": "regio", "wijk": "wijk"})
LAAG = Codes(
    "Laag", {"ro_jaarplan": "jaarplan van de RO", "resv_aanvulling": "aanvulling voor het RESV"}
)
BESLUIT = Codes(
    "O&I-besluit",
    {
        "overhevelen": "overhevelen naar het RESV",
        "aanvullend": "aanvullend op O&I",
        "combinatie": "combinatie van beide",
    },
)
BESTEMMING = Codes(
    "Bestemming",
    {"naar_resv": "gaat naar het RESV", "blijft": "blijft bij de RO", "vervalt": "vervalt"},
)
DOMEIN = Codes(
    "Domein",
    {
        "zvw": "Zvw",
        "wlz": "Wlz",
        "wmo": "Wmo",
        "jeugdwet": "Jeugdwet",
        "gemeente": "Gemeente",
        "subsidie": "Subsidie",
        "eigen": "Eigen geld",
        "overig": "Overig geld",
    },
)
KOSTENSOORT = Codes(
    "Kostensoort",
    {
        "coordinatie": "coördinatie",
        "organisatie": "organisatie",
        "ondersteuning": "ondersteuning",
        "deelname_met_mandaat": "deelname met mandaat",
        "mono_organisatie": "organisatie binnen één discipline",
        "regiomanagement": "regiomanagement",
        "wijkmanagement": "wijkmanagement",
        "projectleiding": "projectleiding",
        "hulpmiddelen": "hulpmiddelen",
        "overhead": "overhead",
        "overig": "overige kosten",
    },
)
GELDSTROOM = Codes(
    "Geldstroom",
    {
        "zonmw_voucher": "ZonMw-voucher",
        "zonmw_uitvoeringssubsidie": "ZonMw-uitvoeringssubsidie",
        "oi_segment2": "O&I (segment 2)",
        "wijkverpleging_coordinatie": "centrale coördinatie wijkverpleging",
        "patientengroep_afstemming": "afstemming per patiëntengroep",
        "azwa_lokale_teams": "lokale teams (AZWA)",
        "spuk": "SPUK",
        "regulier": "reguliere bekostiging",
        "overig": "andere geldstroom",
    },
)
AANBIEDERSTATUS = Codes(
    "Reactie",
    {
        "uitgenodigd": "uitgenodigd",
        "vertegenwoordigd": "vertegenwoordigd",
        "afgewezen": "wil niet meedoen",
        "geen_reactie": "geen reactie",
    },
)
VASTGESTELD = Codes(
    "Vastgestelde dekking",
    {"ten_minste": "ten minste 80%", "minder": "minder dan 80%"},
)
WSVRELATIE = Codes(
    "Relatie met WSV",
    {
        "gelijk": "is dezelfde",
        "deel_van": "is een deel ervan",
        "samenvoeging_van": "voegt deze samen met andere",
    },
)
OPDRACHTSOORT = Codes(
    "Soort opdracht",
    {
        "onderlinge_dienstverlening": "onderlinge dienstverlening (prestatie 2)",
        "gewone_inkoop": "gewone inkoop",
    },
)
PLATFORMSTATUS = Codes(
    "Stand van het platform",
    {
        "bestaat": "bestaat",
        "in_oprichting": "in oprichting",
        "geen_meerwaarde": "heeft hier geen meerwaarde",
        "open": "nog niet besloten",
    },
)
GEBRUIK = Codes(
    "Gebruik",
    {
        "aangevraagd": "aangevraagd",
        "toegekend": "toegekend",
        "niet_gebruikt": "niet gebruikt",
    },
)
HOOFDTAAK = Codes("Hoofdtaak", {nummer: nummer for nummer in "12345"})
