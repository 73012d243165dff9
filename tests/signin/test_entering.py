"""Signing in with a password: who may, where it leads, and how often one may try."""

import html
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import get_resolver

from archive.models import SignIn, SignInOutcome
from archive.models.signin import MOST_FAILURES

from .signing import LOGIN, PASSWORD, is_signed_in, make_staff, send_password

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("name", ["somebody", "Somebody", "somebody@archive.example"])
def test_staff_sign_in_by_name_or_address(client: Client, name: str) -> None:
    make_staff()

    response = send_password(client, name)

    assert response["Location"] == "/admin/"
    assert is_signed_in(client)


@pytest.mark.parametrize("lacking", ["is_staff", "is_active"])
def test_account_that_is_not_of_active_staff_does_not_sign_in(client: Client, lacking: str) -> None:
    make_staff("somebody", **{lacking: False})

    response = send_password(client)

    assert response["Location"] == "/accounts/inactive/"
    assert not is_signed_in(client)
    assert client.get("/accounts/inactive/").status_code == 200


def test_wrong_password_and_unknown_name_are_answered_alike(client: Client) -> None:
    make_staff()
    pages = [text(send_password(client, name, "wrong")) for name in ("somebody", "nobodyxx")]

    first, other = (re.sub(r'csrfmiddlewaretoken" value="\w+"|somebody|nobodyxx', "", page) for page in pages)

    assert first == other
    assert "not correct" in first


def test_admin_leads_to_signing_in_and_back_with_the_whole_address(client: Client) -> None:
    make_staff()
    wanted = "/admin/archive/statement/add/?kept=T0-k_en&tag=a%26b&tag=%C3%A9"

    page = client.get(wanted, follow=True)
    # Of the form for the password and of that for a passkey.
    [following] = {*re.findall(r'name="next" value="([^"]*)"', text(page))}
    response = send_password(client, next=html.unescape(following))

    assert response["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\x00", "http:///x"],
)
def test_signing_in_never_leads_off_the_site(client: Client, elsewhere: str) -> None:
    make_staff()

    first = client.get("/admin/login/", {"next": elsewhere})
    response = send_password(client, next=elsewhere)
    again = client.get("/admin/login/", {"next": elsewhere})

    assert "evil" not in first["Location"]
    assert response["Location"] == again["Location"] == "/admin/"


def test_other_site_of_the_settings_is_off_the_site(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://third.example"]
    make_staff()

    assert send_password(client, next="http://other.example/")["Location"] == "/admin/"
    assert client.get(LOGIN, {"next": "https://third.example/"})["Location"] == "/admin/"


@pytest.mark.parametrize(
    "address", ["signup/", "email/", "3rdparty/", "social/signup/", "signup/passkey/", "2fa/webauthn/signup/"]
)
def test_no_account_can_be_opened(client: Client, address: str) -> None:
    for response in (client.get(f"/accounts/{address}"), client.post(f"/accounts/{address}", {"username": "new"})):
        assert response.status_code == 404

    assert not User.objects.exists()
    assert "signup" not in str([*get_resolver().reverse_dict])


def test_page_for_signing_in_names_no_way_to_sign_up(client: Client) -> None:
    page = text(client.get(LOGIN)).lower()

    assert "sign up" not in page
    assert "created an account" not in page


def test_too_many_failures_shut_the_right_password_out_as_well(client: Client) -> None:
    make_staff()
    for _ in range(MOST_FAILURES["name_and_network"]):
        send_password(client, password="wrong")

    page = text(send_password(client))

    assert "Too many failed login attempts" in page
    assert not is_signed_in(client)
    assert SignIn.objects.filter(outcome=SignInOutcome.LOCKED_OUT, name="somebody").count() == 1


def test_address_counts_as_the_name_of_the_same_account(client: Client) -> None:
    make_staff()
    for _ in range(MOST_FAILURES["name_and_network"]):
        send_password(client, "somebody@archive.example", "wrong")

    assert "Too many failed" in text(send_password(client, "somebody"))


def test_failures_elsewhere_do_not_shut_an_editor_out(client: Client) -> None:
    make_staff()
    for _ in range(MOST_FAILURES["name_and_network"]):
        client.post(LOGIN, {"login": "somebody", "password": "wrong"}, REMOTE_ADDR="203.0.113.9")

    send_password(client)

    assert is_signed_in(client)


def test_flood_of_attempts_is_answered_in_the_pages_look(client: Client) -> None:
    responses = [client.post(LOGIN, {}) for _ in range(31)]

    assert responses[-1].status_code == 429
    assert "Wait a few minutes" in text(responses[-1])


@pytest.mark.parametrize("passed_on", ["198.51.100.1", "not an address", "1.1.1.1, 2.2.2.2"])
def test_stated_origin_is_not_believed(client: Client, passed_on: str) -> None:
    make_staff()

    client.post(LOGIN, {"login": "somebody", "password": PASSWORD}, headers={"X-Forwarded-For": passed_on})

    assert SignIn.objects.get().network == "127.0.0.0/24"


@pytest.mark.parametrize(
    ("passed_on", "network"),
    [
        ("9.9.9.9, 198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("nonsense", "0.0.0.0/24"),
        (None, "127.0.0.0/24"),
    ],
)
def test_origin_that_our_proxy_states_is_believed(
    client: Client, settings: Any, passed_on: str | None, network: str
) -> None:
    settings.TRUSTED_PROXIES = 1
    make_staff()
    headers = {"X-Forwarded-For": passed_on} if passed_on else {}

    client.post(LOGIN, {"login": "somebody", "password": PASSWORD}, headers=headers)

    assert SignIn.objects.get().network == network


def test_signing_out_takes_a_post(client: Client) -> None:
    make_staff()
    send_password(client)

    asked = client.get("/accounts/logout/")
    assert asked.status_code == 200
    assert is_signed_in(client)
    client.post("/accounts/logout/")

    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["", "login/", "inactive/", "password/reset/", "2fa/", "nowhere/"])
def test_page_is_neither_kept_nor_indexed(client: Client, address: str) -> None:
    response = client.get(f"/accounts/{address}")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "ETag" not in response


def test_robots_are_kept_from_accounts(client: Client) -> None:
    assert "Disallow: /accounts/" in text(client.get("/robots.txt"))


def test_new_password_is_set_through_the_mail(client: Client) -> None:
    user = make_staff()
    client.post("/accounts/password/reset/", {"email": "Somebody@archive.example"})
    [message] = mail.outbox
    [address] = re.findall(r"http://testserver(\S+)", str(message.body))

    form = client.get(address, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "entirely new words", "password2": "entirely new words"})

    user.refresh_from_db()
    assert user.check_password("entirely new words")
    assert "testserver" not in message.from_email
    assert [line.outcome for line in SignIn.objects.all()] == [SignInOutcome.PASSWORD_RESET]


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client: Client) -> None:
    make_staff()

    answers = [
        client.post("/accounts/password/reset/", {"email": f"{name}@archive.example"})
        for name in ("somebody", "nobody")
    ]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert [message.to for message in mail.outbox] == [["somebody@archive.example"]]


