"""Forms of our own, and allauth's with our words on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verband.access.models import Gebruiker, Lidmaatschap
from verband.access.omvang import OMVANG_ZINNEN, Omvang
from verband.access.rollen import IN_REGIO
from verband.access.verzoek import Lid
from verband.core.velden import RegelField
from verband.regios.models import Organisatie
from verband.regios.models.organisatie import zelfstandig

_CODE = _("Code van zes cijfers")
_NIEUW = _("Nieuw wachtwoord")
_EISEN = _("Minstens 12 tekens. Een zin van een paar woorden is sterk en makkelijk te onthouden.")


class OnzeWoorden:
    """Labels and hints by field name; a placeholder is no label."""

    woorden: dict[str, tuple[str | Promise, str | Promise]] = {
        "login": (_("E-mailadres"), ""),
        "email": (_("E-mailadres"), ""),
        "password": (_("Wachtwoord"), ""),
        "oldpassword": (_("Uw wachtwoord van nu"), ""),
        "password1": (_NIEUW, _EISEN),
        "password2": (_("Nieuw wachtwoord, nog een keer"), ""),
        "code": (_CODE, ""),
        "name": (
            _("Naam van de passkey"),
            _("Zo herkent u hem later, bijvoorbeeld: telefoon."),
        ),
        "passwordless": (
            _("Inloggen met alleen deze passkey"),
            _("Dan hoeft u geen wachtwoord te typen. U gebruikt dan vinger, gezicht of pin."),
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for naam, veld in velden.items():
            veld.widget.attrs.pop("placeholder", None)
            if naam in self.woorden:
                veld.label, veld.help_text = self.woorden[naam]  # type: ignore[assignment]
        if "code" in velden:
            velden["code"].widget.attrs["inputmode"] = "numeric"


class LoginForm(OnzeWoorden, account.LoginForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(OnzeWoorden, account.ChangePasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(OnzeWoorden, account.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(OnzeWoorden, account.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class WachtwoordForm(OnzeWoorden, account.ReauthenticateForm):  # type: ignore[misc]
    pass


class CodeForm(OnzeWoorden, mfa.AuthenticateForm):  # type: ignore[misc]
    woorden = OnzeWoorden.woorden | {
        "code": (_("Code"), _("De zes cijfers uit uw app, of een herstelcode van acht cijfers."))
    }


class OpnieuwCodeForm(OnzeWoorden, mfa.ReauthenticateForm):  # type: ignore[misc]
    pass


class ActivateTotpForm(OnzeWoorden, totp.ActivateTOTPForm):  # type: ignore[misc]
    pass


class AddPasskeyForm(OnzeWoorden, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    pass


class EditPasskeyForm(OnzeWoorden, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    pass


class StapOpForm(OpnieuwCodeForm):
    """A code of the app only: a recovery code lets one in, but signs nothing."""

    woorden = OnzeWoorden.woorden | {"code": (_CODE, _("U vindt hem in uw app."))}

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).split())
        if len(code) != 6:
            raise ValidationError(_("Een code uit de app heeft zes cijfers."))
        self.cleaned_data["code"] = code
        return str(super().clean_code())


class NieuwAccountForm(forms.Form):
    """For whoever accepts an invitation and has no account yet."""

    naam = RegelField(
        label=_("Uw naam"),
        max_length=120,
        help_text=_("Zo zien anderen in de regio u."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_EISEN,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_wachtwoord(self) -> str:
        wachtwoord = str(self.cleaned_data["wachtwoord"])
        naam = str(self.cleaned_data.get("naam", ""))
        validate_password(wachtwoord, Gebruiker(email=self.email, naam=naam))
        return wachtwoord


class UitnodigingForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Daar komt de uitnodiging. Alleen wie die mail leest, kan hem aannemen."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    rol = forms.ChoiceField(label=_("Rol"), choices=[(r.value, r.label) for r in IN_REGIO])
    organisatie = forms.ModelChoiceField(
        label=_("Namens welke organisatie"),
        queryset=Organisatie.objects.none(),
        required=False,
        empty_label=_("Geen"),
        help_text=_("Nodig voor een deelnemer."),
    )
    vanaf = forms.DateField(
        label=_("Vanaf"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("De eerste dag waarop deze persoon met de rol kan werken."),
    )

    def __init__(self, *args: Any, lid: Lid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        zelf = zelfstandig(timezone.localdate())
        veld.queryset = Organisatie.objects.filter(  # type: ignore[attr-defined]
            zelf, regio=lid.regio_id
        )
        self.fields["vanaf"].initial = timezone.localdate


class EindeForm(forms.Form):
    tot = forms.DateField(
        label=_("De rol stopt op"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Vanaf die dag werkt de rol niet meer. Vandaag: dan stopt de rol meteen."),
    )

    # The end that stood there when the page was made: another's change is shown first.
    gezien = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tot"].initial = timezone.localdate


class ApisleutelForm(forms.Form):
    naam = RegelField(
        label=_("Naam"),
        max_length=80,
        help_text=_("Welk programma gebruikt de sleutel? Bijvoorbeeld: rapportage van de RO."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lidmaatschap = forms.ChoiceField(
        label=_("Met welke rol"),
        help_text=_(
            "Het programma ziet nooit meer dan u met deze rol. Stopt de rol, dan stopt de sleutel."
        ),
    )
    omvang = forms.MultipleChoiceField(
        label=_("Wat mag het programma"),
        choices=list(OMVANG_ZINNEN.items()),
        help_text=_("Kies alleen wat nodig is."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één ding.")},
    )
    dagen = forms.TypedChoiceField(
        label=_("Hoe lang werkt de sleutel"),
        choices=[(30, _("30 dagen")), (90, _("90 dagen")), (365, _("een jaar"))],
        coerce=int,
    )

    def __init__(self, *args: Any, lidmaatschappen: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._per_id = {str(m.id): m for m in lidmaatschappen}
        keuzes = [(id_, m.in_woorden) for id_, m in self._per_id.items()]
        self.fields["lidmaatschap"].choices = keuzes  # type: ignore[attr-defined]

    @property
    def gegevens(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        omvang = [Omvang(o) for o in schoon["omvang"]]
        return {**schoon, "omvang": omvang, "lidmaatschap": self._per_id[schoon["lidmaatschap"]]}
