"""Fields of the field: numbers that are text, and how they are checked."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum import iban


class CijfersField(models.CharField):  # type: ignore[type-arg]
    """Exactly ``lengte`` digits, kept as text: a leading zero counts."""

    def __init__(self, *args: Any, lengte: int, **kwargs: Any) -> None:
        self.lengte = lengte
        kwargs["max_length"] = lengte
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        naam, pad, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return naam, pad, list(args), {**kwargs, "lengte": self.lengte}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and not re.fullmatch(rf"[0-9]{{{self.lengte}}}", value):
            raise ValidationError(
                _("Dit nummer heeft %(n)s cijfers, zonder spaties of punten."),
                params={"n": self.lengte},
                code="cijfers",
            )


class IbanField(models.CharField):  # type: ignore[type-arg]
    """An IBAN without spaces, in capitals, with check digits that hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 34
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return re.sub(r"\s", "", value).upper() if isinstance(value, str) else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value and not iban.is_valid(value):
            raise ValidationError(
                _("Dit IBAN klopt niet: controleer elk cijfer en elke letter."), code="iban"
            )


class RegelField(forms.CharField):
    """One line as it is read: no signs that hide, turn the reading order, or begin a new line.

    A name goes on into mails, lists and receipts; a second line would pass for ours.
    """

    def to_python(self, value: Any) -> Any:
        regel = " ".join((super().to_python(value) or "").split())
        if any(not teken.isprintable() for teken in regel):
            raise ValidationError(
                _("Er staan onzichtbare tekens in. Typ het opnieuw, zonder te plakken."),
                code="onzichtbaar",
            )
        return regel
