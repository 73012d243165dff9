"""Signing in as a browser does, for the tests of it."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.test import Client

LOGIN = "/accounts/login/"
PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXP"


def make_staff(name: str = "somebody", **fields: Any) -> User:
    defaults: dict[str, Any] = {"is_staff": True, "is_superuser": True, "email": f"{name}@archive.example"}
    return User.objects.create_user(username=name, password=PASSWORD, **defaults | fields)


def add_totp(user: User) -> None:
    TOTP.activate(user, SECRET)


def add_recovery_codes(user: User) -> list[str]:
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def code_now(secret: str = SECRET) -> str:
    [counter] = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, counter)))


def send_password(client: Client, name: str = "somebody", password: str = PASSWORD, **fields: str) -> Any:
    return client.post(LOGIN, {"login": name, "password": password} | fields)


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/admin/").status_code == 200)
