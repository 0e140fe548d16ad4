"""Hostile text goes in and comes out as it was, or is refused in words; it never does anything.

Per door the whole list of tests/vijandig.py; out again in page, mail, csv, xlsx, pdf and agenda.
"""

from __future__ import annotations

import csv
import datetime as dt
import email.policy
import io
from collections.abc import Iterator
from email import message_from_bytes
from html.parser import HTMLParser
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import openpyxl
import pytest
from django import forms
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

import verband
from verband.core.context import Blik, zet_blik
from verband.core.velden import RegelField
from verband.plannen.models import DossierNotitie, Toetsdossier
from verband.plannen.tests.dossierhulp import als, bewaar, lid_van
from verband.regios.models import Contact, Organisatie, Regio
from verband.rest.kalender import als_ics
from verband.taken.models import Bericht, Post
from verband.taken.selectors import klokken
from verband.taken.services.dagmail import dagmail
from verband.taken.services.post import verstuur
from verband.werkboek.csvschrijven import ongedaan
from vijandig import VIJANDIG, een_regel

pytestmark = pytest.mark.django_db(databases=["default", "beheer"])
DUINRAND = "/r/duinrand/"


class _Lezer(HTMLParser):
    """What a browser would show, and what it would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tekst, self.loopt = "", []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for naam, waarde in attrs:
            self.tekst += f" {waarde} "
            adres = (waarde or "").strip().lower()
            if naam.startswith("on") or adres.startswith("javascript:"):
                if naam != "value":
                    self.loopt.append(f"<{tag} {naam}>")
            elif naam == "src" and not adres.startswith("/"):
                self.loopt.append(f"<{tag} {adres}>")
        if tag == "script" and "src" not in dict(attrs):
            self.loopt.append("<script>")

    def handle_data(self, data: str) -> None:
        self.tekst += data


def lees(antwoord: Any) -> _Lezer:
    lezer = _Lezer()
    lezer.feed(antwoord.content.decode())
    return lezer


def _bekijk(antwoord: Any, waar: str) -> bool:
    """Was it taken? Whatever the answer, it is one of ours and runs nothing."""
    assert antwoord.status_code in (200, 302, 400, 422), waar
    if antwoord.status_code == 302:
        return True
    lezer = lees(antwoord)
    assert lezer.loopt == [], waar
    html = antwoord.content.decode()
    assert 'aria-invalid="true"' in html or 'role="alert"' in html, f"no words: {waar}"
    return False


def _zie(cast: Any) -> None:
    zet_blik(Blik(gebruiker=cast.anna.pk, platform=True, regios=frozenset({cast.duinrand.id})))


# --- organisations: page, csv, xlsx ----------------------------------------------------------


def test_names_of_organisations(cast):
    anna, aangenomen = als(cast.anna), set()
    for soort, tekst in VIJANDIG.items():
        velden = {"naam": tekst, "soort": "overig", "discipline": "", "toch": "on"}
        if _bekijk(anna.post(f"{DUINRAND}organisaties/nieuw/", velden), soort):
            aangenomen.add(een_regel(tekst))
    _zie(cast)
    assert len(aangenomen) > 30
    assert aangenomen <= set(Organisatie.objects.values_list("naam", flat=True))
    pagina = lees(anna.get(f"{DUINRAND}organisaties/"))
    assert [naam for naam in aangenomen if naam not in pagina.tekst] == []
    assert pagina.loopt == []
    rijen = list(csv.reader(io.StringIO(
        anna.get(f"{DUINRAND}organisaties.csv").content.decode("utf-8-sig")), delimiter=";"
    ))  # fmt: skip
    assert aangenomen <= {ongedaan(rij[0]) for rij in rijen}
    assert not any(rij[0].startswith(("=", "+", "-", "@", "＝")) for rij in rijen)
    blad = openpyxl.load_workbook(
        io.BytesIO(anna.get(f"{DUINRAND}organisaties.xlsx").content)
    ).worksheets[0]
    cellen = [rij[0] for rij in blad.iter_rows(min_row=2)]
    assert aangenomen <= {str(cel.value) for cel in cellen}
    assert {cel.data_type for cel in cellen if cel.value} == {"s"}
    assert not any(cel.hyperlink for cel in cellen)


# --- contacts and regions --------------------------------------------------------------------


@pytest.mark.parametrize("veld", ["naam", "functie", "telefoon"])
def test_what_is_written_of_contacts(cast, veld):
    anna, aangenomen = als(cast.anna), set()
    goed = {"van": f"v-{cast.duinzorg.id}", "naam": "Noor", "functie": "", "telefoon": "010"}
    for soort, tekst in VIJANDIG.items():
        if _bekijk(anna.post(f"{DUINRAND}contacten/nieuw/", goed | {veld: tekst}), soort):
            aangenomen.add(een_regel(tekst))
    _zie(cast)
    assert aangenomen <= set(Contact.objects.values_list(veld, flat=True))
    pagina = lees(anna.get(f"{DUINRAND}contacten/"))
    assert [t for t in aangenomen if t not in pagina.tekst] == []
    assert pagina.loopt == []


def test_names_of_regions(cast):
    ivo, aangenomen = als(cast.ivo, opgestapt=True), set()
    for n, (soort, tekst) in enumerate(VIJANDIG.items()):
        velden = {"naam": tekst, "slug": f"proef-{n}", "bron": ""}
        if _bekijk(ivo.post("/beheer/regio/", velden), soort):
            aangenomen.add(een_regel(tekst))
    _zie(cast)
    assert len(aangenomen) > 30
    assert aangenomen <= set(Regio.objects.values_list("naam", flat=True))
    pagina = lees(ivo.get("/beheer/"))
    assert pagina.loopt == []


# --- dossiers: page, csv, mail, agenda, pdf --------------------------------------------------


def _namen(cast: Any) -> Iterator[tuple[str, str]]:
    """Each name that the settings of a dossier take, while the dossier has it."""
    anna = als(cast.anna)
    dossier = bewaar(lid_van(cast, "anna")).dossier
    bewaren_tot = timezone.localdate() + dt.timedelta(days=20)
    adres = f"{DUINRAND}dossiers/{dossier.id}/"
    for soort, tekst in VIJANDIG.items():
        _zie(cast)
        stand = Toetsdossier.objects.get().stand
        velden = {"naam": tekst, "staat": "open", "bewaren_tot": bewaren_tot, "stand": stand}
        if _bekijk(anna.post(f"{adres}instellingen/", velden), soort):
            _zie(cast)
            assert Toetsdossier.objects.get().naam == een_regel(tekst)
            yield adres, een_regel(tekst)


def test_names_of_dossiers_in_page_csv_and_agenda(cast):
    anna, gezien = als(cast.anna), 0
    for adres, naam in _namen(cast):
        pagina = lees(anna.get(f"{adres}instellingen/"))
        assert naam in pagina.tekst
        assert pagina.loopt == []
        lijst = anna.get(f"{DUINRAND}dossiers/lijst.csv").content.decode("utf-8-sig")
        rij = list(csv.reader(io.StringIO(lijst), delimiter=";"))[1]
        assert ongedaan(rij[0]) == naam
        assert rij[0][0] not in "=+-@＝"
        lid = lid_van(cast, "anna")
        inhoud = als_ics(klokken(lid), naam=naam, plek="x", nu=timezone.now())
        kalender = Calendar.from_ical(inhoud)
        assert f"{naam} wordt verwijderd" in [str(e["summary"]) for e in kalender.walk("VEVENT")]
        assert {str(e["uid"])[-9:] for e in kalender.walk("VEVENT")} == {"x@verband"}
        assert max(len(regel) for regel in inhoud.split(b"\r\n")) <= 75
        gezien += 1
    assert gezien > 30


def test_names_of_dossiers_in_a_mail(cast):
    gezien = 0
    for _adres, naam in _namen(cast):
        zet_blik(Blik(gebruiker=cast.anna.pk))
        Bericht.objects.filter(gebruiker=cast.anna).delete()
        Post.objects.filter(gebruiker=cast.anna).delete()
        post = dagmail(cast.anna.pk, timezone.localdate())
        assert post is not None
        assert verstuur(cast.anna.pk, post.id)
        brief = message_from_bytes(
            mail.outbox[-1].message().as_bytes(), policy=email.policy.default
        )
        assert (brief["To"], brief["Bcc"], brief["Cc"]) == (cast.anna.email, None, None)
        assert brief.get_content_type() == "text/plain"
        assert f"{naam} wordt verwijderd" in brief.get_content()
        gezien += 1
    assert gezien > 30


def test_an_urgent_mail_has_a_subject_of_one_line(cast):
    """The name of who shares stands in it; one that came in another way than by our form."""
    from verband.taken.services.berichten import bericht_van, meld
    from verband.taken.services.post import zet_klaar
    from verband.taken.taak import Taak

    zet_blik(Blik(gebruiker=cast.anna.pk))
    for n, tekst in enumerate(t for t in VIJANDIG.values() if "\0" not in t):
        taak = Taak("x", f"x:{n}:y", f"Lees {tekst}", "", "/taken/", "Lees", vraagt=tekst)
        [bericht] = meld([bericht_van(cast.anna, taak, dringend=True)])
        post = zet_klaar(cast.anna, f"meteen:{n}", [bericht], dringend=True)
        assert post is not None
        assert verstuur(cast.anna.pk, post.id)
        bytes_ = mail.outbox[-1].message().as_bytes()
        brief = message_from_bytes(bytes_, policy=email.policy.default)
        assert (brief["To"], brief["Bcc"]) == (cast.anna.email, None)
        assert "\n" not in brief["Subject"]
        assert brief["Subject"].strip().startswith("Verband: Lees")


# --- notes: more than one line ---------------------------------------------------------------


def test_notes(cast):
    anna, aangenomen = als(cast.anna), []
    dossier = bewaar(lid_van(cast, "anna")).dossier
    adres = f"{DUINRAND}dossiers/{dossier.id}/"
    for soort, tekst in VIJANDIG.items():
        antwoord = anna.post(f"{adres}notities/", {"tekst": tekst})
        assert antwoord.status_code in (200, 302, 400, 422), soort
        if antwoord.status_code == 302:
            aangenomen.append(tekst)
    _zie(cast)
    bewaard = [" ".join(n.split()) for n in DossierNotitie.objects.values_list("tekst", flat=True)]
    assert [t for t in aangenomen if een_regel(t) not in bewaard] == []
    assert len(aangenomen) > 30
    assert lees(anna.get(adres)).loopt == []


# --- every field there is --------------------------------------------------------------------


def _formulieren() -> Iterator[type[forms.BaseForm]]:
    """Of every module there is, so that a form is not missed because its file has another name."""
    for info in walk_packages(verband.__path__, "verband."):
        if not {"tests", "migrations", "conf", "__main__"} & set(info.name.split(".")):
            import_module(info.name)
    wacht = list(forms.BaseForm.__subclasses__())
    while wacht:
        vorm = wacht.pop()
        wacht += vorm.__subclasses__()
        if vorm.__module__.startswith("verband."):
            yield vorm


def test_every_text_field_keeps_it_or_says_no():
    velden = [
        (f"{vorm.__name__}.{naam}", veld)
        for vorm in _formulieren()
        for naam, veld in getattr(vorm, "base_fields", {}).items()
        if type(veld) in (forms.CharField, RegelField)
    ]
    assert len(velden) > 40
    for waar, veld in velden:
        for soort, tekst in VIJANDIG.items():
            try:
                uit = veld.clean(tekst)
            except ValidationError:  # in words of its own, or Django's
                continue
            assert "\0" not in uit, (waar, soort)
            regel = een_regel(tekst)
            assert uit == regel if isinstance(veld, RegelField) else uit.strip() == tekst.strip()
