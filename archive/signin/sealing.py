"""The secrets of second factors are sealed before they are kept: the database alone lets nobody make codes."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

SEAL = "sealed:"
# What of a factor's data allauth seals: of an app, and of recovery codes.
SECRETS = ("secret", "seed")


class UnreadableSecretError(Exception):
    """Sealed with a key that the site no longer has."""

    # A page that only counts codes shows none.
    silent_variable_failure = True


def seal(secret: str) -> str:
    return SEAL + _lock(settings.SECRET_KEY).encrypt(secret.encode()).decode()


def unseal(kept: str) -> str:
    """One from before secrets were sealed is taken as it is."""
    return _opened(kept, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])


@transaction.atomic
def seal_all() -> int:
    """Every secret with the key of today; how many factors cannot be read, and stay as they are."""
    factors = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update()
    return sum(not _sealed_anew(factor) for factor in factors)


def _sealed_anew(factor: Authenticator) -> bool:
    stale = {name: factor.data[name] for name in SECRETS if name in factor.data and not _is_of_today(factor.data[name])}
    try:
        factor.data |= {name: seal(unseal(kept)) for name, kept in stale.items()}
    except UnreadableSecretError:
        return False
    if stale:
        factor.save(update_fields=["data"])
    return True


def _is_of_today(kept: str) -> bool:
    try:
        return kept.startswith(SEAL) and bool(_opened(kept, [settings.SECRET_KEY]))
    except UnreadableSecretError:
        return False


def _opened(kept: str, keys: Sequence[str]) -> str:
    if not kept.startswith(SEAL):
        return kept
    try:
        return MultiFernet([*map(_lock, keys)]).decrypt(kept.removeprefix(SEAL)).decode()
    except InvalidToken as error:
        raise UnreadableSecretError from error


@lru_cache(maxsize=8)
def _lock(key: str) -> Fernet:
    """A key of its own, so that nothing that is signed or sealed elsewhere tells of it."""
    return Fernet(urlsafe_b64encode(salted_hmac("archive.signin.sealing", "", secret=key, algorithm="sha256").digest()))
