"""Fields with a unit: money in cents, a share in hundredths of a percent, a day."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verband.core.getallen import getypt_getal

DAGVORMEN = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
# What a column of whole numbers holds; more is a slip of the hand.
MAX_CENT = 10**15


def _tekstveld(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "utrecht-textbox", "autocomplete": "off", **attrs})


def lees_euro(tekst: str) -> int | None:
    """Whole cents, None for nothing. Raises ValidationError in words."""
    kaal = tekst.replace("€", "").strip()
    if not kaal:
        return None
    getal = getypt_getal(kaal, decimalen=2)
    if getal is None:
        raise ValidationError(_("Dit is geen bedrag. Typ bijvoorbeeld 1.234,56."))
    cent = getal * 100
    if cent != int(cent):
        raise ValidationError(_("Een bedrag heeft ten hoogste twee cijfers na de komma."))
    if cent > MAX_CENT:
        raise ValidationError(_("Dit bedrag is te groot."))
    return int(cent)


def toon_euro(cent: int | None) -> str:
    """As it is typed in a field: without the sign, which stands before it."""
    if cent is None:
        return ""
    heel, rest = divmod(cent, 100)
    return f"{heel:,}".replace(",", ".") + f",{rest:02d}"


class BedragField(forms.CharField):
    """Euros as the Dutch type them; gives whole cents."""

    voor = "€"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _tekstveld(inputmode="decimal"))
        super().__init__(max_length=30, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return toon_euro(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        return lees_euro(super().clean(value) or "")


class AandeelField(forms.CharField):
    """A share of 0 to 100 percent; gives hundredths of a percent."""

    na = "%"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _tekstveld(inputmode="decimal"))
        super().__init__(max_length=10, **kwargs)

    def clean(self, value: Any) -> Any:
        kaal = (super().clean(value) or "").replace("%", "").strip()
        if not kaal:
            return None
        # No sign stands for thousands here, so a point can only be a comma.
        getal = getypt_getal(kaal.replace(".", ","))
        if getal is None or getal > 100 or getal * 100 != int(getal * 100):
            raise ValidationError(
                _("Typ een getal van 0 tot en met 100, met ten hoogste twee cijfers na de komma.")
            )
        return int(getal * Decimal(100))


class DagField(forms.DateField):
    """A day, by the calendar of the browser or typed."""

    def __init__(self, **kwargs: Any) -> None:
        veld = forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "utrecht-textbox"}
        )
        fout = {"invalid": _("Dit is geen dag. Typ bijvoorbeeld 1-1-2027.")}
        super().__init__(
            widget=veld, input_formats=DAGVORMEN, error_messages={**fout, **kwargs.pop("fout", {})},
            **kwargs,
        )  # fmt: skip
