"""The sheets about the work, its money, and the neighbourhoods."""

from __future__ import annotations

from verband.plannen.sjabloon.indeling import codes as c
from verband.plannen.sjabloon.indeling.kolommen import (
    discipline,
    hoofdtaak,
    mag,
    moet,
    sleutel,
    tot,
    vanaf,
    wijst,
    wijst_vrij,
)
from verband.plannen.sjabloon.indeling.soorten import (
    FINANCIER,
    TOEDELING,
    Blad,
    Kolom,
    Nodig,
    Soort,
)

ACTIVITEITEN = Blad(
    naam="Activiteiten",
    titel="Activiteiten",
    intro="Wat gaat het RESV doen? Hoofdtaken: 1 mandaat en vertegenwoordiging · 2 capaciteit en "
          "toegang · 3 patiëntengroepen · 4 wijkverbanden · 5 ondersteuning van aanbieders.",
    pad="activiteiten",
    vraag="Zijn er activiteiten?",
    voorvoegsel="activiteit",
    kolommen=(
        sleutel("a2"),
        moet("Titel", "titel", Soort.TEKST, "Wat gaat u doen?", "Vrije plekken samen verdelen",
             breedte=40),
        hoofdtaak("Het nummer 1 tot en met 5.", "2"),
        mag("Deel van de hoofdtaak", "deel", Soort.TEKST, "Als u niet alles doet.", breedte=24),
        mag("Tak van hoofdtaak 4", "tak", Soort.CODE, "Alleen bij hoofdtaak 4.",
            codes=c.TAK, breedte=24),
        moet("Niveau", "niveau", Soort.CODE, "Regio of wijk.", "regio", codes=c.NIVEAU,
             breedte=10),
        mag("Wijkverbanden", "wijkverbanden", Soort.VERWIJZINGEN,
            "Bij niveau wijk: codes van wijkverbanden.", "w1; w2", naar="wijkverbanden"),
        moet("Helpt wijkverbanden", "helpt_wijkverbanden", Soort.VERWIJZINGEN,
             "Welke wijkverbanden hebben er iets aan?", "w1; w2", naar="wijkverbanden"),
        moet("Disciplines", "disciplines", Soort.VRIJE_CODES, "Met een puntkomma ertussen.",
             "huisartsen; VVT", codes=c.DISCIPLINE, breedte=26),
        moet("Doelen", "doelen", Soort.TEKSTEN, "Met een puntkomma ertussen.",
             "toegankelijkheid", breedte=22),
        moet("Bron van de behoefte", "behoefte.bron", Soort.TEKST, "Waaruit blijkt de behoefte?",
             "regiobeeld 2026", breedte=24),
        moet("Datum van die bron", "behoefte.datum", Soort.DATUM, "De dag van de bron.",
             "01-03-2026"),
        moet("Behoefte van", "behoefte.van", Soort.TEKST, "Wie heeft die behoefte?",
             "inwoners", breedte=20),
        moet("Doel in het regioplan", "regioplan_doel", Soort.TEKST, "Waar past dit bij?",
             "wachttijd korter", breedte=26),
        moet("Zorgvormen", "zorgvormen", Soort.TEKSTEN, "Zorg uit de Zvw, met een puntkomma.",
             "huisartsenzorg; wijkverpleging", breedte=28),
        wijst("Uitvoerder", "uitvoerder", "partijen", "Code van de partij.", "vvt1"),
        moet("Laag", "laag", Soort.CODE, "Uit het RO-jaarplan of nieuw voor het RESV?",
             "aanvulling voor het RESV", codes=c.LAAG, breedte=24),
        vanaf(),
        tot(),
        moet("Ander geld onderzocht", "voorliggend.onderzocht", Soort.JANEE,
             "Keek u of ander geld dit al betaalt?", "ja"),
        moet("Ander geld gevonden", "voorliggend.gevonden", Soort.TEKSTEN,
             "Wat vond u? Niets gevonden: het woord geen.", "geen", breedte=22),
        mag("O&I-besluit", "oi_besluit.besluit", Soort.CODE, "Alleen bij vorm 2.",
            codes=c.BESLUIT, breedte=24, alleen_vorm_2=True),
        mag("O&I-bedrag", "oi_besluit.bedrag_cent", Soort.GELD, "Alleen bij vorm 2.",
            alleen_vorm_2=True),
        mag("O&I-reden", "oi_besluit.reden", Soort.TEKST, "Alleen bij vorm 2.", breedte=24,
            alleen_vorm_2=True),
        mag("O&I besloten door", "oi_besluit.besloten_door", Soort.TEKST, "Alleen bij vorm 2.",
            alleen_vorm_2=True),
    ),
)  # fmt: skip


