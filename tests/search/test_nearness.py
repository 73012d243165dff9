"""What may have been meant is offered when it is near, and nothing is when it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import RecordKind
from archive.search import near_addresses, parties_named_nearly
from archive.search.nearness import MOST, nearest
from tests.factories import make_draft, make_party, make_party_name, make_statement

NAMES = ["communist party of cuba", "communist party of greece", "workers party of belgium", "akel", "kke", "pce"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("comunist party of cuba", "communist party of cuba"),
        ("greece communst party", "communist party of greece"),
        ("workers party belgum", "workers party of belgium"),
        ("akle", "akel"),
        ("kkee", "kke"),
    ],
)
def test_name_with_a_slip_is_nearest_to_the_right_one(typed: str, name: str) -> None:
    assert nearest(typed, NAMES)[0] == name


@pytest.mark.parametrize("typed", ["", "peace", "imperialism", "xyzzy", "world federation of trade unions"])
def test_what_is_no_name_is_near_none(typed: str) -> None:
    assert nearest(typed, NAMES) == []


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=40), max_size=20))
def test_nearest_are_some_of_the_names(typed: str, names: list[str]) -> None:
    found = nearest(typed, names)

    assert {*found} <= {*names}
    assert len(found) <= MOST


@pytest.mark.django_db
def test_party_is_found_by_a_slip_in_another_name_of_it() -> None:
    party = make_party(name="Communist Party of Greece")
    make_party_name(party=party, name="Κομμουνιστικό Κόμμα Ελλάδας")
    make_party_name(party=party, name="Κομμουνιστικό Κόμμα Ελλάδος")

    assert parties_named_nearly("κομμουνιστικο κομα ελαδας") == [party]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "\x00", "!?", "a" * 10_000])
def test_anything_typed_is_answered(typed: str) -> None:
    make_party(name="Communist Party of Greece")

    assert parties_named_nearly(typed) == []


@pytest.mark.django_db
def test_near_address_is_of_what_the_public_may_see() -> None:
    statement = make_statement(slug="21-imcwp-peace-and-bread")
    make_draft(slug="21-imcwp-peace-and-breads")

    assert near_addresses(RecordKind.STATEMENT, "21-imcwp-peace-bread") == [statement]
    assert near_addresses(RecordKind.STATEMENT, "nothing-like-it") == []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["peace-and-bred", "Peace-and-Bread", "PEACE-BREAD-AND"])
def test_near_address_may_have_slips_and_capitals(typed: str) -> None:
    statement = make_statement(slug="peace-and-bread")
    make_statement(slug="zeal-and-bread")

    assert near_addresses(RecordKind.STATEMENT, typed) == [statement]
