"""The facts a plan is checked on: the interchange format ``resv-plan/1``.

Field names are the format (see ``verband schema plan``). Amounts are whole eurocents,
periods are half-open (``tot`` is the first day after), a time carries its offset.
A missing field equals ``null``; what ``null`` means differs per field and is said in the
field's comment: *geen* (none, not filled in) or *onbekend* (unknown, never a pass).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

FORMAAT = "resv-plan/1"

Eurocent = Annotated[int, Meta(ge=0, description="Hele eurocenten, nooit negatief.")]
Hoeveelheid = Annotated[float, Meta(ge=0)]
Procent = Annotated[float, Meta(ge=0, le=100)]
Tijdstip = Annotated[dt.datetime, Meta(tz=True)]
Sleutel = Annotated[str, Meta(min_length=1, max_length=200)]
Tekst = Annotated[str, Meta(max_length=100_000)]

Partijsoort = Literal[
    "ro",
    "resv",
    "rho",
    "zorgaanbieder",
    "disciplineorganisatie",
    "gemeente",
    "sociaal_domein",
    "overig",
]
Subdiscipline = Literal["wijkverpleging", "so"]
Route = Literal[
    "huisartsenvereniging",
    "huisartsencooperatie",
    "apothekersvertegenwoordiging",
    "paramedisch_platform",
    "monodisciplines",
    "vvt_aanbieders",
    "regiegemeente",
    "individuele_praktijk",
    "individuele_apotheek",
]
Vorm = Literal["netwerk", "ro_transformatie"]
Tak = Literal["ondersteuning_wijkverband", "eigen_taak_wijkverband"]
Niveau = Literal["regio", "wijk"]
Laag = Literal["ro_jaarplan", "resv_aanvulling"]
Besluit = Literal["overhevelen", "aanvullend", "combinatie"]
Bestemming = Literal["naar_resv", "blijft", "vervalt"]
Domein = Literal["zvw", "wlz", "wmo", "jeugdwet", "gemeente", "subsidie", "eigen", "overig"]
Kostensoort = Literal[
    "coordinatie",
    "organisatie",
    "ondersteuning",
    "deelname_met_mandaat",
    "mono_organisatie",
    "regiomanagement",
    "wijkmanagement",
    "projectleiding",
    "hulpmiddelen",
    "overhead",
    "overig",
]
Geldstroom = Literal[
    "zonmw_voucher",
    "zonmw_uitvoeringssubsidie",
    "oi_segment2",
    "wijkverpleging_coordinatie",
    "patientengroep_afstemming",
    "azwa_lokale_teams",
    "spuk",
    "regulier",
    "overig",
]
Aanbiederstatus = Literal["uitgenodigd", "vertegenwoordigd", "afgewezen", "geen_reactie"]
Vaststelling = Literal["ten_minste", "minder"]
Wsvrelatie = Literal["gelijk", "deel_van", "samenvoeging_van"]
Opdrachtsoort = Literal["onderlinge_dienstverlening", "gewone_inkoop"]
Platformstatus = Literal["bestaat", "in_oprichting", "geen_meerwaarde", "open"]
Gebruik = Literal["aangevraagd", "toegekend", "niet_gebruikt"]

DISCIPLINES = ("huisartsen", "apothekers", "paramedici", "vvt", "sociaal_domein")
HOOFDTAKEN = (1, 2, 3, 4, 5)


class Feit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of every fact: immutable, and an unknown field is an error."""


class Regio(Feit, frozen=True):
    code: Tekst | None = None
    naam: Tekst | None = None
    regiegemeente: Sleutel | None = None  # a partij; null = onbekend
    gemeenten: Annotated[
        tuple[Tekst, ...] | None, Meta(description="Extra veld. Alle gemeenten van de regio.")
    ] = None


class Verzekeraar(Feit, frozen=True):
    naam: Tekst | None = None
    uzovi: Tekst | None = None
    bron: Tekst | None = None
    peildatum: dt.date | None = None


class Samenwerkingsovereenkomst(Feit, frozen=True):
    getekend_op: dt.date | None = None  # null = niet getekend
    geldig_tot: dt.date | None = None  # null = onbekend
    governance: Tekst | None = None
    ondertekend_door: tuple[Sleutel, ...] | None = None


class Rechtspersoon(Feit, frozen=True):
    kvk: Tekst | None = None
    agb: Tekst | None = None
    iban: Tekst | None = None


class Zetel(Feit, frozen=True):
    zetel: Tekst | None = None
    discipline: Tekst | None = None
    stemgewicht: Hoeveelheid | None = None


