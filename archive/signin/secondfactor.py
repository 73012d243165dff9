"""The second factor of signing in: who has one, who must, and how a lost one is taken away."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import transaction
from django.http import HttpRequest

from archive.models import SignInOutcome

from .recording import note

# In the session: where to go once a second factor is set up.
GOING_TO = "going_to"


def has_second_factor(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Recovery codes alone are none: they are there for who has lost the other."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def must_set_up(user: AbstractBaseUser | AnonymousUser) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and user.is_authenticated and not has_second_factor(user)


def reset_second_factor(user: User, request: HttpRequest | None, by: str) -> bool:
    """Takes away every factor and ends every session; False if there was none."""
    with transaction.atomic():
        deleted, _rows = Authenticator.objects.filter(user=user).delete()
        if not deleted:
            return False
        for session in UserSession.objects.filter(user=user):
            session.end()
        note(request, SignInOutcome.FACTORS_RESET, user, how=by)
    if request:
        get_adapter().send_notification_mail("account/email/second_factor_reset", user)
    return True
