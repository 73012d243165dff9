"""Roles: what is said of them is what the database holds."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from archive.models.rolegroups import give_permissions
from archive.models.roles import ROLES, Role
from tests.factories import make_user

over_roles = pytest.mark.parametrize("role", Role)
in_order = pytest.mark.parametrize(("lesser", "greater"), [*zip([*Role], [*Role][1:], strict=False)])


@pytest.mark.django_db
@over_roles
def test_role_has_what_is_named_and_nothing_else(role: Role) -> None:
    assert make_user(role=role).get_all_permissions() == ROLES[role]


@in_order
def test_each_role_has_all_that_the_one_before_has(lesser: Role, greater: Role) -> None:
    assert ROLES[lesser] < ROLES[greater]


@pytest.mark.django_db
def test_groups_come_back_whole_and_keep_what_an_administrator_added() -> None:
    make_user(role=Role.CONTRIBUTOR)
    group = Group.objects.get(name=Role.CONTRIBUTOR.value)
    group.permissions.set(Permission.objects.filter(codename="add_group"))

    give_permissions(apps)
    give_permissions(apps)

    assert set(group.permissions.values_list("codename", flat=True)) == {
        "add_group",
        *(permission.partition(".")[2] for permission in ROLES[Role.CONTRIBUTOR]),
    }


@pytest.mark.django_db
def test_permission_of_a_model_that_is_not_there_yet_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, Role.CONTRIBUTOR, ROLES[Role.CONTRIBUTOR] | {"archive.view_nothing"})

    give_permissions(apps)

    assert Group.objects.filter(name=Role.CONTRIBUTOR.value).exists()
