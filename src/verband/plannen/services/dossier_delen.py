"""*dossier_delen* and *deling_intrekken*: show chosen parts of a version to a kind of recipient."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from verband.access.verzoek import Lid
from verband.audit.services.ontvangstbewijs import geef_ontvangstbewijs
from verband.core.fouten import Weigering
from verband.plannen.models import Deling, DelingInhoud
from verband.plannen.selectors.dossiers import Gelezen, get_versie, uitslag_van
from verband.plannen.selectors.notities import list_draden
from verband.plannen.services.handeling import eis_beheer, noteer, pak_dossier
from verband.plannen.signalen import deling_ingetrokken, dossier_gedeeld
from verband.plannen.verslag.gedeeld import ONDERDELEN, bouw
from verband.plannen.verslag.inhoud import Verslag
from verband.plannen.verslag.pdf import als_pdf
from verband.regios.models import RegioVerzekeraar, Verzekeraar

MEESTE_DAGEN = 400


@dataclass(frozen=True, slots=True)
class Keuze:
    """What to share of which version, with whom, until when (``tot``: the first day without)."""

    ontvanger: str
    onderdelen: tuple[str, ...]
    tot: dt.date


def bouw_deling(lid: Lid, gelezen: Gelezen, keuze: Keuze) -> Verslag:
    """What the recipient would see; the same for a look beforehand and for the real thing."""
    eis_beheer(lid)
    uitslag = uitslag_van(gelezen, None)
    over = {p.sleutel: p.bevinding.titel for p in (*uitslag.punten, *uitslag.tips)}
    # Only what whoever keeps the dossier wrote: a recipient's words are not passed on.
    notities = [
        (over.get(d.eerste.sleutel, _("Het hele plan")), d.eerste.tekst)
        for d in list_draden(lid, gelezen.versie.dossier_id)
        if d.eerste.deling_id is None
    ]
    return bouw(
        uitslag,
        ontvanger=keuze.ontvanger,
        onderdelen=keuze.onderdelen,
        notities=notities,
        dag=gelezen.versie.getoetst_op,
        voorbeeld=bool(lid.regio and lid.regio.verzonnen),
    )


def vingerafdruk(verslag: Verslag) -> str:
    return hashlib.sha256(msgspec.json.encode(verslag)).hexdigest()


def dossier_delen(
    lid: Lid, dossier_id: UUID, nummer: int, keuze: Keuze, *, gezien: str, vandaag: dt.date
) -> Deling:
    """``gezien``: fingerprint of what the coordinator looked at; nothing else is shared."""
    dossier = pak_dossier(lid, dossier_id)
    controleer(keuze, vandaag)
    gelezen = get_versie(lid, dossier, nummer)
    verzekeraar = preferente(lid, dossier.contractjaar) if _is_vooroverleg(keuze) else None
    verslag = bouw_deling(lid, gelezen, keuze)
    if vingerafdruk(verslag) != gezien:
        raise Weigering(
            _("Wat u deelt is veranderd sinds u het bekeek."),
            waarom=_("U deelt alleen wat u zelf gezien heeft."),
            herstel=_("Bekijk hieronder opnieuw wat zij zien, en kies dan weer Deel dit."),
        )
    ruw, pdf = msgspec.json.encode(verslag), als_pdf(verslag)
    try:
        with transaction.atomic():
            deling = Deling.objects.create(
                regio_id=lid.regio_id,
                versie=gelezen.versie,
                ontvanger=keuze.ontvanger,
                verzekeraar=verzekeraar,
                onderdelen=list(keuze.onderdelen),
                vanaf=vandaag,
                tot=keuze.tot,
                sha256=hashlib.sha256(ruw).hexdigest(),
                door=lid.gebruiker,
            )
    except IntegrityError:
        raise Weigering(
            _("Deze versie deelt u al met deze ontvanger."),
            waarom=_("Per versie loopt er één deling met dezelfde ontvanger."),
            herstel=_("Trek de lopende deling eerst in als u iets anders wilt delen."),
        ) from None
    DelingInhoud.objects.create(regio_id=lid.regio_id, deling=deling, verslag=ruw, pdf=pdf)
    _bewijs(lid, deling, pdf)
    dossier_gedeeld.send(Deling, deling=deling)
    return deling


def _is_vooroverleg(keuze: Keuze) -> bool:
    return keuze.ontvanger == Deling.Ontvanger.VERZEKERAAR


def preferente(lid: Lid, jaar: int) -> Verzekeraar:
    rv = (
        RegioVerzekeraar.objects.filter(
            regio_id=lid.regio_id, contractjaar=jaar, rol=RegioVerzekeraar.Rol.PREFERENT
        )
        .select_related("verzekeraar")
        .first()
    )
    if rv is None:
        raise Weigering(
            _("Voor %(jaar)s is nog geen preferente verzekeraar vastgelegd.") % {"jaar": jaar},
            waarom=_("Vooroverleg voert u alleen met de preferente verzekeraar."),
            herstel=_("Leg de verzekeraars van dit jaar vast bij de regio."),
        )
    return rv.verzekeraar


def controleer(keuze: Keuze, vandaag: dt.date) -> None:
    """Raises Weigering for a choice that can't be shared."""
    if keuze.ontvanger not in Deling.Ontvanger.values:
        raise PermissionDenied
    if not keuze.onderdelen or not set(keuze.onderdelen) <= set(ONDERDELEN):
        raise Weigering(
            _("U heeft nog niets gekozen om te delen."),
            waarom=_("De ontvanger zou een lege pagina zien."),
            herstel=_("Kies ten minste één onderdeel."),
        )
    if not vandaag < keuze.tot <= vandaag + dt.timedelta(days=MEESTE_DAGEN):
        raise Weigering(
            _("Deze einddatum kan niet."),
            waarom=_("Delen kan vanaf vandaag, voor ten hoogste %(n)s dagen.")
            % {"n": MEESTE_DAGEN},
            herstel=_("Kies een dag na vandaag."),
        )


