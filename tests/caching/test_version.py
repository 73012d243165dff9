"""The version of the code, which every page is made with."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from archive.caching.version import code_version, digest_of_files


def digest(root: Path) -> str:
    return digest_of_files.__wrapped__(root)


@pytest.mark.parametrize(
    "name", ["templates/archive/base.html", "archive/static/a.css", "archive/urls.py", "requirements.txt"]
)
def test_version_changes_with_a_file(tmp_path: Path, name: str) -> None:
    before = digest(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)

    (tmp_path / name).write_text("other")

    assert digest(tmp_path) != before


def test_version_does_not_change_with_what_python_compiles(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    before = digest(tmp_path)

    (tmp_path / "archive" / "urls.pyc").write_text("other")

    assert digest(tmp_path) == before


def test_version_is_what_the_deployment_says() -> None:
    with override_settings(DEPLOY_VERSION="v7"):
        assert code_version() == "v7"


def test_version_is_a_digest_by_default() -> None:
    with override_settings(DEPLOY_VERSION=""):
        assert code_version() == digest_of_files(settings.BASE_DIR)
