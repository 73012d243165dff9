"""The first page of the admin, and the lists that it leads to."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from archive.merging import reading
from archive.models.roles import Role
from archive.queries import desk
from tests.factories import make_draft, make_newsitem, make_party, make_signatory, make_user

from .test_queries import queries

pytestmark = pytest.mark.django_db


def fill() -> None:
    make_signatory(statement=make_draft(dated=""), name_as_signed="<Who>")
    make_newsitem(state="in_review")
    make_newsitem(publish_at="2999-01-01T00:00:00Z")


def test_every_link_of_the_desk_leads_to_what_it_says(
    contributor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "MOST", 1)
    for _ in range(2):
        fill()
    page = contributor_client.get("/admin/").content.decode()
    part = page[page.index('<div class="desk">') : page.index('class="app-archive')]
    links = {link.partition("#")[0].replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', part)}

    assert len([link for link in links if "?" in link]) == 6
    for link in links:
        answer = contributor_client.get(link)
        assert answer.status_code == 200, link
        assert "?" not in link or len(answer.context["cl"].result_list) >= 2, link


def test_names_on_the_desk_are_text(contributor_client: Client) -> None:
    fill()

    assert "&lt;Who&gt;" in contributor_client.get("/admin/").content.decode()


def test_desk_is_not_for_those_who_may_look_at_nothing(client: Client) -> None:
    client.force_login(make_user())
    fill()

    assert "desk-pile" not in client.get("/admin/").content.decode()


def test_desk_says_so_when_it_is_clear(contributor_client: Client) -> None:
    assert "The desk is clear" in contributor_client.get("/admin/").content.decode()


def test_desk_counts_the_pairs_that_may_be_one(client: Client) -> None:
    client.force_login(make_user(role=Role.STEWARD))
    assert "may be one" not in client.get("/admin/").content.decode()
    for _ in range(3):
        make_party(name="Unity of Utopia")

    page = client.get("/admin/").content.decode()

    assert "Look at the 3 pairs" in page
    assert reverse("admin:archive_party_duplicates") in page


def test_desk_offers_to_look_where_there_are_too_many_parties_to_count(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(make_user(role=Role.STEWARD))
    monkeypatch.setattr(reading, "MOST_COUNTED", 0)
    make_party()

    assert "too many parties" in client.get("/admin/").content.decode()


def test_desk_counts_no_pairs_for_those_who_merge_none(
    contributor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "likenesses", None)
    make_party()

    assert contributor_client.get("/admin/").status_code == 200


def test_first_page_costs_the_same_however_much_waits(client: Client) -> None:
    client.force_login(make_user(role=Role.STEWARD))
    fill()
    queries(client, "/admin/")  # what is kept after the first page, as content types are
    few = queries(client, "/admin/")
    for _ in range(10):
        fill()

    assert queries(client, "/admin/") == few < 35


@pytest.mark.parametrize("model", ["statement", "newsitem"])
def test_unknown_value_of_what_waits_finds_nothing(admin_client: Client, model: str) -> None:
    make_draft(signed_by=[make_party()])
    make_newsitem()

    page = admin_client.get(reverse(f"admin:archive_{model}_changelist"), {"waits_for": "nonsense"})

    assert page.context["cl"].result_count == 0
