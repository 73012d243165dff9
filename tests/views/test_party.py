"""A party's page: its names, what it signed by year, who signs with it, and how parties come from one another."""

import re

import pytest
from django.test import Client

from archive.models import Party, PartyRelation
from tests.factories import (
    make_draft,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
)

pytestmark = pytest.mark.django_db


def read(client: Client, slug: str) -> str:
    text = re.sub(r"<(?:/?bdi|/?a)\b[^>]*>", "", client.get(f"/parties/{slug}/").content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("kind", "of_earlier", "of_later"),
    [
        ("successor", "Succeeded by The later", "Successor of The earlier"),
        ("split", "The later split from it", "Split from The earlier"),
        ("merger", "Merged into The later", "The earlier merged into it"),
    ],
)
def test_relation_is_told_from_the_side_of_each_party(
    client: Client, kind: str, of_earlier: str, of_later: str
) -> None:
    earlier, later = make_party(slug="earlier", name="The earlier"), make_party(slug="later", name="The later")
    PartyRelation.objects.create(earlier=earlier, later=later, kind=kind, year=1991)

    assert of_earlier in read(client, "earlier")
    assert of_later in read(client, "later")
    assert "1991" in read(client, "later")


def test_years_lead_to_what_was_signed_in_each(client: Client) -> None:
    party = make_party(slug="it")
    for dated in ("2018-05", "2018", "2019-11-01"):
        make_statement(dated=dated, signed_by=[party])
    make_draft(dated="2017", signed_by=[party])

    text = client.get("/parties/it/").content.decode()

    # Bars, and the same as a table.
    assert re.findall(r'href="/statements/\?party=it&amp;year=(\d+)"', text) == ["2018", "2019"] * 2


def names(text: str) -> str:
    return text[text.index("Names through time") :]


def test_former_names_stand_in_the_order_of_their_years(client: Client) -> None:
    party = make_party(slug="it", name="Party of today")
    make_party_name(party=party, name="Second", kind="former", from_year=1943, to_year=1990)
    make_party_name(party=party, name="First", kind="former", to_year=1943, language="tr")

    text = names(read(client, "it"))

    assert text.index("Party of today") < text.index("First") < text.index("Second")
    assert "Turkish, until 1943" in text
    assert "1943–1990" in text


def test_names_are_shown_as_signed_with_how_often_and_when(client: Client) -> None:
    party = make_party(slug="it", name="Communist Party")
    for year, signed in ((2010, "Comunist Party"), (2012, "C.P."), (2014, "C.P.")):
        make_signatory(statement=make_statement(dated=str(year)), name_as_signed=signed, party=party)
    make_signatory(statement=make_draft(), name_as_signed="Hidden", party=party)
    make_signatory(statement=make_statement(), name_as_signed="Withdrawn", party=party, last_edition=1)

    text = re.sub(r"<[^>]*>", " ", names(read(client, "it")))

    assert re.search(r"C\.P\. 2012–2014 2 times Comunist Party 2010 1 time", re.sub(r"\s+", " ", text))
    assert "Hidden" not in text
    assert "Withdrawn" not in text


def test_spelling_that_was_signed_is_not_shown_twice(client: Client) -> None:
    party = make_party(slug="it")
    for name in ("Comunist Party", "Komunist Party"):
        make_party_name(party=party, name=name, kind="spelling")
    make_statement(signed_by=[Party(pk=party.pk, name="Comunist  party")])

    text = names(read(client, "it"))

    assert "1 other spelling" in text
    assert "Komunist Party" in text


def test_cosigners_are_shown_with_what_both_and_either_signed(client: Client) -> None:
    a, b = make_party(slug="a", name="The first"), make_party(slug="b", name="The other")
    for signed_by in ([a, b], [a, b], [a], [b], [b]):
        make_statement(signed_by=signed_by)

    text = client.get("/parties/a/").content.decode()

    assert 'href="/statements/?party=a&amp;party=b&amp;match=all" rel="nofollow">2</a>' in text
    assert 'href="/compare/?a=a&amp;b=b" rel="nofollow">40 %</a>' in text


def test_likeness_of_parties_on_few_lists_is_not_given(client: Client) -> None:
    a, b = make_party(slug="a"), make_party(slug="b")
    make_statement(signed_by=[a, b])

    assert 'rel="nofollow">too few lists</a>' in client.get("/parties/a/").content.decode()


def test_names_as_signed_are_counted_on_the_latest_lists_where_there_are_many(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.queries.partynames.MOST_LISTS", 2)
    party = make_party(slug="it")
    for year in (2010, 2012, 2014):
        make_signatory(statement=make_statement(dated=str(year)), name_as_signed=f"Name of {year}", party=party)

    text = names(read(client, "it"))

    assert "Counted on the latest 2 lists" in text
    assert "Name of 2014" in text
    assert "Name of 2010" not in text


def test_news_about_the_party_is_shown_with_its_meeting_and_every_party(client: Client) -> None:
    it, other = make_party(slug="it", name="It"), make_party(slug="other", name="Another", short_name="A.")
    meeting = make_meeting(number=21, city="Izmir", slug="21-imcwp")
    make_newsitem(slug="news", headline="Reported", dated="2019-10", meeting=meeting, parties=[it, other])
    make_newsitem(headline="Draft", state="draft", parties=[it])

    text = client.get("/parties/it/").content.decode()

    news = re.sub(r"\s+", " ", text[text.index('id="news-heading"') :])
    assert "October 2019" in news
    assert "Draft" not in news
    assert re.findall(r'<a href="([^"]*)"><bdi>([^<]*)</bdi>', news)[:4] == [
        ("/news/news/", "Reported"),
        ("/meetings/21-imcwp/", "21 IMCWP, Izmir 2019"),
        ("/parties/other/", "A."),
        ("/parties/it/", "It"),
    ]
