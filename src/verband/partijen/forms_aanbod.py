"""What is typed about the supply of VVT care."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verband.core.getallen import getypt_getal
from verband.core.velden import RegelField
from verband.partijen.dekking import Antwoord
from verband.partijen.forms import Formulier, MetVersieForm
from verband.partijen.models import (
    Aanbodopgave,
    Aanbodpeiling,
    Benadering,
    Contractstatus,
    Subdiscipline,
)
from verband.regios.models import Organisatie, Verzekeraar
from verband.ui.velden import DagField

MAX = Decimal("999999999999.99")
# How people write a unit behind their number; any other word is no number.
_ACHTER = {
    "uren": ("uren per jaar", "uur per jaar", "uren", "uur"),
    "clienten": ("cliënten", "clienten", "cliënt", "client"),
    "fte": ("fte",),
    "omzet": ("euro",),
}


class HoeveelheidField(forms.CharField):
    """An amount above zero with at most two decimals; gives a Decimal, or None for nothing.

    Set ``eenheid`` and the word of that unit may stand behind the number.
    """

    eenheid = ""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=24, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        tekst = (super().clean(value) or "").strip()
        if not tekst:
            return None
        kaal = self._zonder_eenheid(tekst)
        onder_nul = kaal.startswith(("-", "\N{MINUS SIGN}"))
        getal = getypt_getal(kaal[1:] if onder_nul else kaal, decimalen=2)
        if getal is None or getal * 100 != int(getal * 100):
            raise ValidationError(_("Dit is geen getal. Typ bijvoorbeeld 1.250 of 1.250,50."))
        if onder_nul or getal == 0:
            raise ValidationError(_("Typ een getal boven nul."))
        if getal > MAX:
            raise ValidationError(_("Dit getal is te groot."))
        return getal

    def _zonder_eenheid(self, tekst: str) -> str:
        klein = tekst.casefold()
        for woord in _ACHTER.get(self.eenheid, ()):
            if klein.endswith(woord):
                return tekst[: -len(woord)].strip()
        return tekst.removeprefix("€").strip() if self.eenheid == "omzet" else tekst


class PeilingForm(MetVersieForm):
    soort = forms.ChoiceField(label=_("Welke zorg"), choices=Subdiscipline.choices)
    eenheid = forms.ChoiceField(
        label=_("Waarin gemeten"),
        choices=Aanbodpeiling.Eenheid.choices,
        help_text=_("Elke aanbieder geeft het eigen aanbod op in deze eenheid."),
    )
    peildatum = DagField(label=_("Peildatum"))
    totaal = HoeveelheidField(
        label=_("Totaal in de regio (mag leeg)"),
        required=False,
        help_text=_("Leeg betekent: de som van wat de aanbieders opgeven."),
    )
    bron = RegelField(
        label=_("Bron van het totaal"),
        max_length=300,
        required=False,
        help_text=_("Waar het totaal staat: document, datum en bladzijde."),
    )
    field_order = ("soort", "eenheid", "peildatum", "totaal", "bron")

    @staticmethod
    def begin(p: Aanbodpeiling) -> dict[str, Any]:
        velden = ("soort", "eenheid", "peildatum", "totaal", "bron", "versie")
        return {k: getattr(p, k) for k in velden}

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("totaal") is not None and not schoon.get("bron"):
            self.add_error("bron", _("Bij een totaal hoort een bron. Schrijf waar het staat."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        return {k: w for k, w in self.cleaned_data.items() if k != "versie"}


class OpgaveForm(MetVersieForm):
    """One provider about itself: how much, or none, or that it does not want to say."""

    antwoord = forms.ChoiceField(
        label=_("Uw antwoord"),
        choices=[
            (Aanbodopgave.Staat.OPGEGEVEN, _("Dit is ons aanbod")),
            (Aanbodopgave.Staat.GEEN_AANBOD, _("Wij geven deze zorg niet")),
            (Aanbodopgave.Staat.GEWEIGERD, _("Wij geven ons aanbod niet op")),
        ],
        initial=Aanbodopgave.Staat.OPGEGEVEN,
        widget=forms.RadioSelect,
    )
    omvang = HoeveelheidField(label=_("Hoeveel"), required=False)
    bron = RegelField(
        label=_("Waar komt dit getal vandaan? (mag leeg)"), max_length=300, required=False
    )

    def __init__(self, *args: Any, eenheid: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].widget.attrs.pop("class", None)
        veld = self.fields["omvang"]
        assert isinstance(veld, HoeveelheidField)  # noqa: S101 - for the type checker
        veld.eenheid = eenheid
        veld.help_text = _("In %(eenheid)s, zoals 1.250 of 1.250,50.") % {
            "eenheid": dict(Aanbodpeiling.Eenheid.choices).get(eenheid, eenheid)
        }

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        opgegeven = schoon.get("antwoord") == Aanbodopgave.Staat.OPGEGEVEN
        if opgegeven and schoon.get("omvang") is None and not self.has_error("omvang"):
            self.add_error("omvang", _("Vul uw aanbod in, of kies een ander antwoord."))
        return schoon

    @property
    def als_antwoord(self) -> Antwoord:
        schoon = self.cleaned_data
        if schoon["antwoord"] != Aanbodopgave.Staat.OPGEGEVEN:
            return Antwoord(schoon["antwoord"])
        return Antwoord(schoon["antwoord"], schoon["omvang"], schoon["bron"])


class VragenForm(Formulier):
    email = forms.EmailField(
        label=_("E-mailadres"),
        error_messages={"invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@organisatie.nl")},
    )


class HeropenForm(Formulier):
    reden = RegelField(label=_("Waarom heropent u het dossier?"), max_length=300)


class BenaderingForm(Formulier):
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Aanbieder"), empty_label=_("Kies een aanbieder")
    )
    op = DagField(label=_("Dag"))
    hoe = RegelField(
        label=_("Hoe"), max_length=120, help_text=_("Bijvoorbeeld: gebeld, brief, bijeenkomst.")
    )
    uitkomst = forms.ChoiceField(label=_("Uitkomst"), choices=Benadering.Uitkomst.choices)
    toelichting = RegelField(label=_("Toelichting (mag leeg)"), max_length=500, required=False)

    def __init__(self, *args: Any, aanbieders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["aanbieder"]
        assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        veld.queryset = aanbieders


class ContractForm(Formulier):
    """What an insurer published about a provider; a choice, never a term of the contract."""

    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Aanbieder"), empty_label=_("Kies een aanbieder")
    )
    verzekeraar = forms.ModelChoiceField(
        Verzekeraar.objects.none(), label=_("Verzekeraar"), empty_label=_("Kies een verzekeraar")
    )
    jaar = forms.TypedChoiceField(
        label=_("Jaar"), choices=[(j, j) for j in range(2026, 2033)], coerce=int
    )
    stand = forms.ChoiceField(
        label=_("Wat de verzekeraar publiceert"), choices=Contractstatus.Stand.choices
    )
    bron = RegelField(
        label=_("Waar het staat"), max_length=300,
        help_text=_("Bijvoorbeeld: de zorgzoeker op de site van de verzekeraar."),
    )  # fmt: skip
    bron_op = DagField(label=_("Op welke dag het daar stond"))

    def __init__(self, *args: Any, aanbieders: Any, verzekeraars: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, keuzes in (("aanbieder", aanbieders), ("verzekeraar", verzekeraars)):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101 - for the type checker
            veld.queryset = keuzes