def test_address_that_was_taken_away_gets_no_new_password(client: Client) -> None:
    user = make_staff()
    client.post("/accounts/password/reset/", {"email": "somebody@archive.example"})
    user.email = "other@archive.example"
    user.save()
    mail.outbox.clear()

    client.post("/accounts/password/reset/", {"email": "somebody@archive.example"})

    assert mail.outbox == []


def test_changing_the_password_ends_the_other_sessions(client: Client) -> None:
    make_staff()
    other = Client()
    send_password(client)
    send_password(other)
    words = {"oldpassword": PASSWORD, "password1": "entirely new words", "password2": "entirely new words"}

    client.post("/accounts/password/change/", words)

    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert SignIn.objects.filter(outcome=SignInOutcome.PASSWORD_CHANGED).count() == 1


def test_admins_own_change_of_the_password_leads_to_ours(client: Client) -> None:
    make_staff()
    assert client.get("/admin/password_change/")["Location"].startswith("/admin/login/")
    send_password(client)

    assert client.get("/admin/password_change/")["Location"] == "/accounts/password/change/"


def test_other_sessions_are_listed_and_ended(client: Client) -> None:
    make_staff()
    other = Client(headers={"user-agent": "Another browser"})
    send_password(client)
    send_password(other)

    listed = text(client.get("/accounts/sessions/"))
    client.post("/accounts/sessions/")

    assert "Another browser" in listed
    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_one_session_is_ended_and_the_others_go_on(client: Client) -> None:
    user = make_staff()
    second, third = Client(), Client()
    for browser in (client, second, third):
        send_password(browser)

    client.post("/accounts/sessions/", {"session": UserSession.objects.get(session_key=second.session.session_key).pk})

    assert [is_signed_in(browser) for browser in (client, second, third)] == [True, False, True]
    assert UserSession.objects.filter(user=user).count() == 2


@pytest.mark.parametrize("chosen", ["somebody else's", "0", "x", "\x00", "9" * 30])
def test_session_of_another_is_not_ended(client: Client, chosen: str) -> None:
    make_staff()
    make_staff("other")
    other = Client()
    send_password(client)
    send_password(other, "other")
    value = UserSession.objects.get(user__username="other").pk if chosen == "somebody else's" else chosen

    response = client.post("/accounts/sessions/", {"session": value})

    assert "errorlist" in text(response)
    assert is_signed_in(other)


def test_session_that_is_used_goes_on(client: Client) -> None:
    make_staff()
    send_password(client)
    session = client.session
    session["renewed_at"] = 0
    session.save()

    client.get("/admin/")

    assert client.session["renewed_at"] > 0
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 60 * 60
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


@pytest.mark.parametrize(
    "address",
    [
        "password/reset/key/zzzzzzzzzzzzz-x/",
        "password/reset/key/zzzzzzzzzzzzzzzzzzzzzzzz-set-password/",
        "password/reset/key/1-%00/",
        "password/reset/key/0-é/",
        "2fa/webauthn/keys/99999999999999999999999/edit/",
        "2fa/webauthn/keys/0/remove/",
        "login/?next=%00&next=//x",
        "reauthenticate/?next=//evil.example",
        "2fa/webauthn/login/",
        "2fa/authenticate/",
    ],
)
def test_strange_address_is_answered(client: Client, address: str) -> None:
    make_staff()
    for browser in (Client(), client):
        for answer in (browser.get(f"/accounts/{address}"), browser.post(f"/accounts/{address}", {"next": "\x00"})):
            assert answer.status_code < 500
            assert not urlsplit(answer.headers.get("Location", "")).netloc
        send_password(client)
