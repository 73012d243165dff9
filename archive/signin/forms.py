"""allauth's forms, where what is sent may be a guess or a forgery."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from .recording import refuse_if_locked_out


class PasswordForm(LoginForm):
    """With labels that say what to type, and not the same again inside the fields."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class CodeForm(AuthenticateForm):
    """Codes are guessed as passwords are, and counted with them."""

    def clean_code(self) -> str:
        refuse_if_locked_out(context.request, self.user)
        return super().clean_code()


class CodeAgainForm(ReauthenticateForm):
    def clean_code(self) -> str:
        refuse_if_locked_out(context.request, self.user)
        return super().clean_code()


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
