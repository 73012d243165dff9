"""A file that was chosen comes back with its form until it is saved: to whoever chose it, and to nobody else."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client

from archive.admin.statement import StatementForm
from archive.models import Attachment, KeptUpload, Statement
from tests.factories import make_attachment, make_draft

from .forms import added, address, errors, filled_in, saved
from .test_conflict import answered, collisions
from .test_keptform import kept_after_sign_out

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 chosen"
FILE = "attachments-0-file"


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def chosen(content: bytes = PDF, name: str = "scan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def with_file(client: Client, statement: Statement, **row: Any) -> dict[str, Any]:
    """The statement's form with a new attachment."""
    data = filled_in(client, address(statement))
    return added(data, "attachments", **{"kind": "scan", "title": "T", "position": "0", "file": chosen()} | row)


def sent_again(page: Any, data: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """As a browser sends the page that came back: the file is not among it, but its mark."""
    forms = page.context["inline_admin_formsets"][1].formset.forms
    marks = {form["file"].html_name + "-kept": shown.kept.mark for form in forms if (shown := kept_beside(form))}
    return {name: value for name, value in data.items() if name != FILE} | marks | changes


def kept_beside(form: Any) -> Any:
    value = form["file"].value()
    return value if hasattr(value, "kept") else None


def content() -> bytes:
    with Attachment.objects.get().file.open() as file:
        return bytes(file.read())


def files_kept(settings: LazySettings) -> list[Path]:
    return [*Path(settings.MEDIA_ROOT, "kept").glob("*")]


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


# --- What is refused elsewhere on the form


def test_file_is_kept_when_the_form_is_refused_elsewhere(
    client: Client, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    statement = make_draft()
    data = with_file(client, statement, title="")

    page = client.post(address(statement), data)

    assert "<bdi>scan.pdf</bdi> (15\xa0bytes) is kept from before" in page.content.decode()
    assert [*errors(page)] == ["attachments-0-title"]
    with django_capture_on_commit_callbacks(execute=True):
        saved(client, address(statement), sent_again(page, data, **{"attachments-0-title": "T"}))
    assert content() == PDF
    assert not KeptUpload.objects.exists()
    assert files_kept(settings) == []


def test_another_file_that_is_chosen_replaces_the_kept_one(client: Client) -> None:
    statement = make_draft()
    data = with_file(client, statement, title="")
    page = client.post(address(statement), data)

    other = {"attachments-0-title": "T", FILE: chosen(b"%PDF-1.7 other")}
    saved(client, address(statement), sent_again(page, data) | other)

    assert content() == b"%PDF-1.7 other"


def test_file_that_the_archive_does_not_take_is_not_kept(client: Client) -> None:
    statement = make_draft()

    page = client.post(address(statement), with_file(client, statement, title="", file=chosen(b"<html>")))

    assert "Attach a PDF" in errors(page)["attachments-0-file"][0]
    assert not KeptUpload.objects.exists()


@pytest.mark.parametrize("mark", ["kept:{other}:scan.pdf", "kept:x:scan.pdf", "kept::scan.pdf", "kept:\x00:scan.pdf"])
def test_file_of_another_editor_is_not_handed_out(client: Client, mark: str) -> None:
    other = KeptUpload.objects.keep(User.objects.create_superuser("other").pk, chosen())
    assert other
    statement = make_draft()
    data = {name: value for name, value in with_file(client, statement).items() if name != FILE}

    page = client.post(address(statement), data | {f"{FILE}-kept": mark.format(other=other.token)})

    assert errors(page) == {FILE: ["“scan.pdf” is not kept. Choose it again."]}
    assert not Attachment.objects.exists()
    assert KeptUpload.objects.get() == other


def test_file_that_has_no_room_is_named_as_one_to_choose_again(client: Client, settings: LazySettings) -> None:
    settings.KEPT_UPLOADS_MAX_BYTES = 10
    statement = make_draft()
    data = with_file(client, statement, title="")

    page = client.post(address(statement), data)

    assert "“scan.pdf” is not kept. Choose it again." in page.content.decode()
    assert files_kept(settings) == []


# --- Over the merge page


def test_file_is_saved_with_what_was_merged(client: Client) -> None:
    attachment = make_attachment(statement=make_draft())
    mine = with_file(client, attachment.statement, file=None) | {"attachments-1-file": chosen()}
    attachment.delete()
    Statement.objects.update(title="Theirs")

    saved(client, address(attachment.statement), {name: value for name, value in mine.items() if value is not None})

    assert Statement.objects.get().title == "Theirs"
    assert content() == PDF


def test_file_is_kept_over_the_merge_page(client: Client) -> None:
    statement = make_draft(title="Old")
    mine = with_file(client, statement) | {"title": "Mine"}
    Statement.objects.update(title="Theirs")

    page = client.post(address(statement), mine)

    assert "<bdi>scan.pdf</bdi>" in page.content.decode()
    saved(client, address(statement), answered(page, "mine"))
    assert Statement.objects.get().title == "Mine"
    assert content() == PDF
    assert not KeptUpload.objects.exists()


def test_file_that_has_no_room_is_named_on_the_merge_page_and_in_the_form(
    client: Client, settings: LazySettings
) -> None:
    settings.KEPT_UPLOADS_MAX_BYTES = 10
    statement = make_draft(title="Old")
    mine = with_file(client, statement) | {"title": "Mine"}
    Statement.objects.update(title="Theirs")

    page = client.post(address(statement), mine)

    assert (page.context["kept_files"], page.context["lost_files"]) == ([], ["scan.pdf"])
    refused = client.post(address(statement), answered(page, "mine"))
    assert errors(refused) == {FILE: ["“scan.pdf” is not kept. Choose it again."]}
    assert refused.context["adminform"].form["title"].value() == "Mine"


@pytest.mark.parametrize(("choice", "expected"), [("mine", PDF), ("theirs", b"%PDF-1.7 theirs")])
def test_file_that_both_replaced_is_asked(client: Client, choice: str, expected: bytes) -> None:
    attachment = make_attachment(statement=make_draft())
    url = address(attachment.statement)
    mine = filled_in(client, url) | {FILE: chosen()}
    attachment.file = chosen(b"%PDF-1.7 theirs")
    attachment.save()

    page = client.post(url, mine)

    assert collisions(page) == ["attachment “scan of the original”: File"]
    [question] = page.context["questions"]
    assert [version.html for version in question.versions] == [
        "The file that was stored then",
        f'<a href="{attachment.address}">The file that is stored now</a>',
        "scan.pdf",
    ]
    saved(client, url, answered(page, choice))
    assert content() == expected


def test_file_of_a_row_that_the_other_removed_is_asked_and_goes_to_no_other(client: Client) -> None:
    statement = make_draft()
    gone, staying = (make_attachment(statement=statement, content=b"%PDF-" + end) for end in (b"1", b"2"))
    mine = filled_in(client, address(statement)) | {FILE: chosen()}
    gone.delete()

    page = client.post(address(statement), mine)

    assert collisions(page) == ["attachment “scan of the original”"]
    [question] = page.context["questions"]
    assert [piece.text for piece in question.versions[2].pieces][1:] == ["the stored file", "scan.pdf"]
    saved(client, address(statement), answered(page, "theirs"))
    assert Attachment.objects.get().sha256 == staying.sha256


def test_file_is_not_lost_to_a_save_that_fails_half_way(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when someone takes the same slug between our check and our writing."""
    statement = make_draft(title="Old")
    mine = with_file(client, statement)
    Statement.objects.update(title="Theirs")
    written = StatementForm._save_m2m
    failures = iter([IntegrityError])

    def fail_once(form: StatementForm) -> None:
        written(form)
        for error in failures:
            raise error

    monkeypatch.setattr(StatementForm, "_save_m2m", fail_once)

    saved(client, address(statement), mine)

    assert content() == PDF


# --- After the session has ended


def test_file_comes_back_after_signing_in(client: Client, editor: User) -> None:
    statement = make_draft()
    url = address(statement)
    back = kept_after_sign_out(client, url, with_file(client, statement))
    client.force_login(editor)

    page = client.get(back)

    assert "<bdi>scan.pdf</bdi> (15\xa0bytes) is kept from before" in page.content.decode()
    assert errors(page) == {}
    saved(client, back, filled_in(client, back))
    assert content() == PDF
    assert not KeptUpload.objects.exists()


def test_mark_of_an_older_session_loses_no_file(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    statement = make_draft()
    data = with_file(client, statement) | {"csrfmiddlewaretoken": "x" * 64}

    back: Any = client.post(address(statement), data)

    assert "is kept from before" in client.get(back.url).content.decode()


def test_file_that_is_gone_when_the_form_comes_back_is_named(client: Client, editor: User) -> None:
    statement = make_draft()
    back = kept_after_sign_out(client, address(statement), with_file(client, statement))
    KeptUpload.objects.all().delete()
    client.force_login(editor)

    page = client.get(back)

    assert errors(page) == {FILE: ["“scan.pdf” is not kept. Choose it again."]}


def test_stranger_keeps_no_file(client: Client, settings: LazySettings) -> None:
    statement = make_draft()
    data = with_file(client, statement) | {"opened": "x:y:z"}
    client.logout()

    client.post(address(statement), data)

    assert not KeptUpload.objects.exists()
    assert files_kept(settings) == []


def test_files_of_a_record_deleted_meanwhile_come_back_with_a_new_ones_form(client: Client) -> None:
    statement = make_attachment(statement=make_draft(), content=b"%PDF-1").statement
    mine = with_file(client, statement)
    Statement.objects.all().delete()

    page = client.post(address(statement), mine, follow=True)

    url = page.redirect_chain[0][0]
    saved(client, url, filled_in(client, url))
    assert sorted(attachment.size for attachment in Attachment.objects.all()) == [6, len(PDF)]


def test_file_that_was_not_shown_with_a_deleted_record_does_not_come_with_a_new_ones(client: Client) -> None:
    statement = make_attachment(statement=make_draft(), content=b"%PDF-1").statement
    other = make_attachment(statement=make_draft(), content=b"%PDF-2")
    forged = filled_in(client, address(statement)) | {f"{FILE}-kept": other.file.name}
    statement.delete()

    client.post(address(statement), forged)

    assert not KeptUpload.objects.exists()
