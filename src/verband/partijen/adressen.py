"""Where things of the table are looked after. A page that is not there yet has no address."""

from __future__ import annotations

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.middleware import toegang_van
from verband.access.verzoek import Lid

# The pages of the table, in the order of its sub-navigation.
PLEKKEN: tuple[tuple[str | Promise, str], ...] = (
    (_("Overzicht"), "partijen:tafel"),
    (_("Gereedheid"), "gereedheid:stand"),
    (_("Mandaten"), "partijen:mandaten"),
    (_("VVT-aanbod"), "partijen:aanbod"),
    (_("Overleg"), "partijen:overleg"),
    (_("Besluiten"), "partijen:besluiten"),
    (_("Afspraken"), "partijen:afspraken"),
    (_("Overeenkomst"), "partijen:overeenkomst"),
    (_("Regiegemeente"), "partijen:regiegemeente"),
    (_("Ondersteuning"), "partijen:ondersteuning"),
    (_("Smoelenboek"), "partijen:smoelenboek"),
)

# What is looked after from one of them, at an address of its own.
ONDER = {"partijen:mandaten": "partijen:disciplines"}

# The begin of a path in a plan, to the page where it is mended; the longer one stands first.
HERSTEL = {
    "mandaten": "partijen:mandaten",
    "disciplineorganisaties": "partijen:disciplines",
    "paramedisch_platform": "partijen:ondersteuning",
    "vvt_dekking": "partijen:aanbod",
    "kleine_aanbieders": "partijen:aanbod",
    "overlegtafels": "partijen:overleg",
    "samenwerkingsvorm.samenwerkingsovereenkomst": "partijen:overeenkomst",
    "samenwerkingsvorm": "partijen:vorm",
    "regiegemeente_voorstel": "partijen:regiegemeente",
    "regio": "partijen:regiegemeente",
    "partijen": "partijen:organisaties",
    "preferente_verzekeraar": "partijen:verzekeraars",
}


def waar(naam: str, regio: str) -> str:
    """The address of a page of this region, empty while nobody built it."""
    try:
        return reverse(naam, args=[regio])
    except NoReverseMatch:
        return ""


def waar_herstellen(pad: str, lid: Lid) -> str:
    """Of an object of a finding; empty where this member would stand before a closed door."""
    regio = lid.regio.slug if lid.regio else ""
    naam = next((n for begin, n in HERSTEL.items() if f"{pad}.".startswith(f"{begin}.")), "")
    return als_open_deur(waar(naam, regio), lid)


def als_open_deur(adres: str, lid: Lid) -> str:
    """The same address when this member may go there, else nothing."""
    deur = toegang_van(resolve(adres.partition("?")[0])) if adres else None
    return adres if deur and deur.recht and lid.mag(deur.recht) else ""


def is_hier(pad: str, regio: str, naam: str) -> bool:
    """Is this that page of the table, or one under it?"""
    adressen = [waar(n, regio) for n in (naam, ONDER.get(naam, "")) if n]
    return any(a and pad.startswith(a) for a in adressen)


def is_aan_tafel(pad: str, regio: str) -> bool:
    """Is this one of the pages of the table?"""
    return any(is_hier(pad, regio, naam) for _label, naam in PLEKKEN)
