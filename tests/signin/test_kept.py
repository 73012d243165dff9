"""A form outlives the end of a session and the loss of a second factor, through our own page for signing in."""

import html
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from archive.models import Meeting
from tests.admin.forms import address, filled_in
from tests.factories import make_meeting

from .signing import add_totp, code_now, make_staff, send_password

pytestmark = pytest.mark.django_db
CODE = "/accounts/2fa/authenticate/"


def test_form_outlives_the_end_of_the_session(client: Client) -> None:
    user = make_staff()
    add_totp(user)
    client.force_login(user)
    url = address(make_meeting(title="Old"))
    data = filled_in(client, url) | {"title": "Typed"}
    client.logout()

    page = client.post(url, data, follow=True)
    [following] = {*re.findall(r'name="next" value="([^"]*)"', page.content.decode())}
    send_password(client, next=html.unescape(following))
    response = client.post(CODE, {"code": code_now()})

    assert filled_in(client, response["Location"])["title"] == "Typed"


def test_form_outlives_the_loss_of_the_second_factor(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    user = make_staff()
    add_totp(user)
    client.force_login(user)
    url = address(make_meeting(title="Old"))
    data = filled_in(client, url) | {"title": "Typed"}
    Authenticator.objects.all().delete()

    client.post(url, data, follow=True)
    add_totp(user)
    page = client.get("/accounts/2fa/").content.decode()

    [back] = re.findall(r'<p class="going-on"><a class="button" href="([^"]*)"', page)
    assert filled_in(client, html.unescape(back))["title"] == "Typed"
    assert Meeting.objects.get().title == "Old"
