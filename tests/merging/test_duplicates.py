"""Which parties may be one, and why; by values alone."""

from collections.abc import Iterable
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.merging.duplicates import Likeness, likenesses
from archive.merging.evidence import Name, Suspect, site_of
from archive.merging.reading import count_duplicates, find_duplicates
from archive.models import DistinctParties, PartyRelation
from tests.factories import make_party, make_party_name, make_signatory, make_statement


def suspect(pk: int, *names: str, place: str = "UT", acronym: str = "", homonym: str = "", **fields: object) -> Suspect:
    known = [Name(name) for name in names]
    known += [Name(acronym, is_acronym=True)] * bool(acronym) + [Name(homonym, is_homonym=True)] * bool(homonym)
    return Suspect(pk=pk, name=names[0] if names else "", place=place, names=tuple(known), **fields)  # type: ignore[arg-type]


def found(*suspects: Suspect, apart: Iterable[frozenset[int]] = (), together: int = 0) -> list[Likeness]:
    return likenesses(suspects, {*apart}, lambda pairs: dict.fromkeys(pairs, together))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (suspect(1, "Unity"), suspect(2, "UNITY!", place="XX"), "Both are called"),
        (suspect(1, "Unity"), suspect(2, "Other", "Unity"), "Both are called"),
        (suspect(1, "Progress of Labour"), suspect(2, "Progress of Labor"), "% alike"),
        (suspect(1, "Progress of Labour"), suspect(2, "Progress of Labor", place=""), "% alike"),
        (suspect(1, "A", acronym="K.K.E."), suspect(2, "B", acronym="KKE"), "acronym KKE"),
        (suspect(1, "A", website="https://www.kke.gr/"), suspect(2, "B", website="http://KKE.gr"), "website kke.gr"),
        (suspect(1, "Workers Unity Party"), suspect(2, "Workers Unity Party for Peace"), "begins"),
        (
            suspect(1, "Communist Party of Greece", place="GR"),
            suspect(2, "Κομμουνιστικό Κόμμα Ελλάδας", place="GR"),
            "mean the same",
        ),
    ],
)
def test_pair_has_its_reason(one: Suspect, other: Suspect, reason: str) -> None:
    (pair,) = found(one, other)

    assert (pair.one, pair.other) == (1, 2)
    assert any(reason in said for said in pair.reasons), pair.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (suspect(1, "Progress of Labour"), suspect(2, "Progress of Labor", place="XX")),
        (suspect(1, "A", acronym="PCP"), suspect(2, "B", acronym="PCP", place="XX")),
        (suspect(1, "A", homonym="Unity"), suspect(2, "B", homonym="Unity")),
        (suspect(1, "A", homonym="Unity"), suspect(2, "Unity")),
        (suspect(1, "A"), suspect(2, "B")),
        (suspect(1, "!!"), suspect(2, "??")),
        (suspect(1), suspect(2)),
    ],
)
def test_what_says_nothing_makes_no_pair(one: Suspect, other: Suspect) -> None:
    assert found(one, other) == []


def test_pair_that_is_known_to_be_two_is_left_out() -> None:
    assert found(suspect(1, "Unity"), suspect(2, "Unity"), apart=[frozenset({2, 1})]) == []


def test_who_signs_side_by_side_is_hardly_one_and_it_is_said() -> None:
    denmark = (
        suspect(1, "Communist Party in Denmark", place="DK"),
        suspect(2, "Communist Party of Denmark", place="DK"),
    )

    (alone,), (beside,) = found(*denmark), found(*denmark, together=4)

    assert beside.doubts == ("They signed 4 lists, side by side.",)
    assert beside.likely <= alone.likely - 50


def test_other_years_are_a_doubt() -> None:
    (pair,) = found(suspect(1, "Unity", founded_year=1919), suspect(2, "Unity", founded_year=1990))

    assert pair.doubts == ("They were founded in 1919 and 1990.",)


def test_what_a_crowd_shares_tells_nothing_about_any_two() -> None:
    assert (
        found(*(suspect(pk, f"Name {chr(pk)}", place=str(pk), website="https://x.example/") for pk in range(65, 80)))
        == []
    )


@pytest.mark.parametrize("url", ["", "http://[", "x", "http://a.example/b/", "\x00"])
def test_site_of_any_address_is_found(url: str) -> None:
    assert "www." not in site_of(url)


names = st.text(st.sampled_from("abc P."), max_size=8)
suspects = st.lists(st.tuples(names, st.sampled_from(["", "AA", "BB"]), names), max_size=8)


@given(suspects)
def test_any_parties_are_paired_once_in_order_and_never_with_themselves(drawn: list[tuple[str, str, str]]) -> None:
    made = [suspect(pk, name, place=place, acronym=acronym) for pk, (name, place, acronym) in enumerate(drawn)]

    pairs = found(*made)

    assert all(first.likely >= second.likely for first, second in pairwise(pairs))
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs)
    assert all(pair.one < pair.other and pair.reasons for pair in pairs)


def test_a_thousand_parties_take_no_more_than_seconds() -> None:
    """Without blocks and look-ups these would be half a million comparisons in Python."""
    many = [
        suspect(pk, f"Communist Party {pk} of Somewhere {pk % 97}", f"Partido {pk} Comunista", place=f"X{pk % 150}")
        for pk in range(1_000)
    ]
    started = perf_counter()

    found(*many)

    assert perf_counter() - started < 20


@pytest.mark.django_db
def test_archive_is_asked_for_relations_words_of_editors_and_lists() -> None:
    related, said, listed = (
        [make_party(name=f"{name} of Utopia"), make_party(name=f"{name} of Utopia")] for name in ("Blue", "Red", "Grey")
    )
    PartyRelation.objects.create(earlier=related[0], later=related[1], kind="split")
    DistinctParties.objects.create(one=said[1], other=said[0])
    make_statement(signed_by=listed)
    former = make_statement()
    for position, party in enumerate(listed, 1):
        make_signatory(statement=former, position=position, party=party, last_edition=1)
    make_party_name(party=listed[0], name="Anything")

    (pair,) = find_duplicates()

    assert [pair.one, pair.other] == listed
    assert pair.likeness.doubts == ("They signed the same list, side by side.",)


@pytest.mark.django_db
def test_count_is_that_of_the_page_after_any_change_of_what_is_compared() -> None:
    one, other = make_party(name="Blue of Utopia"), make_party(name="Red of Utopia")
    counts = [count_duplicates()]
    name = make_party_name(party=other, name="Blue of Utopia")
    counts.append(count_duplicates())
    said = DistinctParties.objects.create(one=one, other=other)
    counts.append(count_duplicates())
    said.delete()
    counts.append(count_duplicates())
    name.delete()
    counts.append(count_duplicates())

    assert counts == [0, 1, 0, 1, 0]
