"""A name of another party is refused in a table too, and the whole table is right or wrong at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.bulk.outcome import Fate
from archive.bulk.party import PartyResource
from archive.bulk.partyname import PartyNameResource
from archive.models import Party
from tests.factories import make_party, make_party_name

from .tables import objections, only, tried

pytestmark = pytest.mark.django_db


def test_other_name_that_is_another_partys_own_is_refused_beside_its_column() -> None:
    make_party(slug="owner", name="Partido Obrero")
    make_party(slug="kke")

    refused, shared = (
        only(tried(PartyNameResource, "party,name,is_homonym", f"kke,partido obrero,{is_shared}"))
        for is_shared in ("no", "yes")
    )

    assert "(owner)" in objections(refused)["name"]
    assert shared.fate == Fate.NEW


@pytest.mark.parametrize("field", ["name", "short_name", "native_name"])
def test_party_that_is_called_as_another_is_refused_beside_its_column(field: str) -> None:
    make_party_name(party=make_party(slug="owner"), name="Obrero")
    make_party(slug="kke")

    row = only(tried(PartyResource, f"slug,{field}", "kke,Obrero"))

    assert "(owner)" in objections(row)[field]


def test_parties_of_one_file_exchange_their_names() -> None:
    make_party(slug="a", name="Red")
    make_party(slug="b", name="Blue")

    outcome = tried(PartyResource, "slug,name", "a,Blue", "b,Red")

    assert [row.fate for row in outcome.rows] == [Fate.CHANGED, Fate.CHANGED]


def test_new_parties_of_one_file_that_are_called_alike_are_refused_each() -> None:
    outcome = tried(PartyResource, "slug,name", "a,Red", "b,RED!", "c,Blue")

    assert [row.fate for row in outcome.rows] == [Fate.REJECTED, Fate.REJECTED, Fate.NEW]
    assert not Party.objects.exists()


def test_names_are_held_against_all_others_at_once() -> None:
    def asked(*lines: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            tried(PartyNameResource, "party,name", *lines)
        return len([query for query in captured.captured_queries if "native_name" in query["sql"]])

    make_party(slug="kke")

    assert asked("kke,A") == asked(*(f"kke,B{number}" for number in range(9)))
