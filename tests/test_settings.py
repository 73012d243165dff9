"""What the environment makes of the settings, each in a process of its own."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from imcwp import settings

# Read by the settings; a test gives those it is about.
VARIABLES = {
    "ALLOWED_HOSTS",
    "SECRET_KEY",
    "DATABASE_URL",
    "CACHE_URL",
    "DEBUG",
    "HOST",
    "SECOND_FACTOR_REQUIRED",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "TRUSTED_PROXIES",
}


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(  # noqa: S603, our own code
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name: str, **environment: str) -> object:
    ran = python(f"import json; from imcwp import settings; print(json.dumps(settings.{name}))", **environment)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_served_site_has_no_default_secret_key() -> None:
    ran = python("import imcwp.settings", ALLOWED_HOSTS="archive.example")

    assert ran.returncode
    assert '"SECRET_KEY" not set' in ran.stderr


@pytest.mark.parametrize("name", ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"])
def test_served_site_is_on_https(name: str) -> None:
    assert setting(name, ALLOWED_HOSTS="archive.example", SECRET_KEY="k") is True


def test_local_site_answers_to_this_machine_only() -> None:
    assert setting("ALLOWED_HOSTS") == ["localhost", "127.0.0.1", "[::1]", "127.0.0.1"]


def test_local_site_that_listens_everywhere_answers_to_any_name() -> None:
    assert setting("ALLOWED_HOSTS", HOST="0.0.0.0") == ["*"]  # noqa: S104


def test_local_key_is_its_owners_alone(tmp_path: Path) -> None:
    settings.local_secret_key(tmp_path / "var")

    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_local_key_stays_the_same(tmp_path: Path) -> None:
    assert settings.local_secret_key(tmp_path) == settings.local_secret_key(tmp_path)


def test_local_keys_of_two_machines_differ(tmp_path: Path) -> None:
    assert settings.local_secret_key(tmp_path / "one") != settings.local_secret_key(tmp_path / "other")


def test_sqlite_connection_is_fit_for_a_site(tmp_path: Path) -> None:
    code = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    pragmas = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
    print(*(cursor.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas), connection.transaction_mode)
"""
    address = f"sqlite:///{tmp_path / 'archive.sqlite3'}"

    ran = python(code, DATABASE_URL=address, DJANGO_SETTINGS_MODULE="imcwp.settings")

    assert ran.stdout.split() == ["wal", "1", "20000", "1", "IMMEDIATE"], ran.stderr


def test_pages_are_kept_in_the_memory_of_the_process() -> None:
    code = "from imcwp import settings; print(settings.CACHES['pages']['BACKEND'])"

    assert python(code).stdout.strip() == "archive.caching.memory.BoundedMemoryCache"


def test_pages_are_kept_in_the_redis_that_is_named() -> None:
    code = "from imcwp import settings; print(*[settings.CACHES['pages'][n] for n in ('BACKEND', 'LOCATION')])"

    ran = python(code, CACHE_URL="redis://cache.example:6379/1")

    assert ran.stdout.split() == ["django.core.cache.backends.redis.RedisCache", "redis://cache.example:6379/1"]


def test_cache_that_is_no_redis_is_refused() -> None:
    assert "CACHE_URL is the address of a Redis" in python("import imcwp.settings", CACHE_URL="memcache://x").stderr


SERVED = {"ALLOWED_HOSTS": "archive.example", "SECRET_KEY": "k"}


@pytest.mark.parametrize(
    ("environment", "is_required"),
    [
        ({}, False),
        (SERVED, True),
        ({"SECOND_FACTOR_REQUIRED": "1"}, True),
        (SERVED | {"SECOND_FACTOR_REQUIRED": "0"}, False),
    ],
)
def test_second_factor_is_required_where_others_are_served(environment: dict[str, str], is_required: bool) -> None:  # noqa: FBT001
    assert setting("SECOND_FACTOR_REQUIRED", **environment) is is_required


@pytest.mark.parametrize(
    ("environment", "backend"),
    [
        ({}, "console"),
        # A log is no place for an address that sets a new password.
        (SERVED, "dummy"),
        (SERVED | {"EMAIL_URL": "submission://user:pass@mail.example:587"}, "smtp"),
    ],
)
def test_mail_goes_where_it_is_told_to(environment: dict[str, str], backend: str) -> None:
    assert setting("EMAIL_BACKEND", **environment) == f"django.core.mail.backends.{backend}.EmailBackend"


def test_nobody_is_believed_about_where_a_request_comes_from() -> None:
    assert setting("TRUSTED_PROXIES", **SERVED) == 0
