"""A feed that feedparser finds nothing wrong with."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given

from archive.exports.as_atom import as_atom
from archive.exports.events import Event, _paragraphs
from archive.exports.plaintext import one_line
from tests.exports.citations import WORDS

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def feed_of(*events: Event, title: str = "List") -> str:
    return as_atom(events, title=title, author="Archive", page_url="https://a.example/", feed_url="https://a.example/f")


def read(feed: str) -> Any:
    found = feedparser.parse(feed.encode())
    assert not found.bozo, found.bozo_exception
    return found


@given(WORDS, WORDS)
def test_odd_words_are_read_back_to_the_letter(title: str, text: str) -> None:
    feed = feed_of(Event("urn:x", title, "https://a.example/1", MOMENT, _paragraphs(text)), title=title)

    root = ET.fromstring(feed.encode())  # noqa: S314  # written here
    [entry] = read(feed).entries

    assert [element.text or "" for element in root.iter(f"{ATOM}title")] == [one_line(title)] * 2
    assert (entry.id, entry.link) == ("urn:x", "https://a.example/1")


def test_nothing_typed_becomes_markup() -> None:
    text = _paragraphs("<script>alert(1)</script>")

    assert "<script>" not in text
    assert read(feed_of(Event("urn:x", "<b>", "https://a.example/1", MOMENT, text))).entries[0].title == "<b>"


def test_feed_has_all_that_the_standard_demands() -> None:
    found = read(feed_of(Event("urn:x", "Title", "https://a.example/1", MOMENT, _paragraphs("Text"))))

    assert found.version == "atom10"
    assert (found.feed.id, found.feed.updated, found.feed.author) == (
        "https://a.example/f", MOMENT.isoformat(), "Archive"
    )  # fmt: skip
    assert found.entries[0].updated == MOMENT.isoformat()


def test_empty_feed_is_the_same_at_every_reading() -> None:
    assert feed_of() == feed_of()
    assert read(feed_of()).entries == []
