"""Signing in with a passkey, in a browser that has one; and the pages as people see them."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect
from pytest_django import Settings

from archive.models import SignIn
from tests.browser import axe_violations, follow

from .signing import PASSWORD, add_recovery_codes, add_totp, make_staff

PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def passkeys(page: Page) -> Iterator[CDPSession]:
    """The page's browser can keep passkeys, and answers for its user at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    yield session
    session.detach()


def send_password(page: Page) -> None:
    page.get_by_label("User name").fill("somebody")
    page.get_by_label("Password:", exact=True).fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in", exact=True))


def test_passkey_is_set_up_and_then_signs_in_alone(page: Page, passkeys: CDPSession, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    make_staff()

    page.goto("/admin/archive/party/?q=a%26b")
    send_password(page)
    follow(page.get_by_role("link", name="Add a passkey"))
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    assert axe_violations(page) == []
    follow(page.get_by_role("link", name="Go on to where you were going"))
    assert page.url.endswith("/admin/archive/party/?q=a%26b")
    page.goto("/accounts/logout/")
    follow(page.get_by_role("button", name="Sign out"))

    page.goto("/admin/archive/meeting/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/admin/archive/meeting/")

    assert Authenticator.objects.filter(type="webauthn").count() == 1
    assert SignIn.objects.filter(outcome="signed in").first().method == "webauthn"  # type: ignore[union-attr]


def test_passkey_is_the_second_factor_after_the_password(page: Page, passkeys: CDPSession) -> None:
    make_staff()
    page.goto("/accounts/2fa/webauthn/add/")
    send_password(page)
    page.get_by_label("Let it sign in by itself").uncheck()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto("/accounts/2fa/webauthn/")
    assert axe_violations(page) == []
    follow(page.get_by_role("link", name="Sign out"))
    follow(page.get_by_role("button", name="Sign out"))

    send_password(page)
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/admin/")

    assert SignIn.objects.filter(outcome="signed in").first().method == "password, webauthn"  # type: ignore[union-attr]


def test_browser_without_a_passkey_is_told_so(page: Page) -> None:
    make_staff()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    page.goto("/accounts/login/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}, {}])
def test_pages_can_be_used_by_everybody(page: Page, context_options: dict[str, Any]) -> None:
    user = make_staff()
    add_totp(user)
    code, *_others = add_recovery_codes(user)
    for address in ("/accounts/password/reset/", "/accounts/login/"):
        page.goto(address)
        assert axe_violations(page) == []
    send_password(page)
    assert axe_violations(page) == []
    page.get_by_label("Code").fill(code)
    follow(page.get_by_role("button", name="Sign in", exact=True))
    for name in ("2fa/", "password/change/", "sessions/", "2fa/webauthn/add/", "2fa/recovery-codes/generate/"):
        page.goto(f"/accounts/{name}")
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
