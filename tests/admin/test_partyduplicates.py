"""The page of parties that may be one."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import DistinctParties, Party
from tests.factories import make_party, make_statement

pytestmark = pytest.mark.django_db
URL = "/admin/archive/party/duplicates/"


def two() -> tuple[Party, Party]:
    return make_party(name="Communist Party of Utopia"), make_party(name="Communist Party of Utopia.")


def shown(client: Client) -> list[Any]:
    return [*client.get(URL).context["page"]]


def test_pair_is_shown_with_its_reason(admin_client: Client) -> None:
    one, other = two()

    (found,) = shown(admin_client)

    assert {found.one, found.other} == {one, other}
    assert "Both are called" in admin_client.get(URL).content.decode()


def test_pair_that_is_said_to_be_two_stays_away_until_that_is_taken_back(admin_client: Client) -> None:
    one, other = two()

    admin_client.post(URL, {"one": other.pk, "other": one.pk})
    admin_client.post(URL, {"one": one.pk, "other": other.pk})
    assert (shown(admin_client), DistinctParties.objects.count()) == ([], 1)

    admin_client.post(URL, {"one": other.pk, "other": one.pk, "forget": "1"})
    assert len(shown(admin_client)) == 1


@pytest.mark.parametrize("key", ["", "0", "x", "\x00", "9" * 40])
def test_pair_with_no_party_is_answered_with_a_message(admin_client: Client, key: str) -> None:
    party = make_party()

    for data in ({"one": key, "other": party.pk}, {"one": party.pk, "other": party.pk}):
        response = admin_client.post(URL, data, follow=True)
        assert "nothing was noted" in str(next(iter(response.context["messages"])))
    assert not DistinctParties.objects.exists()


@pytest.mark.parametrize("page", ["0", "x", "-1", "9" * 40, "\x00"])
def test_page_that_is_not_there_is_answered(admin_client: Client, page: str) -> None:
    assert admin_client.get(URL, {"page": page}).status_code == 200


@pytest.mark.parametrize(
    ("permission", "looks", "tells"), [("", 403, 403), ("view_party", 200, 403), ("change_party", 200, 302)]
)
def test_who_may_view_parties_looks_and_who_may_change_them_tells(
    client: Client, permission: str, looks: int, tells: int
) -> None:
    one, other = two()
    user = User.objects.create_user(username="u", password="u", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename=permission))
    client.force_login(user)

    answers = client.get(URL).status_code, client.post(URL, {"one": one.pk, "other": other.pk}).status_code

    assert answers == (looks, tells)


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL).status_code == 200
    return len(captured)


def test_page_costs_the_same_however_many_pairs(admin_client: Client) -> None:
    make_statement(signed_by=two())
    queries(admin_client)
    before = queries(admin_client)
    for _ in range(5):
        make_statement(signed_by=two())

    assert queries(admin_client) == before < 15
