"""What the living page shows: an example per component, all of it invented.

The template of an example is both what is shown and the code to copy, so they can't differ.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.core.fouten import Weigering
from verband.portal.componenten.formulieren import Bestandform, Voorbeeldform
from verband.ui.grafiek import Grafiek, maak_balken
from verband.ui.rooster import Kolom as Roosterkolom
from verband.ui.rooster import Rooster, uit_keuzes
from verband.ui.tabel import Bestand, Cel, Keuzelijst, Kolom, Leeg, Tabel, gekozen_kolommen
from verband.ui.velden import lees_euro

SJABLONEN = Path(__file__).resolve().parents[1] / "templates/portal/componenten"
_LANG = "Stichting Samenwerkende Eerstelijnszorgaanbieders van Duin en Polder en omstreken"


class Voorbeeld(NamedTuple):
    """One part of the page; its template is ``portal/componenten/<naam>.html``."""

    naam: str
    titel: str
    uitleg: str

    @property
    def sjabloon(self) -> str:
        return f"portal/componenten/{self.naam}.html"

    @property
    def code(self) -> str:
        return (SJABLONEN / f"{self.naam}.html").read_text(encoding="utf-8")


VOORBEELDEN = [
    Voorbeeld("pagina", "Pagina", "Het raam om elke pagina. Voor een regio: ui/regio.html."),
    Voorbeeld("knoppen", "Knoppen", "Eén hoofdknop per scherm. Rust is de gewone stand."),
    Voorbeeld("formulier", "Formulier", "Met hulp, fouten en een veld dat dicht is."),
    Voorbeeld("weigering", "Weigering", "Wat niet kon, waarom, en hoe het wel kan."),
    Voorbeeld("concept", "Bewaard terwijl u typt", "Een lang formulier raakt niets kwijt."),
    Voorbeeld("tabel", "Tabel", "Zoeken, filteren, sorteren, kolommen kiezen, bewaren."),
    Voorbeeld("dag", "Andere dag", "Dezelfde bladzijde zoals zij op een andere dag is."),
    Voorbeeld("rooster", "Rooster", "Typen als in Excel, met toetsen, plakken en optellen."),
    Voorbeeld("tabs", "Tabs", "Op een telefoon één rij die schuift."),
    Voorbeeld("kruimels", "Kruimelpad", "De weg terug."),
    Voorbeeld("dialoog", "Dialoog", "Een vraag voor iets dat niet terug te draaien is."),
    Voorbeeld("melding", "Melding", "Wat er net gebeurde."),
    Voorbeeld("stappen", "Stappen", "Waar u bent in iets dat uit delen bestaat."),
    Voorbeeld("tijdlijn", "Tijdlijn", "Wat er gebeurde, het nieuwste eerst."),
    Voorbeeld("verschil", "Verschil", "Wat er veranderde, veld voor veld."),
    Voorbeeld("gesprek", "Notities", "Een notitie met antwoorden."),
    Voorbeeld("mensen", "Personen en organisaties", "Wie, en in welke rol."),
    Voorbeeld("meter", "Meter", "Hoeveel van een geheel, eerst in woorden."),
    Voorbeeld("voortgang", "Voortgang", "Iets dat even duurt, en te stoppen is."),
    Voorbeeld("bestand", "Bestand kiezen", "Kiezen, of slepen."),
    Voorbeeld("kopieer", "Kopiëren", "Iets om mee te nemen, zoals een link of een sleutel."),
    Voorbeeld("grafiek", "Grafiek", "Balken in SVG, met dezelfde cijfers als tabel."),
    Voorbeeld("leeg", "Niets te zien", "Wat dat betekent en wat u kunt doen."),
]


def _tabel(data: QueryDict, rijen: list[list[Cel]], **vraag: str) -> Tabel:
    kolommen = [
        Kolom("naam", _("Naam"), orde="naam", vast=True),
        Kolom("stand", _("Stand")),
        Kolom("bedrag", _("Bedrag"), getal=True),
    ]
    return Tabel(
        wat=str(_("Voorbeeld van een tabel")),
        hier="/componenten/",
        telling=f"{len(rijen)} organisaties",
        kolommen=kolommen,
        rijen=rijen,
        vraag={"q": "", "stand": "", "orde": "naam", **vraag},
        zoek=str(_("Zoek op naam")),
        filters=[Keuzelijst("stand", str(_("Stand")), [("", "Alles"), ("open", "Open")])],
        bestanden=[Bestand(str(_("Bewaar als Excel")), "/regels.csv")],
        gekozen=gekozen_kolommen(data, kolommen),
        leeg=Leeg("Niets past bij wat u vraagt.", "", "Toon alles", "/componenten/#tabel"),
    )


def _rijen() -> list[list[Cel]]:
    return [
        [Cel("Huisartsen Zilt", adres="#tabel"), Cel("klaar", css="ok"), Cel("€ 12.500,00")],
        [Cel(_LANG, adres="#tabel"), Cel("moet hersteld", css="stop"), Cel("€ 1.250.000,00")],
    ]


def _rooster() -> Rooster:
    soorten = [("coordinatie", "Coördinatie"), ("overhead", "Overhead")]
    rooster = Rooster(
        str(_("Voorbeeld van een rooster")),
        [
            Roosterkolom("wat", str(_("Omschrijving")), verplicht=True, breed=True),
            Roosterkolom("soort", str(_("Soort")), "keuze", soorten, uit_keuzes(soorten)),
            Roosterkolom("bedrag", str(_("Bedrag in euro")), "bedrag", lees=lees_euro),
        ],
        te_lang=str(_("Een langere lijst leest u in als bestand.")),
    )
    for wat, soort, bedrag in (
        ("Wijkcoördinator", "coordinatie", "45.000,00"), (_LANG, "overhead", "twee ton"),
        ("Overleg", "", "1.250,50"), ("", "", ""), ("", "", ""),
    ):  # fmt: skip
        rooster.erbij({"wat": wat, "soort": soort, "bedrag": bedrag})
    rooster.lees()
    return rooster


def context(data: QueryDict) -> dict[str, Any]:
    """All that the examples ask for."""
    fout = Voorbeeldform({"naam": "", "bedrag": "twaalf", "aandeel": "140", "dag": "31-2-2027"})
    fout.fields["naam"].error_messages["required"] = _("Vul dit in.")
    gekozen = ValidationError(_("Vul dit in."))
    fout.add_error("toelichting", gekozen)
    moment = dt.datetime(2026, 7, 10, 9, 30, tzinfo=dt.UTC)
    gebeurd = [
        {
            "wanneer": moment,
            "wat": "Versie 2 bewaard",
            "door": "Anna",
            "uitleg": "Twee punten weg.",
        },
        {"wanneer": moment - dt.timedelta(days=3), "wat": "Versie 1 bewaard", "door": "Anna"},
    ]
    return {
        "form": Voorbeeldform(auto_id="goed_%s", initial={"bedrag": 1250050, "naam": _LANG}),
        "form_fout": fout,
        "bestand_form": Bestandform(),
        "weigering": Weigering(
            _("Dit kan niet bewaard worden."), waarom=_("Dit jaar is al afgesloten."),
            herstel=_("Kies een ander jaar."), bron="NZa BR/REG-27110",
        ),
        "tabel": _tabel(data, _rijen()),
        "tabel_leeg": _tabel(data, [], q="onvindbaar"),
        "rooster": _rooster(),
        "voorbeeldtabs": [
            {"label": w, "adres": "#tabs", "hier": w == "Organisaties"}
            for w in "Regio Dossiers Organisaties Gebied Verzekeraars Contacten Leden".split()
        ],
        "kruimels": [("Duinrand", "#kruimels"), (_LANG, "#kruimels")],
        "stappen": [("Kiezen", "klaar"), ("Controleren", "nu"), ("Bevestigen", "straks")],
        "gebeurtenissen": gebeurd,
        "regels": [
            {"waar": "Begrotingspost, bedrag", "oud": "€ 40.000,00", "nieuw": "€ 45.000,00"},
            {"waar": "Regio, naam", "oud": "leeg", "nieuw": _LANG},
        ],
        "moment": moment,
        "vandaag": timezone.localdate(),
        "lang": _LANG,
        "grafiek": Grafiek(
            "grafiek-voorbeeld", str(_("Begroting per kostensoort")), str(_("Kostensoort")),
            str(_("Bedrag")),
            maak_balken([
                ("Coördinatie", 4_500_000, "€ 45.000"), ("Overhead", 1_200_000, "€ 12.000"),
                ("Overig", 0, "€ 0"),
            ]),
        ),
        "leeg": Leeg(
            "Er is nog geen dossier.", "Kies uw plan: wij bewaren het als versie 1.",
            "Maak het eerste dossier", "#leeg",
        ),
    }  # fmt: skip