class Samenwerkingsvorm(Feit, frozen=True):
    soort: Vorm | None = None  # null = onbekend
    rechtspersoon: Rechtspersoon | None = None  # null = geen
    samenwerkingsovereenkomst: Samenwerkingsovereenkomst | None = None  # null = geen
    bestuur: tuple[Zetel, ...] | None = None
    motivatie: Annotated[
        Tekst | None, Meta(description="Extra veld. Waarom deze vorm is gekozen.")
    ] = None
    vorige_soort: Annotated[
        Vorm | None, Meta(description="Extra veld. De vorm van het vorige jaar.")
    ] = None
    vormbesluit_op: Annotated[
        dt.date | None,
        Meta(description="Extra veld. Datum van het besluit om van vorm te veranderen."),
    ] = None


class Partij(Feit, frozen=True):
    id: Sleutel
    naam: Tekst | None = None
    soort: Partijsoort | None = None
    discipline: Tekst | None = None
    zorgaanbieder: bool | None = None  # null = onbekend
    contractpartij: bool | None = None  # only true marks the party
    kassier: bool | None = None  # only true marks the party


class Draagvlak(Feit, frozen=True):
    geraadpleegd_op: dt.date | None = None
    uitkomst: Tekst | None = None


class Mandaat(Feit, frozen=True):
    id: Sleutel
    discipline: Tekst | None = None
    subdiscipline: Subdiscipline | None = None
    gever: Sleutel | None = None
    route: Route | None = None
    vertegenwoordiger: Tekst | None = None
    plaatsvervanger: Tekst | None = None
    onderwerpen: tuple[Tekst, ...] | None = None
    grens_cent: Eurocent | None = None  # bounds the lump sum the representative may agree to
    vanaf: dt.date | None = None
    tot: dt.date | None = None  # the first invalid day
    ingetrokken_op: dt.date | None = None  # null = niet ingetrokken; the first invalid day
    bewijs: Tekst | None = None
    draagvlak: Draagvlak | None = None
    inzetverklaring_op: dt.date | None = None  # null = geen


class Aanbodaandeel(Feit, frozen=True):
    partij: Sleutel
    omvang: Hoeveelheid | None = None  # null = onbekend
    vertegenwoordigd: bool | None = None  # null = onbekend


class Dekkingsmaat(Feit, frozen=True):
    """Supply of one kind of VVT care: a list of providers, two totals, or what was determined."""

    eenheid: Tekst | None = None
    peildatum: dt.date | None = None
    bron: Tekst | None = None
    aanbieders: tuple[Aanbodaandeel, ...] | None = None
    totaal: Hoeveelheid | None = None
    vertegenwoordigd: Hoeveelheid | None = None
    vastgesteld: Annotated[
        Vaststelling | None,
        Meta(description="Extra veld. Wat een neutrale dossierhouder vaststelde, zonder getallen."),
    ] = None


class VvtDekking(Feit, frozen=True):
    wijkverpleging: Dekkingsmaat | None = None
    so: Dekkingsmaat | None = None


class KleineAanbieder(Feit, frozen=True):
    partij: Sleutel
    uitgenodigd_op: dt.date | None = None
    status: Aanbiederstatus | None = None


class Overlegtafel(Feit, frozen=True):
    naam: Tekst | None = None
    niveau: Tekst | None = None
    rol_resv: Tekst | None = None
    nieuw: bool | None = None
    meerwaarde: Tekst | None = None
    overwogen: Tekst | None = None
    verbinding: Tekst | None = None


class RegiegemeenteVoorstel(Feit, frozen=True):
    resv: Tekst | None = None
    wijk: Tekst | None = None
    status: Tekst | None = None
    gesprek_verzekeraar_op: dt.date | None = None
    gemeenten: Annotated[
        tuple[Tekst, ...] | None,
        Meta(description="Extra veld. Gemeenten waarvoor het voorstel geldt."),
    ] = None


class Paragraaf(Feit, frozen=True):
    tekst: Tekst | None = None
    begrotingsposten: tuple[Sleutel, ...] | None = None
    populatie: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(description="Extra veld. Aantal mensen met Wlz-zorg thuis."),
    ] = None


class Paragrafen(Feit, frozen=True):
    wlz_zorg_thuis: Paragraaf | None = None


class Behoefte(Feit, frozen=True):
    bron: Tekst | None = None
    datum: dt.date | None = None
    van: Tekst | None = None


