"""A pasted list is read on the server before it goes into a statement's list."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive.importing.pasting import LONGEST_LINE, MOST_CHARACTERS
from tests.factories import make_party, make_party_name

pytestmark = pytest.mark.django_db
READ = reverse("admin:archive_statement_read_list")
CANDIDATES = reverse("admin:archive_statement_candidates")


def read(client: Client, text: str, held: str = "") -> Any:
    return client.post(READ, {"text": text, "held": held}, headers={"X-Requested-With": "fetch"})


def test_pasted_list_is_read_and_matched_as_an_import_is(admin_client: Client) -> None:
    make_party(name="Communist Party of Greece", slug="kke", country="GR")
    make_party(name="Communist Party of Cuba", slug="pcc", country="CU")

    names = read(admin_client, "Signed by:\n1. Communist Party of Greece\n2. Communist Party  of Cubaa\n").json()[
        "names"
    ]

    assert [(one["name"], one["slug"], one["isName"]) for one in names] == [
        ("Signed by:", "", False),
        ("Communist Party of Greece", "kke", True),
        ("Communist Party  of Cubaa", "pcc", True),
    ]
    assert names[1]["party"] == "Communist Party of Greece (Greece)"


def test_doubtful_name_comes_with_candidates_and_their_likeness(admin_client: Client) -> None:
    for slug in ("one", "two"):
        party = make_party(name=f"Party {slug}", slug=slug)
        make_party_name(party=party, name="Workers' Party", is_homonym=True)

    [name] = read(admin_client, "Workers' Party").json()["names"]

    assert name["slug"] == ""
    assert {each["slug"] for each in name["candidates"]} == {"one", "two"}
    assert all(each["likeness"].endswith("%") for each in name["candidates"])


def test_line_that_seems_no_name_is_shown_and_not_dropped(admin_client: Client) -> None:
    text = "D\r\n\r\n  E  e \nF"

    assert [one["name"] for one in read(admin_client, text).json()["names"]] == ["D", "E  e", "F"]


def test_name_that_is_on_the_list_says_its_line(admin_client: Client) -> None:
    make_party(name="Communist Party of Greece", slug="kke", country="GR")

    held = "Another\nKKE | kke\nGone | | | | 1-1"
    names = read(admin_client, "Communist Party of Greece\nanother\nGone", held).json()["names"]

    assert [one["heldOn"] for one in names] == [2, 1, None]


def test_list_copied_as_text_keeps_its_columns(admin_client: Client) -> None:
    make_party(slug="kke")

    [name] = read(admin_client, r"A \| B | kke | youth | initiator | 2- | late").json()["names"]

    assert name["line"] == r"A \| B | kke | youth | initiator | 2- | late"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "required"),
        ("x" * (MOST_CHARACTERS + 1), "at most"),
        ("y" * (LONGEST_LINE + 1), "longer than"),
        (" \n ", "empty"),
    ],
)
def test_what_cannot_be_read_has_a_message(admin_client: Client, text: str, said: str) -> None:
    response = read(admin_client, text)

    assert response.status_code == 422
    assert said in response.json()["problems"][0]


@pytest.mark.parametrize(
    "text", ["|", "\ud7ff\u202e\ufeff", "<html><p>A</p></html>", "\x00A\nB", "a | b | c | d | e | f | g"]
)
def test_strange_text_never_breaks_the_reading(admin_client: Client, text: str) -> None:
    assert read(admin_client, text).status_code in {200, 422}


def test_without_scripts_the_reading_is_a_page(admin_client: Client) -> None:
    make_party(name="Communist Party of Greece", slug="kke", country="GR")

    page = admin_client.post(READ, {"text": "Communist Party of Greece\nNobody knows"})

    assert page.context["read"] == "Communist Party of Greece | kke\nNobody knows"
    assert "kke" in page.content.decode()


def test_candidates_are_the_likeliest_first(admin_client: Client) -> None:
    make_party(name="Communist Party of Denmark", slug="dkp", country="DK")
    make_party(name="Communist Party in Denmark", slug="kpid", country="DK")

    found = admin_client.get(CANDIDATES, {"name": "Communists of Denmark"}).json()["results"]

    assert {each["slug"] for each in found} == {"dkp", "kpid"}
    assert admin_client.get(CANDIDATES, {"name": "\x00" * 900, "section": "sect"}).json()["results"] == []


def test_a_new_party_is_known_at_once(admin_client: Client) -> None:
    assert read(admin_client, "Communist Party of Utopia").json()["names"][0]["slug"] == ""
    make_party(name="Communist Party of Utopia", slug="utopia", country="")

    assert read(admin_client, "Communist Party of Utopia").json()["names"][0]["slug"] == "utopia"


def test_only_who_may_write_statements_has_lists_read(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    assert read(client, "A").status_code == 403
    assert client.get(CANDIDATES, {"name": "A"}).status_code == 403
