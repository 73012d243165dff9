"""Light rows say what the records say, and two editions of a list are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import Signatory
from archive.models.signedlist import ListRow, SignedName, compared
from tests.factories import make_draft, make_party, make_signatory


def name(position: int, signed: str = "A", *, party: int | None = None, section: str = "party") -> SignedName:
    of_party = ("slug", "P", "p", "CU", "") if party else (None,) * 5
    return SignedName(position, 1, None, signed, section, "signatory", "", party, *of_party)


def marks(rows: list[ListRow]) -> list[str]:
    return [_mark(row) for row in rows]


def _mark(row: ListRow) -> str:
    if row.place is None:
        return f"-{row.name.name_as_signed}"
    former = f"<{row.former.name_as_signed}" if row.former else ""
    return f"{'+' if row.is_new else ''}{row.place} {row.name.name_as_signed}{former}"


def test_new_and_lost_names_stand_in_signed_order() -> None:
    a, b, c, d = (name(position, signed) for position, signed in enumerate("ABCD", 1))

    assert marks(compared([a, b, d], [a, c, d])) == ["1 A", "-B", "+2 C", "3 D"]


def test_one_party_under_two_names_is_renamed() -> None:
    assert marks(compared([name(1, "Old", party=7)], [name(2, "New", party=7)])) == ["1 New<Old"]


def test_unidentified_name_in_another_spelling_is_renamed() -> None:
    assert marks(compared([name(1, "Workers' Party")], [name(2, "WORKERS’ PARTY")])) == [
        "1 WORKERS’ PARTY<Workers' Party"
    ]


def test_unidentified_name_is_never_renamed_by_likeness() -> None:
    before, after = name(1, "Communist Party in Denmark"), name(2, "Communist Party of Denmark")

    assert marks(compared([before], [after])) == ["-Communist Party in Denmark", "+1 Communist Party of Denmark"]


def test_name_that_only_moved_is_not_marked() -> None:
    assert marks(compared([name(1, "A", party=7)], [name(2, "A", party=7)])) == ["1 A"]


def test_same_list_has_no_marks() -> None:
    names = [name(1), name(2)]

    assert compared(names, names) == [ListRow(names[0], 1), ListRow(names[1], 2)]


_rows = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from([None, 1, 2])), max_size=6)


@given(rows=_rows, before=st.sets(st.integers(0, 5)), after=st.sets(st.integers(0, 5)))
def test_compared_shows_every_name_of_both_lists_once(
    rows: list[tuple[str, int | None]], before: set[int], after: set[int]
) -> None:
    names = [name(position, signed, party=party) for position, (signed, party) in enumerate(rows, 1)]
    old, new = ([row for index, row in enumerate(names) if index in chosen] for chosen in (before, after))

    found = compared(old, new)

    assert [row.name for row in found if row.place] == new
    assert [row.place for row in found if row.place] == [*range(1, len(new) + 1)]
    lost = [row.name for row in found if row.place is None]
    assert not {*lost} & {*new}
    assert {*old} - {*new} >= {*lost}
    assert len(lost) + sum(row.is_new for row in found) <= len({*old} ^ {*new})


@pytest.mark.django_db
def test_light_rows_say_what_the_records_say(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    statement = make_draft(signed_by=[make_party(country="ES", territory="Catalonia"), make_party()])
    make_signatory(statement=statement, position=3, note="N", role="endorser", section="youth", last_edition=1)

    with django_assert_num_queries(1):
        names = [*map(SignedName._make, statement.signatories.as_names())]

    for light, record in zip(names, statement.signatories.as_signed(), strict=True):
        assert all(
            getattr(light, field) == getattr(record, field)
            for field in ("position", "name_as_signed", "section", "role", "note", "first_edition", "last_edition")
        )
        assert (light.party_id, light.place) == (record.party_id, record.party.place if record.party else "")
        assert light.party_folded == (record.party.folded if record.party else None)


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(5))
def test_light_row_agrees_with_the_query_about_its_editions(number: int) -> None:
    statement = make_draft()
    spans = [(first, last) for first in range(1, 4) for last in (None, *range(first, 4))]
    for position, (first, last) in enumerate(spans, 1):
        make_signatory(statement=statement, position=position, first_edition=first, last_edition=last)

    names = [*map(SignedName._make, statement.signatories.as_names())]

    assert [row.position for row in names if row.is_in_edition(number)] == positions(
        statement.signatories.in_edition(number)
    )
    assert [row.position for row in names if row.is_current] == positions(statement.signatories.current())


def positions(rows: object) -> list[int]:
    assert isinstance(rows, type(Signatory.objects.all()))
    return [*rows.order_by("position").values_list("position", flat=True)]


@pytest.mark.parametrize(
    ("signed", "is_other"),
    [("Communist Party of Türkiye", False), ("COMMUNIST PARTY OF TURKIYE", False), ("TKP", True)],
)
def test_is_under_another_name_when_words_differ(signed: str, is_other: bool) -> None:  # noqa: FBT001, a table's column
    party = "Communist Party of Türkiye"
    row = name(1, signed, party=7)._replace(party_name=party, party_folded="communist party of turkiye")

    assert row.is_under_another_name is is_other


def test_is_under_another_name_never_while_unidentified() -> None:
    assert not name(1, "TKP").is_under_another_name


@pytest.mark.parametrize("section", ["youth", "organisation", "person"])
def test_unidentified_is_only_who_signed_as_a_party(section: str) -> None:
    assert name(1).is_unidentified
    assert not name(1, section=section).is_unidentified
    assert not name(1, party=7).is_unidentified
