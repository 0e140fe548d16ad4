"""What people type about tables, meetings and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.partijen.forms import EindNaBegin, MetVersieForm, maak_naam
from verband.partijen.models import Aanwezigheid, Niveau, Onderwerpverdeling, Overlegtafel
from verband.regios.models import Organisatie
from verband.ui.velden import BedragField, DagField

# A decision is about one level or about both; a mandate likewise.
NIVEAUS = Niveau.choices


class TafelFormulier(MetVersieForm):
    """Marks of the design system for what has more than one line or more than one choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld.widget, forms.Textarea):
                veld.widget.attrs |= {"class": "utrecht-textarea", "rows": 3}
            elif isinstance(veld.widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
                del veld.widget.attrs["class"]


def organisatiesveld(**kwargs: Any) -> forms.Field:
    """Tick any number; which there are to tick is set by the form."""
    return forms.ModelMultipleChoiceField(
        Organisatie.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs
    )


def tekstveld(label: Any, max_length: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=max_length, widget=forms.Textarea, **kwargs)


class TafelForm(TafelFormulier):
    naam = RegelField(label=_("Naam van de tafel"), max_length=120)
    toch = forms.BooleanField(label=_("Dit is een andere tafel: bewaar haar toch"), required=False)
    niveau = forms.ChoiceField(label=_("Niveau"), choices=NIVEAUS)
    rol_resv = forms.ChoiceField(
        label=_("Wat doet het RESV hier?"), choices=Overlegtafel.RolResv.choices
    )
    frequentie = RegelField(
        label=_("Hoe vaak (mag leeg)"), max_length=80, required=False,
        help_text=_("Zoals „elke maand”."),
    )  # fmt: skip
    leden = organisatiesveld(label=_("Wie zitten er aan tafel?"), required=False)
    nieuw = forms.BooleanField(
        label=_("Deze tafel is nieuw"), required=False,
        help_text=_("Bestaat zij al, laat het vinkje dan weg. Bij een nieuwe tafel beantwoordt u "
                    "de drie vragen hieronder."),
    )  # fmt: skip
    meerwaarde = tekstveld(_("Wat voegt de nieuwe tafel toe?"), 500, required=False)
    overwogen = tekstveld(_("Welke bestaande tafel heeft u overwogen?"), 500, required=False)
    verbinding = tekstveld(_("Hoe blijft zij verbonden met de regio?"), 500, required=False)
    tot = DagField(
        label=_("Gestopt per (mag leeg)"), required=False,
        help_text=_("De eerste dag zonder deze tafel. Wat daar besloten is, blijft staan."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leden"].queryset = organisaties  # type: ignore[attr-defined]

    @staticmethod
    def begin(t: Overlegtafel) -> dict[str, Any]:
        namen = ("naam", "niveau", "rol_resv", "frequentie", "nieuw", "meerwaarde", "overwogen",
                 "verbinding", "tot", "versie")  # fmt: skip
        leden = t.leden.values_list("organisatie_id", flat=True)
        return {n: getattr(t, n) for n in namen} | {"leden": list(leden)}

    def clean_naam(self) -> str:
        return maak_naam(self.cleaned_data["naam"])

    @property
    def gegevens(self) -> dict[str, Any]:
        niet = ("versie", "toch", "leden")
        return {k: w for k, w in self.cleaned_data.items() if k not in niet}


class MetOnderwerp(TafelFormulier):
    """A subject from those that are used, or a new one."""

    onderwerp = RegelField(
        label=_("Onderwerp"), max_length=80,
        help_text=_("Kies uit de lijst of typ een eigen onderwerp."),
        widget=forms.TextInput(attrs={"list": "onderwerpen", "autocomplete": "off"}),
    )  # fmt: skip
    niveau = forms.ChoiceField(label=_("Niveau"), choices=NIVEAUS)

    def __init__(self, *args: Any, onderwerpen: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.onderwerpen = onderwerpen


class VerdelingForm(EindNaBegin, MetOnderwerp):
    eigenaar = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Wie maakt hierover afspraken?"),
        empty_label=_("Kies een organisatie"),
    )  # fmt: skip
    tafel = forms.ModelChoiceField(
        Overlegtafel.objects.none(), label=_("Aan welke tafel? (mag leeg)"), required=False,
        empty_label=_("Geen vaste tafel"),
    )  # fmt: skip
    vanaf = DagField(label=_("Vanaf"))
    tot = DagField(
        label=_("Tot (mag leeg)"), required=False,
        help_text=_("De eerste dag waarop het niet meer geldt."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Any, tafels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar"].queryset = organisaties  # type: ignore[attr-defined]
        self.fields["tafel"].queryset = tafels  # type: ignore[attr-defined]

    @property
    def gegevens(self) -> dict[str, Any]:
        return {k: w for k, w in self.cleaned_data.items() if k != "versie"}


class VerdelingEindForm(TafelFormulier):
    tot = DagField(label=_("Maakt hierover geen afspraken meer vanaf"))

    @staticmethod
    def begin(v: Onderwerpverdeling) -> dict[str, Any]:
        return {"tot": v.tot or "", "versie": v.versie}


class OverlegForm(TafelFormulier):
    """One field per organisation at the table."""

    op = DagField(label=_("Dag van het overleg"))

    def __init__(self, *args: Any, leden: Iterable[Organisatie], **kwargs: Any) -> None:
        self.leden = list(leden)
        super().__init__(*args, **kwargs)
        for o in self.leden:
            self.fields[f"stand_{o.id}"] = forms.ChoiceField(
                label=o.naam,
                choices=Aanwezigheid.Stand.choices,
                widget=forms.Select(attrs={"class": "utrecht-select"}),
            )

    @property
    def standen(self) -> dict[UUID, str]:
        return {o.id: self.cleaned_data[f"stand_{o.id}"] for o in self.leden}


class EigenAanwezigheidForm(TafelFormulier):
    stand = forms.ChoiceField(label=_("Hoe was u er?"), choices=Aanwezigheid.Stand.choices)
    bijdrage = RegelField(
        label=_("Wat heeft u bijgedragen? (mag leeg)"), max_length=300, required=False
    )


class ActiepuntForm(TafelFormulier):
    wat = RegelField(label=_("Wat moet er gebeuren?"), max_length=300)
    eigenaar = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Wie doet het?"), empty_label=_("Kies een organisatie")
    )
    tot = DagField(label=_("Klaar op"))

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar"].queryset = organisaties  # type: ignore[attr-defined]


class BesluitForm(MetOnderwerp):
    tekst = tekstveld(_("Wat is besloten?"), 1000)
    cent = BedragField(
        label=_("Bedrag (mag leeg)"), required=False,
        help_text=_("Alleen als het besluit geld vastlegt."),
    )  # fmt: skip
    maanden = forms.IntegerField(
        label=_("Hoeveel maanden bindt het? (mag leeg)"), required=False, min_value=1,
        max_value=600,
    )  # fmt: skip
    wie = organisatiesveld(
        label=_("Wie stemden in?"),
        help_text=_("Alleen wie er was. Verband kijkt of elk mandaat dit besluit dekt; zo niet, "
                    "dan komt het onder voorbehoud van de achterban op de lijst."),
    )  # fmt: skip
    field_order = ("tekst", "onderwerp", "niveau", "cent", "maanden", "wie")

    def __init__(self, *args: Any, aanwezig: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].queryset = aanwezig  # type: ignore[attr-defined]
        self.fields["wie"].initial = [o.pk for o in aanwezig]

    @property
    def gegevens(self) -> dict[str, Any]:
        namen = ("tekst", "onderwerp", "niveau", "cent", "maanden")
        return {k: self.cleaned_data[k] for k in namen}


class AntwoordForm(TafelFormulier):
    """What an administrator says of a decision beyond the mandate."""

    antwoord = forms.ChoiceField(
        label=_("Uw antwoord"),
        choices=[
            ("bekrachtigen", _("Wij bekrachtigen dit besluit")),
            ("afwijzen", _("Wij wijzen dit besluit af")),
        ],
        widget=forms.RadioSelect,
    )
    toelichting = tekstveld(_("Waarom? (nodig bij afwijzen)"), 500, required=False)


class VerklaringForm(TafelFormulier):
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Organisatie"), empty_label=_("Kies een organisatie")
    )
    jaar = forms.IntegerField(label=_("Jaar"), min_value=2024, max_value=2100)

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]


class ReactieForm(TafelFormulier):
    reactie = tekstveld(_("Wat wilt u erbij zeggen?"), 1000)
