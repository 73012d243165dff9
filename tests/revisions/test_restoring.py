"""Whatever was done to a record, each of its revisions comes back as it was."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Model
from hypothesis import given, settings
from hypothesis import strategies as st
from reversion.models import Revision

from archive.models import (
    Attachment,
    Correction,
    Party,
    PartyName,
    PartyRelation,
    PublicationState,
    RevisionEvent,
    Statement,
    StatementText,
)
from archive.models.signatorylist import SignatoryLine, replace_signatories
from archive.revisions.keeping import keep, keep_deletion, keep_found, revisions_of
from archive.revisions.restoring import CannotRestoreError, restore, with_slug
from archive.revisions.snapshot import Snapshot, kept_snapshots, present
from tests.factories import (
    make_attachment,
    make_correction,
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
    make_text,
)
from tests.rollback import rolled_back

pytestmark = pytest.mark.django_db


def keep_saved(record: Model) -> None:
    keep(record, RevisionEvent.SAVED)


def snapshots(record: Model) -> list[Snapshot]:
    """The oldest first."""
    revisions = [*revisions_of(type(record), record.pk).values_list("pk", flat=True)][::-1]
    found = kept_snapshots(type(record), record.pk, revisions)
    return [found[revision] for revision in revisions]


def stored(record: Model) -> dict[str, Any]:
    """Everything that the tables hold of it; but of when it last changed, which a restore is."""
    now = present(record)
    assert now is not None
    values = {name: value for name, value in now.values.items() if name != "updated_at"}
    return {"values": values, "rows": {label: rows for label, rows in now.rows.items() if rows}}


def _set_list(statement: Statement, names: list[str]) -> None:
    parties = {party.name: party.pk for party in Party.objects.all()}
    replace_signatories(statement, [SignatoryLine(name_as_signed=name, party_id=parties.get(name)) for name in names])


def _set_texts(statement: Statement, texts: list[tuple[str, str]]) -> None:
    StatementText._base_manager.filter(statement=statement).delete()
    StatementText.objects.bulk_create(
        StatementText(statement=statement, language=language, title="T", body=body, is_original=index == 0)
        for index, (language, body) in enumerate(texts)
    )


def _swap_texts(statement: Statement, _: object) -> None:
    """The same rows, each with the other's language: what stumbles row by row."""
    one, other = [*statement.texts.order_by("pk")[:2], None, None][:2]
    if one and other:
        swapped = {"language": one.language, "is_original": one.is_original}
        StatementText.objects.filter(pk=one.pk).update(language="xx", is_original=False)
        StatementText.objects.filter(pk=other.pk).update(**swapped)
        StatementText.objects.filter(pk=one.pk).update(language=other.language, is_original=other.is_original)


def _set_state(statement: Statement, state: str) -> None:
    statement.refresh_from_db()
    if statement.has_text or statement.summary:
        Statement.objects.filter(pk=statement.pk).update(state=state)


def _set_summary(statement: Statement, summary: str) -> None:
    statement.refresh_from_db()
    if summary or statement.has_text or statement.state == PublicationState.DRAFT:
        Statement.objects.filter(pk=statement.pk).update(summary=summary)


def _set_editions(statement: Statement, numbers: list[int]) -> None:
    statement.editions.all().delete()
    for number in numbers:
        make_edition(statement=statement, number=number)


_texts = st.lists(
    st.tuples(st.sampled_from(["en", "es", "ru"]), st.sampled_from(["", "Peace.", "Мир.\r\n\t“=1+1”"])),
    unique_by=lambda text: text[0],
)
EDITS: list[tuple[Callable[[Statement, Any], None], st.SearchStrategy[Any]]] = [
    (_set_list, st.lists(st.sampled_from(["A party", "B party", "Nobody knows", "<b>=1|\\"]), max_size=5)),
    (_set_editions, st.lists(st.integers(1, 4), unique=True, max_size=3)),
    (_set_state, st.sampled_from(["draft", "in_review", "published"])),
    (_set_summary, st.sampled_from(["", "A summary."])),
    (_swap_texts, st.none()),
]
_edits = st.one_of(*(st.tuples(st.just(edit), values) for edit, values in EDITS))
# An edit, or the number of a revision to go back to.
_steps = st.lists(st.one_of(_edits, st.integers(0, 20)), min_size=1, max_size=8)