def _bewijs(lid: Lid, deling: Deling, pdf: bytes) -> None:
    inhoud = bewijs_inhoud(deling, pdf)
    handeling = noteer(lid, "dossier_delen", onderwerp="deling", onderwerp_id=deling.id, **inhoud)
    geef_ontvangstbewijs(handeling, titel=bewijs_titel(deling), inhoud=inhoud)


def bewijs_inhoud(deling: Deling, pdf: bytes) -> dict[str, Any]:
    """What the act and its receipt say."""
    return {
        "deling": str(deling.id),
        "dossier": str(deling.versie.dossier_id),
        "versie": deling.versie.nummer,
        "ontvanger": deling.ontvanger,
        "verzekeraar": deling.verzekeraar.naam if deling.verzekeraar else None,
        "onderdelen": _op_volgorde(deling.onderdelen),
        "vanaf": deling.vanaf.isoformat(),
        "tot": deling.tot.isoformat(),
        "sha256": deling.sha256,
        "pdf_sha256": hashlib.sha256(pdf).hexdigest(),
        "plan_sha256": deling.versie.plan_sha256,
    }


def bewijs_titel(deling: Deling) -> str:
    return _("Gedeeld: versie %(n)s met %(wie)s") % {
        "n": deling.versie.nummer,
        "wie": deling.get_ontvanger_display(),
    }


def _op_volgorde(onderdelen: Iterable[str]) -> list[str]:
    return [o for o in ONDERDELEN if o in set(onderdelen)]


def deling_intrekken(lid: Lid, dossier_id: UUID, deling_id: UUID) -> bool:
    """Gone at once, content and all. False when it was withdrawn already."""
    pak_dossier(lid, dossier_id, open_=False)
    deling = (
        Deling.objects.select_for_update(of=("self",))
        .filter(regio_id=lid.regio_id, versie__dossier_id=dossier_id, id=deling_id)
        .first()
    )
    if deling is None:
        raise Http404
    if deling.ingetrokken_at is not None:
        return False
    deling.ingetrokken_at = timezone.now()
    deling.save(update_fields=["ingetrokken_at"])
    DelingInhoud.objects.filter(regio_id=lid.regio_id, deling=deling).delete()
    noteer(
        lid,
        "deling_intrekken",
        onderwerp="deling",
        onderwerp_id=deling.id,
        sha256=deling.sha256,
    )
    deling_ingetrokken.send(Deling, deling=deling)
    return True
