"""The index says of every archive what the database says, whatever was written meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from time import sleep
from typing import Any
from unittest.mock import patch

import pytest
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.filters.index import StatementIndex, statementindex
from archive.filters.index.overlap import most_in_common
from archive.filters.index.sharing import following
from archive.filters.index.statementindex import FEW, built
from archive.filters.statement import ORDERS, StatementFilterSet
from archive.models import Completeness, Meeting, Party, PublicationState, Statement, StatementChange, StatementKind
from archive.models.publicedition import public_edition
from archive.models.signatorylist import SignatoryLine, replace_signatories
from archive.models.statementchange import EVERYTHING
from tests.factories import make_draft, make_edition, make_meeting, make_party, make_statement, make_text
from tests.rollback import rolled_back

pytestmark = pytest.mark.django_db

YEARS, LANGUAGES, COUNTRIES = ["1999", "2018-05", "2019-11-01"], ["en", "ar", "pt-br"], ["CU", "GR", ""]
SLUGS = ["party-a", "party-b", "party-c", "nobody"]
CHOICES: dict[str, list[str]] = {
    "party": SLUGS,
    "not_party": SLUGS,
    "country": ["CU", "GR", "ZZ"],
    "meeting": ["meeting-a", "meeting-b", "none"],
    "year": ["1999", "2018", "2019", "unknown"],
    "year_from": ["1999", "2018", "2020"],
    "year_to": ["1998", "2018", "2019"],
    "language": [*LANGUAGES, "el"],
    "kind": ["appeal", "communique", "poem"],
    "completeness": [*Completeness.values, "half"],
    "match": ["any", "all"],
    "q": ["peace", "war"],
}
queries = st.dictionaries(st.sampled_from([*CHOICES]), st.integers(1, 255), max_size=4)


def query_of(drawn: dict[str, int]) -> QueryDict:
    """A query string out of numbers whose bits say which values are chosen."""
    query = QueryDict(mutable=True)
    for name, number in drawn.items():
        values = CHOICES[name]
        query.setlist(name, [value for index, value in enumerate(values) if number >> index & 1] or values[:1])
    return query


def filtered(query: QueryDict, index: StatementIndex) -> StatementFilterSet:
    return StatementFilterSet(query, queryset=Statement.objects.published, index=index)


def wrongs(query: QueryDict, index: StatementIndex) -> list[Any]:
    """Whatever the index and the database disagree on, counts of facets and the list in each order."""
    filterset = filtered(query, index)
    wrong: list[Any] = []
    for parameter, counter in filterset.facets.items():
        mask = index.mask(filterset.chosen, without=parameter, among=filterset.found_by_words)
        counts, expected = index.counts(parameter, mask), counter(filterset.without(parameter))
        wrong += [] if counts == expected else [(parameter, counts, expected)]
    for order, (question, _label) in ORDERS.items():
        expected_ids = [*getattr(_unordered(filterset), question)().values_list("pk", flat=True)]
        for few in (0, FEW):
            with patch.object(statementindex, "FEW", few):
                found = index.page(filterset.mask, order, 0, 1000)
            wrong += [] if found == expected_ids else [(order, few, found, expected_ids)]
    return wrong + wrong_cards(filterset, index) + wrong_lists(index)


def _unordered(filterset: StatementFilterSet) -> Any:
    queryset: QuerySet[Any] = filterset.qs
    return queryset.order_by()


def wrong_cards(filterset: StatementFilterSet, index: StatementIndex) -> list[Any]:
    cards = index.cards(index.page(filterset.mask, "newest", 0, 1000))
    rows = [*Statement.objects.published().newest_first().for_cards().filter(pk__in=[card.pk for card in cards])]
    shown = [[_shown(card) for card in found] for found in (cards, rows)]
    return [] if shown[0] == shown[1] else shown


def _shown(card: Any) -> tuple[Any, ...]:
    return card.slug, card.signatory_count, str(card.completeness), card.meeting and card.meeting.short_title


def wrong_lists(index: StatementIndex) -> list[Any]:
    """Those with several parties, most first."""
    is_current = Q(signatories__last_edition=None)
    parties = Count("signatories__party", filter=is_current, distinct=True)
    joint = Statement.objects.published().annotate(parties=parties).filter(parties__gt=1)
    expected = [*joint.order_by("-parties", "-dated_on", "-pk").values_list("pk", "parties")]
    found = most_in_common(index, [*Party.objects.values_list("pk", flat=True)], besides=0, most=1000)
    return [] if found == expected else [(found, expected)]


def wrong_choices(query: QueryDict, index: StatementIndex) -> list[tuple[str, str, int, int]]:
    wrong = []
    for facet in filtered(query, index).counted_facets():
        for choice in facet.choices:
            chosen = query.copy()
            chosen.setlist(facet.parameter, [choice.value])
            if choice.count != (found := len(filtered(chosen, index).mask)):
                wrong.append((facet.parameter, choice.value, choice.count, found))
    return wrong


def world() -> None:
    """Three parties and two meetings, for statements to be of."""
    for slug, country in zip(SLUGS[:3], COUNTRIES, strict=True):
        make_party(slug=slug, country=country)
    for slug in ("meeting-a", "meeting-b"):
        make_meeting(slug=slug)


Numbers = Callable[[int], int]


def add_statement(number: Numbers) -> None:
    """A statement of which each quality is drawn; not always a public one."""
    title = ["Peace", "peace", "War", "Ähre", "zeal"][number(5)]
    kind, dated = [StatementKind.APPEAL, StatementKind.COMMUNIQUE][number(2)], YEARS[number(3)]
    parties = [party for party in Party.objects.order_by("pk") if number(2)]
    meeting = [None, *Meeting.objects.order_by("pk")][number(3)]
    publish_at = [None, timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)][number(3)]
    state = PublicationState.DRAFT if number(4) == 0 else PublicationState.PUBLISHED
    statement = make_statement(
        title=title, kind=kind, dated=dated, meeting=meeting, signed_by=parties, state=state, publish_at=publish_at
    )
    for language in LANGUAGES[: number(4)]:
        make_text(statement=statement, language=language)
    for edition in range(number(3)):
        make_edition(statement=statement, number=edition + 1, completeness=Completeness.values[number(3)])


def one(number: Numbers) -> Statement | None:
    statements = [*Statement.objects.order_by("pk")]
    return statements[number(len(statements))] if statements else None


def publish(statement: Statement, number: Numbers) -> None:
    statement.state = PublicationState.PUBLISHED
    statement.publish_at = None
    statement.save()


def take_back(statement: Statement, number: Numbers) -> None:
    Statement.objects.filter(pk=statement.pk).update(state=PublicationState.IN_REVIEW)


def rename(statement: Statement, number: Numbers) -> None:
    statement.title = ["Amity", "War", "Zeal"][number(3)]
    statement.dated_on = statement.dated_on and statement.dated_on.replace(year=1999 + number(20))
    statement.save()


def sign_anew(statement: Statement, number: Numbers) -> None:
    parties = [party for party in Party.objects.order_by("pk") if number(2)]
    lines = [SignatoryLine(name_as_signed=party.name, party_id=party.pk) for party in parties]
    replace_signatories(statement, [*lines, SignatoryLine(name_as_signed="Unknown")][number(2) :])


def withdraw(statement: Statement, number: Numbers) -> None:
    statement.signatories.filter(position=1).update(last_edition=1)


def add_list_edition(statement: Statement, number: Numbers) -> None:
    latest = statement.editions.order_by("-number").first()
    make_edition(
        statement=statement, number=latest.number + 1 if latest else 1, completeness=Completeness.values[number(3)]
    )


def drop_list_editions(statement: Statement, number: Numbers) -> None:
    statement.editions.all().delete()


def change_texts(statement: Statement, number: Numbers) -> None:
    statement.texts.all().delete()
    make_text(statement=statement, language=LANGUAGES[number(3)])


def delete(statement: Statement, number: Numbers) -> None:
    statement.delete()


def move_party(statement: Statement, number: Numbers) -> None:
    party = Party.objects.order_by("pk")[number(3)]
    party.country = COUNTRIES[number(3)]
    party.save()


def rename_meeting(statement: Statement, number: Numbers) -> None:
    Meeting.objects.filter(slug="meeting-a").update(slug="meeting-c", city="Havana")


def come_due(statement: Statement, number: Numbers) -> None:
    """Scheduled while nobody looked; the test then lets the moment come."""
    Statement.objects.filter(pk=statement.pk).update(
        state=PublicationState.PUBLISHED, publish_at=timezone.now() + timedelta(milliseconds=1)
    )


WRITES = [
    publish, take_back, rename, sign_anew, withdraw, add_list_edition, drop_list_editions, change_texts, delete,
    move_party, rename_meeting, come_due,
]  # fmt: skip


def numbers(data: st.DataObject) -> Numbers:
    return lambda count: data.draw(st.integers(0, count - 1))


@given(data=st.data(), drawn=queries)
@hypothesis_settings(max_examples=40)
def test_index_equals_the_database(data: st.DataObject, drawn: dict[str, int]) -> None:
    with rolled_back():
        world()
        for _ in range(data.draw(st.integers(0, 5))):
            add_statement(numbers(data))
        index = built(public_edition())

        assert wrongs(query_of(drawn), index) == []
        assert wrong_choices(query_of(drawn), index) == []


@given(data=st.data(), drawn=queries)
@hypothesis_settings(max_examples=40)
def test_index_equals_the_database_after_taking_in_what_changed(data: st.DataObject, drawn: dict[str, int]) -> None:
    number = numbers(data)
    with rolled_back():
        world()
        for _ in range(data.draw(st.integers(1, 4))):
            add_statement(number)
        index = built(public_edition())
        for order in ORDERS:
            index.order(order)
        for _ in range(data.draw(st.integers(1, 5))):
            write(number)
            index = following(index, public_edition())
        sleep(0.002)  # the moment that `come_due` set
        index = following(index, public_edition())

        assert wrongs(query_of(drawn), index) == []
        assert wrong_choices(query_of(drawn), index) == []


def write(number: Numbers) -> None:
    statement = one(number)
    if statement is None or number(4) == 0:
        add_statement(number)
    else:
        WRITES[number(len(WRITES))](statement, number)


def test_index_takes_in_a_statement_whose_moment_has_come() -> None:
    now = timezone.now()
    make_statement(publish_at=now + timedelta(milliseconds=50))
    index = built(public_edition(now))
    edition = public_edition(now + timedelta(seconds=1))
    Statement.objects.update(publish_at=now)

    assert len(following(index, edition).mask({})) == 1


def test_index_reads_nothing_anew_but_what_changed(django_assert_max_num_queries: Any) -> None:
    for _ in range(5):
        statement = make_statement(signed_by=[make_party()])
    index = built(public_edition())
    statement.save()
    edition = public_edition()

    with django_assert_max_num_queries(6):
        after = following(index, edition)

    assert after.directory is index.directory


def test_index_is_left_as_it_was_by_what_follows() -> None:
    make_statement(kind="appeal")
    index = built(public_edition())
    Statement.objects.update(kind="communique")

    after = following(index, public_edition())

    assert index.counts("kind", index.public) == {"appeal": 1}
    assert after.counts("kind", after.public) == {"communique": 1}


def test_index_is_built_anew_after_a_migration() -> None:
    make_statement()
    index = built(public_edition())
    StatementChange.objects.create(statement=EVERYTHING, edition=index.edition + 1)

    assert following(index, index.edition + 1).columns is not index.columns


def test_index_does_not_note_what_no_reader_sees() -> None:
    public_edition()
    make_draft().save()

    assert not StatementChange.objects.exists()