def _deel(domein: str, uitleg: str, bijv: str = "") -> Kolom:
    maak = moet if domein == "zvw" else mag
    return maak(c.DOMEIN.labels[domein], TOEDELING + domein, Soort.GELD, uitleg, bijv, breedte=15)


BEGROTING = Blad(
    naam="Begroting",
    titel="Begroting",
    intro="Eén regel per kostenpost. Verdeel het hele bedrag over wie betaalt: nog toe te delen "
          "moet € 0,00 zijn. De prestatie betaalt alleen het deel Zvw.",
    pad="begrotingsposten",
    vraag="Zijn er begrotingsposten?",
    voorvoegsel="begrotingspost",
    kolommen=(
        sleutel("b2"),
        wijst("Activiteit", "activiteit", "activiteiten", "Code van de activiteit.", "a2"),
        moet("Omschrijving", "omschrijving", Soort.TEKST, "Waar gaat het geld naartoe?",
             "coördinator wijkverpleging", breedte=36),
        moet("Kostensoort", "kostensoort", Soort.CODE, "Kies uit de lijst.", "coördinatie",
             codes=c.KOSTENSOORT, breedte=24),
        moet("Bedrag", "bedrag_cent", Soort.GELD, "Het hele bedrag van deze post.",
             "€ 95.000,00", breedte=20),
        _deel("zvw", "Het deel voor de verzekeraar.", "€ 95.000,00"),
        _deel("wlz", "Het deel Wlz."),
        _deel("wmo", "Het deel Wmo."),
        _deel("jeugdwet", "Het deel Jeugdwet."),
        _deel("gemeente", "Ander geld van de gemeente."),
        _deel("subsidie", "Bijvoorbeeld ZonMw."),
        _deel("eigen", "Wat u zelf betaalt."),
        _deel("overig", "Wat overblijft."),
        Kolom("=", "Nog toe te delen", Soort.BEREKEND, Nodig.NIET,
              "Rekent zichzelf uit en moet € 0,00 zijn.", "€ 0,00", breedte=17),
        mag("Wie betaalt het andere deel", FINANCIER, Soort.TEKST,
            "Naam van de betaler; bij meer delen één per regel.", "Wmo: gemeente Helmdorp",
            breedte=28),
        mag("Verdeelsleutel", "toedelingssleutel", Soort.TEKST,
            "Nodig als u het bedrag verdeelt: waarom zo?", "aandeel cliënten", breedte=24),
        wijst("Uitvoerder", "uitvoerder", "partijen", "Code van de partij.", "vvt1"),
        moet("Directe zorg", "directe_zorg", Soort.JANEE, "Gaat het om zorg aan een patiënt?",
             "nee"),
        vanaf(),
        tot(),
        moet("Randvoorwaardelijk", "randvoorwaardelijk", Soort.TEKST,
             "Waarom lukt de zorg niet zonder?", "Niemand overziet vrije plekken.", breedte=36),
        moet("Zinnig", "zinnig", Soort.TEKST, "Wat levert het op?", "Patiënten wachten korter.",
             breedte=36),
        moet("Passend", "passend", Soort.TEKST, "Waarom zo veel en niet meer?",
             "Eén coördinator voor twee wijken.", breedte=36),
        mag("Uren", "uren", Soort.GETAL, "Als u met uren rekent.", "1000"),
        mag("Tarief", "tarief_cent", Soort.GELD, "Bedrag per uur.", "€ 95,00"),
    ),
)  # fmt: skip

