"""Rules that hold for every public page."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from archive import urls
from archive.models import Party, PublicationState, Statement
from tests.factories import (
    make_attachment,
    make_correction,
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
    make_text,
)

pytestmark = pytest.mark.django_db

SCAN = b"%PDF-1.7 it"
ATTACHMENT = f"/attachments/{sha256(SCAN).hexdigest()}"

# One address for each route; a page that is added must be added here.
PAGES = {
    "home": "/",
    "statement_list": "/statements/",
    "statement_list_csv": "/statements.csv",
    "statement_list_json": "/statements.json",
    "statement_list_atom": "/statements.atom",
    "statement_list_bib": "/statements.bib",
    "statement_list_ris": "/statements.ris",
    "statement_detail": "/statements/it/",
    "statement_edition": "/statements/it/editions/1/",
    "statement_csv": "/statements/it.csv",
    "statement_json": "/statements/it.json",
    "statement_bib": "/statements/it.bib",
    "statement_ris": "/statements/it.ris",
    "attachment": ATTACHMENT,
    "attachment_named": f"{ATTACHMENT}/the-original.pdf",
    "meeting_list": "/meetings/",
    "meeting_list_csv": "/meetings.csv",
    "meeting_list_json": "/meetings.json",
    "meeting_detail": "/meetings/it/",
    "meeting_matrix_csv": "/meetings/it/matrix.csv",
    "party_list": "/parties/",
    "party_list_csv": "/parties.csv",
    "party_list_json": "/parties.json",
    "party_detail": "/parties/it/",
    "country_list": "/countries/",
    "country_detail": "/countries/CU/",
    "newsitem_list": "/news/",
    "newsitem_list_csv": "/news.csv",
    "newsitem_list_json": "/news.json",
    "newsitem_list_atom": "/news.atom",
    "newsitem_detail": "/news/it/",
    "compare": "/compare/?a=it&b=other",
    "cosigning": "/cosigning/",
    "search": "/search/?q=peace",
    "accessibility": "/accessibility/",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap_part": "/sitemap-statements.xml",
}


def make_rows(count: int) -> None:
    """More of everything, all of it connected with everything else."""
    meeting, party, statement, newsitem = world()
    for _ in range(count):
        other = make_party(name="Peace party")
        make_party_name(party=party, name=f"Name {other.slug}")
        more = make_statement(title="Peace", signed_by=[party, other], meeting=meeting)
        make_text(statement=statement, language=f"aa-x{other.pk}")
        make_edition(statement=statement, number=other.pk + 1)
        make_correction(statement=statement)
        make_attachment(statement=statement, content=b"%PDF-1.7 " + other.slug.encode())
        make_signatory(statement=statement, position=other.pk + 1, party=other)
        make_newsitem(headline="Peace", parties=[party, other], statement=statement, meeting=meeting, countries=["CU"])
        make_edition(statement=more)
        for attended in (make_meeting(title="Peace", country="CU"), meeting):
            attended.hosts.add(party, other)
            attended.attending.add(party, other)
        newsitem.parties.add(other)


def world() -> tuple[Any, Any, Any, Any]:
    """The records the pages of `PAGES` show, made on the first call."""
    if existing := Statement.objects.filter(slug="it").first():
        party = existing.signatories.get(position=1).party
        return existing.meeting, party, existing, existing.newsitems.get(slug="it")
    meeting, party = make_meeting(slug="it", number=21, country="CU"), make_party(slug="it", country="CU")
    make_party(slug="other")
    statement = make_statement(slug="it", title="Peace", meeting=meeting, signed_by=[party])
    make_edition(statement=statement)
    make_text(statement=statement)
    make_attachment(statement=statement, content=SCAN)
    newsitem = make_newsitem(slug="it", parties=[party], meeting=meeting, statement=statement, countries=["CU"])
    return meeting, party, statement, newsitem


def test_every_route_is_tried() -> None:
    # A permanent address shows no page; tests/views/test_permalink.py tries it.
    assert {pattern.name for pattern in urls.urlpatterns} - {"permalink"} == set(PAGES)


@pytest.mark.parametrize("address", PAGES.values())
def test_page_of_an_empty_archive_answers(client: Client, address: str) -> None:
    assert client.get(address).status_code in {200, 404}


@pytest.mark.parametrize("address", PAGES.values())
def test_page_answers(client: Client, address: str) -> None:
    make_rows(2)

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES.values())
def test_number_of_queries_does_not_depend_on_the_number_of_rows(client: Client, address: str) -> None:
    make_rows(2)
    client.get(address)  # the archive's first reader makes the row of its edition
    make_rows(2)
    few = queries_of(client, address)
    make_rows(8)

    assert queries_of(client, address) == few


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


HIDDEN = "xyzzyqux"


def hide_draft() -> None:
    meeting, party, _, _ = world()
    _draft(make_draft, meeting=meeting, party=party)


def hide_scheduled() -> None:
    meeting, party, _, _ = world()
    _draft(make_statement, meeting=meeting, party=party, publish_at=timezone.now() + timedelta(hours=1))


def hide_in_review() -> None:
    meeting, party, _, _ = world()
    _draft(make_statement, meeting=meeting, party=party, state=PublicationState.IN_REVIEW)


def _draft(make: Callable[..., Statement], *, meeting: Any, party: Any, **fields: Any) -> None:
    """A statement and a news item that hold the hidden word wherever one can, and are the only ones of their kind."""
    only_here = Party.objects.filter(slug="only-here").first() or make_party(slug="only-here", country="UY")
    statement = make(
        slug=f"{HIDDEN}-statement", title=HIDDEN, summary=HIDDEN, note=HIDDEN, meeting=meeting,
        kind="communique", dated="1977", signed_by=[party, only_here], **fields,
    )  # fmt: skip
    make_text(statement=statement, title=HIDDEN, body=HIDDEN, language="sw")
    make_edition(statement=statement, note=HIDDEN)
    make_correction(statement=statement, text=HIDDEN)
    make_attachment(statement=statement, title=HIDDEN, content=SCAN)
    make_signatory(statement=statement, position=3, name_as_signed=HIDDEN)
    shown = {name: value for name, value in fields.items() if name in {"state", "publish_at"}}
    shown.setdefault("state", statement.state)
    make_newsitem(
        slug=f"{HIDDEN}-news", headline=HIDDEN, text=HIDDEN, parties=[party], meeting=meeting, countries=["CU"], **shown
    )


def public_texts(client: Client) -> dict[str, str]:
    addresses = [
        *PAGES.values(),
        "/parties/?sort=statements",
        "/statements/?year=1977",
        "/statements/?kind=communique",
        "/statements/?language=sw",
        "/statements/?country=UY",
        "/news/?country=CU",
        f"/search/?q={HIDDEN[:4]}",
    ]
    return {address: client.get(address).getvalue().decode() for address in addresses}


@pytest.mark.parametrize("hide", [hide_draft, hide_in_review, hide_scheduled])
def test_unpublished_word_appears_nowhere(client: Client, hide: Callable[[], None]) -> None:
    hide()

    assert [address for address, text in public_texts(client).items() if HIDDEN in text] == []


@pytest.mark.parametrize("hide", [hide_draft, hide_in_review, hide_scheduled])
def test_unpublished_record_changes_no_page(client: Client, hide: Callable[[], None]) -> None:
    world()
    make_party(name="Only here", slug="only-here", country="UY")
    before = public_texts(client)

    hide()

    assert public_texts(client) == before


@pytest.mark.parametrize("hide", [hide_draft, hide_in_review, hide_scheduled])
@pytest.mark.parametrize(
    "address",
    [f"/statements/{HIDDEN}-statement/", f"/statements/{HIDDEN}-statement/editions/1/", f"/news/{HIDDEN}-news/"],
)
def test_unpublished_address_is_404_to_the_public(client: Client, hide: Callable[[], None], address: str) -> None:
    hide()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [f"/statements/{HIDDEN}-statement/", f"/statements/{HIDDEN}-statement/editions/1/", f"/news/{HIDDEN}-news/"],
)
def test_unpublished_record_is_previewed_by_a_signed_in_editor(admin_client: Client, address: str) -> None:
    hide_draft()

    response = admin_client.get(address)

    assert response.status_code == 200
    assert "Only editors see this page" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/statements/none/", "/statements/it/editions/2/", "/statements/it/editions/0/",
        "/statements/it/editions/01/", "/statements/it/editions/%00/", "/statements/it/editions/%E2%80%AE1/",
        "/statements/it/editions/99999999999999/", "/meetings/none/",
        "/parties/none/", "/countries/XX/", "/countries/cu/", "/news/none/", "/no/such/page/", "/statements/%00/",
        "/parties/%E2%80%AEevil/",
    ],
)  # fmt: skip
def test_unknown_address_gets_a_page_with_a_search_box(client: Client, address: str) -> None:
    world()

    response = client.get(address)

    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


NASTY = ["%00", "%FF%FE", "%F0%9F%98%80", "%ED%A0%80", "' OR 1=1 --", "<script>alert(1)</script>", "-1", "0", "9" * 30,
         "1e9", "../../etc", "%E2%80%AE", "a" * 5000, "[]", "{}", "NaN", "٣"]  # fmt: skip
PARAMETERS = ["q", "party", "match", "not_party", "country", "meeting", "year", "year_from", "year_to", "language",
              "kind", "completeness", "sort", "page", "letter", "a", "b", "lang", "order", "show",
              "parties"]  # fmt: skip


@pytest.mark.parametrize("parameters", [PARAMETERS[first::7] for first in range(7)], ids=" ".join)
def test_nothing_in_a_query_string_causes_an_error(client: Client, parameters: list[str]) -> None:
    """Three parameters that have little to do with each other at a time: there are many."""
    world()

    answers = {
        (address, nasty): client.get(
            f"{address.split('?')[0]}?{'&'.join(f'{p}={nasty}' for p in parameters)}"
        ).status_code
        for address in PAGES.values()
        for nasty in NASTY
    }

    assert set(answers.values()) == {200}


def test_no_script_typed_by_a_reader_comes_back_alive(client: Client) -> None:
    script = "<script>alert(1)</script>"
    world()

    texts = [client.get(f"{address.split('?')[0]}", dict.fromkeys(PARAMETERS, script)) for address in PAGES.values()]

    assert not [text for text in texts if script in text.getvalue().decode()]


def test_pages_are_under_a_strict_content_security_policy(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_every_address_of_the_site_is_known() -> None:
    assert {str(pattern.pattern) for pattern in get_resolver().url_patterns} == {"accounts/", "admin/", ""}