@settings(max_examples=40)
@given(texts=_texts, steps=_steps)
def test_any_edits_and_restores_reproduce_each_revision(texts: list[tuple[str, str]], steps: list[Any]) -> None:
    with rolled_back():
        for name in ("A party", "B party"):
            make_party(name=name)
        statement = make_draft()
        _set_texts(statement, texts)
        keep_saved(statement)
        states = [stored(statement)]
        for step in steps:
            if isinstance(step, int):
                wanted = step % len(states)
                restore(snapshots(statement)[wanted])
                assert stored(statement) == states[wanted]
            else:
                edit, value = step
                edit(statement, value)
                keep_saved(statement)
            if len(snapshots(statement)) > len(states):
                states.append(stored(statement))
        assert len(snapshots(statement)) == len(states)


def test_has_text_is_true_after_a_restore() -> None:
    statement = make_draft(summary="")
    make_text(statement=statement)
    Statement.objects.filter(pk=statement.pk).update(state=PublicationState.PUBLISHED)
    keep_saved(statement)
    Statement.objects.filter(pk=statement.pk).update(state=PublicationState.DRAFT)
    statement.texts.all().delete()
    keep_saved(statement)

    restore(snapshots(statement)[0])
    assert Statement.objects.get().has_text
    restore(snapshots(statement)[1])
    assert not Statement.objects.get().has_text


def test_swapped_places_and_languages_come_back() -> None:
    statement = make_draft()
    _set_list(statement, ["One", "Two", "Three"])
    make_text(statement=statement, language="en", is_original=True)
    make_text(statement=statement, language="es")
    keep_saved(statement)
    before = stored(statement)
    _set_list(statement, ["Three", "Two", "One"])
    _swap_texts(statement, None)
    keep_saved(statement)

    restore(snapshots(statement)[0])

    assert stored(statement) == before


def test_deleted_record_comes_back_with_its_rows_keys_and_moments() -> None:
    statement = make_statement(
        signed_by=[make_party(), make_party()], publish_at=datetime(2020, 1, 2, 3, 4, 5, 678_901, UTC)
    )
    make_text(statement=statement, is_original=True)
    make_edition(statement=statement, dated="2019-11")
    make_correction(statement=statement)
    keep_deletion(statement)
    before, created_at = stored(statement), statement.created_at
    snapshot = snapshots(statement)[-1]
    statement_pk = statement.pk
    statement.delete()

    restore(snapshot)

    again = Statement.objects.get(pk=statement_pk)
    assert stored(again) == before
    assert (again.created_at, again.publish_at) == (created_at, statement.publish_at)


def test_party_meeting_and_news_come_back_with_their_choices() -> None:
    party, other = make_party(), make_party()
    make_party_name(party=party, name="A former name", kind="former")
    PartyRelation.objects.create(earlier=party, later=other, kind="successor")
    meeting, newsitem = make_meeting(country="CU"), make_newsitem(parties=[party, other], countries="CU,VE")
    meeting.hosts.set([party])
    records = [party, meeting, newsitem]
    for record in records:
        keep_saved(record)
    before = [stored(record) for record in records]
    PartyName.objects.all().delete()
    PartyRelation.objects.all().delete()
    meeting.hosts.set([other])
    newsitem.parties.clear()
    newsitem.countries = "GR"
    newsitem.save()

    for record in records:
        restore(snapshots(record)[0])

    assert [stored(record) for record in records] == before


def test_what_readers_were_told_stays_told() -> None:
    statement = make_statement()
    keep_saved(statement)
    make_correction(statement=statement, text="Told since.")

    restore(snapshots(statement)[0])

    assert [correction.text for correction in Correction.objects.all()] == ["Told since."]


