"""The forms that the living page shows; nothing reads what is typed in them."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from verband.ui.velden import AandeelField, BedragField, DagField


class Voorbeeldform(forms.Form):
    naam = forms.CharField(label=_("Naam"), help_text=_("Zoals in het handelsregister."))
    bedrag = BedragField(label=_("Bedrag"))
    aandeel = AandeelField(label=_("Aandeel"))
    dag = DagField(label=_("Vanaf"))
    soort = forms.ChoiceField(label=_("Soort"), choices=[("ro", _("regionale organisatie"))])
    onderdelen = forms.MultipleChoiceField(
        label=_("Onderdelen"),
        choices=[("plan", _("Plan")), ("begroting", _("Begroting"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    akkoord = forms.BooleanField(label=_("Ik heb dit nagelezen"), required=False)
    dicht = forms.CharField(
        label=_("Contractjaar"), initial="2027", disabled=True, help_text=_("Ligt al vast.")
    )
    toelichting = forms.CharField(label=_("Toelichting"), widget=forms.Textarea(attrs={"rows": 3}))


class Bestandform(forms.Form):
    bestand = forms.FileField(label=_("Kies uw lijst"), help_text=_("Excel of CSV."))
