"""Every question of the StatementQuerySet against the same question in plain Python."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.forms import modelform_factory
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.models import (
    Completeness,
    DatePrecision,
    ListEdition,
    PublicationState,
    Signatory,
    Statement,
    StatementKind,
    StatementText,
)
from tests.factories import (
    make_draft,
    make_edition,
    make_meeting,
    make_party,
    make_signatory,
    make_statement,
    make_text,
)
from tests.rollback import rolled_back

pytestmark = pytest.mark.django_db

COUNTRY_OF = {"a": "CU", "b": "GR", "c": "CU", "d": ""}
MEETINGS = ["m1", "m2"]
LANGUAGES = ["en", "el", "ar"]


@dataclass(frozen=True)
class Plan:
    """A statement to be made: who signed and whether they still do, texts, editions, meeting."""

    signed: tuple[tuple[str | None, bool], ...]
    languages: frozenset[str]
    editions: tuple[tuple[int, str], ...]
    meeting: str | None

    @property
    def parties(self) -> set[str]:
        return {party for party, is_withdrawn in self.signed if party and not is_withdrawn}

    @property
    def countries(self) -> set[str]:
        return {COUNTRY_OF[party] for party in self.parties}


plans = st.builds(
    Plan,
    signed=st.lists(st.tuples(st.sampled_from([None, *COUNTRY_OF]), st.booleans()), max_size=4).map(tuple),
    languages=st.frozensets(st.sampled_from(LANGUAGES)),
    editions=st.dictionaries(st.integers(1, 4), st.sampled_from(Completeness.values), max_size=3).map(
        lambda editions: tuple(editions.items())
    ),
    meeting=st.sampled_from([None, *MEETINGS]),
)
archives = st.lists(plans, max_size=4)


@contextmanager
def made(archive: list[Plan]) -> Iterator[dict[int, Plan]]:
    """The plans as records, until the block ends: key -> plan."""
    with rolled_back():
        parties = {slug: make_party(slug=slug, country=country) for slug, country in COUNTRY_OF.items()}
        meetings = {slug: make_meeting(slug=slug) for slug in MEETINGS}
        statements = {make_draft(meeting=meetings[plan.meeting] if plan.meeting else None).pk: plan for plan in archive}
        Signatory.objects.bulk_create(
            Signatory(
                statement_id=pk,
                position=position,
                name_as_signed="Signed",
                party=parties[party] if party else None,
                last_edition=1 if is_withdrawn else None,
            )
            for pk, plan in statements.items()
            for position, (party, is_withdrawn) in enumerate(plan.signed, 1)
        )
        StatementText.objects.bulk_create(
            StatementText(statement_id=pk, language=language, title="Title")
            for pk, plan in statements.items()
            for language in plan.languages
        )
        ListEdition.objects.bulk_create(
            ListEdition(statement_id=pk, number=number, completeness=completeness)
            for pk, plan in statements.items()
            for number, completeness in plan.editions
        )
        yield statements


# The question's name -> what may be asked, and the answer for one statement.
QUESTIONS: dict[str, tuple[list[str], Callable[[Plan, set[str]], bool]]] = {
    "signed_by_any": ([*COUNTRY_OF, "nobody"], lambda plan, asked: bool(plan.parties & asked)),
    "signed_by_all": ([*COUNTRY_OF, "nobody"], lambda plan, asked: asked <= plan.parties),
    "signed_by_none": ([*COUNTRY_OF, "nobody"], lambda plan, asked: not plan.parties & asked),
    "signed_in_any": (["CU", "GR", "XX"], lambda plan, asked: bool(plan.countries & asked)),
    "of_meetings": ([*MEETINGS, "m9"], lambda plan, asked: plan.meeting in asked),
    "in_languages": ([*LANGUAGES, "qq"], lambda plan, asked: bool(plan.languages & asked)),
}


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=25, deadline=None)
@given(archive=archives, data=st.data())
def test_question_agrees_with_plain_python(question: str, archive: list[Plan], data: st.DataObject) -> None:
    choices, oracle = QUESTIONS[question]
    asked = data.draw(st.sets(st.sampled_from(choices), max_size=3))

    with made(archive) as statements:
        found = sorted(getattr(Statement.objects, question)(asked).values_list("pk", flat=True))

    assert found == sorted(pk for pk, plan in statements.items() if oracle(plan, asked))


@settings(max_examples=25, deadline=None)
@given(archive=archives)
def test_with_completeness_is_that_of_the_latest_edition(archive: list[Plan]) -> None:
    with made(archive) as statements:
        annotated: Iterable[Any] = Statement.objects.with_completeness()
        found = {statement.pk: statement.completeness for statement in annotated}

    assert found == {
        pk: max(plan.editions)[1] if plan.editions else Completeness.UNKNOWN for pk, plan in statements.items()
    }


@settings(max_examples=25, deadline=None)
@given(archive=archives)
def test_with_signatory_count_leaves_out_the_withdrawn(archive: list[Plan]) -> None:
    with made(archive) as statements:
        annotated: Iterable[Any] = Statement.objects.with_signatory_count()
        found = {statement.pk: statement.signatory_count for statement in annotated}

    assert found == {pk: sum(not is_withdrawn for _, is_withdrawn in plan.signed) for pk, plan in statements.items()}


def test_questions_can_be_asked_of_an_iterator_and_together() -> None:
    party, other = make_party(slug="a"), make_party(slug="b")
    statement = make_statement(signed_by=[party], meeting=make_meeting(slug="m"))
    make_text(statement=statement, language="el")
    make_statement(signed_by=[party, other])

    found = (
        Statement.objects.published()
        .signed_by_any(iter(["a"]))
        .signed_by_none(iter(["b"]))
        .signed_in_any(iter(["CU"]))
        .of_meetings(iter(["m"]))
        .in_languages(iter(["el"]))
        .for_cards()
        .newest_first()
    )

    assert list(found) == [statement]


@pytest.mark.parametrize("asked", [["a", "b"], ["b", "a"]])
def test_signed_by_all_wants_every_one_of_them(asked: list[str]) -> None:
    one, other = make_party(slug="a"), make_party(slug="b")
    make_statement(signed_by=[one])
    make_statement(signed_by=[other])
    both = make_statement(signed_by=[one, other])

    found = Statement.objects.signed_by_all(asked)

    assert list(found) == [both]


def test_signed_by_twice_on_one_list_comes_once() -> None:
    party = make_party(slug="a")
    statement = make_statement(signed_by=[party])
    make_signatory(statement=statement, position=2, party=party)

    found = Statement.objects.signed_by_any(["a"])

    assert list(found) == [statement]


def test_for_cards_takes_one_query_however_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        make_statement(meeting=make_meeting(title="M"), signed_by=[make_party()])

    cards: Iterable[Any] = Statement.objects.for_cards()

    with django_assert_num_queries(1):
        shown = [(str(s.meeting), s.completeness, s.signatory_count) for s in cards]

    assert shown == [("M", "unknown", 1)] * 3


@pytest.mark.parametrize(
    ("fields", "is_valid"),
    [
        ({"summary": "S"}, True),
        ({"has_text": True}, True),
        ({}, False),
        ({"summary": "S", "dated_on": None, "date_precision": DatePrecision.UNKNOWN}, False),
    ],
)
def test_published_statement_is_asked_for_date_and_content_in_a_form_too(
    fields: dict[str, Any],
    is_valid: bool,  # noqa: FBT001, a table's column
) -> None:
    dated = {"dated_on": date(2019, 1, 1), "date_precision": DatePrecision.YEAR}
    statement = Statement(**{**dated, **fields})
    form_class = modelform_factory(Statement, fields=["slug", "title", "kind", "state"])

    form = form_class(
        {"slug": "s", "title": "T", "kind": "appeal", "state": PublicationState.PUBLISHED}, instance=statement
    )

    assert form.is_valid() is is_valid, form.errors


@pytest.mark.parametrize(
    ("question", "asked", "found"),
    [
        ("dated_in_any", ["2019"], ["2019-01-01", "2019-12-31", "2019~"]),
        ("dated_in_any", ["2020", "unknown"], ["", "2020"]),
        ("dated_in_any", ["unknown"], [""]),
        ("dated_in_any", [], []),
        ("dated_from", 2019, ["2019-01-01", "2019-12-31", "2019~", "2020"]),
        ("dated_from", 2020, ["2020"]),
        ("dated_until", 2019, ["2018-12", "2019-01-01", "2019-12-31", "2019~"]),
        ("dated_until", 2018, ["2018-12"]),
    ],
)
def test_dated_question_knows_unknown_dates_apart(question: str, asked: list[str] | int, found: list[str]) -> None:
    for written in ["2018-12", "2019-01-01", "2019-12-31", "c. 2019", "2020", ""]:
        make_draft(dated=written)

    dated = getattr(Statement.objects, question)(asked if isinstance(asked, int) else iter(asked))

    assert sorted(statement.date.isoformat() for statement in dated) == found


def test_of_kinds_finds_any_of_them() -> None:
    for kind in StatementKind:
        make_draft(kind=kind, slug=kind)

    found = Statement.objects.of_kinds(["appeal", "resolution", "rubbish"])

    assert sorted(statement.slug for statement in found) == ["appeal", "resolution"]


def test_of_completeness_goes_by_the_latest_edition() -> None:
    now_complete, none = make_draft(), make_draft()
    make_edition(statement=now_complete, number=1, completeness=Completeness.PARTIAL)
    make_edition(statement=now_complete, number=2, completeness=Completeness.COMPLETE)

    found = {known: list(Statement.objects.of_completeness([known])) for known in Completeness}

    assert found == {"complete": [now_complete], "partial": [], "unknown": [none]}


def test_most_signed_first_then_newest() -> None:
    party = make_party()
    old = make_statement(dated="2018")
    new = make_statement(dated="2019")
    signed = make_statement(dated="1999", signed_by=[party])

    ordered = Statement.objects.most_signed_first()

    assert list(ordered) == [signed, new, old]
