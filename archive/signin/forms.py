"""allauth's forms, where what is sent may be a guess or a forgery."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .factoradapter import passing_over_unreadable
from .recording import refuse_if_locked_out

# Among the data of a factor: the last code that was taken.
SPENT = "spent"


class PasswordForm(LoginForm):
    """With labels that say what to type, and not the same again inside the fields."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class _CountedCode(forms.Form):
    """Codes are guessed as passwords are, and counted with them; and one that was used is used up.

    allauth remembers used ones in the memory of a process, of which a site has several.
    """

    def clean_code(self) -> str:
        refuse_if_locked_out(context.request, self.user)  # type: ignore[attr-defined]  # of allauth's form
        code = self._fitting_code()
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().get(pk=self.authenticator.pk)  # type: ignore[attr-defined]
            if factor.data.get(SPENT) == normalize_user_code(code):
                raise get_adapter().validation_error("incorrect_code")
            factor.data[SPENT] = normalize_user_code(code)
            factor.save(update_fields=["data"])
        return code

    def _fitting_code(self) -> str:
        with passing_over_unreadable() as unreadable:
            try:
                code: str = super().clean_code()  # type: ignore[misc]
            except forms.ValidationError:
                if unreadable:
                    raise get_adapter().validation_error("unreadable_secret") from None
                raise
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    pass


class CodeAgainForm(_CountedCode, ReauthenticateForm):
    pass


class _CarefulForm(forms.Form):
    """What a browser says of a passkey is a tree that the library takes as it comes."""

    def full_clean(self) -> None:
        try:
            super().full_clean()
        except Exception:
            # From missing keys to numbers too long; and nothing of it is to be shown again.
            self.data, self.cleaned_data = {}, {}
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))


class AddPasskeyForm(_CarefulForm, AddWebAuthnForm):
    passwordless = forms.BooleanField(
        label=_("Let it sign in by itself, without the password"),
        required=False,
        initial=True,
        help_text=_("It then asks for a finger, a face or a PIN. A key with none of these is for after the password."),
    )


class PasskeyForm(_CarefulForm, AuthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(_CarefulForm, LoginWebAuthnForm):
    pass


class PasskeyAgainForm(_CarefulForm, ReauthenticateWebAuthnForm):
    pass
