"""All rows or none, and only what was shown before."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.bulk.applying import try_out, write
from archive.bulk.meeting import MeetingResource
from archive.bulk.newsitem import NewsItemResource
from archive.bulk.outcome import Outcome
from archive.bulk.party import PartyResource
from archive.bulk.partyname import PartyNameResource
from archive.bulk.resource import RecordResource
from archive.bulk.table import UnreadableTableError
from archive.models import Meeting, NewsItem, PartialDate, Party, PartyName, RevisionEvent
from archive.models.publicedition import public_edition
from archive.revisions.keeping import revisions_of
from tests.factories import make_meeting, make_newsitem, make_party

from .tables import table

pytestmark = pytest.mark.django_db


def written(resource: type[RecordResource], user: User, *lines: str) -> Outcome:
    """As an editor does it, who looks at the trial first."""
    file = table(resource, *lines)
    tried = try_out(resource(may_publish=True), file)
    return write(resource(may_publish=True), file, tried.digest, user)


def test_what_was_tried_is_written(editor: User) -> None:
    make_party(slug="kke", name="KKE", note="Kept.")

    outcome = written(PartyResource, editor, "slug,name", "kke,Κ.Κ.Ε.", "new,New")

    assert outcome.is_written
    assert [*Party.objects.order_by("pk").values_list("slug", "name", "folded", "note")] == [
        ("kke", "Κ.Κ.Ε.", "κ κ ε", "Kept."),
        ("new", "New", "new", ""),
    ]


def test_links_and_partial_dates_are_written(editor: User) -> None:
    meeting, party = make_meeting(slug="21-imcwp"), make_party(slug="kke")

    written(
        NewsItemResource, editor, "slug,headline,text,date,parties,countries,meeting", "n,H,T,2019-11,kke,GR,21-imcwp"
    )

    item = NewsItem.objects.get()
    assert (item.date, item.meeting, [*item.parties.all()]) == (PartialDate.parse("2019-11"), meeting, [party])
    assert [str(country) for country in item.countries] == ["GR"]


def test_second_import_changes_nothing(editor: User) -> None:
    make_party(slug="kke")
    file = ("slug,title,started_on,hosts", "21,T,2019-10-18,kke")
    written(MeetingResource, editor, *file)
    before = public_edition(), LogEntry.objects.count()

    outcome = written(MeetingResource, editor, *file)

    assert not outcome.writes_something
    assert (public_edition(), LogEntry.objects.count()) == before


def test_unchanged_rows_are_not_written(editor: User) -> None:
    kept = make_newsitem(slug="kept", headline="K")
    make_newsitem(slug="other", headline="O")

    written(NewsItemResource, editor, "slug,headline", "kept,K", "other,New")

    assert NewsItem.objects.get(slug="kept").updated_at == kept.updated_at


def test_one_rejected_row_keeps_all_others_out(editor: User) -> None:
    outcome = written(PartyResource, editor, "slug,name", "a,A", "b,")

    assert not outcome.is_written
    assert not Party.objects.exists()


def test_outcome_that_was_not_shown_is_not_written(editor: User) -> None:
    file = table(PartyResource, "slug,name", "kke,KKE")
    tried = try_out(PartyResource(), file)
    make_party(slug="kke", name="Of another editor")

    outcome = write(PartyResource(), file, tried.digest, editor)

    assert not outcome.is_written
    assert Party.objects.get().name == "Of another editor"


def test_every_written_record_is_logged_as_its_form_does(editor: User) -> None:
    make_party(slug="kke", name="KKE", country="CU")

    written(PartyResource, editor, "slug,name,country", "kke,KKE,GR", "new,New,GR")

    told = {entry.object_repr: (entry.action_flag, entry.get_change_message()) for entry in LogEntry.objects.all()}
    assert told == {"KKE": (2, "Changed Country."), "New": (1, "Added.")}


def test_name_is_logged_with_its_party(editor: User) -> None:
    party = make_party(slug="kke", name="KKE")

    written(PartyNameResource, editor, "party,name", "kke,ΚΚΕ")

    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.object_repr) == (str(party.pk), "KKE")
    assert json.loads(entry.change_message) == [{"added": {"name": "party name", "object": "ΚΚΕ"}}]
    assert PartyName.objects.get().party == party


def test_log_costs_the_same_for_any_number_of_rows(editor: User) -> None:
    def logged(*lines: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            written(PartyResource, editor, "slug,name", *lines)
        return len([query for query in captured.captured_queries if "django_admin_log" in query["sql"]])

    assert logged("a,A") == logged(*(f"b{number},B{number}" for number in range(20)))


def test_nothing_is_deleted_and_absent_columns_are_left_alone(editor: User) -> None:
    make_meeting(slug="kept", title="Kept")
    make_meeting(slug="21", title="T", theme="Theme", city="Izmir")

    written(MeetingResource, editor, "slug,title,city", "21,New,")

    assert [*Meeting.objects.order_by("pk").values_list("slug", "title", "theme", "city")] == [
        ("kept", "Kept", "", ""),
        ("21", "New", "Theme", ""),
    ]


@pytest.mark.parametrize(
    ("resource", "head", "said"),
    [(PartyResource, "name", "slug"), (PartyNameResource, "party", "party, name")],
)
def test_file_without_the_key_says_which_columns_there_are(
    resource: type[RecordResource], head: str, said: str
) -> None:
    with pytest.raises(UnreadableTableError, match=f"about: {said}. It may have .*"):
        table(resource, head, "x")


def test_file_without_rows_is_refused() -> None:
    with pytest.raises(UnreadableTableError, match="has no rows"):
        table(PartyResource, "slug,name")


def test_import_is_a_revision_of_each_record_it_writes(editor: User) -> None:
    party = make_party(slug="kke", name="KKE", country="CU")

    written(PartyResource, editor, "slug,name,country", "kke,KKE,GR")

    told = [(kept.note.event, kept.user) for kept in revisions_of(Party, party.pk)]
    assert told == [(RevisionEvent.IMPORTED, editor), (RevisionEvent.FOUND, None)]


def test_names_of_one_party_are_one_revision_of_it(editor: User) -> None:
    party = make_party(slug="kke", name="KKE")

    written(PartyNameResource, editor, "party,name", "kke,ΚΚΕ", "kke,PC de Grecia")

    assert len(revisions_of(Party, party.pk)) == 2
