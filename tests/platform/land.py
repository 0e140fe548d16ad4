"""Two filled regions: real objects to ask for, and in each text a *kanarie* to look for.

A kanarie is a word that stands in one place only; ``wie`` names the persons who may read it there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from matrix import Persoon
from overlegland import OVERLEG_ID, vul_overleg

from cast import BEGIN, Cast
from verband.access.models import (
    Gebruiker,
    Ledenkaart,
    Lidmaatschap,
    Uitnodiging,
    Vervanging,
)
from verband.access.omvang import Omvang
from verband.access.rollen import IN_REGIO, ROLLEN, Recht, Rol
from verband.access.selectors import lid_in_regio
from verband.access.services.apisleutel import apisleutel_maken
from verband.access.sleutels import nieuwe_sleutel
from verband.audit.models import Ontvangstbewijs
from verband.core.context import Blik, met_blik, zet_blik
from verband.partijen.models import (
    Aanbodomvang,
    Aanbodopgave,
    Aanbodpeiling,
    Disciplineorganisatie,
    Mandaat,
    MandaatOnderwerp,
    Ondersteuningsvraag,
    ParamedischPlatform,
    RegiegemeenteVoorstel,
    Verzekeraarsgesprek,
    Voorstelbrief,
)
from verband.plannen.selectors.dossiers import get_dossier, get_versie
from verband.plannen.services.bijlage_toevoegen import bijlage_toevoegen
from verband.plannen.services.dossier_bewaren import dossier_bewaren
from verband.plannen.services.dossier_delen import (
    Keuze,
    bouw_deling,
    deling_intrekken,
    dossier_delen,
    vingerafdruk,
)
from verband.plannen.services.notitie_plaatsen import notitie_bij_deling, notitie_plaatsen
from verband.plannen.tests.dossierhulp import VANDAAG, plan
from verband.regios.models import (
    Contact,
    Gemeente,
    Lijstregel,
    Organisatie,
    Regio,
    RegioGemeente,
    Verzekeraarslijst,
)
from verband.regios.models import RegioVerzekeraar as Rv
from verband.taken.models import Bericht, Uitvoer, UitvoerInhoud

ONDERDELEN = ("bevindingen", "notities")
_IBAN = {"duinrand": "NL91ABNA0417164300", "heuvelland": "NL69INGB0123456789"}


@dataclass
class Land:
    """Per region the ids of its objects; per kanarie where it stands and who may read it."""

    ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    kanaries: dict[str, frozenset[str]] = field(default_factory=dict)

    def verboden_voor(self, wie: str) -> dict[str, str]:
        """The words that this person may read nowhere."""
        return {k: k for k, mag in self.kanaries.items() if wie not in mag}


def vul_land(cast: Cast, personen: list[Persoon]) -> Land:
    """Anna fills Duinrand, Chris fills Heuvelland, each with the same things."""
    land = Land()
    with met_blik(Blik(platform=True)):
        Gemeente.objects.create(code="GM9901", naam="Zilt", verzonnen=True)
        # What the list of insurers says of a region that does not work with Verband.
        buiten = "kanariebuitenverbandq"
        land.kanaries[buiten] = frozenset({str(Rol.PLATFORMBEHEERDER)})
        Lijstregel.objects.create(
            lijst=Verzekeraarslijst.objects.create(titel="Overzicht", op="2026-01-01"), regio=None,
            regionaam=buiten, verzekeraar=cast.duinzorg, contractjaar=2027, rol="ver",
        )  # fmt: skip
    for regio, wie in ((cast.duinrand, cast.anna), (cast.heuvelland, cast.chris)):
        _Vuller(land, cast, regio, wie, personen).vul()
    zet_blik(Blik())
    return land


class _Vuller:
    def __init__(
        self, land: Land, cast: Cast, regio: Regio, wie: Gebruiker, personen: list[Persoon]
    ) -> None:
        self.land, self.cast, self.regio, self.wie = land, cast, regio, wie
        self.personen = personen
        self.ids: dict[str, Any] = {}
        self.zet_blik()
        lid = lid_in_regio(wie, list(Lidmaatschap.objects.filter(gebruiker=wie)), regio)
        assert lid is not None
        self.lid = lid

    def zet_blik(self) -> None:
        zet_blik(Blik(gebruiker=self.wie.pk, regios=frozenset({self.regio.id})))

    def met_recht(self, *rechten: Recht, rollen: tuple[Rol, ...] = ()) -> frozenset[str]:
        """The persons who have one of these rights, or one of these roles, here."""
        uit = set()
        for p in self.personen:
            hier = p.rollen.get(self.regio.slug, frozenset())
            if any(r in ROLLEN[rol] for rol in hier for r in rechten) or hier & set(rollen):
                uit.add(p.naam)
        return frozenset(uit)

    def kanarie(self, waar: str, mag: frozenset[str]) -> str:
        woord = f"kanarie{self.regio.slug}{waar}q"  # so that none begins another
        self.land.kanaries[woord] = mag
        return woord

    def vul(self) -> None:
        self.beheer = self.met_recht(Recht.DOSSIERS_BEHEREN)
        self.partijen()
        self.mandaten()
        self.aanbod()
        self.overleg()
        self.leden()
        self.tafel()
        self.dossiers()
        self.werk()
        self.land.ids[self.regio.slug] = self.ids

    def partijen(self) -> None:
        van, zien = {"regio_id": self.regio.id}, self.met_recht(Recht.ORGANISATIES_ZIEN)
        geld = self.met_recht(rollen=(Rol.COORDINATOR, Rol.KASSIER, Rol.CONTROLLER))
        iban = _IBAN[self.regio.slug]
        self.land.kanaries[iban] = geld
        # It sits at a table and gives a mandate: whoever sees the table reads its name there.
        aan_tafel = zien | self.met_recht(Recht.TAFEL_ZIEN)
        organisatie = Organisatie.objects.create(
            naam=self.kanarie("organisatie", aan_tafel), soort="zorgaanbieder", iban=iban, **van
        )
        contact = Contact.objects.create(
            naam=self.kanarie("contact", zien), organisatie=organisatie,
            email=f"{self.kanarie('contactmail', zien)}@voorbeeld.test", **van,
        )  # fmt: skip
        rol = Rv.objects.filter(**van, rol="preferent").get()
        Contact.objects.create(
            naam=self.kanarie("inkoper", self.met_recht(Recht.REGIO_ZIEN)),
            verzekeraar=rol.verzekeraar, telefoon="010", **van,
        )  # fmt: skip
        rol.bron = self.kanarie("aandeelbron", self.met_recht(Recht.REGIO_ZIEN))
        rol.reden = self.kanarie("lijstreden", self.met_recht(Recht.REGIO_ZIEN))
        rol.hersteld_door, rol.hersteld_op = uuid4(), dt.date(2026, 1, 1)
        rol.save()
        gebied = RegioGemeente.objects.create(gemeente_id="GM9901", vanaf="2026-01-01", **van)
        self.ids |= {
            "organisatie": organisatie.id, "contact": contact.id, "verzekeraar": rol.id,
            "gebied": gebied.id,
        }  # fmt: skip

    def mandaten(self) -> None:
        """Whoever sees the table reads these; addresses only the RO and the giver's own."""
        zien, ro = self.met_recht(Recht.TAFEL_ZIEN), self.met_recht(Recht.TAFEL_BEHEREN)
        van = {"regio_id": self.regio.id}
        gever = Organisatie.objects.create(
            naam=self.kanarie("gever", zien | self.met_recht(Recht.ORGANISATIES_ZIEN)),
            soort="disciplineorganisatie", discipline="huisartsen", **van,
        )  # fmt: skip
        mandaat = Mandaat.objects.create(
            gever=gever, discipline="huisartsen", opgesteld_door=self.wie,
            vertegenwoordiger=self.kanarie("vertegenwoordiger", zien),
            vertegenwoordiger_email=f"{self.kanarie('mandaatmail', ro)}@voorbeeld.test", **van,
        )  # fmt: skip
        MandaatOnderwerp.objects.create(
            mandaat=mandaat, onderwerp=self.kanarie("onderwerp", zien), **van
        )
        discipline = Disciplineorganisatie.objects.create(
            organisatie=gever, discipline="huisartsen",
            besluitregel=self.kanarie("besluitregel", zien),
            beheerder_email=f"{self.kanarie('beheerdermail', ro)}@voorbeeld.test", **van,
        )  # fmt: skip
        self.ids |= {"mandaat": mandaat.id, "discipline": discipline.id}

    def aanbod(self) -> None:
        """A volume with its source: for the holder of the file and the preferent insurer only."""
        van, zien = {"regio_id": self.regio.id}, self.met_recht(Recht.AANBOD_ZIEN)
        aanbieder = Organisatie.objects.create(
            naam=f"Aanbieder {self.regio.slug}", soort="zorgaanbieder", discipline="vvt", **van
        )
        peiling = Aanbodpeiling.objects.create(
            soort="so", eenheid="fte", peildatum=timezone.localdate(), **van
        )
        opgave = Aanbodopgave.objects.create(
            peiling=peiling, aanbieder=aanbieder, staat="opgegeven",
            beantwoord_at=timezone.now(), **van,
        )  # fmt: skip
        Aanbodomvang.objects.create(
            opgave=opgave, aanbieder=aanbieder, omvang=1, bron=self.kanarie("omvang", zien), **van
        )
        self.ids |= {"peiling": peiling.id, "opgave": opgave.id}

    def tafel(self) -> None:
        """What is recorded at the table, for who sits at it and its preferent insurer."""
        van, zien = {"regio_id": self.regio.id}, self.met_recht(Recht.TAFEL_ZIEN)
        gemeente = Organisatie.objects.create(
            naam=f"Gemeente {self.regio.slug}", soort="gemeente", **van
        )
        voorstel = RegiegemeenteVoorstel.objects.create(
            gemeente=gemeente, resv=self.kanarie("voorstel", zien), **van
        )
        brief = Voorstelbrief.objects.create(
            voorstel=voorstel, naam=f"{self.kanarie('briefnaam', zien)}.txt", soort="txt",
            grootte=1, sha256="0" * 64, inhoud=self.kanarie("brief", zien).encode(),
            door=self.wie, **van,
        )  # fmt: skip
        gesprek = Verzekeraarsgesprek.objects.create(
            op="2026-06-01", onderwerp=self.kanarie("gesprek", zien), door=self.wie, **van
        )
        platform = ParamedischPlatform.objects.create(
            kernregio=self.kanarie("kernregio", zien), status="open", **van
        )
        vraag = Ondersteuningsvraag.objects.create(
            discipline="vvt", soort="uren", wat=self.kanarie("ondersteuning", zien), **van
        )
        leden = self.met_recht(rollen=IN_REGIO)
        Ledenkaart.objects.create(
            gebruiker=self.wie, telefoon=self.kanarie("tel", leden), telefoon_voor="leden",
            toestemming_op="2026-06-01", **van,
        )  # fmt: skip
        self.ids |= {
            "brief": brief.id, "gesprek": gesprek.id, "platform": platform.id, "vraag": vraag.id,
        }  # fmt: skip

    def overleg(self) -> None:
        self.ids |= vul_overleg(
            self.lid,
            self.ids["organisatie"],
            iedereen=lambda waar: self.kanarie(waar, self.met_recht(Recht.TAFEL_ZIEN)),
            beheer=lambda waar: self.kanarie(waar, self.met_recht(Recht.TAFEL_BEHEREN)),
        )

    def leden(self) -> None:
        zien = self.met_recht(Recht.LEDEN_ZIEN)
        hier = Lidmaatschap.objects.filter(regio_id=self.regio.id).select_related("gebruiker")
        for m in hier:
            email = m.gebruiker.email
            eigen = {p.naam for p in self.personen if p.gebruiker == m.gebruiker}
            self.land.kanaries[email] = zien | eigen | self.land.kanaries.get(email, frozenset())
        uitnodiging = Uitnodiging.objects.create(
            email=f"{self.kanarie('genodigde', zien)}@voorbeeld.test", rol=Rol.KASSIER,
            regio=self.regio, uitgenodigd_door=self.wie, sleutel=nieuwe_sleutel()[1],
            verloopt_at=timezone.now() + dt.timedelta(days=9),
        )  # fmt: skip
        apisleutel, _token = apisleutel_maken(
            self.wie, self.lid.lidmaatschappen[0], naam=self.kanarie("programma", frozenset()),
            omvang=[Omvang.REGIOS_LEZEN], dagen=30,
        )  # fmt: skip
        self.ids |= {
            "uitnodiging": uitnodiging.id,
            "apisleutel": apisleutel.id,
            "lidmaatschap": hier.exclude(gebruiker=self.wie).first().id,  # type: ignore[union-attr]
        }

    def werk(self) -> None:
        """What is of one person alone, and a deputy for later."""
        niemand: frozenset[str] = frozenset()
        van, morgen = {"regio": self.regio}, timezone.localdate() + dt.timedelta(days=1)
        bericht = Bericht.objects.create(
            gebruiker=self.wie, regio=self.regio, sleutel="land:bericht", adres="/taken/",
            titel=self.kanarie("bericht", niemand), tekst=self.kanarie("berichttekst", niemand),
            knop="Open",
        )  # fmt: skip
        uitvoer = Uitvoer.objects.create(
            **van, gebruiker=self.wie, soort="organisaties", stand=Uitvoer.Stand.KLAAR,
            titel=self.kanarie("uitvoer", niemand), klaar_at=timezone.now(), tot=morgen,
        )  # fmt: skip
        UitvoerInhoud.objects.create(
            **van, uitvoer=uitvoer, naam="organisaties.csv", type="text/csv", sha256="0" * 64,
            bytes=self.kanarie("uitvoerinhoud", niemand).encode(),
        )  # fmt: skip
        mij, ander = self.lid.lidmaatschappen[0], self.gelijke()
        vervanging = Vervanging.objects.create(
            **van, rol=mij.rol, afwezige=mij, vervanger=ander,
            vanaf=morgen, tot=morgen + dt.timedelta(days=5),
        )  # fmt: skip
        self.ids |= {"bericht": bericht.id, "uitvoer": uitvoer.id, "vervanging": vervanging.id}

    def gelijke(self) -> Lidmaatschap:
        """Someone else with the same role here."""
        hier = Lidmaatschap.objects.filter(regio=self.regio, rol=self.lid.lidmaatschappen[0].rol)
        return hier.exclude(gebruiker=self.wie).filter(tot=None, vanaf__lte=BEGIN).latest("id")

    def dossiers(self) -> None:
        """One shared with the controller, one with the insurer, one withdrawn from the VVT."""
        vandaag = timezone.localdate()
        controller = self.met_recht(rollen=(Rol.CONTROLLER,))
        inkoper = self.met_recht(rollen=(Rol.PREFERENTE_VERZEKERAAR,))
        _d, self.ids["gedeeld"] = self.dossier("verzekeraar", "preferente_verzekeraar", inkoper)
        ingetrokken, deling = self.dossier("vvt", "vvt", frozenset())
        deling_intrekken(self.lid, ingetrokken, deling)
        dossier, deling = self.dossier("controller", "controller", controller)
        self.na_het_delen(dossier, deling, vandaag)
        versie = get_versie(self.lid, get_dossier(self.lid, dossier), 1).versie
        bewijs = Ontvangstbewijs.objects.get(handeling__onderwerp_id=versie.id)
        self.land.kanaries[versie.bestand_sha256] = self.beheer
        self.ids |= {"dossier": dossier, "nummer": 1, "deling": deling, "bewijs": bewijs.id}

    def dossier(self, naam: str, ontvanger: str, mee: frozenset[str]) -> tuple[UUID, UUID]:
        vandaag = timezone.localdate()
        versie = dossier_bewaren(
            self.lid,
            # A report that may be shared names its file; the coordinator sees it beforehand.
            f"{self.kanarie(naam + 'bestand', self.beheer | mee)}.json",
            plan(regio={"code": "zilt", "naam": self.kanarie(naam + "plan", self.beheer | mee)}),
            vandaag=VANDAAG,
            naam=self.kanarie(naam + "dossier", self.beheer),
            notitie=self.kanarie(naam + "versienotitie", self.beheer),
        ).versie
        dossier = versie.dossier_id
        notitie_plaatsen(self.lid, dossier, tekst=self.kanarie(naam + "notitie", self.beheer | mee))
        gelezen = get_versie(self.lid, get_dossier(self.lid, dossier), 1)
        keuze = Keuze(ontvanger, ONDERDELEN, vandaag + dt.timedelta(days=30))
        gezien = vingerafdruk(bouw_deling(self.lid, gelezen, keuze))
        return dossier, dossier_delen(
            self.lid, dossier, 1, keuze, gezien=gezien, vandaag=vandaag
        ).id

    def na_het_delen(self, dossier: UUID, deling: UUID, vandaag: dt.date) -> None:
        """What is written later is not shared, and between two stays between two."""
        later = notitie_plaatsen(self.lid, dossier, tekst=self.kanarie("later", self.beheer))
        bijlage, _nieuw = bijlage_toevoegen(
            self.lid, dossier, f"{self.kanarie('bijlagenaam', self.beheer)}.txt",
            self.kanarie("bijlage", self.beheer).encode(),
        )  # fmt: skip
        self.ids |= {"notitie": later.id, "bijlage": bijlage.id}
        wie = next((p for p in self.personen if p.naam == "controller"), None)
        if wie is None or self.regio.slug not in wie.rollen:
            return
        zet_blik(Blik(gebruiker=wie.gebruiker.pk, regios=frozenset({self.regio.id})))  # type: ignore[union-attr]
        alle = list(Lidmaatschap.objects.filter(gebruiker=wie.gebruiker))
        lid = lid_in_regio(wie.gebruiker, alle, self.regio)  # type: ignore[arg-type]
        assert lid is not None
        tekst = self.kanarie("antwoord", self.beheer | {wie.naam})
        notitie_bij_deling(lid, deling, tekst=tekst, vandaag=vandaag)
        self.zet_blik()


# Parameters that do not say themselves which object they ask for.
_NAMEN = {"welk": "uitvoer", "welke": "vervanging"}
# Which object an address without a telling name asks for, by the begin of its name.
_ID = {
    **OVERLEG_ID,
    "partijen:organisatie": "organisatie",
    "rest:organisatie": "organisatie",
    "partijen:contact": "contact",
    "partijen:verzekeraar": "verzekeraar",
    "partijen:gebied": "gebied",
    "partijen:mandaat": "mandaat",
    "partijen:discipline": "discipline",
    "partijen:aanbod-opgeven": "opgave",
    "partijen:aanbod": "peiling",
}


def object_van(naam: str, kwarg: str) -> str:
    """The key in ``Land.ids`` that a parameter of an address asks for."""
    if naam == "access:apisleutel-intrekken":
        return "apisleutel"
    if kwarg != "id":
        return _NAMEN.get(kwarg, kwarg)
    return next(wat for begin, wat in _ID.items() if naam.startswith(begin))
