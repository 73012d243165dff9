"""A document goes in, is reviewed, becomes a draft, and can be taken back."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import (
    ImportBatch,
    ImportState,
    NewsItem,
    Party,
    PartyName,
    PublicationState,
    Statement,
    StatementText,
)
from archive.revisions.keeping import revisions_of
from tests.archive import load_fixtures
from tests.factories import make_party, make_party_name, make_statement, make_user
from tests.importing.pages import FORMATTED_PAGE, NEWS, TITLE, statement_page

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/importbatch/add/"
STRANGE = "Party of the Lighthouse Keepers"
NAMES = ["Communist Party of Argentina", STRANGE, "AKEL – Cyprus"]


@pytest.fixture(autouse=True)
def archive(db: None) -> None:
    load_fixtures()


def paste(client: Client, text: str) -> ImportBatch:
    response = client.post(ADD, {"text": text}, follow=True)
    assert response.status_code == 200
    return ImportBatch.objects.get(state=ImportState.REVIEW)


def review_address(batch: ImportBatch) -> str:
    return reverse("admin:archive_importbatch_review", kwargs={"pk": batch.pk})


def form_of(client: Client, batch: ImportBatch) -> dict[str, Any]:
    """The review form as a browser would send it untouched."""
    form = client.get(review_address(batch)).context["form"]
    return {name: form[name].value() or "" for name in form.fields if form[name].value() is not False}


def test_paste_leads_to_the_review(admin_client: Client) -> None:
    response = admin_client.post(ADD, {"text": statement_page(NAMES)}, follow=True)

    text = response.content.decode()
    assert response.redirect_chain
    assert "1 name to decide" in text
    assert STRANGE in text


def test_upload_is_read_and_kept_as_it_came(admin_client: Client) -> None:
    content = statement_page(NAMES).encode("utf-16")

    admin_client.post(ADD, {"file": SimpleUploadedFile("page.txt", content)}, follow=True)

    assert bytes(ImportBatch.objects.get().content) == content


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "one of the two"),
        ({"text": "   "}, "one of the two"),
        ({"text": "a\x00b"}, "Null characters"),
        ({"file": SimpleUploadedFile("x.txt", b"\x7fELF" + bytes(range(256)) * 9)}, ""),
        ({"file": SimpleUploadedFile("x.pdf", b"%PDF-1.4 rubbish")}, ""),
    ],
)
def test_unreadable_source_gets_a_message_and_leaves_nothing(
    admin_client: Client, data: dict[str, Any], message: str
) -> None:
    response = admin_client.post(ADD, data)

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert message in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_same_document_again_leads_to_the_first_import(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))

    response = admin_client.post(ADD, {"text": statement_page(NAMES)}, follow=True)

    assert ImportBatch.objects.count() == 1
    assert response.redirect_chain[-1][0] == review_address(batch)
    assert "imported before" in response.content.decode()


def test_applied_review_is_a_draft_with_its_names_in_order(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))

    admin_client.post(review_address(batch), form_of(admin_client, batch) | {"apply": "1"})

    statement = Statement.objects.get(title=TITLE)
    assert statement.state == PublicationState.DRAFT
    assert [row.name_as_signed for row in statement.signatories.as_signed()] == NAMES
    assert [row.party is None for row in statement.signatories.as_signed()] == [False, True, False]


def test_chosen_party_identifies_and_teaches(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    answer = {"who-0": "other", "who-0-other": "communist-party-of-malta"}

    admin_client.post(review_address(batch), form_of(admin_client, batch) | answer | {"apply": "1"})

    malta = Party.objects.get(slug="communist-party-of-malta")
    assert Statement.objects.get(title=TITLE).signatories.get(position=2).party == malta
    assert PartyName.objects.get(name=STRANGE).party == malta


def test_next_import_knows_what_was_taught(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    answer = {"who-0": "other", "who-0-other": "communist-party-of-malta"}
    admin_client.post(review_address(batch), form_of(admin_client, batch) | answer | {"apply": "1"})

    response = admin_client.post(
        ADD, {"text": statement_page([STRANGE, *NAMES], title="21 IMCWP, Another")}, follow=True
    )

    assert "to decide" not in response.content.decode()


def test_new_party_is_made_in_place(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    answer = {"who-0": "new", "who-0-name": "Lighthouse Party", "who-0-country": "is"}

    admin_client.post(review_address(batch), form_of(admin_client, batch) | answer | {"apply": "1"})

    party = Party.objects.get(name="Lighthouse Party")
    assert party.country == "IS"
    assert Statement.objects.get(title=TITLE).signatories.get(position=2).party == party


def test_new_party_called_as_another_is_refused_with_who_that_is(admin_client: Client) -> None:
    make_party_name(party=make_party(slug="owner"), name="Lighthouse Party")
    batch = paste(admin_client, statement_page(NAMES))
    answer = {"who-0": "new", "who-0-name": "Lighthouse Party", "who-0-country": "is"}

    page = admin_client.post(review_address(batch), form_of(admin_client, batch) | answer | {"apply": "1"})

    assert "(owner). If both are right" in page.content.decode()
    assert not Party.objects.filter(name="Lighthouse Party").exists()


@pytest.mark.parametrize(
    "answer",
    [
        {"who-0": "other", "who-0-other": "no such party"},
        {"who-0": "new", "who-0-name": ""},
        {"who-0": "new", "who-0-name": "X", "who-0-country": "QQ"},
        {"who-0": "new", "who-0-name": "Communist Party of Cuba", "who-0-country": "CU"},
        {"who-0": "forged"},
        {"title": ""},
        {"slug": "21-imcwp-strengthening-anti-imperialist-struggle"},
        {"date": "soon"},
        {"signatories": "A | no-such-party"},
        {"text-0-language": "???"},
        {"meeting": "forged"},
        {"completeness": "forged"},
    ],
)
def test_what_is_wrong_gets_a_message_and_everything_typed_is_kept(
    admin_client: Client, answer: dict[str, str]
) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    typed = form_of(admin_client, batch) | {"source_name": "Typed before"} | answer

    response = admin_client.post(review_address(batch), typed | {"apply": "1"})

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Typed before" in response.content.decode()
    assert not Statement.objects.filter(title=TITLE).exists()
    assert ImportBatch.objects.get().state == ImportState.REVIEW


@pytest.mark.parametrize("headers", [{}, {"X-Requested-With": "fetch"}])
def test_leaving_and_coming_back_loses_nothing(admin_client: Client, headers: dict[str, str]) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    typed = {"title": "Half a ti", "who-0": "new", "who-0-name": "Half a na"}

    admin_client.post(review_address(batch), form_of(admin_client, batch) | typed, headers=headers)

    assert form_of(admin_client, batch).items() >= typed.items()


def test_grown_list_becomes_a_new_edition_of_the_existing_statement(admin_client: Client) -> None:
    first = paste(admin_client, statement_page(NAMES))
    admin_client.post(review_address(first), form_of(admin_client, first) | {"apply": "1"})
    grown = paste(admin_client, statement_page(["Communist Party of Cuba", *NAMES]))

    admin_client.post(review_address(grown), form_of(admin_client, grown) | {"apply": "1"})

    statement = Statement.objects.get(title=TITLE)
    assert [row.first_edition for row in statement.signatories.as_signed()] == [2, 1, 1, 1]
    assert statement.editions.count() == 2


def test_news_are_reviewed_item_by_item(admin_client: Client) -> None:
    batch = paste(admin_client, NEWS)
    typed = form_of(admin_client, batch) | {"item-1-headline": "In our own words"}
    del typed["item-0-keep"]

    admin_client.post(review_address(batch), typed | {"apply": "1"})

    drafts = NewsItem.objects.filter(state=PublicationState.DRAFT)
    assert drafts.count() == 4
    assert drafts.filter(headline="In our own words").exists()


def test_undo_takes_the_import_back(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    admin_client.post(review_address(batch), form_of(admin_client, batch) | {"apply": "1"})

    admin_client.post(f"/admin/archive/importbatch/{batch.pk}/undo/")

    assert not Statement.objects.filter(title=TITLE).exists()
    assert ImportBatch.objects.get().state == ImportState.UNDONE


def test_addition_to_what_readers_see_asks_why(admin_client: Client) -> None:
    first = paste(admin_client, statement_page(NAMES))
    admin_client.post(review_address(first), form_of(admin_client, first) | {"apply": "1"})
    Statement.objects.filter(title=TITLE).update(state=PublicationState.PUBLISHED)
    grown = paste(admin_client, statement_page(["Communist Party of Cuba", *NAMES]))
    statement, typed = Statement.objects.get(title=TITLE), form_of(admin_client, grown) | {"apply": "1"}

    page = admin_client.post(review_address(grown), typed | {"source_name": "Typed"})
    assert [*page.context["form"].errors] == ["why"]
    assert form_of(admin_client, grown)["source_name"] == "Typed"
    admin_client.post(review_address(grown), typed | {"why": "It grew.", "tell_readers": "on"})

    assert statement.editions.count() == 2
    assert revisions_of(Statement, statement.pk)[0].comment == f"{grown.name} It grew."
    admin_client.post(f"/admin/archive/importbatch/{grown.pk}/undo/", {"why": "Another appeal."})
    assert [*statement.corrections.values_list("text", flat=True)] == ["It grew."]


def test_new_statement_asks_no_reason_though_another_is_published(admin_client: Client) -> None:
    first = paste(admin_client, statement_page(NAMES))
    admin_client.post(review_address(first), form_of(admin_client, first) | {"apply": "1"})
    Statement.objects.filter(title=TITLE).update(state=PublicationState.PUBLISHED)
    other = paste(admin_client, statement_page(["Communist Party of Cuba", *NAMES]))

    answer = {"into": "new", "slug": "another", "apply": "1"}
    admin_client.post(review_address(other), form_of(admin_client, other) | answer)

    assert Statement.objects.filter(slug="another").exists()


def test_undo_of_what_readers_see_asks_why(admin_client: Client) -> None:
    first = paste(admin_client, statement_page(NAMES))
    admin_client.post(review_address(first), form_of(admin_client, first) | {"apply": "1"})
    Statement.objects.filter(title=TITLE).update(state=PublicationState.PUBLISHED)
    grown = paste(admin_client, statement_page(["Communist Party of Cuba", *NAMES]))
    admin_client.post(review_address(grown), form_of(admin_client, grown) | {"apply": "1", "why": "It grew."})
    statement, address = Statement.objects.get(title=TITLE), f"/admin/archive/importbatch/{grown.pk}/"

    assert "Say in a sentence why" in admin_client.get(f"{address}change/").content.decode()
    admin_client.post(f"{address}undo/", {"why": " "})
    assert statement.editions.count() == 2
    admin_client.post(f"{address}undo/", {"why": "Another appeal."})

    assert statement.editions.count() == 1
    assert revisions_of(Statement, statement.pk)[0].comment == "Another appeal."


def test_discarded_import_is_gone(admin_client: Client) -> None:
    batch = paste(admin_client, statement_page(NAMES))

    admin_client.post(review_address(batch), {"discard": "1"})

    assert not ImportBatch.objects.exists()


def upload(client: Client, page: str = FORMATTED_PAGE, name: str = "page.html") -> ImportBatch:
    client.post(ADD, {"file": SimpleUploadedFile(name, page.encode())})
    return ImportBatch.objects.get(state=ImportState.REVIEW)


def applied_text(client: Client, batch: ImportBatch, **typed: str) -> StatementText:
    decided(client, batch, **typed)
    return StatementText.objects.get(statement__imports=batch)


def test_text_that_was_not_changed_is_kept_as_the_page_formats_it(admin_client: Client) -> None:
    batch = upload(admin_client)
    body = form_of(admin_client, batch)["text-0-body"]

    text = applied_text(admin_client, batch, **{"text-0-body": body.replace("\n", "\r\n")})

    assert "<h2>What we ask</h2><ol><li>Keep the quays free<ul>" in text.html
    assert text.body.split() == body.split()
    assert [row.name_as_signed for row in text.statement.signatories.as_signed()] == [
        *("AKEL – Cyprus", "Communist Party of Argentina", "Communist Part of Ukraine", "Communist Party in Denmark")
    ]


@pytest.mark.parametrize("typed", [{"text-0-body": "What we ask\n\nWords of an editor."}, {"text-0-formatted": ""}])
def test_text_is_plain_where_an_editor_wrote_or_wants_it(admin_client: Client, typed: dict[str, str]) -> None:
    batch = upload(admin_client)
    body = form_of(admin_client, batch)["text-0-body"]

    text = applied_text(admin_client, batch, **typed)

    assert (text.html, text.body) == ("", typed.get("text-0-body", body))


def test_review_shows_the_text_as_formatted_until_it_is_changed(admin_client: Client) -> None:
    batch = upload(admin_client)
    first = admin_client.get(review_address(batch)).content.decode()

    typed = form_of(admin_client, batch)
    admin_client.post(review_address(batch), typed | {"text-0-body": f"{typed['text-0-body']} And more."})

    heading = "<h3>What we ask</h3>"
    assert heading in first
    assert heading not in admin_client.get(review_address(batch)).content.decode()


def test_review_that_was_left_before_texts_could_be_formatted_goes_on(admin_client: Client) -> None:
    batch = upload(admin_client)
    typed = form_of(admin_client, batch)
    del typed["text-0-formatted"]
    ImportBatch.objects.update(structure={}, decisions=typed)

    text = applied_text(admin_client, batch)

    assert (text.html, text.body) == ("", typed["text-0-body"])


def test_formatted_import_is_taken_back(admin_client: Client) -> None:
    batch = upload(admin_client)
    decided(admin_client, batch)

    admin_client.post(f"/admin/archive/importbatch/{batch.pk}/undo/")

    assert not StatementText.objects.filter(title="For the harbours of peace").exists()


def test_same_page_again_leads_to_the_first_import(admin_client: Client) -> None:
    upload(admin_client)
    upload(admin_client)

    assert ImportBatch.objects.count() == 1


def test_hostile_formatting_is_shown_and_kept_harmlessly(admin_client: Client) -> None:
    hostile = '<b onclick="alert(1)">Peace</b> <a href="https://x.org/&quot;onload=&quot;alert(2)">now</a>'
    batch = upload(admin_client, FORMATTED_PAGE.replace("by day", hostile))

    shown = admin_client.get(review_address(batch)).content.decode()
    text = applied_text(admin_client, batch)

    assert "<strong>Peace</strong>" in text.html
    for html in (shown, text.html):
        assert "alert(1)" not in html
        assert '"onload' not in html


def test_source_is_only_ever_saved(admin_client: Client) -> None:
    page = b"<!doctype html><title>x</title><script>alert(1)</script><p>Hello, this is a page.</p>"
    admin_client.post(ADD, {"file": SimpleUploadedFile('a"\r\nb.html', page)})

    response = admin_client.get(f"/admin/archive/importbatch/{ImportBatch.objects.get().pk}/source/")

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content == page


def test_script_in_a_document_is_shown_harmlessly(admin_client: Client) -> None:
    script = "<script>alert(1)</script>"

    response = admin_client.post(ADD, {"text": statement_page([*NAMES, f"Party of {script}"])}, follow=True)

    assert script not in response.content.decode()


@pytest.mark.parametrize("address", ["add/", "{pk}/review/", "{pk}/undo/", "{pk}/source/", "{pk}/change/"])
def test_public_and_plain_users_are_kept_out(
    client: Client, admin_client: Client, django_user_model: Any, address: str
) -> None:
    batch = paste(admin_client, statement_page(NAMES))
    address = f"/admin/archive/importbatch/{address.format(pk=batch.pk)}"
    anonymous, staff = Client(), Client()
    staff.force_login(django_user_model.objects.create_user("helper", password="x", is_staff=True))

    assert anonymous.post(address).status_code == 302
    assert staff.post(address).status_code == 403


def test_review_needs_as_many_queries_with_many_names(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    names = list(Party.objects.values_list("name", flat=True))[:100] + [f"{STRANGE} {number}" for number in range(60)]
    batch = paste(admin_client, statement_page(names))

    with django_assert_max_num_queries(30):
        admin_client.get(review_address(batch))


def decided(client: Client, batch: ImportBatch, **answers: str) -> Any:
    return client.post(review_address(batch), form_of(client, batch) | {"apply": "1"} | answers)


def test_contributor_imports_a_draft_and_touches_no_party(contributor_client: Client) -> None:
    parties, names = Party.objects.count(), PartyName.objects.count()
    known = Party.objects.get(name="Communist Party of Argentina").slug
    batch = paste(contributor_client, statement_page(NAMES))

    as_new = decided(contributor_client, batch, **{"who-0": "new", "who-0-name": "Keepers"})
    as_known = decided(contributor_client, batch, **{"who-0": "other", "who-0-other": known})

    assert (as_new.status_code, [*as_new.context["form"].errors]) == (200, ["who-0"])
    assert as_known.status_code == 302
    assert Statement.objects.get(imports=batch).state == PublicationState.DRAFT
    assert (Party.objects.count(), PartyName.objects.count()) == (parties, names)


@pytest.mark.parametrize(("state", "status"), [("published", 200), ("draft", 302)])
def test_contributor_adds_to_drafts_only(contributor_client: Client, state: str, status: int) -> None:
    make_statement(title=TITLE, dated="2019-11-01", state=state)
    batch = paste(contributor_client, statement_page(NAMES))

    answer = decided(contributor_client, batch, into="existing")

    assert answer.status_code == status, answer.context["form"].errors
    batch.refresh_from_db()
    assert batch.decisions["into"] == "existing"


def test_contributor_undoes_no_import(contributor_client: Client) -> None:
    batch = paste(contributor_client, statement_page(NAMES))
    decided(contributor_client, batch)

    assert contributor_client.post(f"/admin/archive/importbatch/{batch.pk}/undo/").status_code == 403
    assert Statement.objects.filter(imports=batch).exists()


@pytest.mark.parametrize(("is_own", "is_left"), [(True, False), (False, True)])
def test_contributor_discards_only_an_import_of_their_own(
    contributor_client: Client,
    is_own: bool,  # noqa: FBT001, a table's column
    is_left: bool,  # noqa: FBT001, likewise
) -> None:
    batch = paste(contributor_client, statement_page(NAMES))
    if not is_own:
        ImportBatch.objects.update(created_by=make_user())

    contributor_client.post(review_address(batch), form_of(contributor_client, batch) | {"discard": "1"})

    assert ImportBatch.objects.exists() is is_left
