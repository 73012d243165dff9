"""The one command between a fresh clone and a running site."""

import io
import re
from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from archive.management.commands import prepare
from archive.models import KeptForm
from archive.models.keptform import KEPT_FOR
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that `prepare` calls, noted instead of run: both have tests of their own."""
    names: list[str] = []

    def note(name: str, **_options: object) -> None:
        names.append(name)

    monkeypatch.setattr(prepare, "call_command", note)
    return names


@pytest.fixture
def run() -> Callable[[], str]:
    def run() -> str:
        output = io.StringIO()
        call_command(prepare.Command(), stdout=output)
        return output.getvalue()

    return run


def test_records_are_loaded_into_migrated_tables(run: Callable[[], str], called: list[str]) -> None:
    run()

    assert called == ["compile_messages", "migrate", "load_archive"]


def test_forms_that_nobody_came_back_for_are_let_go(run: Callable[[], str]) -> None:
    KeptForm.objects.keep(make_user().pk, "/admin/", "old")
    KeptForm.objects.update(kept_at=timezone.now() - KEPT_FOR)

    run()

    assert not KeptForm.objects.exists()


def test_first_start_makes_an_editor_who_can_sign_in(run: Callable[[], str]) -> None:
    printed = run()

    password = re.search(r"password (\S+)", printed)
    assert password
    user = authenticate(username="editor", password=password[1])
    assert user
    assert user.is_staff


def test_password_is_kept_only_as_a_hash(run: Callable[[], str]) -> None:
    printed = run()

    assert get_user_model().objects.get().password not in printed


def test_second_start_prints_no_password_and_changes_none(run: Callable[[], str]) -> None:
    run()
    before = get_user_model().objects.get().password

    printed = run()

    assert "password" not in printed
    assert get_user_model().objects.get().password == before


def test_no_account_is_made_beside_an_existing_one(run: Callable[[], str]) -> None:
    get_user_model().objects.create_user(username="somebody")

    run()

    assert not get_user_model().objects.filter(username="editor").exists()


def test_served_site_prints_no_password_into_its_log(run: Callable[[], str], settings: Settings) -> None:
    settings.IS_LOCAL = False

    printed = run()

    assert "createsuperuser" in printed
    assert not get_user_model().objects.exists()
