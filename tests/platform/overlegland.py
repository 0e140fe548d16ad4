"""A table, a decision, an agreement and what hangs on them, in a region of ``land``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.utils import timezone

from verband.access.verzoek import Lid
from verband.partijen.models import Aanwezigheid, Deelnameverklaring, Derdenafspraak, Instemming
from verband.partijen.services.actiepunt import actiepunt_vastleggen
from verband.partijen.services.besluit_vastleggen import besluit_vastleggen
from verband.partijen.services.deelname_verklaren import deelname_verklaren
from verband.partijen.services.onderwerp_verdelen import onderwerp_verdelen
from verband.partijen.services.orgaan import orgaan_vastleggen, zetel_vastleggen
from verband.partijen.services.overeenkomst_opstellen import overeenkomst_opstellen
from verband.partijen.services.overleg_vastleggen import overleg_vastleggen
from verband.partijen.services.tafel_vastleggen import tafel_vastleggen
from verband.partijen.services.vorm_vastleggen import vorm_vastleggen
from verband.partijen.tests.overleghulp import maak_mandaat
from verband.regios.models import Organisatie

# Which object an address asks for, by the begin of its name; the longer one stands first.
OVERLEG_ID = {
    "partijen:tafel-": "tafel",
    "partijen:overleg-nieuw": "tafel",
    "partijen:overleg-een": "overleg",
    "partijen:besluit-nieuw": "overleg",
    "partijen:actiepunt-nieuw": "overleg",
    "partijen:actiepunt-gedaan": "actiepunt",
    "partijen:aanwezigheid": "aanwezigheid",
    "partijen:besluit-antwoord": "instemming",
    "partijen:besluit": "besluit",
    "partijen:verdeling": "verdeling",
    "partijen:deelname": "verklaring",
    "partijen:overeenkomst-bestand": "overeenkomstversie",
    "partijen:overeenkomst-tekenen": "overeenkomstversie",
    "partijen:overeenkomst": "overeenkomst",
    "partijen:orgaan": "orgaan",
    "partijen:zetel": "zetel",
}
Woord = Callable[[str], str]


def vul_overleg(
    lid: Lid, organisatie_id: UUID, *, iedereen: Woord, beheer: Woord
) -> dict[str, UUID]:
    """``iedereen`` and ``beheer`` make a kanarie that only those may read."""
    wie, vandaag = Organisatie.objects.get(id=organisatie_id), timezone.localdate()
    later = vandaag + dt.timedelta(days=200)
    velden = {"naam": iedereen("tafel"), "niveau": "regio", "rol_resv": "trekker"}
    tafel = tafel_vastleggen(lid, velden, [wie])
    verdeling = onderwerp_verdelen(
        lid, {"onderwerp": iedereen("verdeling"), "eigenaar": wie, "vanaf": vandaag}
    )
    overleg = overleg_vastleggen(lid, tafel.id, vandaag, {wie.id: "aanwezig"}, vandaag=vandaag)
    rij = Aanwezigheid.objects.get(overleg=overleg)
    rij.bijdrage = beheer("bijdrage")  # nobody else before the day that it stands
    rij.save()
    besluit = besluit_vastleggen(
        lid, overleg.id, {"tekst": iedereen("besluit"), "onderwerp": "begroting"}, [wie.id]
    )
    punt = actiepunt_vastleggen(lid, overleg.id, iedereen("actiepunt"), wie, later)
    verklaring = deelname_verklaren(lid, wie, vandaag.year, vandaag=vandaag)
    Deelnameverklaring.objects.filter(id=verklaring.id).update(reactie=beheer("reactie"))
    versie = _overeenkomst(lid, wie, iedereen("overeenkomst"), vandaag, later)
    Derdenafspraak.objects.create(
        regio_id=lid.regio_id, partij=iedereen("derde"), sector="ggz", onderwerp="begroting",
        wat="Samen", mandaat=maak_mandaat(wie), ondertekenaar="Roos", getekend_op=vandaag,
        vanaf=vandaag, tot=later,
    )  # fmt: skip
    orgaan = orgaan_vastleggen(lid, iedereen("orgaan"), "meerderheid")
    wie_zit = {"discipline": "vvt", "persoon": iedereen("zetel"), "vanaf": vandaag, "tot": later}
    zetel = zetel_vastleggen(lid, orgaan.id, wie_zit, vandaag=vandaag)
    vorm = {"soort": "netwerk", "motivatie": iedereen("vorm")}
    vorm_vastleggen(lid, 2027, vorm, versie=0)
    return {
        "orgaan": orgaan.id, "zetel": zetel.id,
        "tafel": tafel.id, "verdeling": verdeling.id, "overleg": overleg.id,
        "aanwezigheid": rij.id, "besluit": besluit.id, "actiepunt": punt.id,
        "instemming": Instemming.objects.get(besluit=besluit).id, "verklaring": verklaring.id,
        "overeenkomst": versie[0], "overeenkomstversie": versie[1], "partij": wie.id,
    }  # fmt: skip


def _overeenkomst(
    lid: Lid, wie: Organisatie, tekst: str, vanaf: dt.date, tot: dt.date
) -> tuple[UUID, UUID]:
    nog_een = Organisatie.objects.create(regio_id=lid.regio_id, naam="Nog een", soort="overig")
    velden = {
        "tekst": tekst, "bestand": b"%PDF-1.7", "bestandsnaam": "samen.pdf", "vanaf": vanaf,
        "tot": tot, "besluitregels": "Samen", "conflict": "Praten", "toetreden": "Vragen",
    }  # fmt: skip
    versie = overeenkomst_opstellen(lid, "Samen", velden, {wie.id: 1, nog_een.id: 1})
    return versie.overeenkomst_id, versie.id
