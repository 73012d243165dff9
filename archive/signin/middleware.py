"""What holds for every address: no second factor, no editor; and pages of accounts are nobody's but their own."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from .sealing import UnreadableSecretError
from .secondfactor import GOING_TO, must_set_up

ACCOUNTS = "/accounts/"
RENEWED = "renewed_at"
RENEWED_EVERY = timedelta(days=1)


class SignInMiddleware:
    """Takes an editor without the second factor that the site asks for as a reader, but where it is set up.

    So there is no address that could be forgotten, drafts among the public pages
    included, and what such an editor sends is treated as after any session's end.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(ACCOUNTS):
            return _kept_private(self.get_response(request))
        request.user = SimpleLazyObject(lambda: trusted_user(request))  # type: ignore[assignment]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Wherever codes would be shown or counted that nobody can read."""
        if not isinstance(exception, UnreadableSecretError):
            return None
        return render(request, "account/unreadable_secret.html", status=409)


def trusted_user(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    user = get_user(request)
    if must_set_up(user):
        return AnonymousUser()
    if user.is_authenticated:
        request.session.pop(GOING_TO, None)
        _renew(request)
    return user


def _renew(request: HttpRequest) -> None:
    """A session ends when it has not been used for long; noted once a day, as it costs a write."""
    now = timezone.now().timestamp()
    if now - request.session.get(RENEWED, 0) > RENEWED_EVERY.total_seconds():
        request.session[RENEWED] = now


def _kept_private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
