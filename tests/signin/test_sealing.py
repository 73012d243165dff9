"""Secrets of second factors in the database, and what becomes of them when the site's key changes."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from archive.management.commands import prepare
from archive.signin.sealing import SEAL, UnreadableSecretError, seal, seal_all, unseal

from .signing import PASSWORD, SECRET, add_recovery_codes, add_totp, code_now, is_signed_in, make_staff, send_password

pytestmark = pytest.mark.django_db
CODE = "/accounts/2fa/authenticate/"
CODES = "/accounts/2fa/recovery-codes/"


@pytest.fixture
def other_key(settings: Any) -> str:
    """The site's key is another one from now on when this is set."""
    return str(settings.SECRET_KEY) + "another"


def kept() -> list[str]:
    factors = Authenticator.objects.order_by("pk")
    return [factor.data.get("secret") or factor.data["seed"] for factor in factors]


def kept_open() -> None:
    """As before secrets were sealed."""
    for factor in Authenticator.objects.all():
        factor.data |= {name: unseal(factor.data[name]) for name in ("secret", "seed") if name in factor.data}
        factor.save()


def sign_in(client: Client, code: str) -> Any:
    send_password(client)
    return client.post(CODE, {"code": code})


def test_secret_is_not_in_the_database(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    add_recovery_codes(user)

    assert all(value.startswith(SEAL) for value in kept())
    assert SECRET not in str(Authenticator.objects.values_list("data", flat=True))
    sign_in(client, code_now())
    assert is_signed_in(client)


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert seal(SECRET) != seal(SECRET)
    assert unseal(seal(SECRET)) == SECRET


def test_secret_that_was_kept_open_is_read_and_then_sealed(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    code, *_others = add_recovery_codes(user)
    kept_open()
    assert kept()[0] == SECRET

    sign_in(client, code_now())
    assert is_signed_in(client)
    assert seal_all() == 0

    assert all(value.startswith(SEAL) for value in kept())
    again = Client()
    sign_in(again, code)
    assert is_signed_in(again)


def test_former_key_is_read_until_all_is_sealed_with_the_new_one(client: Client, settings: Any, other_key: str) -> None:
    add_totp(make_staff())
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = other_key, [settings.SECRET_KEY]

    assert unseal(kept()[0]) == SECRET
    assert seal_all() == 0
    sealed = kept()
    seal_all()

    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(kept()[0]) == SECRET
    assert kept() == sealed


def test_code_for_a_lost_key_is_refused_with_the_way_out(client: Client, settings: Any, other_key: str) -> None:
    user = make_staff()
    add_totp(user)
    code, *_others = add_recovery_codes(user)
    settings.SECRET_KEY = other_key

    for typed in (code_now(), code):
        page = sign_in(client, typed)
        assert page.status_code == 200
        assert "manage.py reset_second_factor" in page.content.decode()

    call_command("reset_second_factor", user.get_username(), stdout=StringIO())
    again = Client()
    send_password(again)
    assert is_signed_in(again)


def test_new_app_works_beside_codes_of_a_lost_key(client: Client, settings: Any, other_key: str) -> None:
    user = make_staff()
    add_recovery_codes(user)
    settings.SECRET_KEY = other_key
    add_totp(user)

    sign_in(client, code_now())

    assert is_signed_in(client)


@pytest.mark.parametrize("page", [CODES, f"{CODES}generate/", f"{CODES}download/"])
def test_codes_of_a_lost_key_are_said_to_be_and_made_anew(
    client: Client, settings: Any, other_key: str, page: str
) -> None:
    user = make_staff()
    add_totp(user)
    add_recovery_codes(user)
    settings.SECRET_KEY = other_key
    client.force_login(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert "0 codes are left" in client.get("/accounts/2fa/").content.decode()
    answer = client.get(page)
    assert answer.status_code == 409
    assert f'action="{CODES}generate/"' in answer.content.decode()

    client.post(f"{CODES}generate/")
    assert unseal(Authenticator.objects.get(type="recovery_codes").data["seed"])


def test_preparing_seals_what_was_kept_open_and_says_what_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, settings: Any, other_key: str
) -> None:
    monkeypatch.setattr(prepare, "call_command", lambda *_name, **_options: None)
    add_totp(make_staff())
    [lost] = kept()
    settings.SECRET_KEY = other_key
    Authenticator.objects.create(user=make_staff("other"), type="totp", data={"secret": SECRET})
    told = StringIO()

    call_command(prepare.Command(), stdout=StringIO(), stderr=told)

    assert "cannot be read, as SECRET_KEY has changed: 1." in told.getvalue()
    assert kept()[0] == lost
    assert kept()[1].startswith(SEAL)
    with pytest.raises(UnreadableSecretError):
        unseal(lost)
