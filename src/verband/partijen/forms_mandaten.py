"""What people type about mandates and about how a discipline is organised."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from verband.core.velden import RegelField
from verband.partijen.forms import Formulier, MetVersieForm
from verband.partijen.koepels import KOEPELS, get_koepel, groep_in_woorden
from verband.partijen.mandaatwoorden import onderwerp, onderwerp_code, vaste_onderwerpen
from verband.partijen.models import Disciplineorganisatie, Mandaat, Niveau, Subdiscipline
from verband.partijen.woorden import DISCIPLINES, discipline, discipline_code
from verband.ui.velden import BedragField, DagField

ANDERS = "anders"
VRIJ = 3  # rows for subjects of one's own
_EMAIL = {"invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@organisatie.nl")}


def _zin(label: Any, lengte: int, *, hulp: Any = "", nodig: bool = False) -> RegelField:
    return RegelField(label=label, max_length=lengte, required=nodig, help_text=hulp)


def _email(label: Any) -> forms.EmailField:
    return forms.EmailField(label=label, required=False, error_messages=_EMAIL)


def _keus(waarden: list[str], *, wat: Any) -> Any:
    """The error for what is not in a list: what is, and the way out of it (ZZ-2-4)."""
    return _("Dit staat niet in de lijst. Kies een van: %(lijst)s. Staat uw %(wat)s er niet bij? "
             "Kies dan „anders, namelijk” en typ de naam.") % {
        "lijst": ", ".join(waarden), "wat": wat,
    }  # fmt: skip


class MetDiscipline(MetVersieForm):
    """Which discipline: of the five, one that is used here already, or *anders, namelijk*."""

    discipline = forms.ChoiceField(label=_("Discipline"))
    discipline_anders = _zin(_("Anders, namelijk (alleen als u dat kiest)"), 60)
    subdiscipline = forms.ChoiceField(
        label=_("Welk deel van de VVT (mag leeg)"), required=False,
        choices=[("", _("de hele discipline")), *Subdiscipline.choices],
    )  # fmt: skip
    beroep = _zin(
        _("Welk beroep (mag leeg)"), 60,
        hulp=_("Alleen als één beroep het mandaat geeft, zoals fysiotherapie."),
    )  # fmt: skip

    def __init__(self, *args: Any, ook: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [*DISCIPLINES, *sorted(set(ook or []) - set(DISCIPLINES))]
        self._codes = codes
        veld = self.fields["discipline"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.choices = [
            ("", _("Kies een discipline")), *((c, discipline(c)) for c in codes),
            (ANDERS, _("anders, namelijk")),
        ]  # fmt: skip
        veld.error_messages["invalid_choice"] = _keus(
            [discipline(c) for c in codes], wat=_("discipline")
        )

    def clean_beroep(self) -> str:
        return str(self.cleaned_data["beroep"]).casefold()

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("discipline") == ANDERS:
            tekst = discipline_code(schoon.get("discipline_anders", ""))
            bekend = {c.casefold(): c for c in self._codes}
            schoon["discipline"] = bekend.get(tekst.casefold(), tekst)
            if not tekst:
                self.add_error("discipline_anders", _("Typ de naam van de discipline."))
        code = schoon.get("discipline")
        if code and code != "vvt" and schoon.get("subdiscipline"):
            self.add_error("subdiscipline", _("Dit hoort alleen bij de VVT. Laat het leeg."))
        return schoon

    @property
    def van_wie(self) -> dict[str, Any]:
        return {k: self.cleaned_data[k] for k in ("discipline", "subdiscipline", "beroep")}


class InhoudForm(Formulier):
    """What a mandate says; the discipline may change all of it while it decides."""

    vertegenwoordiger = _zin(_("Wie vertegenwoordigt"), 120, hulp=_("Voornaam en achternaam."))
    vertegenwoordiger_email = _email(_("E-mailadres van de vertegenwoordiger (mag leeg)"))
    plaatsvervanger = _zin(_("Wie vervangt bij afwezigheid (mag leeg)"), 120)
    plaatsvervanger_email = _email(_("E-mailadres van de plaatsvervanger (mag leeg)"))
    grens_cent = BedragField(
        label=_("Grens in euro, per besluit"), required=False,
        help_text=_("Tot en met welk bedrag iemand mag instemmen. 0 betekent: niet over geld."),
    )  # fmt: skip
    grens_maanden = forms.IntegerField(
        label=_("Grens in maanden, per besluit"), required=False, min_value=0, max_value=120,
        help_text=_("Hoe lang één besluit de discipline ten hoogste mag binden."),
        error_messages={"invalid": _("Typ een heel aantal maanden, zoals 12.")},
    )  # fmt: skip
    vanaf = DagField(label=_("Geldt vanaf"), required=False)
    tot = DagField(
        label=_("Geldt tot"), required=False, help_text=_("De eerste dag zonder dit mandaat.")
    )
    bewijs = _zin(
        _("Waar het besluit staat (mag leeg)"), 300,
        hulp=_("Zoals: verslag ledenvergadering 3 november 2026, punt 4."),
    )  # fmt: skip
    draagvlak_op = DagField(label=_("Leden geraadpleegd op (mag leeg)"), required=False)
    draagvlak_opkomst = _zin(_("Hoeveel leden meededen (mag leeg)"), 120,
                             hulp=_("Zoals: 41 van de 58 praktijken."))  # fmt: skip
    draagvlak_uitkomst = _zin(_("Wat de uitkomst was (mag leeg)"), 500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._onderwerpvelden()

    def _onderwerpvelden(self) -> None:
        niveaus = [("", _("niet")), *Niveau.choices]
        for nr, code in enumerate(vaste_onderwerpen()):
            self.fields[f"onderwerp_{nr}"] = _niveau(capfirst(onderwerp(code)), niveaus)
        for nr in range(VRIJ):
            veld = RegelField(label=_("Ander onderwerp (mag leeg)"), max_length=80, required=False)
            veld.widget.attrs["class"] = "utrecht-textbox utrecht-textbox--html-input"
            self.fields[f"vrij_{nr}"] = veld
            self.fields[f"vrij_niveau_{nr}"] = _niveau(_("Op welk niveau"), niveaus)

    @property
    def vaste_velden(self) -> list[forms.BoundField]:
        return [self[f"onderwerp_{nr}"] for nr in range(len(vaste_onderwerpen()))]

    @property
    def vrije_velden(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"vrij_{nr}"], self[f"vrij_niveau_{nr}"]) for nr in range(VRIJ)]

    @property
    def onderwerpen(self) -> list[tuple[str, str]]:
        """Subject and level of each that was chosen."""
        schoon = self.cleaned_data
        gekozen = {
            code: schoon.get(f"onderwerp_{nr}", "") for nr, code in enumerate(vaste_onderwerpen())
        }
        for nr in range(VRIJ):
            if vrij := onderwerp_code(schoon.get(f"vrij_{nr}", "")):
                gekozen[vrij] = schoon.get(f"vrij_niveau_{nr}", "") or Niveau.REGIO.value
        return sorted((code, niveau) for code, niveau in gekozen.items() if niveau)

    def clean_draagvlak_op(self) -> Any:
        dag = self.cleaned_data["draagvlak_op"]
        if dag and dag > timezone.localdate():
            raise ValidationError(_("Deze dag moet nog komen. Kies de dag van de raadpleging."))
        return dag

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or self.cleaned_data
        vanaf, tot = schoon.get("vanaf"), schoon.get("tot")
        if vanaf and tot and tot <= vanaf:
            self.add_error("tot", _("Deze dag ligt niet na „geldt vanaf”. Kies een latere dag."))
        return schoon

    @property
    def inhoud(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in InhoudForm.base_fields}

    @staticmethod
    def begin_inhoud(m: Mandaat) -> dict[str, Any]:
        velden = {naam: getattr(m, naam) for naam in InhoudForm.base_fields}
        gekozen = {o.onderwerp: o.niveau for o in m.onderwerpen.all()}
        for nr, code in enumerate(vaste_onderwerpen()):
            velden[f"onderwerp_{nr}"] = gekozen.pop(code, "")
        for nr, (code, niveau) in enumerate(sorted(gekozen.items())[:VRIJ]):
            velden |= {f"vrij_{nr}": code, f"vrij_niveau_{nr}": niveau}
        return velden | {"versie": m.versie}


def _niveau(label: Any, niveaus: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=niveaus, required=False,
        widget=forms.Select(attrs={"class": "utrecht-select"}),
    )  # fmt: skip


class MandaatForm(InhoudForm, MetDiscipline):
    """A draft, by the RO or by the discipline; only giver and discipline must be filled in."""

    gever: Any = forms.ModelChoiceField(
        None, label=_("Wie geeft het mandaat"), empty_label=_("Kies een organisatie"),
        error_messages={"invalid_choice": _("Deze organisatie staat niet in de regio.")},
    )  # fmt: skip
    route = forms.ChoiceField(
        label=_("Via welke weg"), required=False,
        choices=[("", _("Kies een weg")), *Mandaat.Route.choices],
        help_text=_("Hoe deze organisatie namens de discipline mag spreken."),
    )  # fmt: skip

    def __init__(self, *args: Any, gevers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["gever"]
        assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        veld.queryset = gevers

    @property
    def gegevens(self) -> dict[str, Any]:
        eigen = {k: self.cleaned_data[k] for k in ("gever", "route")}
        return eigen | self.van_wie | self.inhoud

    @staticmethod
    def begin(m: Mandaat) -> dict[str, Any]:
        velden = {"gever": m.gever_id, "route": m.route}
        velden |= {k: getattr(m, k) for k in ("discipline", "subdiscipline", "beroep")}
        return velden | InhoudForm.begin_inhoud(m)


class BeslisForm(InhoudForm, MetVersieForm):
    """What the discipline is asked, to change or to confirm."""

    inzet = forms.BooleanField(
        label=_("Onze discipline zet zich actief in voor goede samenwerking in het RESV"),
        required=False,
        help_text=_("Zonder deze verklaring doet de verzekeraar geen aanbod."),
    )
    # The second button, once it was said what is missing.
    zonder_inzet = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AfwijsForm(MetVersieForm):
    reden = _zin(_("Waarom geeft u dit mandaat niet?"), 500, nodig=True)


class IntrekForm(MetVersieForm):
    per = DagField(
        label=_("Intrekken vanaf"), help_text=_("Vandaag of later. Vanaf die dag geldt het niet.")
    )
    reden = _zin(_("Reden"), 500, nodig=True)


class VraagForm(MetVersieForm):
    email = _email(_("E-mailadres van wie bij de gever beslist"))


class DisciplineForm(MetDiscipline):
    """How one discipline is organised here."""

    organisatie: Any = forms.ModelChoiceField(
        None, label=_("Organisatie van de discipline (mag leeg)"), required=False,
        empty_label=_("Nog niet bekend"),
    )  # fmt: skip
    koepel = forms.ChoiceField(label=_("Landelijke koepel (mag leeg)"), required=False)
    koepel_anders = _zin(_("Andere koepel, namelijk (alleen als u dat kiest)"), 60)
    rechtsvorm = _zin(_("Rechtsvorm"), 120, hulp=_("Zoals vereniging, coöperatie of stichting."))
    besluitregel = _zin(_("Hoe de discipline besluit"), 500,
                        hulp=_("Zoals: gewone meerderheid in de ledenvergadering."))  # fmt: skip
    contact = _zin(_("Contactpersoon"), 200)
    verbeterstap = _zin(_("Wat de discipline nog verbetert (mag leeg)"), 500)
    verbeterstap_op = DagField(label=_("Wanneer dat klaar is (mag leeg)"), required=False)
    beheerder_naam = _zin(_("Beheerder: wie beslist over mandaten"), 120)
    beheerder_email = _email(_("E-mailadres van de beheerder"))

    _EIGEN = (
        "organisatie", "koepel", "rechtsvorm", "besluitregel", "contact", "verbeterstap",
        "verbeterstap_op", "beheerder_naam", "beheerder_email",
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld, koepel = self.fields["organisatie"], self.fields["koepel"]
        assert isinstance(veld, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(koepel, forms.ChoiceField)  # noqa: S101 - for the type checker
        veld.queryset = organisaties
        groepen = [
            (groep_in_woorden(g), [(k.naam, k.naam) for k in KOEPELS if k.groep == g])
            for g in ("kern", "consultatie", "overheid")
        ]
        koepel.choices = [("", _("Geen of onbekend")), *groepen, (ANDERS, _("anders, namelijk"))]
        koepel.error_messages["invalid_choice"] = _keus([k.naam for k in KOEPELS], wat=_("koepel"))

    def clean(self) -> dict[str, Any]:
        schoon = super().clean()
        if schoon.get("koepel") == ANDERS:
            tekst = schoon.get("koepel_anders", "")
            bekend = get_koepel(tekst)
            schoon["koepel"] = bekend.naam if bekend else tekst
            if not tekst:
                self.add_error("koepel_anders", _("Typ de naam van de koepel."))
        if schoon.get("verbeterstap") and not schoon.get("verbeterstap_op"):
            self.add_error("verbeterstap_op", _("Bij een verbeterstap hoort een dag."))
        return schoon

    @property
    def gegevens(self) -> dict[str, Any]:
        return self.van_wie | {k: self.cleaned_data[k] for k in self._EIGEN}

    @staticmethod
    def begin(d: Disciplineorganisatie) -> dict[str, Any]:
        velden = {k: getattr(d, k) for k in DisciplineForm._EIGEN if k != "organisatie"}
        if d.koepel and get_koepel(d.koepel) is None:
            velden |= {"koepel": ANDERS, "koepel_anders": d.koepel}
        eigen = {k: getattr(d, k) for k in ("discipline", "subdiscipline", "beroep", "versie")}
        return velden | eigen | {"organisatie": d.organisatie_id}
