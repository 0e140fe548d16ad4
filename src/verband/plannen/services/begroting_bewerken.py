"""*begroting_bewerken*: the posts of a version, edited, kept as the next version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from regelwerk.feiten import Begrotingspost, ResvPlan
from verband.access.verzoek import Lid
from verband.core.fouten import Weigering
from verband.plannen.models import DossierVersie
from verband.plannen.selectors.dossiers import get_versie
from verband.plannen.services.dossier_bewaren import Bewaard, dossier_bewaren
from verband.plannen.services.handeling import pak_dossier

VELDEN = ("omschrijving", "activiteit", "kostensoort", "bedrag_cent", "uitvoerder")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it was typed; ``id`` is empty for a new one."""

    id: str
    waarden: Mapping[str, Any]


class NieuwereVersie(Weigering):
    """Someone kept a version since this one was opened."""

    def __init__(self, nu: DossierVersie) -> None:
        self.nu = nu
        super().__init__(
            _("Intussen is versie %(n)s bewaard, door %(wie)s.")
            % {"n": nu.nummer, "wie": nu.door.naam},
            waarom=_("U begon met een oudere versie. Wat u typte, staat nog in het rooster."),
            herstel=_(
                "Bekijk de nieuwe versie. Bewaart u nog een keer, dan komt uw begroting in die "
                "versie in de plaats van de hare."
            ),
        )


def begroting_bewerken(
    lid: Lid,
    dossier_id: UUID,
    begin: int,
    posten: Sequence[Post],
    *,
    vandaag: dt.date,
    gezien: int | None = None,
) -> Bewaard:
    """Keep the newest plan with these posts. ``begin``: the version they were taken from.

    Raises NieuwereVersie when there is a newer one that the editor has not ``gezien``.
    """
    dossier = pak_dossier(lid, dossier_id)
    laatste = dossier.versies.select_related("door").order_by("-nummer").first()
    if laatste is None or (laatste.nummer != begin and laatste.nummer != gezien):
        if laatste is not None:
            raise NieuwereVersie(laatste)
        raise Weigering(
            _("Dit dossier heeft nog geen versie."),
            waarom=_("Een begroting bewerkt u in een plan dat bewaard is."),
            herstel=_("Bewaar eerst een plan in dit dossier."),
        )
    plan = get_versie(lid, dossier, laatste.nummer).plan
    nieuw = met_posten(plan, posten)
    if nieuw == plan:
        return Bewaard(laatste, nieuw=False)
    notitie = _("Begroting bewerkt in het rooster, vanaf versie %(n)s.") % {"n": begin}
    return dossier_bewaren(
        lid, "begroting-bewerkt.json", msgspec.json.encode(nieuw),
        vandaag=vandaag, dossier_id=dossier_id, notitie=notitie,
    )  # fmt: skip


def met_posten(plan: ResvPlan, posten: Sequence[Post]) -> ResvPlan:
    """The plan with exactly these posts; what a grid doesn't show of a post stays as it was."""
    oud = {post.id: post for post in plan.begrotingsposten or ()}
    bezet = set(oud) | {p.id for p in posten}
    uit = []
    for post in posten:
        if post.id in oud:
            uit.append(msgspec.structs.replace(oud[post.id], **post.waarden))
        else:
            sleutel = next(s for n in range(1, len(bezet) + 2) if (s := f"post-{n}") not in bezet)
            bezet.add(sleutel)
            uit.append(Begrotingspost(id=sleutel, **post.waarden))
    return msgspec.structs.replace(plan, begrotingsposten=tuple(uit) or None)
