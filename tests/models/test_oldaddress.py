"""Where a record once stood leads to where it stands now, however it got there."""

import pytest
from django.db import connection

from archive.models import OldAddress, Party, RecordKind, Statement
from archive.models.oldaddress import create_address_triggers, drop_address_triggers
from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_statement

pytestmark = pytest.mark.django_db


def present(slug: str, kind: RecordKind = RecordKind.PARTY) -> str | None:
    return OldAddress.objects.present_slugs(kind, [slug]).get(slug)


def rename(party: Party, slug: str) -> None:
    party.slug = slug
    party.save()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (make_party, RecordKind.PARTY),
        (make_statement, RecordKind.STATEMENT),
        (make_meeting, RecordKind.MEETING),
        (make_newsitem, RecordKind.NEWSITEM),
    ],
)
def test_renamed_record_is_found_at_its_old_address(make: object, kind: RecordKind) -> None:
    record = make(slug="old")  # type: ignore[operator]

    record.slug = "new"
    record.save()

    assert present("old", kind) == "new"


def test_rename_by_an_update_or_by_hand_is_noted_too() -> None:
    make_party(slug="a")
    Party.objects.filter(slug="a").update(slug="b")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_party SET slug = 'c' WHERE slug = 'b'")

    assert (present("a"), present("b")) == ("c", "c")


def test_change_that_keeps_the_address_notes_nothing() -> None:
    make_party(slug="a").save()

    assert not OldAddress.objects.exists()


def test_record_that_is_named_as_it_once_was_stands_there() -> None:
    party = make_party(slug="a")
    rename(party, "b")

    rename(party, "a")

    assert (present("a"), present("b")) == (None, "a")


def test_new_record_at_an_old_address_goes_before_the_old_one() -> None:
    rename(make_party(slug="a"), "b")

    make_party(slug="a")

    assert present("a") is None


def test_last_record_that_left_an_address_is_found_there() -> None:
    rename(make_party(slug="a"), "b")

    rename(make_party(slug="a"), "c")

    assert present("a") == "c"


def test_two_records_that_change_places_stand_where_they_are() -> None:
    one, other = make_party(slug="one"), make_party(slug="other")

    for party, slug in ((one, "between"), (other, "one"), (one, "other")):
        rename(party, slug)

    assert [present(slug) for slug in ("one", "other", "between")] == [None, None, "other"]


def test_address_of_what_the_public_may_not_see_leads_nowhere() -> None:
    draft = make_draft(slug="old")

    Statement.objects.filter(pk=draft.pk).update(slug="new")

    assert present("old", RecordKind.STATEMENT) is None


def test_address_of_a_deleted_record_leads_nowhere() -> None:
    party = make_party(slug="a")
    rename(party, "b")

    party.delete()

    assert present("a") is None


def test_kinds_of_records_have_addresses_of_their_own() -> None:
    rename(make_party(slug="a"), "b")

    assert present("a", RecordKind.MEETING) is None


def test_every_address_of_a_merged_record_leads_to_the_other() -> None:
    merged, into = make_party(slug="a"), make_party(slug="into")
    rename(merged, "b")

    OldAddress.objects.point_all(merged, into)
    merged.delete()

    assert (present("a"), present("b")) == ("into", "into")


def test_address_can_be_pointed_to_a_record_and_to_another() -> None:
    one, other = make_party(slug="one"), make_party(slug="other")

    OldAddress.objects.point("old", one)
    OldAddress.objects.point("old", other)

    assert present("old") == "other"


def test_triggers_can_be_taken_away_and_made_again() -> None:
    drop_address_triggers()
    rename(make_party(slug="a"), "b")

    create_address_triggers()
    rename(make_party(slug="c"), "d")

    assert (present("a"), present("c")) == (None, "d")


def test_old_address_says_what_it_is() -> None:
    assert str(OldAddress(record="party", slug="old")) == "party: old"
