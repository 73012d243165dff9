"""What the archive decides for itself where allauth asks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from .client import address_of
from .recording import account_named, refuse_if_locked_out

# Whoever has just signed in is not asked for the password again to set up a second factor.
FRESH_FOR_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made in the admin."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse | None:
        """Only staff have anything to do here."""
        if not user.is_staff:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **options)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        typed = str(credentials.get("username") or credentials.get("email") or "")
        refuse_if_locked_out(request, account_named(typed), typed)

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        if app == "allauth.mfa" and self._has_just_signed_in(self.request):
            return False
        return super().is_reauthentication_required(app=app, **options)

    def _has_just_signed_in(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, request.user)
        return bool(records) and timezone.now().timestamp() - records[-1]["at"] < FRESH_FOR_SECONDS

    def is_safe_url(self, url: str) -> bool:
        """Addresses of this very site; allauth's own takes those of any site in the settings."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)
