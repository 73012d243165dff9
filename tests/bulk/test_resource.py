"""Rows become records by the records' own rules: new, changed, unchanged or rejected."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.bulk.meeting import MeetingResource
from archive.bulk.newsitem import NewsItemResource
from archive.bulk.outcome import Fate
from archive.bulk.party import PartyResource
from archive.bulk.partyname import PartyNameResource
from archive.bulk.resource import RecordResource
from archive.models import Party
from tests.factories import make_meeting, make_newsitem, make_party, make_party_name

from .tables import changes, objections, only, tried

pytestmark = pytest.mark.django_db


def test_new_record_is_shown_by_what_the_file_gives() -> None:
    row = only(tried(PartyResource, "slug,name,founded_year,note", "kke,KKE,1918,"))

    assert row.fate == Fate.NEW
    assert changes(row) == {"slug": ("", "kke"), "name": ("", "KKE"), "founded_year": ("", "1918")}


def test_trying_writes_nothing() -> None:
    make_party(slug="kke", name="KKE")

    tried(PartyResource, "slug,name", "kke,Other", "new,New")

    assert [*Party.objects.values_list("slug", "name")] == [("kke", "KKE")]


def test_change_is_told_field_by_field() -> None:
    make_party(slug="kke", name="KKE", country="GR", founded_year=1918, note="Old.")

    row = only(tried(PartyResource, "slug,name,country,founded_year,note", "kke,KKE,gr,1919,"))

    assert row.fate == Fate.CHANGED
    assert changes(row) == {"founded_year": ("1918", "1919"), "note": ("Old.", "")}


@pytest.mark.parametrize("written", ['"one\ntwo"', '"one\r\ntwo"', '" one\ntwo "'])
def test_line_ends_and_blanks_around_are_no_change(written: str) -> None:
    make_party(slug="kke", name="KKE", note="one\r\ntwo")

    assert only(tried(PartyResource, "slug,note", f"kke,{written}")).fate == Fate.UNCHANGED


def test_links_are_compared_without_their_order() -> None:
    meeting = make_meeting(slug="21-imcwp")
    meeting.hosts.set([make_party(slug="tkp"), make_party(slug="kke")])

    same, other = (only(tried(MeetingResource, "slug,hosts", f"21-imcwp,{hosts}")) for hosts in ("tkp | kke", "kke"))

    assert same.fate == Fate.UNCHANGED
    assert changes(other) == {"hosts": ("kke tkp", "kke")}


def test_countries_are_compared_without_their_order() -> None:
    make_newsitem(slug="n", countries="GR,CU", state="draft")

    assert only(tried(NewsItemResource, "slug,countries", "n,CU GR")).fate == Fate.UNCHANGED


@pytest.mark.parametrize(
    ("resource", "columns", "cells", "beside"),
    [
        (PartyResource, "name,country", "X,Cuba", {"country": "“Cuba” is not a country’s code"}),
        (PartyResource, "name", "", {"name": "cannot be blank"}),
        (PartyResource, "name,founded_year", "X,abc", {"founded_year": "“abc” is not a whole number up to"}),
        (PartyResource, "name,founded_year", "X,1500", {"founded_year": "greater than or equal to 1800"}),
        (PartyResource, "name", '"X\nY"', {"name": "This is one line"}),
        (PartyResource, "name,website", "X,nowhere", {"website": "valid URL"}),
        (PartyResource, "name,founded_year,dissolved_year", "X,1991,1918", {"dissolved_year": "before it was founded"}),
        (PartyNameResource, "party,name", ",X", {"party": "cannot be null"}),
        (PartyNameResource, "party,name", "kke,…", {"": "needs at least one letter", "party": "no party"}),
        (MeetingResource, "title", "X", {"started_on": "needs its first day"}),
        (MeetingResource, "title,started_on", "X,18.10.2019", {"started_on": "“18.10.2019” is not a day"}),
        (MeetingResource, "title,status", "X,cancelled", {"status": "not among held, announced"}),
        (MeetingResource, "title,status,hosts", "X,announced,kke", {"hosts": "no party with the slug “kke”"}),
        (NewsItemResource, "headline,text,date", "X,Y,soon", {"date": "“soon” is not a date"}),
        (NewsItemResource, "headline,text,publish_at", "X,Y,soon", {"publish_at": "“soon” is not a moment"}),
        (NewsItemResource, "headline,text,meeting", "X,Y,99", {"meeting": "no meeting with the slug “99”"}),
    ],
)
def test_row_that_breaks_a_rule_is_rejected_beside_its_column(
    resource: type[RecordResource], columns: str, cells: str, beside: dict[str, str]
) -> None:
    from archive.admin.meeting import MeetingForm
    from archive.admin.party import PartyForm

    row = only(tried(resource, f"slug,{columns}", f"x,{cells}", beside=PartyForm.beside | MeetingForm.beside))

    assert row.fate == Fate.REJECTED
    assert {name: beside[name] in message for name, message in objections(row).items()} == dict.fromkeys(beside, True)


def test_all_objections_to_a_row_are_told_at_once() -> None:
    row = only(tried(PartyResource, "slug,name,country,founded_year", "not a slug,,Cuba,x"))

    assert [*objections(row)] == ["slug", "name", "country", "founded_year"]


def test_what_a_record_makes_of_a_value_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Party, "clean", lambda party: setattr(party, "note", party.note.upper()))

    row = only(tried(PartyResource, "slug,name,note", "kke,KKE,quiet"))

    assert changes(row)["note"] == ("", "QUIET")


def test_two_rows_about_one_record_are_rejected() -> None:
    outcome = tried(PartyResource, "slug,name", "kke,KKE", "kke ,Other")

    assert [row.fate for row in outcome.rows] == [Fate.NEW, Fate.REJECTED]
    assert objections(outcome.rows[1]) == {"slug": "Row 2 is about the same record. Take one of them out."}


def test_name_is_known_apart_from_case_and_accents() -> None:
    make_party_name(party=make_party(slug="kke"), name="Κομμουνιστικό Κόμμα")

    row = only(tried(PartyNameResource, "party,name", "kke,ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ"))

    assert changes(row) == {"name": ("Κομμουνιστικό Κόμμα", "ΚΟΜΜΟΥΝΙΣΤΙΚΟ ΚΟΜΜΑ")}


def test_name_of_two_parties_is_rejected_until_it_is_marked_on_each() -> None:
    make_party_name(party=make_party(slug="a"), name="Communist Party")
    make_party(slug="b")

    taken = tried(PartyNameResource, "party,name", "b,communist party")
    marked = tried(PartyNameResource, "party,name,is_homonym", "a,Communist Party,yes", "b,Communist Party,yes")

    assert "Another party has this name" in objections(only(taken))[""]
    assert [row.fate for row in marked.rows] == [Fate.CHANGED, Fate.NEW]


def test_name_of_a_party_that_is_not_there_says_what_to_do() -> None:
    row = only(tried(PartyNameResource, "party,name", "nobody,N"))

    assert "Add it first" in objections(row)["party"]


def test_old_address_is_told_with_the_present_one() -> None:
    party = make_party(slug="old")
    Party.objects.filter(pk=party.pk).update(slug="now")

    row = only(tried(PartyResource, "slug,name", "old,X"))
    name = only(tried(PartyNameResource, "party,name", "old,X"))

    assert "old address of “now”" in objections(row)["slug"]
    assert "is now “now”" in objections(name)["party"]


@pytest.mark.parametrize(
    ("state", "cells", "column"),
    [("draft", "published,", "state"), ("published", "published,New", "state"), ("draft", "draft,", "")],
)
def test_only_who_may_publish_changes_what_readers_see(state: str, cells: str, column: str) -> None:
    make_newsitem(slug="n", headline="Old", state=state)
    file = ("slug,state,source_name", f"n,{cells}")

    without, having = (only(tried(NewsItemResource, *file, may_publish=may)) for may in (False, True))

    assert [*objections(without)] == ([column] if column else [])
    assert not objections(having)


def test_news_without_a_state_are_drafts() -> None:
    row = only(tried(NewsItemResource, "slug,headline,text,date", "n,H,T,c. 2019"))

    assert (row.fate, changes(row)["state"], changes(row)["date"]) == (Fate.NEW, ("", "draft"), ("", "c. 2019"))


def _queries(*lines: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        tried(PartyResource, "slug,name", *lines)
    return len([query for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]])


def test_a_row_costs_the_query_that_writes_it() -> None:
    for number in range(10):
        make_party(slug=f"old-{number}", name="Old")

    new = [_queries(*(f"new-{number},New" for number in range(many))) for many in (4, 10)]
    changed = [_queries(*(f"old-{number},New" for number in range(many))) for many in (4, 10)]

    assert [new[1] - new[0], changed[1] - changed[0]] == [6, 6]


def test_unchanged_rows_cost_no_queries_of_their_own() -> None:
    for number in range(10):
        make_party(slug=f"old-{number}", name="Old")

    assert _queries("old-1,Old") == _queries(*(f"old-{number},Old" for number in range(10)))