GELDSTROMEN = Blad(
    naam="Andere geldstromen",
    titel="Andere geldstromen",
    intro="O&I, vouchers, subsidies en andere potten die hetzelfde werk kunnen betalen. Zijn die "
          "er niet? Antwoord dan nee: leeg betekent dat u niets opgaf.",
    pad="voorliggende_financiering",
    vraag="Zijn er andere geldstromen?",
    voorvoegsel="geldstroom",
    kolommen=(
        sleutel("f1"),
        moet("Soort geld", "soort", Soort.CODE, "Kies uit de lijst.", "ZonMw-voucher",
             codes=c.GELDSTROOM, breedte=32),
        wijst("Partij", "partij", "partijen", "Code van wie het geld krijgt.", "pp"),
        mag("Kenmerk", "kenmerk", Soort.TEKST, "Nummer van de toekenning.", "VOUCHER-0412",
            breedte=20),
        moet("Dekt", "dekt", Soort.CODES, "Kostensoorten, met een puntkomma ertussen.",
             "coördinatie; overhead", codes=c.KOSTENSOORT, breedte=28),
        mag("Activiteiten", "activiteiten", Soort.VERWIJZINGEN,
            "Codes van activiteiten, of het woord geen.", "geen", naar="activiteiten"),
        vanaf(),
        tot(),
        moet("Bedrag", "bedrag_cent", Soort.GELD, "Het hele bedrag.", "€ 25.000,00", breedte=17),
        mag("Gebruik", "gebruik", Soort.CODE, "Kies uit de lijst.", "toegekend",
            codes=c.GEBRUIK),
        mag("Reden", "reden", Soort.TEKST, "Waarom niet gebruikt?", breedte=30),
    ),
)  # fmt: skip

OPDRACHTEN = Blad(
    naam="Opdrachten",
    titel="Opdrachten aan anderen",
    intro="Wie voert werk uit in opdracht van de contractpartij?",
    pad="opdrachten",
    vraag="Zijn er opdrachten?",
    voorvoegsel="opdracht",
    kolommen=(
        sleutel("o1"),
        wijst("Opdrachtgever", "opdrachtgever", "partijen", "Code van de partij.", "ro"),
        wijst("Uitvoerder", "uitvoerder", "partijen", "Code van de partij.", "vvt1"),
        moet("Activiteiten", "activiteiten", Soort.VERWIJZINGEN,
             "Codes, met een puntkomma ertussen.", "a2; a4", naar="activiteiten"),
        moet("Bedrag", "bedrag_cent", Soort.GELD, "Het hele bedrag.", "€ 156.250,50",
             breedte=17),
        vanaf(),
        tot(),
        moet("Soort opdracht", "soort", Soort.CODE, "Kies uit de lijst.",
             "onderlinge dienstverlening (prestatie 2)", codes=c.OPDRACHTSOORT, breedte=40),
    ),
)  # fmt: skip

WIJKVERBANDEN = Blad(
    naam="Wijkverbanden",
    titel="Hechte wijkverbanden",
    intro="Eén regel per wijkverband. WSV's en deelnemers staan op de volgende twee bladen.",
    pad="wijkverbanden",
    vraag="Zijn er wijkverbanden?",
    voorvoegsel="wijkverband",
    kolommen=(
        sleutel("w1"),
        moet("Naam", "naam", Soort.TEKST, "Naam van het wijkverband.", "Helmdorp-Noord",
             breedte=28),
        moet("Buurten", "buurten", Soort.TEKSTEN, "Buurtcodes, met een puntkomma ertussen.",
             "BU-LD-01; BU-LD-02", breedte=32),
        moet("Inwoners", "inwoners", Soort.GEHEEL, "Aantal. Onbekend: leeg.", "17400"),
        moet("Doelgroepen", "doelgroepen", Soort.TEKSTEN, "Met een puntkomma ertussen.",
             "kwetsbare ouderen", breedte=24),
        moet("Contact: rol", "contact.rol", Soort.TEKST, "Functie.", "wijkcoördinator",
             breedte=22),
        moet("Contact: vervanger", "contact.vervanger", Soort.TEKST, "Functie.",
             "tweede wijkcoördinator", breedte=22),
        moet("Contact: bereikbaar via", "contact.bereikbaar_via", Soort.TEKST,
             "Algemeen nummer of adres.", "centraal wijknummer", breedte=24),
        mag("WSV's?", "wsv", Soort.LIJST_ER, "Ja: op het blad WSV. Nee: die zijn er niet.", "ja",
            breedte=12),
        mag("Waarom geen WSV", "wsv_reden", Soort.TEKST, "Als er geen WSV onder ligt.",
            breedte=26),
        mag("Deelnemers?", "deelname", Soort.LIJST_ER,
            "Ja: op het blad Wijkdeelname. Nee: nog geen.", "ja", breedte=14),
    ),
)  # fmt: skip