def test_state_before_a_restore_is_kept_first() -> None:
    meeting = make_meeting(title="One")
    keep_saved(meeting)
    type(meeting).objects.update(title="Two, written by no editor")

    restore(snapshots(meeting)[0])

    assert [snapshot.values["title"] for snapshot in snapshots(meeting)] == ["One", "Two, written by no editor", "One"]


def test_restoring_what_is_so_already_makes_no_revision() -> None:
    meeting = make_meeting()
    keep_saved(meeting)

    assert not restore(snapshots(meeting)[0])
    assert Revision.objects.count() == 1


def test_party_that_is_gone_is_named_and_nothing_is_changed() -> None:
    party = make_party(name="Gone Party")
    statement = make_statement(signed_by=[party])
    keep_saved(party)
    keep_saved(statement)
    statement.signatories.all().delete()
    party.delete()

    with pytest.raises(CannotRestoreError, match="Party “Gone Party” is no longer in the archive"):
        restore(snapshots(statement)[0])

    assert not statement.signatories.exists()


def test_list_can_come_back_without_a_party_that_is_gone() -> None:
    party = make_party(name="Gone Party")
    statement = make_statement(signed_by=[party])
    keep_saved(statement)
    statement.signatories.all().delete()
    party.delete()

    restore(snapshots(statement)[0], leaving_out=True)

    assert [(row.name_as_signed, row.party) for row in statement.signatories.all()] == [("Gone Party", None)]


def test_relation_cannot_come_back_without_its_other_party() -> None:
    party, other = make_party(), make_party(name="Gone Party")
    PartyRelation.objects.create(earlier=party, later=other, kind="successor")
    keep_saved(party)
    other.delete()

    with pytest.raises(CannotRestoreError, match="is no longer in the archive"):
        restore(snapshots(party)[0], leaving_out=True)


def test_slug_that_another_has_taken_is_said_and_can_be_changed() -> None:
    meeting = make_meeting(slug="taken")
    keep_saved(meeting)
    snapshot = snapshots(meeting)[0]
    meeting.delete()
    make_meeting(slug="taken")

    with pytest.raises(CannotRestoreError, match=r"(?i)slug"):
        restore(snapshot)
    restore(with_slug(snapshot, "free"))

    assert type(meeting).objects.get(pk=snapshot.pk).slug == "free"


def test_name_that_another_party_has_now_is_said() -> None:
    party = make_party()
    name = make_party_name(party=party, name="Workers’ Party")
    keep_saved(party)
    name.delete()
    make_party_name(party=make_party(), name="Workers’ Party")

    with pytest.raises(CannotRestoreError, match="Another party has this name"):
        restore(snapshots(party)[0])


def test_own_name_that_another_party_has_now_is_said() -> None:
    party = make_party(name="Workers’ Party")
    keep_saved(party)
    Party.objects.filter(pk=party.pk).update(name="New", folded="new")
    make_party_name(party=make_party(slug="owner"), name="Workers’ Party")

    with pytest.raises(CannotRestoreError, match=r"\(owner\)"):
        restore(snapshots(party)[0])


def test_row_that_belongs_to_another_now_is_said() -> None:
    statement, other = make_draft(), make_draft()
    row = make_signatory(statement=statement)
    keep_saved(statement)
    type(row).objects.update(statement=other)

    with pytest.raises(CannotRestoreError, match="belongs to another record now"):
        restore(snapshots(statement)[0])

    assert row in other.signatories.all()


def test_found_state_is_kept_only_where_the_last_revision_says_otherwise() -> None:
    meeting = make_meeting()

    assert [keep_found(meeting), keep_found(meeting)] == [True, False]
    type(meeting).objects.update(theme="Loaded")
    assert keep_found(meeting)


def test_attachment_that_was_taken_away_comes_back_with_its_file() -> None:
    statement = make_draft()
    attachment = make_attachment(statement=statement, content=b"%PDF-1.7 signed")
    keep_saved(statement)
    Attachment.objects.of(statement).delete()
    keep_saved(statement)

    restore(snapshots(statement)[0])

    back = Attachment.objects.get(pk=attachment.pk)
    with back.file.open() as file:
        assert (back.sha256, file.read()) == (attachment.sha256, b"%PDF-1.7 signed")
