"""Accounts: nobody gives more than they have, or becomes more than they are."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from archive.models.roles import Role
from tests.factories import make_user

from .forms import address, errors, filled_in, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward(client: Client) -> User:
    user = make_user(role=Role.STEWARD, username="steward")
    client.force_login(user)
    return user


def group(role: Role) -> int:
    make_user(role=role)
    return Group.objects.get(name=role.value).pk


def posted(client: Client, user: User, **changes: Any) -> dict[str, Any]:
    return filled_in(client, address(user)) | changes


def test_steward_makes_an_editor(client: Client, steward: User) -> None:
    password = {"usable_password": "true", "password1": "Longer-than-8", "password2": "Longer-than-8"}
    client.post(reverse("admin:auth_user_add"), {"username": "new"} | password)
    user = User.objects.get(username="new")

    saved(client, address(user), posted(client, user, is_staff="on", groups=[group(Role.EDITOR)]))

    assert user.has_perm("archive.publish_statement")


def test_steward_makes_no_superuser_and_gives_no_permission_by_itself(client: Client, steward: User) -> None:
    user = make_user()
    permission = Permission.objects.get(codename="delete_user")

    saved(client, address(user), posted(client, user, is_superuser="on", user_permissions=[permission.pk]))

    user.refresh_from_db()
    assert (user.is_superuser, user.user_permissions.count()) == (False, 0)


def test_steward_gives_no_group_that_may_do_more(client: Client, steward: User) -> None:
    user, mighty = make_user(), Group.objects.create(name="Mighty")
    mighty.permissions.add(Permission.objects.get(codename="delete_user"))

    answer = client.post(address(user), posted(client, user, groups=[mighty.pk]))

    assert "groups" in errors(answer)
    assert not user.groups.exists()


@pytest.mark.parametrize("more", ["superuser", "permission", "group"])
def test_account_of_somebody_who_may_do_more_is_closed_to_a_steward(client: Client, steward: User, more: str) -> None:
    other = make_user(is_superuser=more == "superuser")
    permission = Permission.objects.get(codename="delete_user")
    if more == "permission":
        other.user_permissions.add(permission)
    if more == "group":
        other.groups.add(Group.objects.create(name="Mighty"))
        other.groups.get().permissions.add(permission)
    password = reverse("admin:auth_user_password_change", args=[other.pk])

    answers = [client.post(url, {"username": "mine"}).status_code for url in (address(other), password)]

    assert answers == [403, 403]
    assert client.get(address(other)).status_code == 200


def test_steward_neither_raises_nor_locks_out_themselves(client: Client, steward: User) -> None:
    saved(client, address(steward), {"username": "steward", "first_name": "Rosa", "groups": [group(Role.EDITOR)]})

    steward.refresh_from_db()
    assert (steward.first_name, steward.is_staff, steward.is_active) == ("Rosa", True, True)
    assert [each.name for each in steward.groups.all()] == ["Steward"]


def test_superuser_sees_every_field(admin_client: Client) -> None:
    form = admin_client.get(address(make_user())).context["adminform"].form

    assert {"is_superuser", "user_permissions", "groups"} <= {*form.fields}