WSV = Blad(
    naam="WSV",
    titel="Wijksamenwerkingsverbanden onder elk wijkverband",
    intro="Op welke bestaande WSV's bouwt het wijkverband?",
    ouder="wijkverbanden",
    lijst="wsv",
    herken="naam",
    nodig=Nodig.OPTIONEEL,
    kolommen=(
        wijst("Wijkverband", "^", "wijkverbanden", "Code van het wijkverband.", "w1"),
        moet("Naam van het WSV", "naam", Soort.TEKST, "Naam.", "Samenwerking Noord", breedte=36),
        moet("Wijkverband en WSV", "relatie", Soort.CODE, "Het wijkverband ...", "is dezelfde",
             codes=c.WSVRELATIE, breedte=32),
        mag("Aandeel in procenten", "aandeel", Soort.GETAL,
            "Deel van het WSV in dit wijkverband, 0 tot 100.", "60"),
    ),
)  # fmt: skip

WIJKDEELNAME = Blad(
    naam="Wijkdeelname",
    titel="Wie doet mee in elk wijkverband?",
    intro="Eén regel per discipline per wijkverband.",
    ouder="wijkverbanden",
    lijst="deelname",
    herken="discipline",
    kolommen=(
        wijst("Wijkverband", "^", "wijkverbanden", "Code van het wijkverband.", "w1"),
        discipline("Kies, of schrijf een andere."),
        wijst("Partij", "partij", "partijen", "Code van de partij.", "hv"),
    ),
)  # fmt: skip

BUURTEN = Blad(
    naam="Buurten",
    titel="Alle buurten van de regio",
    intro="Alle CBS-buurten, één per regel. Zo ziet u of elke buurt bij een wijkverband hoort.",
    pad="wijkdekking.buurten_in_regio",
    vraag="Zijn er buurten?",
    los=True,
    herken="",
    kolommen=(
        moet("Buurtcode", "", Soort.SLEUTEL, "De code van het CBS.", "BU-LD-01", breedte=20),
    ),
)  # fmt: skip

RO_JAARPLAN = Blad(
    naam="RO-jaarplan",
    titel="Het jaarplan van de RO",
    intro="Alleen bij vorm 2: waar gaan de activiteiten van de RO heen?",
    pad="ro_jaarplan",
    vraag="Zijn er activiteiten van de RO?",
    herken="titel",
    nodig=Nodig.OPTIONEEL,
    alleen_vorm_2=True,
    kolommen=(
        mag("Titel", "titel", Soort.TEKST, "Wat deed de RO?", "Scholing praktijkmanagers",
            breedte=44),
        mag("Bestemming", "bestemming", Soort.CODE, "Kies uit de lijst.", "blijft bij de RO",
            codes=c.BESTEMMING, breedte=26),
        wijst_vrij("Activiteit", "activiteit", "activiteiten",
                   "Als het naar het RESV gaat: welke activiteit?", "a3"),
    ),
)  # fmt: skip

GROEIPAD = Blad(
    naam="Groeipad",
    titel="Groeipad",
    intro="Welke hoofdtaken starten later, en wanneer?",
    pad="groeipad",
    vraag="Zijn er stappen?",
    herken="hoofdtaak",
    kolommen=(
        hoofdtaak("Het nummer 1 tot en met 5.", "3"),
        moet("Startjaar", "startjaar", Soort.GEHEEL, "Jaar van de start.", "2028"),
        moet("Stap", "stap", Soort.TEKST, "Wat gebeurt er eerst?", "eerste groep kiezen",
             breedte=50),
    ),
)  # fmt: skip

TERMIJNEN = Blad(
    naam="Termijnen",
    titel="Termijnen van de lumpsum",
    intro="Wanneer ontvangt u het geld? Alleen als u dat wilt afspreken.",
    pad="termijnen",
    vraag="Zijn er termijnen?",
    herken="op",
    nodig=Nodig.OPTIONEEL,
    kolommen=(
        mag("Op", "op", Soort.DATUM, "Dag van betaling.", "01-02-2027"),
        mag("Bedrag", "bedrag_cent", Soort.GELD, "Bedrag van deze termijn.", "€ 100.000,00",
            breedte=17),
    ),
)  # fmt: skip

WERK = (ACTIVITEITEN, BEGROTING, GELDSTROMEN, OPDRACHTEN)
WIJK = (WIJKVERBANDEN, WSV, WIJKDEELNAME, BUURTEN)
LATER = (GROEIPAD, RO_JAARPLAN, TERMIJNEN)
