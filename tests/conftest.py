"""What every test stands on: a test database, cheap passwords, a watched browser."""

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer

from archive.management.catalogues import compile_catalogues
from archive.models.roles import Role

from .browser import DEAD_DRIVER, MISSING_CHROMIUM, find_chromium, sign_in, start_chromium, watch
from .factories import make_user

# A slow machine is no failure; and in CI a change is judged by the same examples each
# time, while new ones are tried at everybody's desk.
hypothesis_settings.register_profile("archive", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("archive")


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues() -> None:
    """Before the first page asks for its words."""
    compile_catalogues()


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """A hash made to be slow costs a test most of its time."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def own_attachments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Not beside those of the archive on this machine."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def own_pages() -> Iterator[None]:
    """Pages of another test's database, whose editions have the same numbers, are of another version."""
    with override_settings(DEPLOY_VERSION=uuid4().hex):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On SQLite a file, as on a real site.

    In memory, which is Django's way, the live server and the test would share one
    connection, whose transactions run into each other.
    """
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    try:
        started = sync_playwright().start()
    except Exception as error:  # Playwright raises no narrower one
        pytest.fail(f"{DEAD_DRIVER} ({error})", pytrace=False)
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, in which Django would refuse to
        # touch the database although nothing here is asynchronous.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started
        started.stop()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests; without it they fail, since a skipped test proves nothing."""
    if not find_chromium():
        pytest.fail(MISSING_CHROMIUM, pytrace=False)
    with start_chromium(playwright) as chromium:
        yield chromium


@pytest.fixture
def context_options() -> dict[str, Any]:
    """Override it, or parametrise it, for a phone or without JavaScript.

    @pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
    """
    return {}


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, context_options: dict[str, Any]) -> Iterator[Page]:
    """A page of a fresh browser profile on the live server: `page.goto("/statements/")`.

    Whatever goes wrong on it, seen or unseen, fails the test.
    """
    options = {"base_url": live_server.url, "viewport": {"width": 1280, "height": 800}} | context_options
    with browser.new_context(**options) as context:
        wrongs = watch(context, live_server.url)
        page = context.new_page()
        yield page
    assert wrongs == []


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser(username="editor", password="editor")


@pytest.fixture
def contributor(db: None) -> User:
    return make_user(role=Role.CONTRIBUTOR, username="contributor")


@pytest.fixture
def contributor_client(contributor: User, client: Client) -> Client:
    client.force_login(contributor)
    return client


@pytest.fixture
def editor_page(page: Page, editor: User, live_server: LiveServer) -> Page:
    """The page with an editor signed in."""
    sign_in(page, editor, live_server.url)
    return page
