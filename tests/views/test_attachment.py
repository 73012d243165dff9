"""Files beside statements, as they are served."""

from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Attachment
from tests.factories import make_attachment, make_draft, make_statement, make_text

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"
TIFF = b"II*\x00...."


def served(client: Client, address: str, **options: Any) -> Any:
    """The response, read to its end, so that its file is closed."""
    response = client.get(address, **options)
    response.getvalue()
    return response


def test_image_is_shown_and_can_do_nothing(client: Client) -> None:
    attachment = make_attachment(statement=make_statement(), title="النص", content=PNG)

    response = client.get(attachment.get_absolute_url())

    assert response.getvalue() == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert response["Content-Disposition"] == f"inline; filename*=utf-8''{quote('النص.png')}"


def test_pdf_is_shown_and_can_do_nothing(client: Client) -> None:
    response = served(client, make_attachment(statement=make_statement()).get_absolute_url())

    assert response["Content-Disposition"] == 'inline; filename="the-original.pdf"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


def test_file_that_browsers_do_not_show_is_downloaded(client: Client) -> None:
    response = served(client, make_attachment(statement=make_statement(), content=TIFF).get_absolute_url())

    assert response["Content-Disposition"] == 'attachment; filename="the-original.tif"'


def test_attachment_is_found_by_its_digest_alone_and_under_an_older_name(client: Client) -> None:
    attachment = make_attachment(statement=make_statement())

    assert served(client, f"/attachments/{attachment.sha256}").status_code == 200
    assert client.get(f"/attachments/{attachment.sha256}/x.html")["Location"] == attachment.get_absolute_url()


def test_attachment_is_not_sent_again_to_who_has_it(client: Client) -> None:
    attachment = make_attachment(statement=make_statement())
    first = served(client, attachment.get_absolute_url())

    again = served(client, attachment.get_absolute_url(), headers={"If-None-Match": first["ETag"]})

    assert first["ETag"] == f'"{attachment.sha256}"'
    assert again.status_code == 304
    assert again["Cache-Control"] == "public, no-cache"


def test_attachment_of_a_draft_is_the_editors_alone(client: Client) -> None:
    address = make_attachment(statement=make_draft()).get_absolute_url()

    assert served(client, address).status_code == 404
    client.force_login(User.objects.create_user("editor", is_staff=True))
    assert served(client, address)["Cache-Control"] == "private, no-store"


def test_attachment_of_a_draft_and_of_a_published_statement_is_everybodys(client: Client) -> None:
    make_attachment(statement=make_draft())
    attachment = make_attachment(statement=make_statement())

    assert served(client, attachment.get_absolute_url()).status_code == 200


def test_attachment_that_was_deleted_or_whose_file_is_lost_is_missing(client: Client) -> None:
    attachment = make_attachment(statement=make_statement())
    Attachment.objects.filter(pk=attachment.pk).update(file="attachments/lost.pdf")
    assert served(client, attachment.get_absolute_url()).status_code == 404
    address = attachment.get_absolute_url()

    attachment.delete()

    assert served(client, address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/attachments/", "/attachments/abc", f"/attachments/{'A' * 64}", "/attachments/%00"]
)
def test_address_that_is_no_digest_is_missing(client: Client, address: str) -> None:
    assert served(client, address).status_code == 404


def test_statement_lists_its_attachments_with_their_digests(client: Client) -> None:
    attachment = make_attachment(statement=make_statement(slug="it"), title="Scan <1>", language="el")

    page = client.get("/statements/it/").content.decode()

    assert f'<a href="{attachment.get_absolute_url()}" hreflang="el"><bdi>Scan &lt;1&gt;</bdi></a>' in page
    assert attachment.sha256 in page


def test_page_shows_formatted_text_with_its_images_and_footnotes(client: Client) -> None:
    statement = make_statement(slug="it")
    attachment = make_attachment(statement=statement, content=PNG)
    source = (
        f'<h2>Peace</h2><p>Now<span class="footnote">A note</span></p><img src="{attachment.file.url}" alt="A scan">'
    )
    text = make_text(statement=statement, html=source)

    page = client.get("/statements/it/").content.decode()

    assert "<h3>Peace</h3>" in page
    assert f'<img src="/attachments/{attachment.sha256}" alt="A scan" loading="lazy">' in page
    assert f'<li id="statementtext-{text.pk}-note-1">A note ' in page


def test_formatted_text_that_was_written_past_its_model_is_harmless(client: Client) -> None:
    text = make_text(statement=make_statement(slug="it"))
    text.html = "<h2 onclick=x>Peace</h2><script>alert(1)</script>"
    text.save_base(raw=True)

    page = client.get("/statements/it/").content.decode()

    assert "<h3>Peace</h3>" in page
    assert "alert(1)" not in page
