import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.models import Attachment
from tests.admin.forms import added, address, errors, filled_in, new_statement, saved
from tests.factories import make_attachment, make_draft

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/statement/add/"
PDF = b"%PDF-1.7 signed"


def a_file(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("../../evil.html", content, content_type="text/html")


def test_file_is_attached_with_its_statement(admin_client: Client) -> None:
    data = added(new_statement(), "attachments", kind="scan", title="The original", position="0", file=a_file())

    saved(admin_client, ADD, data)

    attachment = Attachment.objects.get()
    assert (attachment.statement.slug, attachment.media_type) == ("an-appeal", "application/pdf")
    assert "evil" not in str(attachment.file.name)


@pytest.mark.parametrize(
    ("content", "said"), [(b"<html>", "Attach a PDF"), (PDF, "is attached to the statement already")]
)
def test_file_that_the_archive_does_not_take_is_refused_beside_it(
    admin_client: Client, content: bytes, said: str
) -> None:
    url = address(make_attachment(statement=make_draft()).statement)
    row = {"kind": "scan", "title": "T", "position": "1", "file": a_file(content)}
    data = added(filled_in(admin_client, url), "attachments", **row)

    response = admin_client.post(url, data)

    assert said in errors(response)["attachments-1-file"][0]
    assert Attachment.objects.count() == 1


def test_attachment_keeps_its_file_when_its_title_is_changed(admin_client: Client) -> None:
    attachment = make_attachment(statement=make_draft())
    url = address(attachment.statement)

    saved(admin_client, url, filled_in(admin_client, url) | {"attachments-0-title": "Another"})

    changed = Attachment.objects.get()
    assert (changed.title, changed.file.name, changed.sha256) == ("Another", attachment.file.name, attachment.sha256)
