"""The true records that come with the archive keep its rules."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import models, transaction

from archive.loading.fixtures import NAMES
from archive.merging.reading import find_duplicates
from archive.models import (
    Completeness,
    ListEdition,
    Meeting,
    NewsItem,
    Party,
    PartyName,
    PartyRelation,
    PublicationState,
    Signatory,
    SignatorySection,
    Statement,
    StatementText,
)
from archive.models.folding import fold

MODELS: list[type[models.Model]] = [
    Party,
    PartyName,
    PartyRelation,
    Meeting,
    Statement,
    StatementText,
    ListEdition,
    Signatory,
    NewsItem,
]
SEED = "21-imcwp-strengthening-anti-imperialist-struggle"


def fixture(name: str) -> list[dict[str, Any]]:
    path = Path(settings.FIXTURE_DIRS[0]) / f"{name}.json"
    return list(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The fixtures, loaded once for all tests here and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_archive", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def archive(loaded: None, db: None) -> None:
    """Before `db`, so that what a test itself writes is taken back after it."""


@pytest.fixture
def seed(archive: None) -> Statement:
    return Statement.objects.get(slug=SEED)


# The files


@pytest.mark.parametrize("name", NAMES)
def test_fixture_has_no_primary_keys(name: str) -> None:
    assert not [record for record in fixture(name) if "pk" in record]


@pytest.mark.parametrize("name", NAMES)
def test_fixture_folds_names_as_the_archive_does(name: str) -> None:
    fields = [record["fields"] for record in fixture(name) if "folded" in record["fields"]]

    assert [said["name"] for said in fields if said["folded"] != fold(said["name"])] == []


# Every record


@pytest.mark.parametrize("model", MODELS)
def test_record_is_valid(archive: None, model: type[models.Model]) -> None:
    records: Any = model
    related = [field.name for field in model._meta.concrete_fields if field.is_relation]
    for found in records.objects.select_related(*related) if related else records.objects.all():
        found.full_clean()


@pytest.mark.parametrize("model", [Statement, NewsItem])
def test_record_is_public(archive: None, model: type[Statement] | type[NewsItem]) -> None:
    assert model.objects.exists()
    assert not model.objects.exclude(state=PublicationState.PUBLISHED).exists()


@pytest.mark.parametrize("model", [Party, Meeting, Statement, NewsItem])
def test_record_says_where_it_comes_from(archive: None, model: Any) -> None:
    assert not model.objects.filter(source_url="").exists()


# Parties


def test_shared_name_is_marked_on_every_party_that_has_it(archive: None) -> None:
    names = list(PartyName.objects.values_list("folded", "is_homonym"))
    owners = Counter(folded for folded, _ in names) + Counter(Party.objects.values_list("folded", flat=True))

    assert [folded for folded, is_homonym in names if is_homonym != (owners[folded] > 1)] == []


def test_pcp_is_shared_by_three_parties(archive: None) -> None:
    assert PartyName.objects.written("PCP").filter(is_homonym=True).count() == 3


def test_communist_parties_in_and_of_denmark_are_two(archive: None) -> None:
    assert Party.objects.filter(slug__in=["communist-party-in-denmark", "communist-party-of-denmark"]).count() == 2


def test_party_of_a_territory_has_its_country_too(archive: None) -> None:
    assert Party.objects.get(slug="communists-of-catalonia").place == "Catalonia, Spain"
    assert Party.objects.get(slug="communist-party-of-the-soviet-union").place == "Soviet Union"


# Meetings


def test_announced_meeting_was_not_held(archive: None) -> None:
    announced = Meeting.objects.exclude(pk__in=Meeting.objects.held())

    assert {meeting.slug for meeting in announced} == {"22-imcwp-pyongyang-announced", "24-imcwp-beirut-announced"}
    assert not announced.filter(parties_attending__isnull=False).exists()
    assert not announced.filter(attending__isnull=False).exists()


def test_held_meetings_are_numbered_from_one_to_twenty_three(archive: None) -> None:
    numbered = Meeting.objects.held().filter(number__isnull=False).order_by("number")

    assert [meeting.slug for meeting in numbered] == [f"{number}-imcwp" for number in range(1, 24)]


def test_attendance_is_known_only_where_a_list_names_it(archive: None) -> None:
    assert {meeting.slug for meeting in Meeting.objects.filter(attending__isnull=False)} == {"13-imcwp"}


# Statements


def test_seed_statement_has_its_title_to_the_letter(seed: Statement) -> None:
    assert seed.title == "21 IMCWP, “Strengthening anti-imperialist struggle”"
    assert seed.date.isoformat() == "2019-11-01"
    assert seed.meeting == Meeting.objects.get(slug="21-imcwp")


def test_seed_statement_has_55_signatories_in_order(seed: Statement) -> None:
    signed = list(seed.signatories.as_signed())

    assert [row.position for row in signed] == list(range(1, 56))
    assert (signed[0].name_as_signed, signed[-1].name_as_signed) == (
        "Communist Party of Argentina",
        "Communist Party of Vietnam",
    )


def test_seed_statement_has_every_signatory_identified_once(seed: Statement) -> None:
    assert not seed.signatories.unidentified().exists()
    assert seed.signatories.values("party").distinct().count() == 55


def test_seed_statement_keeps_the_slips_of_its_source(seed: Statement) -> None:
    slip = seed.signatories.select_related("party").get(name_as_signed="Communist Part of Ukraine")

    assert slip.party is not None
    assert slip.party.slug == "communist-party-of-ukraine"
    assert seed.signatories.filter(name_as_signed="Democratic Progressive Tribune – Bahrein").exists()


def test_host_that_did_not_sign_the_seed_statement_is_not_on_its_list(seed: Statement) -> None:
    assert not seed.signatories.filter(party__slug="communist-party-of-greece").exists()


def test_seed_statement_has_one_complete_edition_and_an_original_text(seed: Statement) -> None:
    assert [edition.completeness for edition in seed.editions.all()] == [Completeness.COMPLETE]
    assert [(text.language, text.is_original, text.body) for text in seed.texts.all()] == [("en", True, "")]


@pytest.mark.parametrize("initiative", ["Havana", "last week of May 2020"])
def test_seed_summary_names_both_initiatives(seed: Statement, initiative: str) -> None:
    assert initiative in seed.summary


def test_summary_stands_on_every_statement(archive: None) -> None:
    assert not Statement.objects.filter(summary="").exists()


def test_list_is_dense_and_within_its_editions(archive: None) -> None:
    for statement in Statement.objects.prefetch_related("signatories", "editions"):
        rows, editions = [*statement.signatories.all()], [*statement.editions.all()]

        assert [row.position for row in rows] == list(range(1, len(rows) + 1))
        assert [edition.number for edition in editions] == list(range(1, len(editions) + 1))
        assert {row.first_edition for row in rows} <= {edition.number for edition in editions}


def test_name_missing_from_a_copy_seen_in_part_is_not_withdrawn(archive: None) -> None:
    assert not Signatory.objects.filter(last_edition__isnull=False).exists()


def test_grown_list_has_new_names_in_its_middle(archive: None) -> None:
    grown = Signatory.objects.filter(statement__slug="2018-turkey-elections")

    assert grown.in_edition(1).count() == 22
    assert grown.get(name_as_signed="Communist Party of Britain").position == 3
    assert grown.in_edition(2).count() == 30


def test_youth_organisation_is_no_party(archive: None) -> None:
    youth = Signatory.objects.filter(section=SignatorySection.YOUTH)

    assert youth.count() == 44
    assert not youth.filter(party__isnull=False).exists()


# News


def test_news_has_24_items(archive: None) -> None:
    assert NewsItem.objects.count() == 24


def test_news_of_the_21st_meeting_is_three_items(archive: None) -> None:
    assert Meeting.objects.get(slug="21-imcwp").newsitems.count() == 3


def test_news_is_undated_unless_its_text_gives_the_day(archive: None) -> None:
    dated = NewsItem.objects.exclude(dated_on=None)

    assert [(item.slug, item.date.isoformat()) for item in dated] == [("21-imcwp-opens-in-izmir", "2019-10-18")]


def test_few_parties_look_like_one_and_the_danes_are_said_to_sign_together(archive: None) -> None:
    pairs = {frozenset({pair.one.name, pair.other.name}): pair for pair in find_duplicates()}

    assert len(pairs) < 30
    danes = pairs[frozenset({"Communist Party in Denmark", "Communist Party of Denmark"})]
    assert "side by side" in danes.likeness.doubts[0]
