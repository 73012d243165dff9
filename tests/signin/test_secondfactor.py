"""The second factor: set up, asked for, required, lost."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from archive.models import SignIn, SignInOutcome
from archive.models.signin import MOST_FAILURES
from tests.factories import make_draft, make_statement

from .signing import add_recovery_codes, add_totp, code_now, is_signed_in, make_staff, send_password

pytestmark = pytest.mark.django_db

CODE = "/accounts/2fa/authenticate/"


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def text(response: Any) -> str:
    return str(response.content.decode())


def outcomes() -> list[tuple[str, str]]:
    return [*SignIn.objects.order_by("pk").values_list("outcome", "method")]


# allauth writes its mail when the transaction of the request is through.
@pytest.mark.django_db(transaction=True)
def test_app_is_set_up_with_codes_that_are_shown_once(client: Client) -> None:
    make_staff()
    send_password(client)
    page = text(client.get("/accounts/2fa/totp/activate/"))
    [secret] = re.findall(r'id="authenticator_secret" type="text" value="(\w+)"', page)

    response = client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)}, follow=True)
    again = client.get("/accounts/2fa/recovery-codes/")

    codes = re.findall(r"<code>(\d+)</code>", text(response))
    assert len(codes) == 10
    assert f"data:text/plain;charset=utf-8,{codes[0]}%0D%0A{codes[1]}" in text(response)
    assert codes[0] not in text(again)
    assert (SignInOutcome.FACTOR_ADDED, "totp") in outcomes()
    assert [message.to for message in mail.outbox] == [["somebody@archive.example"]]


def test_code_is_asked_for_after_the_password(client: Client) -> None:
    add_totp(make_staff())

    asked = send_password(client, next="/admin/archive/party/?q=a%26b")
    assert asked["Location"] == CODE
    assert not is_signed_in(client)
    response = client.post(CODE, {"code": code_now()})

    assert response["Location"] == "/admin/archive/party/?q=a%26b"
    assert is_signed_in(client)
    assert outcomes() == [(SignInOutcome.SIGNED_IN, "password, totp")]


def test_code_works_once_in_whichever_process(client: Client) -> None:
    add_totp(make_staff())
    code = code_now()
    for browser, written in ((client, f"{code[:3]} {code[3:]}"), (Client(), code)):
        cache.clear()  # as another process knows nothing of it
        send_password(browser)
        response = browser.post(CODE, {"code": written})

    assert is_signed_in(client)
    assert "Incorrect code" in text(response)


def test_recovery_code_works_once(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    code, *_others = add_recovery_codes(user)
    send_password(client)
    first = client.post(CODE, {"code": code})
    other = Client()
    send_password(other)
    second = other.post(CODE, {"code": code})

    assert first["Location"] == "/admin/"
    assert "Incorrect code" in text(second)
    assert not is_signed_in(other)
    assert outcomes()[-1] == (SignInOutcome.FAILED, "totp")


def test_too_many_wrong_codes_shut_the_right_one_out_as_well(client: Client) -> None:
    add_totp(make_staff())
    send_password(client)
    for _ in range(MOST_FAILURES["name_and_network"]):
        client.post(CODE, {"code": "wrong"})

    response = client.post(CODE, {"code": code_now()})

    assert "Too many failed login attempts" in text(response)
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "credential", ["", "{}", "null", "[]", '"x"', "{", '{"id": "AA", "response": {}}', "\x00", "9" * 5000]
)
def test_forged_passkey_is_answered(client: Client, credential: str) -> None:
    add_totp(make_staff())

    send_password(client)
    second = client.post(CODE, {"credential": credential})
    alone = Client().post("/accounts/2fa/webauthn/login/", {"credential": credential})

    assert second.status_code == 200
    assert alone.status_code in {200, 302}


# -- required ------------------------------------------------------------------------------


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address of the admin, with something in place of what varies."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield "/admin/" + re.sub(r"<[^>]*>|\(\?P<\w+>[^)]*\)|[\^$\\]", "1", address).strip("1?")


def test_without_the_required_factor_no_address_of_the_admin_is_reached(client: Client, required: None) -> None:
    client.force_login(make_staff())
    open_to_all = {"/admin/logout/", "/admin/jsi18n/"}
    every = {*addresses(admin.site.urls[0])} - open_to_all
    assert len(every) > 40

    for address in every:
        for answer in (client.get(address), client.post(address, {"name": "typed"})):
            assert answer.status_code in {301, 302}, address
            assert answer["Location"].split("?")[0] in {
                "/admin/login/",
                "/accounts/login/",
                "/accounts/2fa/",
                f"{address}/",
            }


def test_without_the_required_factor_drafts_are_not_shown(client: Client, required: None) -> None:
    user = make_staff()
    client.force_login(user)
    draft = make_draft(slug="draft")
    published = make_statement(slug="published")

    assert client.get(f"/statements/{draft.slug}/").status_code == 404
    assert "Edit this record" not in text(client.get(f"/statements/{published.slug}/"))
    add_totp(user)
    assert client.get(f"/statements/{draft.slug}/").status_code == 200


def test_set_up_leads_on_to_where_one_was_going(client: Client, required: None) -> None:
    user = make_staff()
    wanted = "/admin/archive/party/add/?kept=TOKEN&x=%26"
    send_password(client)

    page = client.get(wanted, follow=True)
    assert page.redirect_chain[-1][0] == "/accounts/2fa/"
    assert "asks every editor for a second factor" in text(page)
    add_totp(user)
    after = text(client.get("/accounts/2fa/"))

    [address] = re.findall(r'<p class="going-on"><a class="button" href="([^"]*)"', after)
    assert html.unescape(address) == wanted
    assert client.get(wanted).status_code == 200
    assert "going-on" not in text(client.get("/accounts/2fa/"))


def test_with_the_required_factor_an_editor_edits(client: Client, required: None) -> None:
    user = make_staff()
    add_totp(user)
    client.force_login(user)

    assert is_signed_in(client)


def test_recovery_codes_alone_are_no_second_factor(client: Client, required: None) -> None:
    user = make_staff()
    add_recovery_codes(user)
    client.force_login(user)

    assert not is_signed_in(client)


def test_local_trial_asks_for_no_second_factor(client: Client) -> None:
    client.force_login(make_staff())

    assert is_signed_in(client)


# -- lost ----------------------------------------------------------------------------------


def test_superuser_takes_away_a_lost_factor(admin_client: Client) -> None:
    user, browser = make_staff(), Client()
    add_totp(user)
    send_password(browser)
    browser.post(CODE, {"code": code_now()})
    address = reverse("admin:auth_user_second_factor", args=[user.pk])
    assert address in text(admin_client.get(reverse("admin:auth_user_change", args=[user.pk])))

    asked = admin_client.get(address)
    assert Authenticator.objects.filter(user=user).exists()
    admin_client.post(address)

    assert "all its sessions end" in text(asked)
    assert not Authenticator.objects.filter(user=user).exists()
    assert not is_signed_in(browser)
    assert (SignInOutcome.FACTORS_RESET, "admin") in outcomes()
    assert [message.subject for message in mail.outbox] == ["[IMCWP Archive] Your second factor was taken away"]


def test_nobody_but_a_superuser_takes_away_a_factor(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    client.force_login(make_staff("other", is_superuser=False))

    response = client.post(reverse("admin:auth_user_second_factor", args=[user.pk]))

    assert response.status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_taking_away_from_nobody_is_404(admin_client: Client) -> None:
    assert admin_client.post(reverse("admin:auth_user_second_factor", args=[10**6])).status_code == 404


def test_resolver_has_the_pages_of_accounts_once() -> None:
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("account")]

    assert "account_signup" not in names
    assert "account_login" in names
