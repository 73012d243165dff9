"""Each parameter of a statement list means what its name says."""

import pytest
from django.http import QueryDict

from archive.filters.results import StatementResults
from archive.filters.statement import StatementFilterSet
from archive.models import Statement
from tests.factories import make_edition, make_meeting, make_party, make_statement, make_text

pytestmark = pytest.mark.django_db


def filtered(query: str) -> StatementFilterSet:
    return StatementFilterSet(QueryDict(query), queryset=Statement.objects.published().newest_first)


def found(query: str) -> list[str]:
    return [statement.slug for statement in filtered(query).qs]


@pytest.fixture
def three() -> None:
    """`a` and `both` of 2018 signed in Cuba and Greece, `b` of 2019 in Greece alone."""
    cuba, greece = make_party(slug="cuba", country="CU"), make_party(slug="greece", country="GR")
    make_statement(slug="a", dated="2018-05", signed_by=[cuba], kind="appeal")
    make_statement(slug="b", dated="2019", signed_by=[greece], title="Peace in Nicosía")
    make_statement(slug="both", dated="2018-04-12", signed_by=[cuba, greece], meeting=make_meeting(slug="21-imcwp"))
    make_text(statement=Statement.objects.get(slug="a"), language="ar", body="السلام للشعوب")
    make_edition(statement=Statement.objects.get(slug="a"), completeness="partial")


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["b", "a", "both"]),
        ("party=cuba", ["a", "both"]),
        ("party=cuba&party=greece", ["b", "a", "both"]),
        ("party=cuba&party=greece&match=any", ["b", "a", "both"]),
        ("party=cuba&party=greece&match=all", ["both"]),
        ("not_party=cuba", ["b"]),
        ("party=greece&not_party=cuba", ["b"]),
        ("country=GR", ["b", "both"]),
        ("country=GR&country=CU", ["b", "a", "both"]),
        ("meeting=21-imcwp", ["both"]),
        ("year=2018", ["a", "both"]),
        ("year=2018&year=2019", ["b", "a", "both"]),
        ("year=unknown", []),
        ("year_from=2019", ["b"]),
        ("year_to=2018", ["a", "both"]),
        ("year_from=2019&year_to=2018", []),
        ("language=ar", ["a"]),
        ("kind=appeal", ["a"]),
        ("completeness=partial", ["a"]),
        ("completeness=unknown", ["b", "both"]),
        ("q=nicosia", ["b"]),
        ("q=PEACE+Nicosia", ["b"]),
        ("q=السلام", ["a"]),
        ("q=nowhere", []),
        ("sort=oldest", ["both", "a", "b"]),
        ("sort=signatories", ["both", "b", "a"]),
        ("party=unknown-party", []),
        ("country=ZZ", []),
        ("kind=poem", []),
    ],
)
@pytest.mark.usefixtures("three")
def test_query_finds(query: str, slugs: list[str]) -> None:
    assert found(query) == slugs


@pytest.mark.parametrize(
    ("malformed", "field"),
    [
        ("year=20x9", "year"),
        ("year=99999", "year"),
        ("year_from=MMXIX", "year_from"),
        ("year_from=٢٠١٩", "year_from"),
        ("year_to=0000", "year_to"),
        ("sort=backwards", "sort"),
        ("match=some", "match"),
        ("party=a b", "party"),
        ("country=Cuba", "country"),
        ("country=cu", "country"),
        ("meeting=../x", "meeting"),
        ("language=English!", "language"),
        ("kind=%00", "kind"),
        ("&".join(f"year={year}" for year in range(1900, 1999)), "year"),
    ],
)
@pytest.mark.usefixtures("three")
def test_malformed_value_gets_a_message_and_the_rest_applies(malformed: str, field: str) -> None:
    filterset = filtered(f"{malformed}&not_party=cuba")

    assert [statement.slug for statement in filterset.qs] == ["b"]
    assert list(filterset.form.errors) == [field]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(("typed", "is_cut"), [("nicosia", False), ("nicosia" + " " * 10_000, True)])
def test_words_beyond_the_limit_are_cut_with_a_message(typed: str, is_cut: bool) -> None:  # noqa: FBT001
    filterset = filtered(f"q={typed}")

    assert [statement.slug for statement in filterset.qs] == ["b"]
    assert bool(filterset.form["q"].notice) == is_cut


@pytest.mark.usefixtures("three")
def test_chip_links_to_the_query_without_it() -> None:
    chips = filtered("party=cuba&party=greece&year_from=2018&q=&page=3").applied_chips()

    assert [chip.without for chip in chips] == [
        "?party=greece&year_from=2018",
        "?party=cuba&year_from=2018",
        "?party=cuba&party=greece",
    ]


@pytest.mark.usefixtures("three")
def test_chip_bears_the_name_of_what_was_chosen() -> None:
    chips = filtered("country=GR&year=unknown&kind=appeal&party=nobody").applied_chips()

    assert [chip.label for chip in chips] == ["nobody", "Greece", "date unknown", "appeal"]


@pytest.mark.usefixtures("three")
def test_unknown_values_are_named() -> None:
    assert filtered("party=nobody&country=ZZ&party=cuba").unknown_values() == [
        "The archive has no party with the address “nobody”.",
        "There is no country with the code “ZZ”.",
    ]


@pytest.mark.parametrize("query", ["q=peace", "q=peace&kind=appeal", "q=peace+war", "q=-peace", "q=nothing", ""])
def test_relevance_ranks_as_the_database_does(query: str) -> None:
    for number, title in enumerate(["War", "Peace, peace", "For peace", "Of war and of peace", "For peace"]):
        make_statement(slug=f"s{number}", title=title, summary="Peace. " * (number + 1), dated=f"200{number}")
    filterset = filtered(f"{query}&sort=relevance")

    found = [*StatementResults(filterset).all_ids()]

    assert found == StatementResults(filterset).ids(0, 100) == [*filterset.qs.values_list("pk", flat=True)]


def test_relevance_is_offered_for_words_alone() -> None:
    offered = [
        [value for value, _label in StatementFilterSet(QueryDict(query), queryset=Statement.objects.all).sort_choices()]
        for query in ("", "q=peace")
    ]

    assert ["relevance" in values for values in offered] == [False, True]
