"""What an import writes, and how it is taken back to the letter."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from archive.importing import journal
from archive.importing.applying import (
    NewsProposal,
    StatementProposal,
    add_to_statement,
    create_newsitems,
    create_statement,
    undo,
)
from archive.importing.document import FoundText
from archive.models import (
    ImportBatch,
    ImportState,
    ListEdition,
    NewsItem,
    PartialDate,
    Party,
    PartyName,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.signatorylist import SignatoryLine
from archive.revisions.keeping import revisions_of
from tests.factories import make_edition, make_newsitem, make_party, make_party_name, make_statement, make_text

pytestmark = pytest.mark.django_db

MODELS = [Party, PartyName, Statement, StatementText, ListEdition, Signatory, NewsItem]


def make_batch(content: bytes = b"source", **fields: Any) -> ImportBatch:
    digest = sha256(content).hexdigest()
    return ImportBatch(name="page.txt", format="text", sha256=digest, content=content, text="source", **fields)


def proposal(**fields: Any) -> StatementProposal:
    fields.setdefault("texts", (FoundText(language="en", title="Peace", body="We want peace.", line=1),))
    values: dict[str, Any] = {
        "slug": "2019-peace",
        "title": "Peace",
        "kind": "appeal",
        "date": PartialDate.parse("2019-11-01"),
    }
    return StatementProposal(**values | fields)


def line(name: str, party: Party | None = None) -> SignatoryLine:
    return SignatoryLine(name_as_signed=name, party_id=party.pk if party else None)


def whole_archive() -> journal.Rows:
    return journal.rows(*(model._base_manager.all() for model in MODELS))


def test_statement_is_a_draft_with_text_and_list_in_order() -> None:
    akel = make_party(slug="akel")

    made = create_statement(proposal(lines=(line("AKEL", akel), line("Nobody knows"))), make_batch())

    statement = Statement.objects.get(slug="2019-peace")
    assert statement == made
    assert statement.state == PublicationState.DRAFT
    assert list(statement.texts.values_list("language", "body", "is_original")) == [("en", "We want peace.", True)]
    assert [(row.name_as_signed, row.party) for row in statement.signatories.as_signed()] == [
        ("AKEL", akel),
        ("Nobody knows", None),
    ]


def test_batch_keeps_the_source_and_what_it_made() -> None:
    batch = make_batch(b"\x00the source\xff")

    statement = create_statement(proposal(), batch)

    kept = ImportBatch.objects.get()
    assert bytes(kept.content) == b"\x00the source\xff"
    assert kept.state == ImportState.APPLIED
    assert kept.statement == statement


def test_publishing_without_a_date_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(ValidationError, match="needs a title and a date"):
        create_statement(proposal(date=PartialDate()), make_batch(), state=PublicationState.PUBLISHED)

    assert not Statement.objects.exists()
    assert not ImportBatch.objects.exists()


def test_failure_half_way_leaves_nothing() -> None:
    twice = FoundText(language="en", title="Peace", body="", line=1)

    with pytest.raises(ValidationError):
        create_statement(proposal(texts=(twice, twice)), make_batch())

    assert whole_archive() == {}


def test_confirmed_spelling_becomes_a_known_name() -> None:
    akel = make_party(name="Progressive Party of Working People")

    create_statement(proposal(lines=(line("AKEL - Cyprus", akel),), language="en"), make_batch(), teaches=True)

    [name] = PartyName.objects.all()
    assert (name.party, name.name, name.language, name.is_homonym) == (akel, "AKEL - Cyprus", "en", False)


def test_spelling_known_already_is_not_taught_again() -> None:
    akel = make_party(name="AKEL")
    make_party_name(party=akel, name="A.K.E.L. Cyprus")

    create_statement(proposal(lines=(line("Akel", akel), line("AKEL Cyprus", akel))), make_batch(), teaches=True)

    assert PartyName.objects.count() == 2  # "A K E L Cyprus" is parted by its points, "AKEL Cyprus" is not


def test_spelling_of_two_parties_is_marked_on_both() -> None:
    brazil, bolivia = make_party(country="BR"), make_party(country="BO")
    make_party_name(party=brazil, name="PCB")

    create_statement(proposal(lines=(line("PCB", bolivia),)), make_batch(), teaches=True)

    assert list(PartyName.objects.order_by("party").values_list("party", "is_homonym")) == [
        (brazil.pk, True),
        (bolivia.pk, True),
    ]


@pytest.mark.parametrize("field", ["name", "short_name", "native_name"])
def test_spelling_that_is_another_partys_own_name_is_marked_as_shared(field: str) -> None:
    make_party(**{"name": "The owner", field: "ΠΚΒ"})

    create_statement(proposal(lines=(line("Πκβ", make_party()),)), make_batch(), teaches=True)

    assert PartyName.objects.get().is_homonym


def test_grown_list_becomes_a_new_edition_with_rows_at_their_true_places() -> None:
    a, b, c = make_party(), make_party(), make_party()
    statement = make_statement(signed_by=[a, c])
    make_edition(statement=statement)
    grown = proposal(lines=(line("A", a), line("B", b), line("C", c)))

    add_to_statement(statement, grown, make_batch())

    assert [(row.party, row.first_edition) for row in statement.signatories.as_signed()] == [(a, 1), (b, 2), (c, 1)]
    assert [edition.number for edition in statement.editions.order_by("number")] == [1, 2]


def test_grown_list_changes_the_moment_of_the_statement_and_undo_changes_it_back() -> None:
    statement, batch = make_statement(), make_batch()
    before = statement.updated_at

    add_to_statement(statement, proposal(lines=(line("A", make_party()),), texts=()), batch)
    after = Statement.objects.get().updated_at
    undo(batch)

    assert after > before
    assert Statement.objects.get().updated_at == before


def test_undo_of_a_grown_list_leaves_what_an_editor_has_changed_on_the_statement_since() -> None:
    statement, batch = make_statement(), make_batch()
    add_to_statement(statement, proposal(lines=(line("A", make_party()),), texts=()), batch)
    statement.note = "An editor's."
    statement.save()

    undo(batch)

    kept = Statement.objects.get()
    assert (kept.note, kept.updated_at, kept.signatories.count()) == ("An editor's.", statement.updated_at, 0)


def test_text_in_another_language_is_added_and_none_overwritten() -> None:
    statement = make_statement()
    make_text(statement=statement, language="en", body="Kept.", is_original=True)
    make_text(statement=statement, language="es", body="")
    texts = tuple(FoundText(language=code, title="T", body="New.", line=1) for code in ("en", "es", "fr"))

    add_to_statement(statement, proposal(texts=texts), make_batch())

    assert dict(statement.texts.values_list("language", "body")) == {"en": "Kept.", "es": "New.", "fr": "New."}


def test_news_become_drafts_with_their_parties() -> None:
    tkp = make_party()

    create_newsitems(
        [NewsProposal(slug="n", headline="H", text="T", party_ids=(tkp.pk,), countries=("TR",))], make_batch()
    )

    newsitem = NewsItem.objects.get()
    assert newsitem.state == PublicationState.DRAFT
    assert list(newsitem.parties.all()) == [tkp]


def test_undo_restores_the_database_row_for_row_after_a_new_statement() -> None:
    akel, bolivia = make_party(slug="akel"), make_party()
    make_party_name(party=bolivia, name="PCB")
    before = whole_archive()
    made_here = make_party(name="Made in review")
    batch = make_batch()
    lines = (line("PCB", akel), line("Made", made_here), line("Nobody"))
    create_statement(proposal(lines=lines), batch, parties=[made_here], teaches=True)

    undo(batch)

    assert whole_archive() == before
    assert ImportBatch.objects.get().state == ImportState.UNDONE


def test_undo_restores_the_database_row_for_row_after_a_new_edition() -> None:
    a, b, c = make_party(), make_party(), make_party()
    statement = make_statement(signed_by=[a, c])
    make_edition(statement=statement)
    make_text(statement=statement, language="es", body="", is_original=True)
    before = whole_archive()
    batch = make_batch()
    texts = tuple(FoundText(language=code, title="T", body="New.", line=1) for code in ("es", "fr"))
    lines = (line("B", b), line("A", a))
    add_to_statement(statement, proposal(lines=lines, texts=texts, completeness="complete"), batch, teaches=True)

    undo(batch)

    assert whole_archive() == before


FORMATTED = FoundText(language="en", title="Peace", body="Peace\n\nNow.", line=1, html="<h2>Peace</h2><p>Now.</p>")


def test_text_is_kept_as_its_document_formats_it() -> None:
    create_statement(proposal(texts=(FORMATTED,)), make_batch())

    assert StatementText.objects.values_list("body", "html").get() == (FORMATTED.body, FORMATTED.html)


def test_undo_restores_the_database_row_for_row_after_a_formatted_text() -> None:
    statement = make_statement()
    make_text(statement=statement, language="en", body="", is_original=True)
    before = whole_archive()
    batch = make_batch()
    add_to_statement(statement, proposal(texts=(FORMATTED, replace(FORMATTED, language="fr"))), batch)
    assert {*StatementText.objects.values_list("html", flat=True)} == {FORMATTED.html}

    undo(batch)

    assert whole_archive() == before


def test_undo_takes_back_what_was_kept_before_texts_could_be_formatted() -> None:
    before = whole_archive()
    batch = make_batch()
    create_statement(proposal(), batch)
    for row in batch.journal["after"].values():
        row["fields"].pop("html", None)
    batch.save()

    undo(batch)

    assert whole_archive() == before


def test_undo_is_refused_where_a_text_was_formatted_since() -> None:
    batch = make_batch()
    create_statement(proposal(), batch)
    StatementText.objects.update(html="<p>We want <em>peace</em>.</p>")

    with pytest.raises(journal.ChangedSinceError):
        undo(batch)


def test_undo_restores_the_database_row_for_row_after_news() -> None:
    tkp = make_party()
    make_newsitem()
    before = whole_archive()
    batch = make_batch()
    create_newsitems([NewsProposal(slug="n", headline="H", text="T", party_ids=(tkp.pk,))], batch)

    undo(batch)

    assert whole_archive() == before


def test_undo_twice_is_undoing_once() -> None:
    batch = make_batch()
    create_statement(proposal(), batch)
    undo(batch)
    before = whole_archive()

    undo(batch)

    assert whole_archive() == before


def test_undo_is_refused_where_an_editor_has_worked_since() -> None:
    batch = make_batch()
    statement = create_statement(proposal(lines=(line("A"),)), batch)
    statement.signatories.update(note="An editor's remark")
    before = whole_archive()

    with pytest.raises(journal.ChangedSinceError, match="Signatories of this import have been changed"):
        undo(batch)

    assert whole_archive() == before


def test_undo_is_refused_where_something_new_depends_on_it() -> None:
    batch = make_batch()
    statement = create_statement(proposal(), batch)
    make_newsitem(headline="About it", statement=statement)

    with pytest.raises(journal.ChangedSinceError, match="About it"):
        undo(batch)


def test_undo_is_refused_where_a_text_was_added_since() -> None:
    batch = make_batch()
    statement = create_statement(proposal(), batch)
    make_text(statement=statement, language="fr")

    with pytest.raises(journal.ChangedSinceError, match="fr"):
        undo(batch)


def test_import_and_its_undo_are_in_the_history() -> None:
    batch = make_batch()
    statement = create_statement(proposal(), batch)
    pk = statement.pk
    undo(batch)

    assert events(pk) == ["imported", "undone"]


def test_edition_that_an_import_adds_is_in_the_history_with_what_it_met() -> None:
    statement = make_statement(signed_by=[make_party()])
    batch = make_batch()
    add_to_statement(statement, proposal(), batch)
    undo(batch)

    assert events(statement.pk) == ["found", "imported", "undone"]


def events(pk: int) -> list[str]:
    return [revision.note.event for revision in revisions_of(Statement, pk)][::-1]
