"""Memberships are as their history and the logboek say."""

from __future__ import annotations

from django.apps import apps

from verband.access.models import Lidmaatschap
from verband.audit.onderzoek import Onderzoek, invariant
from verband.audit.stand import houd_tegen_logboek, stand_van

VELDEN = (
    "gebruiker_id", "rol", "regio_id", "verzekeraar_id", "organisatie_id", "vanaf", "tot",
)  # fmt: skip


@invariant(
    "lidmaatschappen",
    "Elk lidmaatschap is zoals zijn geschiedenis zegt",
    eenheid="lidmaatschappen",
)
def geschiedenis(o: Onderzoek) -> None:
    event = apps.get_model("access", "LidmaatschapEvent")
    laatste = {}
    for gebeurtenis in event._default_manager.using(o.db).order_by("pgh_id").iterator():
        laatste[gebeurtenis.pgh_obj_id] = gebeurtenis
    for lid in Lidmaatschap.objects.using(o.db).iterator(chunk_size=2_000):
        o.aantal += 1
        zoals = laatste.pop(lid.pk, None)
        if zoals is None or stand_van(zoals, *VELDEN) != stand_van(lid, *VELDEN):
            o.fout(f"Lidmaatschap {lid.pk} is veranderd zonder dat zijn geschiedenis meeliep.")
    for id_, gebeurtenis in laatste.items():
        if gebeurtenis.pgh_label != "delete":
            o.fout(f"Lidmaatschap {id_} is verdwenen zonder dat zijn geschiedenis meeliep.")


@invariant(
    "lidmaatschappen_logboek",
    "Elk lidmaatschap is zoals de laatste logboekregel erover zegt",
    eenheid="lidmaatschappen",
)
def logboek(o: Onderzoek) -> None:
    houd_tegen_logboek(o, Lidmaatschap, "lidmaatschap")
