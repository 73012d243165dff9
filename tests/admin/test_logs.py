"""The logs of signing in and of what was changed: for whom, what they show, what they cost."""

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Party, SignIn, SignInOutcome
from tests.factories import make_party

pytestmark = pytest.mark.django_db

LISTS = {"signin": "/admin/archive/signin/", "logentry": "/admin/admin/logentry/"}
over_lists = pytest.mark.parametrize("name", LISTS)


def make_entry(user: User, party: Party, flag: int = CHANGE) -> LogEntry:
    return LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(Party),
        object_id=str(party.pk),
        object_repr=str(party),
        action_flag=flag,
        change_message='[{"changed": {"fields": ["Name"]}}]',
    )


def make_lines(user: User, count: int) -> None:
    for _ in range(count):
        SignIn.objects.note(SignInOutcome.SIGNED_IN, user=user, name=user.username)
        make_entry(user, make_party())


def staff(client: Client, *permissions: str) -> User:
    user = User.objects.create_user("steward", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    SignIn.objects.all().delete()
    return user


@over_lists
def test_log_is_for_those_who_may_see_it(client: Client, name: str) -> None:
    staff(client)
    assert client.get(LISTS[name]).status_code == 403


@over_lists
def test_log_can_be_read_by_a_steward_and_changed_by_nobody(client: Client, name: str) -> None:
    make_lines(staff(client, f"view_{name}"), 1)
    model = {"signin": SignIn, "logentry": LogEntry}[name]
    line = model.objects.get()  # type: ignore[attr-defined]

    assert client.get(LISTS[name]).status_code == 200
    assert client.get(f"{LISTS[name]}{line.pk}/change/").status_code == 200
    for address in ("add/", f"{line.pk}/change/", f"{line.pk}/delete/"):
        assert client.post(f"{LISTS[name]}{address}", {"name": "x"}).status_code == 403


@over_lists
def test_log_is_changed_by_no_superuser_either(admin_client: Client, name: str) -> None:
    assert admin_client.get(f"{LISTS[name]}add/").status_code == 403
    assert "delete_selected" not in admin_client.get(LISTS[name]).content.decode()


@over_lists
def test_log_costs_the_same_however_long(admin_client: Client, admin_user: User, name: str) -> None:
    make_lines(admin_user, 3)
    admin_client.get(LISTS[name])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(LISTS[name]).status_code == 200
        return len(captured)

    short = queries()
    make_lines(admin_user, 27)

    assert queries() == short < 15


@over_lists
@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "outcome__exact=%00",
        "user__id__exact=x",
        "at__year=99999",
        "q=" + "a+" * 3_000,
        "action_flag__exact=%00",
    ],
)
def test_spoilt_address_of_a_log_is_answered(admin_client: Client, name: str, query: str) -> None:
    assert admin_client.get(f"{LISTS[name]}?{query}").status_code in {200, 302}


def test_change_leads_to_its_record(admin_client: Client, admin_user: User) -> None:
    party = make_party(name="<Party>")
    make_entry(admin_user, party)

    page = admin_client.get(LISTS["logentry"]).content.decode()

    assert f'<a href="{reverse("admin:archive_party_change", args=[party.pk])}">&lt;Party&gt;</a>' in page
    assert "Changed Name." in page


def test_what_was_deleted_leads_nowhere(admin_client: Client, admin_user: User) -> None:
    party = make_party(name="Gone")
    make_entry(admin_user, party, DELETION)

    page = admin_client.get(LISTS["logentry"]).content.decode()

    assert "Gone" in page
    assert f"/party/{party.pk}/change" not in page


def test_entry_of_a_kind_that_is_gone_is_shown(admin_client: Client, admin_user: User) -> None:
    kind = ContentType.objects.create(app_label="former", model="thing")
    LogEntry.objects.create(user=admin_user, content_type=kind, object_id="1", object_repr="It", action_flag=ADDITION)

    assert "It" in admin_client.get(LISTS["logentry"]).content.decode()


@pytest.mark.parametrize("model", ["mfa/authenticator", "account/emailaddress", "usersessions/usersession"])
def test_secrets_are_nothing_to_edit(admin_client: Client, model: str) -> None:
    assert admin_client.get(f"/admin/{model}/").status_code == 404
