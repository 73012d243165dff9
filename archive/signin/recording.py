"""What Django and allauth signal becomes lines of the log; and the lock that the log's failures close."""

import hashlib
import hmac
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa import signals as second_factor
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver
from django.http import HttpRequest

from archive.models import SignIn, SignInOutcome

from .client import agent_of, network_of


def note(
    request: HttpRequest | None, outcome: SignInOutcome, user: User | None, typed: str = "", how: str = ""
) -> None:
    SignIn.objects.note(outcome, method=how, **_who(user, typed), **_where(request))


def refuse_if_locked_out(request: HttpRequest, user: User | None, typed: str = "") -> None:
    """Counted in the database, so that it holds for every process of the site."""
    who, where = _who(user, typed), _where(request)
    if SignIn.objects.is_locked_out(who["tried"], where["network"]):
        SignIn.objects.note_lock(**who, **where)
        raise get_adapter().validation_error("too_many_login_attempts")


def account_named(typed: str) -> User | None:
    """As one may name it to sign in: by the user name or the e-mail address."""
    if not typed:
        return None
    named = Q(username__iexact=typed) | Q(email__iexact=typed)
    found: User | None = get_user_model().objects.filter(named).order_by("pk").first()
    return found


def _who(user: User | None, typed: str) -> dict[str, Any]:
    name = user.get_username() if user else typed
    return {"user": user, "name": user.get_username() if user else "", "tried": _digest(name.lower())}


def _where(request: HttpRequest | None) -> dict[str, Any]:
    return {"network": network_of(request), "agent": agent_of(request)} if request else {}


def _digest(name: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), name.encode(), hashlib.sha256).hexdigest()


def _methods(request: HttpRequest, user: User) -> str:
    """How the session was signed in to, in order: `password, totp`."""
    records = [record for record in get_authentication_records(request, user) if not record.get("reauthenticated")]
    return ", ".join(dict.fromkeys(str(record.get("type") or record["method"]) for record in records))


@receiver(user_logged_in)
def _on_signed_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    request.session.clear_expired()
    note(request, SignInOutcome.SIGNED_IN, user, how=_methods(request, user))


@receiver(user_logged_out)
def _on_signed_out(request: HttpRequest, user: User | None, **_signal: Any) -> None:
    if user:
        note(request, SignInOutcome.SIGNED_OUT, user)


@receiver(user_login_failed)
def _on_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_signal: Any) -> None:
    typed = str(credentials.get("username") or credentials.get("email") or "")
    note(request, SignInOutcome.FAILED, account_named(typed), typed, "password")


@receiver(second_factor.authentication_failed)
def _on_code_failed(request: HttpRequest, user: User, authenticator: Any, **_signal: Any) -> None:
    note(request, SignInOutcome.FAILED, user, how=authenticator.type)


@receiver(second_factor.authenticator_added)
def _on_factor_added(request: HttpRequest, user: User, authenticator: Any, **_signal: Any) -> None:
    note(request, SignInOutcome.FACTOR_ADDED, user, how=authenticator.type)


@receiver(second_factor.authenticator_removed)
def _on_factor_removed(request: HttpRequest, user: User, authenticator: Any, **_signal: Any) -> None:
    note(request, SignInOutcome.FACTOR_REMOVED, user, how=authenticator.type)


@receiver(second_factor.authenticator_reset)
def _on_codes_renewed(request: HttpRequest, user: User, **_signal: Any) -> None:
    note(request, SignInOutcome.CODES_RENEWED, user)


@receiver([password_changed, password_set])
def _on_password_changed(request: HttpRequest, user: User, **_signal: Any) -> None:
    note(request, SignInOutcome.PASSWORD_CHANGED, user)


@receiver(password_reset)
def _on_password_reset(request: HttpRequest, user: User, **_signal: Any) -> None:
    note(request, SignInOutcome.PASSWORD_RESET, user)
