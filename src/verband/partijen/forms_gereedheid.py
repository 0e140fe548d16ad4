"""What people type about the *regiegemeente*, platforms and support."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verband.access.models import Ledenkaart
from verband.core.velden import RegelField
from verband.partijen.forms import Formulier, MetVersieForm
from verband.partijen.models import Ondersteuningsvraag, ParamedischPlatform
from verband.partijen.models.regiegemeente import RegiegemeenteVoorstel, Verzekeraarsgesprek
from verband.partijen.woorden import DISCIPLINES
from verband.regios.models import Gemeente, Organisatie
from verband.ui.velden import BedragField, DagField


def _lang(label: Any, maximaal: int, uitleg: Any = "", **meer: Any) -> forms.CharField:
    vak = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(
        label=label, max_length=maximaal, help_text=uitleg, widget=vak, required=False, **meer
    )


class AanwijzenForm(Formulier):
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Regiegemeente"), empty_label=_("Kies een gemeente")
    )

    def __init__(self, *args: Any, kandidaten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = kandidaten  # type: ignore[attr-defined]


class VoorstelForm(MetVersieForm):
    """A draft may be incomplete; presenting it is what asks for both parts."""

    resv = _lang(
        _("Hoe gemeenten en sociaal domein meedoen in het RESV"), 4000,
        _("Wie aanschuift, namens wie, en waarover de gemeente mee besluit."),
    )  # fmt: skip
    wijk = _lang(
        _("Hoe zij meedoen in de wijkverbanden"), 4000,
        _("Per wijk of in het algemeen: wie er meedoet en wat die daar doet."),
    )  # fmt: skip
    gemeenten = forms.ModelMultipleChoiceField(
        Gemeente.objects.none(),
        label=_("Gemeenten waarvoor het voorstel geldt"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, gemeenten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeenten"].queryset = gemeenten  # type: ignore[attr-defined]
        for naam in ("resv", "wijk"):
            self.fields[naam].widget.attrs["class"] = "utrecht-textarea"
        self.fields["gemeenten"].widget.attrs.pop("class", None)

    @staticmethod
    def begin(v: RegiegemeenteVoorstel) -> dict[str, Any]:
        return {"resv": v.resv, "wijk": v.wijk, "gemeenten": v.gemeenten, "versie": v.versie}

    @property
    def gegevens(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        codes = sorted(g.code for g in schoon["gemeenten"])
        return {"resv": schoon["resv"], "wijk": schoon["wijk"], "gemeenten": codes}


class GesprekForm(MetVersieForm):
    op = DagField(label=_("Dag van het gesprek"))
    onderwerp = RegelField(label=_("Onderwerp"), max_length=200)
    uitkomst = _lang(_("Uitkomst (mag leeg)"), 2000)
    vervolg = RegelField(label=_("Volgende stap (mag leeg)"), max_length=500, required=False)
    vervolg_op = DagField(label=_("Wanneer (mag leeg)"), required=False)
    VELDEN = ("op", "onderwerp", "uitkomst", "vervolg", "vervolg_op")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uitkomst"].widget.attrs["class"] = "utrecht-textarea"

    @classmethod
    def begin(cls, g: Verzekeraarsgesprek) -> dict[str, Any]:
        return {naam: getattr(g, naam) for naam in (*cls.VELDEN, "versie")}

    @property
    def gegevens(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in self.VELDEN}


class PlatformForm(MetVersieForm):
    kernregio = RegelField(label=_("Kernregio"), max_length=80)
    status = forms.ChoiceField(
        label=_("Stand van het paramedisch platform"),
        choices=[("", _("nog niet bekend")), *ParamedischPlatform.Status.choices],
        required=False,
    )
    reden = RegelField(
        label=_("Reden (mag leeg)"), max_length=500, required=False,
        help_text=_("Nodig als een platform hier geen meerwaarde heeft."),
    )  # fmt: skip
    stap = RegelField(
        label=_("Volgende stap (mag leeg)"), max_length=500, required=False,
        help_text=_("Nodig als er nog geen platform is."),
    )  # fmt: skip
    stap_op = DagField(label=_("Wanneer (mag leeg)"), required=False)
    VELDEN = ("kernregio", "status", "reden", "stap", "stap_op")

    @classmethod
    def begin(cls, p: ParamedischPlatform) -> dict[str, Any]:
        return {naam: getattr(p, naam) for naam in (*cls.VELDEN, "versie")}

    @property
    def gegevens(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in self.VELDEN}


class OndersteuningForm(MetVersieForm):
    discipline = forms.ChoiceField(label=_("Discipline"), choices=list(DISCIPLINES.items()))
    soort = forms.ChoiceField(label=_("Wat is er nodig"), choices=Ondersteuningsvraag.Soort.choices)
    wat = RegelField(label=_("Waarvoor"), max_length=500)
    uren = forms.IntegerField(
        label=_("Uren (mag leeg)"), required=False, min_value=1, max_value=100_000
    )
    bedrag_cent = BedragField(label=_("Bedrag (mag leeg)"), required=False)
    status = forms.ChoiceField(label=_("Stand"), choices=Ondersteuningsvraag.Status.choices)
    antwoord = RegelField(
        label=_("Antwoord (mag leeg)"), max_length=500, required=False,
        help_text=_("Wie wat toezegt, of waarom niet."),
    )  # fmt: skip
    VELDEN = ("discipline", "soort", "wat", "uren", "bedrag_cent", "status", "antwoord")

    @classmethod
    def begin(cls, v: Ondersteuningsvraag) -> dict[str, Any]:
        return {naam: getattr(v, naam) for naam in (*cls.VELDEN, "versie")}

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("status") == "afgewezen" and not schoon.get("antwoord"):
            self.add_error("antwoord", _("Zeg erbij waarom de vraag is afgewezen."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in self.VELDEN}


class LedenkaartForm(Formulier):
    """What a member lets others see; nothing is chosen for them."""

    telefoon = RegelField(label=_("Telefoonnummer (mag leeg)"), max_length=30, required=False)
    telefoon_voor = forms.ChoiceField(
        label=_("Wie mag uw telefoonnummer zien?"), choices=Ledenkaart.Voor.choices
    )
    email_voor = forms.ChoiceField(
        label=_("Wie mag uw e-mailadres zien?"), choices=Ledenkaart.Voor.choices
    )
    organisatie_voor = forms.ChoiceField(
        label=_("Wie mag uw organisatie zien?"), choices=Ledenkaart.Voor.choices
    )
    VELDEN = ("telefoon", "telefoon_voor", "email_voor", "organisatie_voor")

    def clean(self) -> dict[str, Any]:
        """A number that nobody may see is not kept."""
        schoon = super().clean() or self.cleaned_data
        voor = schoon.get("telefoon_voor", "niemand")
        if voor != "niemand" and not schoon.get("telefoon"):
            self.add_error("telefoon", _("Vul het nummer in, of kies dat niemand het ziet."))
        if voor == "niemand":
            schoon["telefoon"] = ""
        return schoon
