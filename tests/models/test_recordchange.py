"""The moment of a record's last change, whichever of its rows was changed and how."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from archive.models import (
    Meeting,
    NewsItem,
    Party,
    PartyName,
    PartyRelation,
    RecordChange,
    RecordKind,
    Signatory,
    Statement,
)
from archive.models.oldaddress import kind_of
from archive.models.recordchange import create_change_triggers, drop_change_triggers
from tests.factories import (
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

LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


def changed_at(record: Any) -> datetime | None:
    kind = kind_of(record)
    found = RecordChange.objects.on(kind, type(record)._default_manager.filter(pk=record.pk))
    moment: datetime | None = found.get().last_changed_at
    return moment


def statement() -> Statement:
    return make_statement(signed_by=[make_party()])


CHANGES: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "statement updated": (statement, lambda s: Statement.objects.filter(pk=s.pk).update(note="N")),
    "text added": (statement, lambda s: make_text(statement=s)),
    "signatory added": (statement, lambda s: make_signatory(statement=s, position=2)),
    "signatory deleted": (statement, lambda _: Signatory.objects.all().delete()),
    "edition added": (statement, lambda s: make_edition(statement=s)),
    "party updated": (make_party, lambda _: Party.objects.update(note="N")),
    "name added": (make_party, lambda p: make_party_name(party=p, name="Other")),
    "names added in bulk": (
        make_party,
        lambda p: PartyName.objects.bulk_create([PartyName(party=p, name=n, folded=n) for n in ("a", "b")]),
    ),
    "relation from": (make_party, lambda p: PartyRelation.objects.create(earlier=p, later=make_party(), kind="split")),
    "relation to": (make_party, lambda p: PartyRelation.objects.create(earlier=make_party(), later=p, kind="split")),
    "meeting updated": (make_meeting, lambda _: Meeting.objects.update(note="N")),
    "host added": (make_meeting, lambda m: m.hosts.add(make_party())),
    "attending added": (make_meeting, lambda m: m.attending.add(make_party())),
    "news updated": (make_newsitem, lambda _: NewsItem.objects.update(text="N")),
    "party of news added": (make_newsitem, lambda n: n.parties.add(make_party())),
}


@pytest.mark.parametrize("change", CHANGES)
def test_moment_is_that_of_the_last_change(change: str) -> None:
    make, write = CHANGES[change]
    record = make()
    RecordChange.objects.update(changed_at=LONG_AGO)

    write(record)

    moment = changed_at(record)
    assert moment
    assert abs(timezone.now() - moment) < timedelta(minutes=5)


def test_moment_of_another_record_stays() -> None:
    party = make_party()
    RecordChange.objects.update(changed_at=LONG_AGO)

    make_statement(signed_by=[party])

    assert changed_at(party) == LONG_AGO


def test_record_that_has_not_changed_since_has_no_moment() -> None:
    party = make_party()
    RecordChange.objects.all().delete()

    assert changed_at(party) is None


def test_triggers_can_be_taken_away_and_made_again() -> None:
    drop_change_triggers()
    before = make_party()

    create_change_triggers()
    after = make_party()

    assert changed_at(before) is None
    assert changed_at(after)


def test_change_says_what_it_is_of() -> None:
    change = RecordChange(record=RecordKind.PARTY, target=7, changed_at=LONG_AGO)

    assert str(change) == "party 7: 2001-01-01 00:00:00+00:00"
