"""A file goes only if nothing names it, nothing can bring it back, and nobody is bringing it."""

import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from archive.management import attachmentfile
from archive.models import Attachment, Statement
from archive.models.keptform import KeptForm
from archive.revisions.keeping import keep_deletion
from archive.revisions.restoring import restore
from archive.revisions.snapshot import present
from tests.factories import make_attachment, make_draft, make_text, make_user

pytestmark = pytest.mark.django_db

LONG_AGO = time() - timedelta(days=2).total_seconds()


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def in_use(own_folder: Path) -> Path:
    """So that the folder is seen to belong to the database."""
    return aged(make_attachment(statement=make_draft(), content=b"%PDF-1.7 in use"))


def aged(attachment: Attachment) -> Path:
    path = Path(attachment.file.path)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def attached(content: bytes = b"%PDF-1.7 orphan") -> Attachment:
    return make_attachment(statement=make_draft(), content=content)


def orphan() -> Path:
    attachment = attached()
    path = aged(attachment)
    Attachment.objects.filter(pk=attachment.pk).delete()
    return path


def run(**options: bool) -> str:
    said = io.StringIO()
    call_command("remove_orphan_attachments", stdout=said, **options)
    return said.getvalue()


def test_file_that_nothing_names_is_removed(in_use: Path) -> None:
    path = orphan()

    said = run()

    assert (path.exists(), in_use.exists()) == (False, True)
    assert path.name in said
    assert "1 file removed, 15\xa0bytes." in said


def test_dry_run_only_says_so() -> None:
    path = orphan()

    said = run(dry_run=True)

    assert path.exists()
    assert "1 file would be removed" in said


def test_file_of_a_deleted_statement_is_kept_and_found_when_it_comes_back() -> None:
    attachment = attached()
    aged(attachment)
    statement = attachment.statement
    kept = present(statement)
    assert kept
    keep_deletion(statement)
    statement.delete()

    run()
    restore(kept)

    assert Path(Attachment.objects.get(sha256=attachment.sha256).file.path).read_bytes() == b"%PDF-1.7 orphan"


def _in_a_text(digest: str) -> None:
    make_text(statement=make_draft(), html=f'<p><img src="/attachments/{digest}"></p>')


def _in_a_form_that_waits(digest: str) -> None:
    KeptForm.objects.create(user=make_user(), path="/", data=f"html=%2Fattachments%2F{digest}")


@pytest.mark.parametrize("mention", [_in_a_text, _in_a_form_that_waits])
def test_file_that_is_mentioned_anywhere_is_kept(mention: Callable[[str], None]) -> None:
    path = orphan()
    mention(attachmentfile.digest_of(path))

    run()

    assert path.exists()


def test_file_is_kept_for_a_day_after_it_was_brought_again() -> None:
    path = orphan()
    Attachment.objects.filter(pk=attached().pk).delete()

    run()

    assert path.exists()


def test_file_that_is_brought_again_while_others_are_removed_is_kept() -> None:
    path = orphan()
    [found] = attachmentfile.orphans()
    attached()

    assert not attachmentfile.remove(found)
    assert path.exists()


def test_file_that_is_brought_again_when_it_was_just_renamed_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    path = orphan()
    [found] = attachmentfile.orphans()
    monkeypatch.setattr(attachmentfile, "is_named", lambda _digest: not attached())

    attachmentfile.remove(found)

    assert path.read_bytes() == b"%PDF-1.7 orphan"
    assert [*path.parent.iterdir()] == [path]


def test_file_that_a_broken_run_left_renamed_is_put_back() -> None:
    attachment = attached()
    path = aged(attachment)
    path.rename(f"{path}.removed")

    run()

    assert path.exists()


@pytest.mark.parametrize("name", ["README.txt", f"{'0' * 64}", f"{'g' * 64}.pdf", f"../{'0' * 64}.pdf"])
def test_file_of_any_other_name_is_left_alone(in_use: Path, name: str) -> None:
    other = in_use.parent / name
    other.write_bytes(b"x")
    os.utime(other, (LONG_AGO, LONG_AGO))

    run()

    assert other.exists()


def test_folder_of_another_database_is_left_alone(in_use: Path) -> None:
    path = orphan()
    Statement.objects.all().delete()

    with pytest.raises(CommandError, match="MEDIA_ROOT"):
        run()

    assert path.exists()
    assert in_use.exists()


def test_archive_without_attachments_has_nothing_to_remove(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "nothing"

    assert "0 files removed" in run()
