from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import Attachment
from archive.models.mediatype import media_type
from tests.factories import make_attachment, make_draft

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 signed"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", ""),
        (b"GIF89a", "image/gif"),
        (b"II*\x00", "image/tiff"),
        (b"<svg onload=alert(1)>", ""),
        (b"<html>%PDF-", ""),
        (b"PK\x03\x04", ""),
        (b"", ""),
    ],
)
def test_media_type_is_what_the_file_begins_with(head: bytes, expected: str) -> None:
    assert media_type(head) == expected


def test_attachment_is_kept_under_its_digest_and_what_it_is() -> None:
    attachment = make_attachment(statement=make_draft(), content=PDF)

    digest = sha256(PDF).hexdigest()
    assert (attachment.sha256, attachment.media_type, attachment.size) == (digest, "application/pdf", len(PDF))
    assert Path(attachment.file.path) == Path(settings.MEDIA_ROOT) / "attachments" / digest[:2] / f"{digest}.pdf"
    assert Path(attachment.file.path).read_bytes() == PDF


def test_same_file_beside_two_statements_is_stored_once() -> None:
    first, second = (make_attachment(statement=make_draft(), content=PDF) for _ in range(2))

    assert first.file.path == second.file.path
    assert Path(second.file.path).read_bytes() == PDF


def test_attachments_created_in_bulk_are_examined() -> None:
    [made] = Attachment.objects.bulk_create(
        [Attachment(statement=make_draft(), title="T", file=SimpleUploadedFile("x", PDF))]
    )

    assert made.sha256 == sha256(PDF).hexdigest()


@pytest.mark.parametrize("content", [b"<html>", b""])
def test_attachment_that_is_no_document_is_refused(content: bytes) -> None:
    attachment = Attachment(statement=make_draft(), title="T", file=SimpleUploadedFile("x.pdf", content))

    with pytest.raises(ValidationError, match="Attach a PDF"):
        attachment.save()


def test_attachment_beyond_all_measure_is_refused(settings: object) -> None:
    settings.ATTACHMENT_MAX_BYTES = 10  # type: ignore[attr-defined]
    attachment = Attachment(statement=make_draft(), title="T", file=SimpleUploadedFile("x.pdf", PDF))

    with pytest.raises(ValidationError, match="takes at most"):
        attachment.full_clean()


def test_file_outlives_its_row() -> None:
    attachment = make_attachment(statement=make_draft())
    path = Path(attachment.file.path)

    attachment.delete()

    assert path.exists()


@pytest.mark.parametrize(
    ("title", "expected"),
    [("The original, signed", "the-original-signed.pdf"), ("النص", "النص.pdf"), ("../../…", "scan.pdf")],
)
def test_copy_is_called_after_the_title(title: str, expected: str) -> None:
    assert Attachment(title=title, media_type="application/pdf").name == expected
