"""What these pages are sent, made of the right type; what may happen is for the services."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.plannen.models import Deling, Toetsdossier
from verband.plannen.models.notitie import MAX_TEKENS
from verband.plannen.verslag.gedeeld import ONDERDELEN
from verband.ui.velden import DagField


def _tekst(label: object, lang: int, *, nodig: bool = False) -> RegelField:
    veld = forms.TextInput(attrs={"class": "utrecht-textbox", "autocomplete": "off"})
    return RegelField(label=str(label), max_length=lang, required=nodig, widget=veld)


class BewaarForm(forms.Form):
    naam = _tekst(_("Naam van het dossier"), 120)
    contractjaar = forms.IntegerField(
        label=_("Contractjaar, als het niet in uw plan staat"),
        required=False,
        min_value=2027,
        max_value=2099,
        widget=forms.NumberInput(attrs={"class": "utrecht-textbox"}),
    )
    dossier = forms.UUIDField(required=False)
    notitie = _tekst(_("Wat is er veranderd? (mag leeg blijven)"), 1000)
    bestandsnaam = forms.CharField(required=False, max_length=300)


class InstellingenForm(forms.Form):
    naam = _tekst(_("Naam van het dossier"), 120, nodig=True)
    staat = forms.ChoiceField(
        label=_("Stand"),
        choices=[c for c in Toetsdossier.Staat.choices if c[0] != Toetsdossier.Staat.VERWIJDERD],
        widget=forms.Select(attrs={"class": "utrecht-select"}),
    )
    bewaren_tot = DagField(label=_("Bewaren tot"))
    stand = forms.IntegerField(widget=forms.HiddenInput)


class NotitieForm(forms.Form):
    tekst = forms.CharField(
        label=_("Uw notitie"),
        required=False,
        strip=False,
        max_length=5 * MAX_TEKENS,  # the service says it when it is longer than it may be
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 3}),
    )
    sleutel = forms.RegexField(r"^([0-9a-f]{12})?$", required=False, widget=forms.HiddenInput)
    antwoord_op = forms.UUIDField(required=False, widget=forms.HiddenInput)
    stand = forms.IntegerField(required=False, widget=forms.HiddenInput)


def over_een_maand() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=30)


class DeelForm(forms.Form):
    ontvanger = forms.ChoiceField(
        label=_("Met wie deelt u?"),
        choices=Deling.Ontvanger.choices,
        widget=forms.Select(attrs={"class": "utrecht-select"}),
    )
    onderdelen = forms.MultipleChoiceField(
        label=_("Wat deelt u?"),
        choices=[(code, woord) for code, woord in ONDERDELEN.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tot = DagField(label=_("Zichtbaar tot"))
