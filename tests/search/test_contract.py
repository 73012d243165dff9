"""What both engines must find; CI runs it on both."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import Meeting, NewsItem, Statement
from archive.search import excerpts, ranked, search_meetings, search_newsitems, search_statements
from archive.search.words import words_in
from tests.factories import make_draft, make_meeting, make_newsitem, make_party, make_statement, make_text

from .asked import found_ids

pytestmark = pytest.mark.django_db


def found(typed: str) -> set[str]:
    return {*search_statements(Statement.objects.all(), typed).values_list("slug", flat=True)}


@pytest.fixture
def statements() -> None:
    peace = make_statement(slug="peace", title="For Peace", summary="Against NATO's wars.")
    make_text(statement=peace, language="pt", title="Pela paz", body="O imperialismo é a guerra. Camarada João!")
    make_text(statement=peace, language="zh", title="和平", body="全世界无产者，联合起来！反对帝国主义。")
    labour = make_statement(slug="labour", title="Workers' rights", summary="Labour, and world peace now.")
    make_text(statement=labour, language="el", title="Δικαιώματα", body="Προλετάριοι όλων των χωρών, ενωθείτε!")
    make_text(statement=labour, language="th", title="สันติภาพ", body="กรรมกรทั้งหลายจงสามัคคีกัน")


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("peace", {"peace", "labour"}),
        ("PEACE joao", {"peace"}),
        ("João Peace", {"peace"}),
        ("imperial", set()),
        ("imperial*", {"peace"}),
        ('"world peace"', {"labour"}),
        ('"peace world"', set()),
        ('"world pea*"', {"labour"}),
        ("peace -labour", {"peace"}),
        ('-"world peace"', {"peace"}),
        ("-nowhere", {"peace", "labour"}),
        ("προλεταριοι", {"labour"}),
        ("χωρων ΕΝΩΘΕΙΤΕ", {"labour"}),
        ("帝国", {"peace"}),
        ("主义 反对", {"peace"}),
        ("国帝", set()),
        ("สามัคคี", {"labour"}),
        ("nato", {"peace"}),
        ("workers’", {"labour"}),
        ('"guerra camarada"', {"peace"}),
        # No phrase runs from one text into the next.
        ('"paz 和平"', set()),
        ('"peace against"', set()),
        ("?!", set()),
        ("OR", set()),
        ('peace OR "', set()),
        ("peace )( * ' ; -- \\ % _", {"peace", "labour"}),
    ],
)
def test_search_finds_what_holds_the_words(statements: None, typed: str, slugs: set[str]) -> None:
    assert found(typed) == slugs
    assert found_ids(typed) == [] if not slugs else len(found_ids(typed)) == len(slugs)


def test_search_of_nothing_narrows_nothing(statements: None) -> None:
    assert found("  ") == {"peace", "labour"}


def test_search_composes_with_filters_order_and_page(statements: None) -> None:
    party = make_party(slug="cuba", country="CU")
    make_statement(slug="signed", title="Peace", signed_by=[party], dated="2020-01-01")
    make_draft(slug="draft", title="Peace")

    narrowed = search_statements(Statement.objects.published().newest_first(), "peace")

    assert [statement.slug for statement in narrowed.for_cards()[:1]] == ["signed"]
    assert narrowed.count() == 3
    assert [*narrowed.signed_by_any(["cuba"]).values_list("slug", flat=True)] == ["signed"]


def test_search_of_newsitems_and_meetings() -> None:
    make_newsitem(slug="a", headline="Strike in Łódź", text="The workers won.")
    make_meeting(slug="b", title="21st Meeting", theme="Against imperialism", city="İzmir")

    assert search_newsitems(NewsItem.objects.all(), "lodz work*").count() == 1
    assert search_newsitems(NewsItem.objects.all(), "lodz -workers").count() == 0
    assert search_meetings(Meeting.objects.all(), "izmir imperialism").count() == 1


def order(typed: str) -> list[str]:
    return [*ranked(search_statements(Statement.objects.all(), typed), typed).values_list("slug", flat=True)]


def test_ranked_puts_titles_before_texts_and_breaks_ties_by_date() -> None:
    for slug in ("body-old", "body-new"):
        statement = make_statement(slug=slug, title="One", dated="2019")
        make_text(statement=statement, title="Two", body="On peace.")
    Statement.objects.filter(slug="body-new").update(dated_on="2021-01-01")
    make_statement(slug="title", title="Peace", dated="2001")

    assert order("peace") == ["title", "body-new", "body-old"]


def test_ranked_of_a_frequent_word_ranks_by_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.asking.MOST_RANKED", 1)
    make_statement(slug="old", title="Peace", dated="2001")
    make_statement(slug="new", summary="Peace", dated="2021")

    assert order("peace") == ["old", "new"]


def test_ranked_composes(statements: None) -> None:
    results = ranked(search_statements(Statement.objects.published().for_cards(), "peace"), "peace")

    assert results.count() == 2
    assert [statement.slug for statement in results[:1]] == ["peace"]
    assert Statement.objects.filter(pk__in=results.values("pk")).count() == 2


@pytest.mark.parametrize("typed", ["", "-war", "!", "nowhere"])
def test_ranked_without_a_hit_is_by_date(statements: None, typed: str) -> None:
    assert ranked(Statement.objects.all(), typed).count() == 2


def test_excerpts_are_of_the_asked_ids_in_one_query(
    statements: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    peace = Statement.objects.get(slug="peace")
    make_statement(summary="Peace.")

    with django_assert_num_queries(1):
        marked = excerpts([peace.pk], "帝国 joao")

    assert list(marked) == [peace.pk]
    assert "<mark>João</mark>" in marked[peace.pk]


def test_places_lost_by_a_long_text_are_still_found() -> None:
    """PostgreSQL keeps 255 places of a word."""
    statement = make_statement(slug="long")
    make_text(statement=statement, body="peace and " * 400 + "peace now 的 " * 300 + "bread")

    assert found('"now 的 bread"') == {"long"}
    assert found('"and peace now"') == {"long"}
    assert found('"and now"') == set()


ANYTHING = st.text(st.characters(codec=None), max_size=200) | st.text(
    alphabet="\"'*-() ANDORNEARa帝\\%:\x00\u200f\ud800😀^+{}&|!<", max_size=100
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(ANYTHING)
def test_anything_typed_is_answered(typed: str) -> None:
    for search in (typed, typed * 200):
        list(ranked(search_statements(Statement.objects.all(), search), search))
        found_ids(search)
        excerpts([1], search)


WORD = st.sampled_from(["peace", "Péace", "WAR", "war-torn", "ΟΔΟΣ", "οδός", "帝国", "国", "ışık", "isik", "a"])
TEXT = st.lists(WORD, max_size=6).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=5),
    st.lists(WORD, min_size=1, max_size=3),
    st.sampled_from(["", "-"]),
)
def test_search_equals_a_naive_reading(archive: list[tuple[str, str, str]], asked: list[str], minus: str) -> None:
    Statement.objects.all().delete()
    expected = set()
    for title, summary, body in archive:
        statement = make_statement(title=f"T {title}", summary=f"S {summary}")
        make_text(statement=statement, body=body, title="X")
        texts = [f" {' '.join(words_in(text))} " for text in (title, summary, body)]
        hits = [any(f" {' '.join(words_in(word))} " in text for text in texts) for word in asked]
        if all(hits[:-1]) and hits[-1] == (not minus):
            expected.add(statement.pk)

    typed = " ".join([*asked[:-1], f"{minus}{asked[-1]}"])

    if not (minus and asked[-1] in asked[:-1]):
        assert {*found_ids(typed)} == expected


def test_a_search_is_answered_from_the_index(statements: None) -> None:
    explained = search_statements(Statement.objects.all(), "peace").explain()

    assert "archive_statement_search" in explained or "VIRTUAL TABLE" in explained
    assert connection.vendor in {"sqlite", "postgresql"}
