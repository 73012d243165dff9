"""How allauth keeps the secrets of second factors, and what becomes of one that can no longer be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.utils.translation import gettext_lazy as _

from .sealing import UnreadableSecretError, seal, unseal

_met: ContextVar[list[str] | None] = ContextVar("met", default=None)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "unreadable_secret": _(
            "This code fits nothing that can be read. Since your app or your recovery codes were set up, the site’s "
            "secret key has changed. Use another factor if you have one; else whoever runs the site can take the old "
            "ones away (manage.py reset_second_factor), and you set up a new one."
        )
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        met = _met.get()
        try:
            return unseal(encrypted_text)
        except UnreadableSecretError:
            if met is None:
                raise
            met.append(encrypted_text)
            return generate_totp_secret()


@contextmanager
def passing_over_unreadable() -> Iterator[list[str]]:
    """While a code is tried on one factor after the other, one that cannot be read is as one that nobody knows."""
    met: list[str] = []
    token = _met.set(met)
    try:
        yield met
    finally:
        _met.reset(token)