class Voorliggend(Feit, frozen=True):
    onderzocht: bool | None = None
    gevonden: tuple[Tekst, ...] | None = None


class OiBesluit(Feit, frozen=True):
    besluit: Besluit | None = None
    bedrag_cent: Eurocent | None = None
    reden: Tekst | None = None
    besloten_door: Tekst | None = None


class Activiteit(Feit, frozen=True):
    id: Sleutel
    titel: Tekst | None = None
    hoofdtaak: int | None = None  # 1-5 (NZa); another integer is readable and found wrong
    deel: Annotated[Tekst | None, Meta(description="Extra veld. Het deel van de hoofdtaak.")] = None
    tak: Tak | None = None
    niveau: Niveau | None = None
    wijkverbanden: tuple[Sleutel, ...] | None = None
    helpt_wijkverbanden: tuple[Sleutel, ...] | None = None
    disciplines: tuple[Tekst, ...] | None = None
    doelen: tuple[Tekst, ...] | None = None
    behoefte: Behoefte | None = None
    regioplan_doel: Tekst | None = None
    zorgvormen: tuple[Tekst, ...] | None = None
    uitvoerder: Sleutel | None = None
    laag: Laag | None = None
    vanaf: dt.date | None = None
    tot: dt.date | None = None
    voorliggend: Voorliggend | None = None
    oi_besluit: OiBesluit | None = None  # null = geen


class Toedeling(Feit, frozen=True):
    domein: Domein | None = None
    bedrag_cent: Eurocent | None = None
    financier: Annotated[
        Tekst | None, Meta(description="Extra veld. Wie het deel buiten de Zvw betaalt.")
    ] = None


class Begrotingspost(Feit, frozen=True):
    id: Sleutel
    activiteit: Sleutel | None = None
    omschrijving: Tekst | None = None
    kostensoort: Kostensoort | None = None
    bedrag_cent: Eurocent | None = None
    uitvoerder: Sleutel | None = None
    toedeling: tuple[Toedeling, ...] | None = None
    toedelingssleutel: Tekst | None = None  # null = geen
    directe_zorg: bool | None = None
    vanaf: dt.date | None = None
    tot: dt.date | None = None
    randvoorwaardelijk: Tekst | None = None
    zinnig: Tekst | None = None
    passend: Tekst | None = None
    uren: Annotated[Hoeveelheid | None, Meta(description="Extra veld. Aantal uren.")] = None
    tarief_cent: Annotated[
        Eurocent | None, Meta(description="Extra veld. Tarief per uur in eurocent.")
    ] = None


class VoorliggendeFinanciering(Feit, frozen=True):
    id: Sleutel
    soort: Geldstroom | None = None
    partij: Sleutel | None = None
    kenmerk: Tekst | None = None
    dekt: tuple[Kostensoort, ...] | None = None
    activiteiten: tuple[Sleutel, ...] | None = None
    vanaf: dt.date | None = None
    tot: dt.date | None = None
    bedrag_cent: Eurocent | None = None
    gebruik: Annotated[Gebruik | None, Meta(description="Extra veld. Stand van de subsidie.")] = (
        None
    )
    reden: Annotated[
        Tekst | None, Meta(description="Extra veld. Waarom de subsidie niet gebruikt wordt.")
    ] = None


class Opdracht(Feit, frozen=True):
    id: Sleutel
    opdrachtgever: Sleutel | None = None
    uitvoerder: Sleutel | None = None
    activiteiten: tuple[Sleutel, ...] | None = None
    bedrag_cent: Eurocent | None = None
    vanaf: dt.date | None = None
    tot: dt.date | None = None
    soort: Opdrachtsoort | None = None


class Contact(Feit, frozen=True):
    rol: Tekst | None = None
    vervanger: Tekst | None = None
    bereikbaar_via: Tekst | None = None


class Wsv(Feit, frozen=True):
    naam: Tekst | None = None
    relatie: Wsvrelatie | None = None
    aandeel: Annotated[
        Procent | None,
        Meta(description="Extra veld. Percentage van de WSV dat in dit wijkverband ligt."),
    ] = None


class WijkDeelname(Feit, frozen=True):
    discipline: Tekst | None = None
    partij: Sleutel | None = None


class Wijkverband(Feit, frozen=True):
    id: Sleutel
    naam: Tekst | None = None
    buurten: tuple[Tekst, ...] | None = None
    inwoners: Annotated[int, Meta(ge=0)] | None = None
    doelgroepen: tuple[Tekst, ...] | None = None
    contact: Contact | None = None
    wsv: tuple[Wsv, ...] | None = None
    wsv_reden: Annotated[
        Tekst | None,
        Meta(description="Extra veld. Waarom het wijkverband op geen bestaande WSV voortbouwt."),
    ] = None
    deelname: tuple[WijkDeelname, ...] | None = None


