"""What people type about the form of the RESV and about bodies that vote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.partijen.forms import EindNaBegin, MetNummers
from verband.partijen.forms_overleg import TafelFormulier, tekstveld
from verband.partijen.models import Besluit, Orgaan, Samenwerkingsvorm, Stem, Zetel
from verband.partijen.models.vorm import VORMEN
from verband.partijen.woorden import DISCIPLINES, discipline, discipline_code
from verband.ui.velden import DagField


class VormForm(MetNummers, TafelFormulier):
    soort = forms.ChoiceField(label=_("Vorm"), choices=VORMEN, widget=forms.RadioSelect)
    motivatie = tekstveld(_("Waarom deze vorm? (mag leeg bij een netwerk)"), 1000, required=False)
    besluit = forms.ModelChoiceField(
        Besluit.objects.none(), label=_("Op welk besluit? (nodig als de vorm verandert)"),
        required=False, empty_label=_("Geen besluit"),
    )  # fmt: skip
    kvk = forms.CharField(
        label=_("KvK-nummer van het RESV (mag leeg)"), required=False,
        help_text=_("Alleen bij een omgevormde RO. Een netwerk gebruikt de nummers van de RO."),
    )  # fmt: skip
    agb = forms.CharField(label=_("AGB-nummer van het RESV (mag leeg)"), required=False)
    iban = forms.CharField(
        label=_("IBAN van het RESV (mag leeg)"),
        required=False,
        help_text=_("Wijzigt u het, dan vragen wij uw tweede stap."),
    )

    def __init__(self, *args: Any, besluiten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].queryset = besluiten  # type: ignore[attr-defined]

    @staticmethod
    def begin(v: Samenwerkingsvorm) -> dict[str, Any]:
        namen = ("soort", "motivatie", "kvk", "agb", "iban", "versie")
        return {n: getattr(v, n) for n in namen} | {"besluit": v.besluit_id}

    @property
    def gegevens(self) -> dict[str, Any]:
        return {k: w for k, w in self.cleaned_data.items() if k != "versie"}


class OrgaanForm(TafelFormulier):
    naam = RegelField(label=_("Naam"), max_length=120, help_text=_("Zoals „Bestuur”."))
    stemregel = forms.ChoiceField(
        label=_("Wanneer is een voorstel aangenomen?"), choices=Orgaan.Stemregel.choices
    )


class ZetelForm(EindNaBegin, TafelFormulier):
    discipline = RegelField(
        label=_("Discipline"), max_length=60,
        widget=forms.TextInput(attrs={"list": "onderwerpen", "autocomplete": "off"}),
    )  # fmt: skip
    persoon = RegelField(label=_("Wie?"), max_length=120)
    vanaf = DagField(label=_("Zit er vanaf"))
    tot = DagField(label=_("Tot"), help_text=_("De eerste dag zonder deze zetel."))
    stemgewicht = forms.IntegerField(
        label=_("Hoe zwaar telt de stem? (mag nog leeg)"), required=False, min_value=0,
        max_value=1000,
    )  # fmt: skip
    # What the datalist of the page offers.
    onderwerpen = list(DISCIPLINES.values())

    @staticmethod
    def begin(z: Zetel) -> dict[str, Any]:
        namen = ("persoon", "vanaf", "tot", "stemgewicht", "versie")
        return {n: getattr(z, n) for n in namen} | {"discipline": discipline(z.discipline)}

    def clean_discipline(self) -> str:
        return discipline_code(self.cleaned_data["discipline"])

    @property
    def gegevens(self) -> dict[str, Any]:
        return {k: w for k, w in self.cleaned_data.items() if k != "versie"}


class StemmingForm(TafelFormulier):
    """One field per seat; whoever did not vote is left out."""

    op = DagField(label=_("Dag van de stemming"))
    voorstel = tekstveld(_("Waarover is gestemd?"), 1000)

    def __init__(self, *args: Any, zetels: Iterable[Zetel], **kwargs: Any) -> None:
        self.zetels = list(zetels)
        super().__init__(*args, **kwargs)
        for z in self.zetels:
            self.fields[f"stem_{z.id}"] = forms.ChoiceField(
                label=f"{z.persoon} ({discipline(z.discipline)})",
                choices=[("", _("stemde niet")), *Stem.Keuze.choices],
                required=False,
                widget=forms.Select(attrs={"class": "utrecht-select"}),
            )

    @property
    def keuzes(self) -> Mapping[UUID, str]:
        keuzes = {z.id: self.cleaned_data[f"stem_{z.id}"] for z in self.zetels}
        return {id_: keuze for id_, keuze in keuzes.items() if keuze}
