"""Who follows a list is told of what was signed and of what grew, once, and of nothing else."""

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Statement
from archive.views import feeds
from tests.factories import make_edition, make_newsitem, make_party, make_signatory, make_statement

pytestmark = pytest.mark.django_db


def read(client: Client, query: str = "", *, name: str = "statements") -> Any:
    found = feedparser.parse(client.get(f"/{name}.atom{query}").content)
    assert not found.bozo
    return found


def titles(client: Client, query: str = "") -> list[str]:
    return [entry.title for entry in read(client, query).entries]


def make_grown() -> Statement:
    statement = make_statement(slug="it", title="Peace", signed_by=[make_party(), make_party()])
    make_edition(statement=statement)
    make_edition(statement=statement, number=2, dated="2019-12")
    make_signatory(statement=statement, position=3, first_edition=2)
    return statement


def test_statement_is_signed_and_its_list_grew(client: Client) -> None:
    make_grown()

    grown, signed = read(client).entries

    assert (grown.title, signed.title) == ("List grew: Peace", "Signed: Peace")
    assert grown.link == "http://testserver/statements/it/editions/2/"
    assert "Edition 2 of the list, December 2019 · 1 name added · 3 signatories" in grown.summary
    assert "1 November 2019 · joint statement · 3 signatories" in signed.summary


def test_edition_without_a_new_name_is_no_growth(client: Client) -> None:
    statement = make_statement(title="Peace", signed_by=[make_party()])
    make_edition(statement=statement, number=2)

    assert titles(client) == ["List changed: Peace", "Signed: Peace"]


def test_statement_nobody_is_known_to_have_signed_is_published(client: Client) -> None:
    make_statement(title="Peace")

    assert titles(client) == ["Published: Peace"]


def test_renamed_and_corrected_record_keeps_its_names(client: Client) -> None:
    statement = make_grown()
    before = read(client)

    statement.slug, statement.title = "renamed", "Peace!"
    statement.save()
    after = read(client)

    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert len({entry.id for entry in after.entries}) == 2
    assert after.feed.updated > before.feed.updated


def test_entry_is_dated_when_the_public_could_see_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = timezone.now() + timedelta(days=1)
    make_statement(publish_at=moment)
    monkeypatch.setattr(timezone, "now", lambda: moment + timedelta(hours=1))

    [entry] = read(client).entries

    assert entry.updated == moment.isoformat()


def test_what_changed_last_stays_when_there_is_too_much(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "NEWEST", 2)
    for title, dated in (("A", "2001"), ("B", "2019"), ("C", "2010")):
        make_statement(title=title, dated=dated)
    Statement.objects.get(title="A").save()

    assert titles(client) == ["Published: C", "Published: A"]
    assert titles(client, "?sort=oldest") == ["Published: A", "Published: C"]


def test_feed_says_what_it_was_narrowed_to_and_where_its_page_is(client: Client) -> None:
    make_statement(signed_by=[make_party(slug="cuba", name="Cuban party")])

    feed = read(client, "?party=cuba&year_from=2000").feed

    assert feed.title == "IMCWP Archive · Statements · Cuban party, 2000"
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": "http://testserver/statements/?party=cuba&year_from=2000",
        "self": "http://testserver/statements.atom?party=cuba&year_from=2000",
    }


def test_news_are_told_with_their_text(client: Client) -> None:
    make_newsitem(slug="it", headline="They met", text="In Athens.\n\nFor <two> days.", dated="2019")

    [entry] = read(client, name="news").entries

    assert (entry.title, entry.link) == ("They met", "http://testserver/news/it/")
    assert entry.summary == "<p>2019</p><p>In Athens.</p>\n\n<p>For &lt;two&gt; days.</p>"


def test_follower_who_has_the_feed_is_sent_none(client: Client) -> None:
    etag = client.get("/statements.atom")["ETag"]

    assert client.get("/statements.atom", headers={"If-None-Match": etag}).status_code == 304
