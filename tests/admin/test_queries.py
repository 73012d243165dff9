"""Pages cost the same number of queries however much they show."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Party
from archive.models.partyrelation import PartyRelation
from tests.factories import (
    make_attachment,
    make_correction,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
    make_text,
)

from .forms import address, filled_in, saved

pytestmark = pytest.mark.django_db


def queries(client: Client, url: str) -> int:
    return queries_of(lambda: client.get(url))


def queries_of(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert ask().status_code == 200
    return len(captured)


def full_statement(size: int) -> Any:
    statement = make_statement(meeting=make_meeting(), signed_by=[make_party() for _ in range(size)])
    make_signatory(statement=statement, position=size + 1)
    for number in range(1, size + 1):
        make_text(statement=statement, language=f"en-{number:02}")
        make_edition(statement=statement, number=number)
        make_correction(statement=statement)
        make_attachment(statement=statement, content=b"%PDF-1.7 " + bytes([number]))
    return statement


def full_meeting(size: int) -> Any:
    meeting = make_meeting()
    meeting.hosts.set(make_party() for _ in range(size))
    meeting.attending.set(make_party() for _ in range(size))
    return meeting


def full_party(size: int) -> Party:
    party = make_party()
    for number in range(size):
        make_party_name(party=party, name=f"Name {party.pk} {number}")
        PartyRelation.objects.create(earlier=party, later=make_party(), kind="split")
        PartyRelation.objects.create(earlier=make_party(), later=party, kind="successor")
    return party


def full_newsitem(size: int) -> Any:
    return make_newsitem(
        parties=[make_party() for _ in range(size)], meeting=make_meeting(), statement=make_statement(), countries="CU"
    )


MAKERS: dict[str, Callable[[int], Any]] = {
    "statement": full_statement,
    "meeting": full_meeting,
    "party": full_party,
    "newsitem": full_newsitem,
}


@pytest.mark.parametrize("model", MAKERS)
def test_change_form_costs_the_same_however_long(admin_client: Client, model: str) -> None:
    short, long = address(MAKERS[model](3)), address(MAKERS[model](30))
    queries(admin_client, short)  # what is kept after the first page, as content types are

    assert queries(admin_client, short) == queries(admin_client, long) < 25


@pytest.mark.parametrize("model", MAKERS)
def test_change_list_costs_the_same_however_long(admin_client: Client, model: str) -> None:
    url = reverse(f"admin:archive_{model}_changelist")
    for _ in range(3):
        MAKERS[model](2)
    queries(admin_client, url)
    short = queries(admin_client, url)
    for _ in range(27):
        MAKERS[model](2)

    assert queries(admin_client, url) == short < 15


@pytest.mark.parametrize("model", MAKERS)
def test_add_form_costs_no_more_with_many_records(admin_client: Client, model: str) -> None:
    url = reverse(f"admin:archive_{model}_add")
    queries(admin_client, url)
    before = queries(admin_client, url)
    MAKERS[model](30)

    assert queries(admin_client, url) == before


@pytest.mark.parametrize("model", MAKERS)
def test_seeing_whether_another_has_saved_costs_the_same_however_long(admin_client: Client, model: str) -> None:
    """Asked by what is refused before anything else is looked at."""
    counts = []
    for size in (3, 30):
        url = address(MAKERS[model](size))
        page = admin_client.get(url)
        opened = page.context["adminform"].form["opened"].value()
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(url, {"opened": opened}).status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1] < 40


def saving(client: Client, size: int) -> int:
    """What it costs to save a statement whose list of that length has been turned round."""
    statement = make_statement(signed_by=[make_party() for _ in range(size)])
    data = filled_in(client, address(statement))
    data["signatories"] = "\n".join(reversed(data["signatories"].splitlines()))
    with CaptureQueriesContext(connection) as captured:
        saved(client, address(statement), data)
    return len(captured)


def test_saving_a_list_costs_the_same_however_long(admin_client: Client) -> None:
    saving(admin_client, 3)

    assert saving(admin_client, 3) == saving(admin_client, 60) < 80


def test_page_of_a_lists_new_edition_costs_the_same_however_long(admin_client: Client) -> None:
    def reading(size: int) -> int:
        statement = make_statement(signed_by=[make_party() for _ in range(size)])
        url = reverse("admin:archive_statement_grew", args=[statement.pk])
        with CaptureQueriesContext(connection) as captured:
            admin_client.post(url, {"holds": "whole", "completeness": "complete", "text": "A\n" * size})
        return len(captured)

    reading(3)

    assert reading(3) == reading(60) < 25
