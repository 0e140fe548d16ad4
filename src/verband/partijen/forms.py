"""What people type about organisations, area, insurers and contacts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.partijen.woorden import (
    DISCIPLINES,
    ROLLEN,
    SOORT,
    discipline,
    discipline_code,
    procent,
)
from verband.regios.models import (
    Buurt,
    Contact,
    Gemeente,
    Lijstregel,
    Organisatie,
    Regio,
    RegioVerzekeraar,
    Verzekeraar,
)
from verband.ui.velden import AandeelField, DagField

_TUSSENTEKENS = re.compile(r"[\s.\-]")
# How the database keeps them says what is right, here and in a list that is read in.
_NUMMERS: dict[str, Any] = {v: Organisatie._meta.get_field(v) for v in ("kvk", "agb", "iban")}
JAREN = range(2027, 2033)
MAX_NAAM = 160


class Formulier(forms.Form):
    """Classes of the design system, and our words for what is missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            keuzelijst = isinstance(veld.widget, forms.Select)
            if not isinstance(veld.widget, forms.HiddenInput | forms.CheckboxInput):
                veld.widget.attrs["class"] = (
                    "utrecht-select"
                    if keuzelijst
                    else "utrecht-textbox utrecht-textbox--html-input"
                )
            if not isinstance(veld, forms.FileField):  # nothing is filled in there
                veld.error_messages["required"] = _("Vul dit in.")


