"""What the log of signing in holds, and what it does not."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from archive.models import SignIn, SignInOutcome

from .signing import PASSWORD, add_recovery_codes, add_totp, make_staff, send_password

pytestmark = pytest.mark.django_db


def test_log_says_who_when_how_and_from_where() -> None:
    user = make_staff()
    client = Client(headers={"user-agent": "A browser"}, REMOTE_ADDR="192.0.2.77")

    send_password(client, "somebody", "wrong")
    send_password(client)
    client.post("/admin/logout/")

    lines = SignIn.objects.order_by("pk").values_list("outcome", "user", "name", "method", "network", "agent")
    who, where = (user.pk, "somebody"), ("192.0.2.0/24", "A browser")
    assert [*lines] == [
        (SignInOutcome.FAILED, *who, "password", *where),
        (SignInOutcome.SIGNED_IN, *who, "password", *where),
        (SignInOutcome.SIGNED_OUT, *who, "", *where),
    ]


def test_log_outlives_the_account() -> None:
    user = make_staff()
    send_password(Client())

    user.delete()

    assert SignIn.objects.get().name == "somebody"


def test_log_holds_nothing_that_may_be_a_password(client: Client) -> None:
    send_password(client, PASSWORD, PASSWORD)

    line = SignIn.objects.get()
    assert line.name == ""
    assert PASSWORD not in str(SignIn.objects.values())
    assert len(line.tried) == 64


def test_log_takes_any_browser_and_any_name(client: Client) -> None:
    for name in ("\x00", "x" * 100_000, "\U0010ffff", "'; --", " "):
        response = client.post(
            "/accounts/login/", {"login": name, "password": "x"}, headers={"user-agent": "\x00" + "y" * 9_000}
        )
        assert response.status_code == 200


def test_removed_factor_is_noted(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    client.force_login(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    client.post("/accounts/2fa/totp/deactivate/")

    assert SignIn.objects.filter(outcome=SignInOutcome.FACTOR_REMOVED, method="totp").count() == 1


def test_second_factor_is_not_removed_without_the_password(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    client.force_login(user)

    response = client.post("/accounts/2fa/totp/deactivate/")

    assert response["Location"].startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.exists()


def test_command_takes_away_every_factor() -> None:
    user = make_staff()
    add_totp(user)
    add_recovery_codes(user)
    output = StringIO()

    call_command("reset_second_factor", "somebody", stdout=output)
    call_command("reset_second_factor", "somebody", stdout=output)

    assert output.getvalue() == "somebody now signs in with the password alone.\nThere was none.\n"
    assert not Authenticator.objects.exists()
    assert SignIn.objects.get().method == "manage.py reset_second_factor"


def test_command_for_nobody_says_so() -> None:
    with pytest.raises(CommandError, match="no account with the name 'nobody'"):
        call_command("reset_second_factor", "nobody")
