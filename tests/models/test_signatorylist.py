from collections import Counter

import pytest
from django.db import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import Party, SignatoryRole, SignatorySection, Statement
from archive.models.signatorylist import SignatoryLine, replace_signatories
from tests.factories import make_draft, make_party, make_statement
from tests.rollback import rolled_back

pytestmark = pytest.mark.django_db


def line(name: str, **fields: object) -> SignatoryLine:
    return SignatoryLine(name_as_signed=name, **fields)  # type: ignore[arg-type]


def lines_of(statement: Statement) -> list[SignatoryLine]:
    return [
        line(
            row.name_as_signed,
            party_id=row.party_id,
            section=row.section,
            role=row.role,
            note=row.note,
            first_edition=row.first_edition,
            last_edition=row.last_edition,
        )
        for row in statement.signatories.order_by("position")
    ]


def keys_by_name(statement: Statement) -> dict[str, set[int]]:
    keys: dict[str, set[int]] = {}
    for name, pk in statement.signatories.values_list("name_as_signed", "pk"):
        keys.setdefault(name, set()).add(pk)
    return keys


names = st.sampled_from("ABCDE")
lists = st.lists(
    st.tuples(names, st.sampled_from([None, 0, 1]), st.sampled_from([None, 1, 2]), st.sampled_from(["", "note"])),
    max_size=7,
)


def as_lines(drawn: list[tuple[str, int | None, int | None, str]], parties: list[Party]) -> list[SignatoryLine]:
    return [
        line(name, party_id=None if party is None else parties[party].pk, last_edition=last, note=note)
        for name, party, last, note in drawn
    ]


@settings(max_examples=40, deadline=None)
@given(sequence=st.lists(lists, min_size=1, max_size=4))
def test_replace_any_sequence_of_lists_ends_with_the_last(
    sequence: list[list[tuple[str, int | None, int | None, str]]],
) -> None:
    with rolled_back():
        statement, parties = make_draft(), [make_party(), make_party()]

        for drawn in sequence:
            replace_signatories(statement, as_lines(drawn, parties))

        assert lines_of(statement) == as_lines(sequence[-1], parties)
        positions = statement.signatories.order_by("position").values_list("position", flat=True)
        assert list(positions) == list(range(1, len(sequence[-1]) + 1))


@settings(max_examples=40, deadline=None)
@given(before=lists, after=lists)
def test_replace_keeps_the_identity_of_rows_with_the_same_name(
    before: list[tuple[str, int | None, int | None, str]], after: list[tuple[str, int | None, int | None, str]]
) -> None:
    with rolled_back():
        statement, parties = make_draft(), [make_party(), make_party()]
        replace_signatories(statement, as_lines(before, parties))
        old = keys_by_name(statement)

        replace_signatories(statement, as_lines(after, parties))

        new = keys_by_name(statement)
        kept = {name: len(old[name] & new[name]) for name in {*old} & {*new}}
        assert kept == Counter(name for name, *_ in before) & Counter(name for name, *_ in after)


def test_replace_corrected_name_keeps_its_row_by_the_party() -> None:
    party = make_party()
    statement = make_draft()
    replace_signatories(statement, [line("Communist Part of Ukraine", party_id=party.pk)])
    row = statement.signatories.get()

    replace_signatories(statement, [line("New"), line("Communist Party of Ukraine", party_id=party.pk)])

    row.refresh_from_db()
    assert (row.name_as_signed, row.position) == ("Communist Party of Ukraine", 2)


def test_replace_keeps_every_column_and_withdrawn_rows() -> None:
    statement, party = make_draft(), make_party()
    wanted = [
        line("A", party_id=party.pk, section=SignatorySection.YOUTH, role=SignatoryRole.INITIATOR, note="First"),
        line("B", first_edition=1, last_edition=2),
        line("C", first_edition=3, section=SignatorySection.PERSON, role=SignatoryRole.ENDORSER),
    ]

    replace_signatories(statement, wanted)

    assert lines_of(statement) == wanted


def test_replace_leaves_other_lists_alone() -> None:
    other, statement = make_statement(signed_by=[make_party(name="Other")]), make_draft()

    replace_signatories(statement, [line("A")])
    replace_signatories(statement, [])

    assert [row.name_as_signed for row in lines_of(other)] == ["Other"]


@pytest.mark.parametrize(
    "refused", [line(""), line("X", first_edition=2, last_edition=1)], ids=["blank", "editions upside down"]
)
def test_replace_that_fails_leaves_the_old_list(refused: SignatoryLine) -> None:
    statement = make_draft()
    old = [line("A"), line("B"), line("C")]
    replace_signatories(statement, old)
    keys = keys_by_name(statement)

    with pytest.raises(IntegrityError):
        replace_signatories(statement, [line("C"), line("New"), refused, line("A")])

    assert lines_of(statement) == old
    assert keys_by_name(statement) == keys


LONG = [line(f"Party {number}") for number in range(1000)]


@pytest.mark.parametrize("after", [LONG, LONG[::-1], [line("First"), *LONG], [*LONG, line("Last")], LONG[::2], []])
def test_replace_a_thousand_lines_takes_few_queries(
    after: list[SignatoryLine], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    statement = make_draft()
    replace_signatories(statement, LONG)

    with django_assert_max_num_queries(30):
        replace_signatories(statement, after)

    assert lines_of(statement) == after


def test_replace_by_the_same_list_writes_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    statement = make_draft()
    replace_signatories(statement, LONG[:10])

    with django_assert_num_queries(4):  # a savepoint, the lock, the old list, the savepoint's release
        replace_signatories(statement, LONG[:10])

    assert lines_of(statement) == LONG[:10]