class MetVersieForm(Formulier):
    """Carries which version the editor saw."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def maak_nummer(naam: str, tekst: str) -> str:
    """A KvK, AGB or IBAN as it is stored. Raises ValidationError in words.

    Spaces, dots and dashes between the digits are how people write them.
    """
    kaal = _TUSSENTEKENS.sub("", tekst)
    return str(_NUMMERS[naam].clean(kaal, None)) if kaal else ""


def maak_naam(tekst: str) -> str:
    """The name of an organisation as it is stored. Raises ValidationError in words."""
    naam = " ".join(tekst.split())
    if not any(teken.isalnum() for teken in naam):
        raise ValidationError(_("Een naam heeft ten minste één letter of cijfer."))
    if any(not teken.isprintable() for teken in naam):
        raise ValidationError(_("Haal onzichtbare tekens uit de naam."))
    if len(naam) > MAX_NAAM:
        raise ValidationError(_("Gebruik ten hoogste %(n)s tekens.") % {"n": MAX_NAAM})
    return naam


class MetNummers(MetVersieForm):
    """Of a form with ``kvk``, ``agb`` and ``iban``: each as the database keeps it."""

    def clean_kvk(self) -> str:
        return maak_nummer("kvk", self.cleaned_data["kvk"])

    def clean_agb(self) -> str:
        return maak_nummer("agb", self.cleaned_data["agb"])

    def clean_iban(self) -> str:
        return maak_nummer("iban", self.cleaned_data["iban"])


class OrganisatieForm(MetNummers):
    naam = RegelField(label=_("Naam"), max_length=MAX_NAAM)
    toch = forms.BooleanField(
        label=_("Dit is een andere organisatie: bewaar haar toch"), required=False
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=[("", _("Kies een soort")), *SOORT.items()])
    discipline = RegelField(
        label=_("Discipline (mag leeg)"),
        max_length=60,
        required=False,
        help_text=_("Kies uit de lijst of typ een eigen discipline."),
        widget=forms.TextInput(attrs={"list": "disciplines", "autocomplete": "off"}),
    )
    kvk = forms.CharField(
        label=_("KvK-nummer (mag leeg)"), required=False, help_text=_("8 cijfers.")
    )
    agb = forms.CharField(
        label=_("AGB-nummer (mag leeg)"),
        required=False,
        help_text=_("8 cijfers. Een nul vooraan hoort erbij."),
    )
    iban = forms.CharField(
        label=_("IBAN (mag leeg)"),
        required=False,
        help_text=_(
            "Alleen de coördinator, de kassier en de controller zien het. Wijzigt u het, dan "
            "vragen wij uw tweede stap."
        ),
    )
    disciplines = list(DISCIPLINES.values())

    @staticmethod
    def begin(o: Organisatie) -> dict[str, Any]:
        velden = {naam: getattr(o, naam) for naam in ("naam", "soort", "kvk", "agb", "iban")}
        return velden | {"discipline": discipline(o.discipline), "versie": o.versie}

    def clean_naam(self) -> str:
        return maak_naam(self.cleaned_data["naam"])

    def clean_discipline(self) -> str:
        return discipline_code(self.cleaned_data["discipline"])

    @property
    def gegevens(self) -> dict[str, Any]:
        return {k: self.cleaned_data[k] for k in Organisatie.INVOER}


class FusieForm(MetVersieForm):
    """Which organisation goes on, from which day, and the typed name of the one that ends: a
    merger is not undone, and two names in a list are easily taken for one another."""

    naar = forms.ModelChoiceField(
        Organisatie.objects.none(), label=_("Gaat op in"), empty_label=_("Kies een organisatie")
    )
    op = DagField(label=_("Vanaf"), help_text=_("De dag waarop de fusie ingaat; vandaag of later."))
    naam = RegelField(label=_("Typ de naam van de organisatie die ophoudt"), max_length=200)

    def __init__(self, *args: Any, anderen: Any, van: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._van = van
        self.fields["naar"].queryset = anderen  # type: ignore[attr-defined]
        self.fields["naam"].help_text = _("Zo weten wij zeker dat u deze bedoelt: %(naam)s.") % {
            "naam": van
        }

    def clean_naam(self) -> str:
        getypt: str = self.cleaned_data["naam"]
        if getypt.casefold() != " ".join(self._van.split()).casefold():
            raise ValidationError(
                _("Dit is niet de naam van de organisatie die ophoudt. Typ: %(naam)s"),
                params={"naam": self._van},
            )
        return getypt


class DagForm(Formulier):
    """Which day one looks at; without it today."""

    op = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))

    @classmethod
    def lees(cls, gevraagd: Mapping[str, Any]) -> tuple[dt.date, bool]:
        """The day, and whether what was asked could not be read."""
        form = cls(gevraagd)
        dag: dt.date | None = form.cleaned_data["op"] if form.is_valid() else None
        return dag or timezone.localdate(), bool(form.errors)


class EindNaBegin(forms.Form):
    """Of a form with ``vanaf`` and ``tot``: the end lies after the begin."""

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        vanaf, tot = schoon.get("vanaf"), schoon.get("tot")
        if vanaf and tot and tot <= vanaf:
            self.add_error("tot", _("Deze dag ligt niet na „vanaf”. Kies een latere dag."))
        return schoon


class PeriodeForm(EindNaBegin, Formulier):
    vanaf = DagField(label=_("Vanaf"))
    tot = DagField(
        label=_("Tot (mag leeg)"),
        required=False,
        help_text=_("De eerste dag waarop het niet meer geldt."),
    )


class GemeenteForm(PeriodeForm):
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.all(), label=_("Gemeente"), empty_label=_("Kies een gemeente")
    )
    field_order = ("gemeente", "vanaf", "tot")


class BuurtForm(PeriodeForm):
    code = forms.CharField(
        label=_("Buurtcode van het CBS"), max_length=10, help_text=_("Zoals BU99010001.")
    )
    hoort_erbij = forms.TypedChoiceField(
        label=_("Uitzondering"),
        choices=[("ja", _("hoort bij de regio")), ("nee", _("hoort niet bij de regio"))],
        coerce=lambda waarde: waarde == "ja",
    )
    field_order = ("code", "hoort_erbij", "vanaf", "tot")

    def clean_code(self) -> Buurt:
        code = self.cleaned_data["code"].strip().upper()
        buurt = Buurt.objects.filter(code=code).first()
        if buurt is None:
            raise ValidationError(
                _("Deze buurt staat niet in de lijst. Controleer de code (BU en acht cijfers).")
            )
        return buurt


class EindForm(Formulier):
    tot = DagField(label=_("Hoort er niet meer bij vanaf"))


class VerzekeraarRolForm(MetVersieForm):
    verzekeraar = forms.ModelChoiceField(
        Verzekeraar.objects.all(), label=_("Verzekeraar"), empty_label=_("Kies een verzekeraar")
    )
    contractjaar = forms.TypedChoiceField(
        label=_("Contractjaar"), choices=[(jaar, jaar) for jaar in JAREN], coerce=int
    )
    rol = forms.ChoiceField(
        label=_("Rol"),
        choices=list(ROLLEN.items()),
    )
    aandeel = AandeelField(
        label=_("Aandeel van de verzekerden (mag leeg)"),
        required=False,
        help_text=_("In procenten, zoals 43,5. Weet u het niet, laat het dan leeg: „onbekend”."),
    )
    bron = RegelField(
        label=_("Bron (mag leeg)"),
        required=False,
        max_length=300,
        help_text=_("Waar dit staat: document en bladzijde."),
    )
    bron_op = DagField(
        label=_("Datum van de bron (mag leeg)"),
        required=False,
        help_text=_("De dag die op het document of de lijst staat."),
    )
    reden = RegelField(
        label=_("Waarom dit afwijkt van de lijst (mag leeg)"),
        required=False,
        max_length=300,
        help_text=_("Alleen nodig als de nieuwste lijst iets anders zegt. Uw naam komt erbij."),
    )

    @staticmethod
    def begin(rv: RegioVerzekeraar) -> dict[str, Any]:
        rol = f"{rv.rol}-{rv.plek}" if rv.plek else rv.rol
        aandeel = "" if rv.aandeel is None else procent(rv.aandeel).rstrip("%")
        velden = {"verzekeraar": rv.verzekeraar_id, "contractjaar": rv.contractjaar}
        bron_op = rv.bron_op.isoformat() if rv.bron_op else ""
        bron = {"bron": rv.bron, "bron_op": bron_op, "reden": rv.reden}
        return velden | {"rol": rol, "aandeel": aandeel, "versie": rv.versie} | bron

    @staticmethod
    def van_lijst(regel: Lijstregel) -> dict[str, Any]:
        """As the list has it; the source is the list itself."""
        return {
            "verzekeraar": regel.verzekeraar_id,
            "contractjaar": regel.contractjaar,
            "rol": f"{regel.rol}-{regel.plek}" if regel.plek else regel.rol,
            "bron": regel.lijst.titel,
            "bron_op": regel.lijst.op.isoformat(),
            "reden": "",
            **({} if regel.aandeel is None else {"aandeel": procent(regel.aandeel).rstrip("%")}),
        }

    def clean_bron_op(self) -> dt.date | None:
        dag: dt.date | None = self.cleaned_data["bron_op"]
        if dag and dag > timezone.localdate():
            raise ValidationError(_("Deze dag is nog niet geweest. Typ de dag van de bron zelf."))
        return dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("aandeel") is not None and not schoon.get("bron"):
            self.add_error("bron", _("Bij een aandeel hoort een bron. Schrijf waar het staat."))
        elif schoon.get("bron_op") and not schoon.get("bron"):
            self.add_error("bron", _("Bij een datum hoort een bron. Schrijf waar het staat."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        rol, _streep, plek = self.cleaned_data["rol"].partition("-")
        velden = {
            k: self.cleaned_data[k]
            for k in ("verzekeraar", "contractjaar", "aandeel", "bron", "bron_op", "reden")
        }
        return velden | {"rol": rol, "plek": int(plek) if plek else None}


class ContactForm(MetVersieForm):
    van = forms.ChoiceField(label=_("Van"))
    naam = RegelField(label=_("Naam"), max_length=120)
    functie = RegelField(label=_("Functie (mag leeg)"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@organisatie.nl")},
    )
    telefoon = RegelField(label=_("Telefoon"), max_length=30, required=False)

    def __init__(self, *args: Any, verzekeraars: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._van = {f"v-{v.id}": v for v in verzekeraars} | {f"o-{o.id}": o for o in organisaties}
        groepen: list[tuple[Any, list[tuple[str, str]]]] = [
            (titel, [(k, str(w)) for k, w in self._van.items() if k.startswith(begin)])
            for titel, begin in ((_("Verzekeraars"), "v-"), (_("Organisaties"), "o-"))
        ]
        veld = self.fields["van"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.choices = [("", _("Kies een verzekeraar of organisatie")), *groepen]

    @staticmethod
    def begin(c: Contact) -> dict[str, Any]:
        van = f"v-{c.verzekeraar_id}" if c.verzekeraar_id else f"o-{c.organisatie_id}"
        velden = {k: getattr(c, k) for k in ("naam", "functie", "email", "telefoon", "versie")}
        return velden | {"van": van}

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if not schoon.get("email") and not schoon.get("telefoon") and not self.has_error("email"):
            self.add_error("email", _("Vul een e-mailadres of een telefoonnummer in."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        wie = self._van[self.cleaned_data["van"]]
        velden = {k: self.cleaned_data[k] for k in ("naam", "functie", "email", "telefoon")}
        return velden | {
            "verzekeraar": wie if isinstance(wie, Verzekeraar) else None,
            "organisatie": wie if isinstance(wie, Organisatie) else None,
        }


class RegioForm(Formulier):
    naam = RegelField(label=_("Naam van de regio"), max_length=120)
    slug = forms.SlugField(
        label=_("Deel van het adres"),
        max_length=60,
        help_text=_("Kleine letters, cijfers en streepjes, zoals duin-en-polder."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )
    bron = RegelField(label=_("Bron (mag leeg)"), max_length=300, required=False)
    verzonnen = forms.BooleanField(label=_("Dit is een verzonnen voorbeeld"), required=False)

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        if Regio.objects.filter(slug=slug).exists():
            raise ValidationError(_("Er is al een regio met dit adres. Kies een ander."))
        return slug


class VerzekeraarForm(Formulier):
    naam = RegelField(label=_("Naam van de verzekeraar"), max_length=120)
    slug = forms.SlugField(
        label=_("Deel van het adres"),
        max_length=60,
        help_text=_("Kleine letters, cijfers en streepjes."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )
    uzovi = forms.RegexField(
        r"^[0-9]{4}$",
        label=_("UZOVI-nummer (mag leeg)"),
        required=False,
        error_messages={"invalid": _("Een UZOVI-nummer heeft 4 cijfers.")},
    )

    def clean_naam(self) -> str:
        naam = " ".join(self.cleaned_data["naam"].split())
        if Verzekeraar.objects.filter(naam__iexact=naam).exists():
            raise ValidationError(_("Deze verzekeraar staat al in de lijst."))
        return naam

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        if Verzekeraar.objects.filter(slug=slug).exists():
            raise ValidationError(_("Er is al een verzekeraar met dit adres. Kies een ander."))
        return slug


class EersteLidForm(Formulier):
    """The first one of a region or an insurer; the others are invited there."""

    voor = forms.ChoiceField(label=_("Voor"))
    email = forms.EmailField(
        label=_("E-mailadres"),
        error_messages={"invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@organisatie.nl")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._voor: dict[str, Regio | Verzekeraar] = {f"r-{r.slug}": r for r in Regio.objects.all()}
        self._voor |= {f"v-{v.slug}": v for v in Verzekeraar.objects.all()}
        veld = self.fields["voor"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.choices = [
            ("", _("Kies een regio of verzekeraar")),
            *(
                (titel, [(k, str(w)) for k, w in self._voor.items() if k.startswith(begin)])
                for titel, begin in (
                    (_("Coördinator van een regio"), "r-"),
                    (_("Zorginkoper van een verzekeraar"), "v-"),
                )
            ),
        ]

    @property
    def plek(self) -> Regio | Verzekeraar:
        return self._voor[self.cleaned_data["voor"]]


class BestandForm(Formulier):
    bestand = forms.FileField(
        label=_("Bestand"),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )


class LijstkopForm(Formulier):
    """Of which day a list is and what it is called; the day says which list is the newest."""

    titel = RegelField(
        label=_("Naam van de lijst"),
        max_length=160,
        help_text=_("Zoals zij heet, met wie haar maakte."),
    )
    op = DagField(label=_("Datum van de lijst"), help_text=_("De dag die op de lijst staat."))

    def clean_op(self) -> dt.date:
        dag: dt.date = self.cleaned_data["op"]
        if not dt.date(2020, 1, 1) <= dag <= timezone.localdate():
            raise ValidationError(_("Typ de dag die op de lijst staat; die is al geweest."))
        return dag


class VerzekeraarslijstForm(LijstkopForm, BestandForm):
    """A list with its file."""
