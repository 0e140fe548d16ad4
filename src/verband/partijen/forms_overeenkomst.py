"""What people type about the cooperation agreement and agreements with third parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.partijen.forms import EindNaBegin
from verband.partijen.forms_overleg import MetOnderwerp, TafelFormulier, tekstveld
from verband.partijen.models import Mandaat, Overeenkomst, Overeenkomstversie
from verband.regios.models import Organisatie
from verband.ui.velden import BedragField, DagField

_BEURTEN = [
    ("0", _("tekent niet")),
    ("1", _("tekent als eerste")),
    ("2", _("tekent daarna")),
    ("3", _("tekent als laatste")),
]
_VELDEN = ("tekst", "besluitregels", "conflict", "toetreden", "vanaf", "tot")


class OvereenkomstForm(EindNaBegin, TafelFormulier):
    """One field per organisation says whether it signs, and when it is its turn."""

    titel = RegelField(label=_("Titel"), max_length=160)
    tekst = forms.CharField(
        label=_("Tekst (mag leeg als u een PDF kiest)"), required=False, max_length=200_000,
        widget=forms.Textarea,
    )  # fmt: skip
    bestand = forms.FileField(
        label=_("PDF (mag leeg als u de tekst plakt)"), required=False,
        help_text=_("Ten hoogste 10 MB. Partijen tekenen precies dit bestand."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )  # fmt: skip
    besluitregels = tekstveld(_("Hoe nemen partijen besluiten?"), 1000)
    conflict = tekstveld(_("Wat doen zij bij een conflict?"), 1000)
    toetreden = tekstveld(_("Hoe treedt een partij toe, en hoe uit?"), 1000)
    vanaf = DagField(label=_("Geldt vanaf"))
    tot = DagField(label=_("Geldt tot"), help_text=_("De eerste dag waarop zij niet meer geldt."))

    def __init__(self, *args: Any, organisaties: Iterable[Organisatie], **kwargs: Any) -> None:
        self.organisaties = list(organisaties)
        super().__init__(*args, **kwargs)
        for o in self.organisaties:
            self.fields[f"beurt_{o.id}"] = forms.ChoiceField(
                label=o.naam,
                choices=_BEURTEN,
                widget=forms.Select(attrs={"class": "utrecht-select"}),
            )

    @property
    def gewone_velden(self) -> list[forms.BoundField]:
        return [v for v in self.visible_fields() if not v.name.startswith("beurt_")]

    @property
    def beurtvelden(self) -> list[forms.BoundField]:
        return [self[f"beurt_{o.id}"] for o in self.organisaties]

    @staticmethod
    def begin(v: Overeenkomstversie) -> dict[str, Any]:
        beurten = {f"beurt_{p.organisatie_id}": p.volgorde for p in v.partijen.all()}
        velden = {naam: getattr(v, naam) for naam in _VELDEN}
        eigen = {"titel": v.overeenkomst.titel, "versie": v.overeenkomst.versie}
        return velden | beurten | eigen

    @staticmethod
    def begin_van(o: Overeenkomst) -> dict[str, Any]:
        """As the newest version stands now, for who began with an older one."""
        return OvereenkomstForm.begin(o.versies.order_by("-nummer")[0])

    @property
    def gegevens(self) -> dict[str, Any]:
        velden = {naam: self.cleaned_data[naam] for naam in _VELDEN}
        if bestand := self.cleaned_data["bestand"]:
            velden |= {"bestand": bestand.read(), "bestandsnaam": bestand.name[-160:]}
        return velden

    @property
    def partijen(self) -> Mapping[UUID, int]:
        beurten = {o.id: int(self.cleaned_data[f"beurt_{o.id}"]) for o in self.organisaties}
        return {o: beurt for o, beurt in beurten.items() if beurt}


class TekenForm(TafelFormulier):
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    akkoord = forms.BooleanField(
        label=_("Ik heb de overeenkomst gelezen en teken haar namens deze partij")
    )


class DerdenafspraakForm(EindNaBegin, MetOnderwerp):
    partij = RegelField(label=_("Met wie?"), max_length=160)
    sector = RegelField(
        label=_("Welke sector?"), max_length=80, help_text=_("Zoals „ziekenhuis” of „ggz”.")
    )
    wat = tekstveld(_("Wat is afgesproken?"), 500)
    cent = BedragField(label=_("Bedrag (mag leeg)"), required=False)
    mandaat = forms.ModelChoiceField(
        Mandaat.objects.none(), label=_("Op welk mandaat is getekend?"),
        empty_label=_("Kies een mandaat"),
    )  # fmt: skip
    door = forms.ChoiceField(
        label=_("Wie tekende?"),
        choices=[("zelf", _("de vertegenwoordiger")), ("vervanger", _("de plaatsvervanger"))],
    )
    getekend_op = DagField(label=_("Getekend op"))
    vanaf = DagField(label=_("Geldt vanaf"))
    tot = DagField(label=_("Geldt tot"), help_text=_("De eerste dag waarop zij niet meer geldt."))
    field_order = ("partij", "sector", "onderwerp", "niveau", "wat", "cent", "mandaat", "door")

    def __init__(self, *args: Any, mandaten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["mandaat"]
        veld.queryset = mandaten  # type: ignore[attr-defined]
        veld.label_from_instance = _mandaat_in_woorden  # type: ignore[attr-defined]

    @property
    def gegevens(self) -> dict[str, Any]:
        namen = ("partij", "sector", "onderwerp", "niveau", "wat", "cent", "getekend_op", "vanaf",
                 "tot")  # fmt: skip
        return {naam: self.cleaned_data[naam] for naam in namen}


def _mandaat_in_woorden(m: Mandaat) -> str:
    onderwerpen = ", ".join(o.onderwerp for o in m.onderwerpen.all())
    return f"{m.gever.naam}: {m.vertegenwoordiger} ({onderwerpen})"
