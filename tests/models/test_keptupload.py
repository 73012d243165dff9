"""How much of what editors chose is kept, and for how long."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from archive.models import KeptUpload
from archive.models.keptupload import MOST_UPLOADS
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    # A fifth of it for each editor.
    settings.KEPT_UPLOADS_MAX_BYTES = 250
    return tmp_path / "kept"


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """Files go when the transaction ends."""
    return django_capture_on_commit_callbacks


def keep(user: User, name: str = "a", size: int = 10) -> KeptUpload | None:
    return KeptUpload.objects.keep(user.pk, SimpleUploadedFile(name, b"x" * size))


def names() -> list[str]:
    return [*KeptUpload.objects.order_by("pk").values_list("name", flat=True)]


def test_oldest_files_of_an_editor_make_room(editor: User, folder: Path, committed: Any) -> None:
    with committed(execute=True):
        for name in "abcdef":
            assert keep(editor, name, 20)

    assert names() == ["e", "f"]
    assert len([*folder.iterdir()]) == 2


def test_only_so_many_files_of_an_editor_are_kept(editor: User) -> None:
    for _ in range(MOST_UPLOADS + 2):
        keep(editor, size=1)

    assert KeptUpload.objects.count() == MOST_UPLOADS


def test_nobody_makes_room_with_the_files_of_others(editor: User, settings: LazySettings) -> None:
    for _ in range(5):
        assert keep(make_user(), size=50)

    assert keep(editor, size=1) is None
    assert KeptUpload.objects.count() == 5


@pytest.mark.parametrize(("most", "size"), [(250, 51), (10, 3)])
def test_file_beyond_measure_is_not_kept(editor: User, settings: LazySettings, most: int, size: int) -> None:
    settings.KEPT_UPLOADS_MAX_BYTES = most

    assert keep(editor, size=size) is None
    assert names() == []


def test_files_go_after_a_week_and_those_of_no_row_too(editor: User, folder: Path, committed: Any) -> None:
    keep(editor, "old")
    KeptUpload.objects.update(kept_at=timezone.now() - timedelta(days=8))
    keep(other := make_user(), "left behind")
    other.delete()
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    staying = keep(editor, "new")

    with committed(execute=True):
        KeptUpload.objects.prune()

    assert staying
    assert [path.name for path in folder.iterdir()] == [staying.token]


def test_kept_file_is_readable_by_its_owner_only(editor: User, folder: Path) -> None:
    keep(editor)

    [path] = folder.iterdir()
    assert path.stat().st_mode & 0o077 == 0