class Drempel(Feit, frozen=True):
    waarde: Annotated[int, Meta(ge=0)] | None = None
    bron: Tekst | None = None


class Wijkdekking(Feit, frozen=True):
    buurten_in_regio: tuple[Tekst, ...] | None = None
    drempel_inwoners: Drempel | None = None


class RoActiviteit(Feit, frozen=True):
    titel: Tekst | None = None
    bestemming: Bestemming | None = None
    activiteit: Sleutel | None = None


class Groeistap(Feit, frozen=True):
    hoofdtaak: int | None = None
    startjaar: int | None = None
    stap: Tekst | None = None


class Disciplineorganisatie(Feit, frozen=True):
    discipline: Tekst
    rechtsvorm: Tekst | None = None
    besluitregel: Tekst | None = None
    contact: Tekst | None = None
    verbeterstap: Tekst | None = None
    verbeterstap_op: dt.date | None = None


class ParamedischPlatform(Feit, frozen=True):
    kernregio: Tekst
    status: Platformstatus | None = None
    reden: Tekst | None = None
    stap: Tekst | None = None


class Termijnbedrag(Feit, frozen=True):
    op: dt.date | None = None
    bedrag_cent: Eurocent | None = None


class Beleidsversie(Feit, frozen=True):
    regelset: Tekst
    versie: Tekst


class ResvPlan(Feit, frozen=True):
    """One RESV plan of one region for one contract year, with its budget."""

    formaat: Literal["resv-plan/1"]
    regio: Regio | None = None
    contractjaar: Annotated[int, Meta(ge=2000, le=2100)] | None = None
    versie: Annotated[int, Meta(ge=0)] | None = None
    ingediend_op: Tijdstip | None = None  # null = nog niet ingediend
    preferente_verzekeraar: Verzekeraar | None = None
    marktleiders: Annotated[
        tuple[Verzekeraar, ...] | None, Meta(description="Extra veld. Een of twee marktleiders.")
    ] = None
    samenwerkingsvorm: Samenwerkingsvorm | None = None
    partijen: tuple[Partij, ...] | None = None
    mandaten: tuple[Mandaat, ...] | None = None
    disciplineorganisaties: Annotated[
        tuple[Disciplineorganisatie, ...] | None,
        Meta(description="Extra veld. Hoe elke discipline georganiseerd is."),
    ] = None
    paramedisch_platform: Annotated[
        tuple[ParamedischPlatform, ...] | None,
        Meta(description="Extra veld. Stand van het paramedisch platform per kernregio."),
    ] = None
    vvt_dekking: VvtDekking | None = None
    kleine_aanbieders: tuple[KleineAanbieder, ...] | None = None
    overlegtafels: tuple[Overlegtafel, ...] | None = None
    regiegemeente_voorstel: RegiegemeenteVoorstel | None = None
    paragrafen: Paragrafen | None = None
    activiteiten: tuple[Activiteit, ...] | None = None
    begrotingsposten: tuple[Begrotingspost, ...] | None = None
    voorliggende_financiering: tuple[VoorliggendeFinanciering, ...] | None = None
    gevraagde_lumpsum_cent: Eurocent | None = None
    termijnen: Annotated[
        tuple[Termijnbedrag, ...] | None, Meta(description="Extra veld. Termijnen van de lumpsum.")
    ] = None
    opdrachten: tuple[Opdracht, ...] | None = None
    wijkverbanden: tuple[Wijkverband, ...] | None = None
    wijkdekking: Wijkdekking | None = None
    ro_jaarplan: tuple[RoActiviteit, ...] | None = None
    groeipad: tuple[Groeistap, ...] | None = None
    afstemming_verzekeraar_op: dt.date | None = None
    beleidsversies: Annotated[
        tuple[Beleidsversie, ...] | None,
        Meta(description="Extra veld. Beleid waaraan het plan getoetst is."),
    ] = None
    financieringsrisico: Annotated[
        Tekst | None, Meta(description="Extra veld. Wat er gebeurt als de dekking wegvalt.")
    ] = None


def schema() -> dict[str, object]:
    """JSON Schema of ``resv-plan/1`` (printed by ``verband schema plan``)."""
    return msgspec.json.schema(ResvPlan)
