from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from archive.models import (
    Correction,
    ListEdition,
    Meeting,
    NewsItem,
    OldAddress,
    Party,
    PartyName,
    PartyRelation,
    PartyRelationKind,
    PublicationState,
    PublicEdition,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.publicedition import (
    WATCHED,
    create_edition_triggers,
    drop_edition_triggers,
    public_edition,
)
from archive.models.signatorylist import SignatoryLine, replace_signatories
from tests.factories import (
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

pytestmark = pytest.mark.django_db

# Tables that no reader sees anything of.
UNSEEN_TABLES = {
    "archive_distinctparties",  # what editors have said of pairs that look like one
    "archive_importbatch",  # what came in, and who decided
    "archive_keptform",  # what an editor typed when the session had ended
    "archive_keptupload",  # what an editor chose and has not saved yet
    "archive_loadedrecord",  # what the loader last wrote
    "archive_partymerge",  # what a merge wrote, so that it can be undone
    "archive_publicedition",  # the number itself
    "archive_recordchange",  # when a record that is watched changed
    "archive_revisionnote",  # what brought a revision about
    "archive_signin",  # who signed in
    "archive_statementchange",  # which statement changed with which number
}


@dataclass
class Archive:
    """One record of each kind that the public sees, and a draft of each that it does not."""

    meeting: Meeting
    party: Party
    other: Party
    lonely: Party
    name: PartyName
    relation: PartyRelation
    statement: Statement
    text: StatementText
    signatory: Signatory
    edition: ListEdition
    correction: Correction
    newsitem: NewsItem
    draft: Statement
    draft_text: StatementText
    draft_signatory: Signatory
    draft_edition: ListEdition
    draft_correction: Correction
    draft_newsitem: NewsItem


@pytest.fixture
def archive() -> Archive:
    party, other = make_party(), make_party()
    meeting = make_meeting()
    meeting.hosts.set([party])
    meeting.attending.set([party])
    statement, draft = make_statement(), make_draft()
    return Archive(
        meeting=meeting,
        party=party,
        other=other,
        lonely=make_party(),
        name=make_party_name(party=party, name="Other name"),
        relation=PartyRelation.objects.create(earlier=party, later=other, kind=PartyRelationKind.SPLIT),
        statement=statement,
        text=make_text(statement=statement),
        signatory=make_signatory(statement=statement),
        edition=make_edition(statement=statement),
        correction=make_correction(statement=statement),
        newsitem=make_newsitem(parties=[party]),
        draft=draft,
        draft_text=make_text(statement=draft),
        draft_signatory=make_signatory(statement=draft),
        draft_edition=make_edition(statement=draft),
        draft_correction=make_correction(statement=draft),
        draft_newsitem=make_newsitem(state=PublicationState.DRAFT, parties=[party]),
    )


def run(sql: str, *parameters: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def set_state(record: Statement | NewsItem, state: PublicationState) -> None:
    record.state = state
    record.save()


Write = Callable[[Archive], object]
SEEN: dict[str, Write] = {
    "meeting created": lambda _: make_meeting(),
    "meeting saved": lambda a: a.meeting.save(),
    "meeting deleted": lambda a: a.meeting.delete(),
    "host added": lambda a: a.meeting.hosts.add(a.other),
    "host replaced by hand": lambda a: run("UPDATE archive_meeting_hosts SET party_id = %s", a.other.pk),
    "host removed": lambda a: a.meeting.hosts.remove(a.party),
    "attending added": lambda a: a.meeting.attending.add(a.other),
    "attending replaced by hand": lambda a: run("UPDATE archive_meeting_attending SET party_id = %s", a.other.pk),
    "attending removed": lambda a: a.meeting.attending.clear(),
    "party created": lambda _: make_party(),
    "parties created in bulk": lambda _: Party.objects.bulk_create([Party(name="P", slug="p")]),
    "party saved": lambda a: a.party.save(),
    "parties updated": lambda _: Party.objects.update(country="GR"),
    "parties updated in bulk": lambda a: Party.objects.bulk_update([a.party, a.other], ["name"]),
    "party updated by hand": lambda a: run("UPDATE archive_party SET name = 'By hand' WHERE id = %s", a.party.pk),
    "party deleted": lambda a: a.lonely.delete(),
    "party name created": lambda a: make_party_name(party=a.party, name="New"),
    "party name saved": lambda a: a.name.save(),
    "party name deleted": lambda a: a.name.delete(),
    "relation created": lambda a: PartyRelation.objects.create(earlier=a.other, later=a.party, kind="split"),
    "relation saved": lambda a: a.relation.save(),
    "relation deleted": lambda a: a.relation.delete(),
    "statement created": lambda _: make_statement(),
    "statement saved": lambda a: a.statement.save(),
    "statements updated": lambda _: Statement.objects.update(note="N"),
    "statement deleted": lambda a: a.statement.delete(),
    "statements deleted in bulk": lambda _: Statement.objects.all().delete(),
    "statement published": lambda a: set_state(a.draft, PublicationState.PUBLISHED),
    "statement taken back": lambda a: set_state(a.statement, PublicationState.IN_REVIEW),
    "text created": lambda a: make_text(statement=a.statement, language="el"),
    "text saved": lambda a: a.text.save(),
    "text deleted": lambda a: a.text.delete(),
    "text moved to a draft": lambda a: StatementText.objects.filter(pk=a.text.pk).update(statement=make_draft()),
    "text moved from a draft": lambda a: StatementText.objects.filter(pk=a.draft_text.pk).update(
        statement=make_statement()
    ),
    "signatory created": lambda a: make_signatory(statement=a.statement, position=2),
    "signatory saved": lambda a: a.signatory.save(),
    "signatory deleted": lambda a: a.signatory.delete(),
    "signatories replaced": lambda a: replace_signatories(a.statement, [SignatoryLine(name_as_signed="New")]),
    "edition created": lambda a: make_edition(statement=a.statement, number=2),
    "edition saved": lambda a: a.edition.save(),
    "edition deleted": lambda a: a.edition.delete(),
    "correction created": lambda a: make_correction(statement=a.statement),
    "correction saved": lambda a: a.correction.save(),
    "correction deleted": lambda a: a.correction.delete(),
    "news created": lambda _: make_newsitem(),
    "news saved": lambda a: a.newsitem.save(),
    "news deleted": lambda a: a.newsitem.delete(),
    "news published": lambda a: set_state(a.draft_newsitem, PublicationState.PUBLISHED),
    "news taken back": lambda a: set_state(a.newsitem, PublicationState.DRAFT),
    "party added to news": lambda a: a.newsitem.parties.add(a.other),
    "party of news replaced by hand": lambda a: run("UPDATE archive_newsitem_parties SET party_id = %s", a.other.pk),
    "party removed from news": lambda a: a.newsitem.parties.clear(),
    "old address pointed elsewhere": lambda a: OldAddress.objects.point("old", a.party),
}
UNSEEN: dict[str, Write] = {
    "statement created": lambda _: make_draft(),
    "statement saved": lambda a: a.draft.save(),
    "statement sent to review": lambda a: set_state(a.draft, PublicationState.IN_REVIEW),
    "statement deleted": lambda a: a.draft.delete(),
    "text created": lambda a: make_text(statement=a.draft, language="el"),
    "text saved": lambda a: a.draft_text.save(),
    "text deleted": lambda a: a.draft_text.delete(),
    "signatory created": lambda a: make_signatory(statement=a.draft, position=2),
    "signatory saved": lambda a: a.draft_signatory.save(),
    "signatory deleted": lambda a: a.draft_signatory.delete(),
    "signatories replaced": lambda a: replace_signatories(a.draft, [SignatoryLine(name_as_signed="New")]),
    "statement renamed": lambda a: Statement.objects.filter(pk=a.draft.pk).update(slug="other-address"),
    "edition created": lambda a: make_edition(statement=a.draft, number=2),
    "edition saved": lambda a: a.draft_edition.save(),
    "edition deleted": lambda a: a.draft_edition.delete(),
    "correction created": lambda a: make_correction(statement=a.draft),
    "correction saved": lambda a: a.draft_correction.save(),
    "correction deleted": lambda a: a.draft_correction.delete(),
    "news created": lambda _: make_newsitem(state=PublicationState.DRAFT),
    "news saved": lambda a: a.draft_newsitem.save(),
    "news deleted": lambda a: a.draft_newsitem.delete(),
    "party added to news": lambda a: a.draft_newsitem.parties.add(a.other),
    "party removed from news": lambda a: a.draft_newsitem.parties.clear(),
    "nothing found to update": lambda _: Party.objects.filter(slug="nobody").update(name="N"),
}


@pytest.mark.parametrize("write", SEEN)
def test_edition_rises_with_what_a_reader_can_see(write: str, archive: Archive) -> None:
    before = public_edition()

    SEEN[write](archive)

    assert public_edition() > before


@pytest.mark.parametrize("write", UNSEEN)
def test_edition_stays_with_what_no_reader_can_see(write: str, archive: Archive) -> None:
    before = public_edition()

    UNSEEN[write](archive)

    assert public_edition() == before


def test_edition_stays_when_the_write_is_undone() -> None:
    before = public_edition()

    with transaction.atomic():
        make_party()
        transaction.set_rollback(True)

    assert public_edition() == before


def test_edition_stays_when_it_is_only_asked_for(archive: Archive) -> None:
    assert public_edition() == public_edition()


def test_edition_takes_one_query(archive: Archive, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    now = timezone.now()
    before = public_edition(now)

    with django_assert_num_queries(1):
        again = public_edition(now)

    assert again == before


NOW = datetime(2030, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("make", [make_statement, make_newsitem])
def test_edition_rises_once_when_a_moment_of_publishing_has_come(make: Callable[..., object]) -> None:
    make(publish_at=NOW + HOUR)

    editions = [public_edition(NOW + delay) for delay in (0 * HOUR, HOUR / 2, HOUR, HOUR, HOUR * 2, HOUR * 9)]

    assert [edition - editions[0] for edition in editions] == [0, 0, 1, 1, 1, 1]


def test_edition_rises_once_for_all_that_came_due_meanwhile() -> None:
    before = public_edition(NOW)
    for hours in (1, 2, 3):
        Statement.objects.filter(pk=make_draft().pk).update(publish_at=NOW + hours * HOUR)
    drafts = Statement.objects.all()
    drafts.update(state=PublicationState.PUBLISHED)
    scheduled = public_edition(NOW)

    after = [public_edition(NOW + 5 * HOUR), public_edition(NOW + 6 * HOUR)]

    assert scheduled > before
    assert after == [scheduled + 1] * 2


@pytest.mark.parametrize("state", [PublicationState.DRAFT, PublicationState.IN_REVIEW])
def test_edition_stays_when_the_moment_of_a_draft_has_come(state: PublicationState) -> None:
    make_statement(state=state, publish_at=NOW + HOUR)
    before = public_edition(NOW)

    assert public_edition(NOW + 2 * HOUR) == before


def test_edition_never_falls_when_a_clock_goes_back() -> None:
    make_statement(publish_at=NOW + HOUR)
    public_edition(NOW)
    after = public_edition(NOW + 2 * HOUR)

    assert [public_edition(NOW - HOUR), public_edition(NOW + 2 * HOUR)] == [after, after]


def test_edition_still_rises_after_migrate() -> None:
    call_command("migrate", verbosity=0)
    before = public_edition()

    make_party()

    assert public_edition() > before


def test_edition_rises_when_tables_were_migrated() -> None:
    before = public_edition()

    create_edition_triggers(plan=["a migration"])

    assert public_edition() == before + 1


def test_edition_stays_when_there_was_nothing_to_migrate() -> None:
    before = public_edition()

    create_edition_triggers(plan=[])

    assert public_edition() == before


def test_edition_triggers_can_be_taken_away_for_a_migration() -> None:
    before = public_edition()
    drop_edition_triggers()

    make_party()

    assert public_edition() == before


def test_edition_watches_every_table_that_readers_see_something_of() -> None:
    models = apps.get_app_config("archive").get_models(include_auto_created=True)

    assert {*WATCHED} == {model._meta.db_table for model in models} - UNSEEN_TABLES


@pytest.mark.parametrize("table", WATCHED)
@pytest.mark.parametrize("event", ["INSERT", "UPDATE", "DELETE"])
def test_edition_has_a_trigger_for_every_event_on_every_watched_table(table: str, event: str) -> None:
    assert (table, event) in triggers()


def triggers() -> Sequence[tuple[str, str]]:
    """Table and event of each trigger that the database has."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT event_object_table, event_manipulation FROM information_schema.triggers")
            return [(table, event) for table, event in cursor.fetchall()]
        cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return [(table, sql.split(" AFTER ")[1].split()[0]) for table, sql in cursor.fetchall()]


def test_edition_says_its_number() -> None:
    assert str(PublicEdition(number=7)) == "7"
