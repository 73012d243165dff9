"""The latest news of a party, however many it has."""

import pytest

from archive.filters.index import statement_index
from archive.queries import newsitem
from archive.queries.newsitem import latest_news
from tests.factories import make_newsitem, make_party

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [0, 1_000])
def test_latest_news_are_the_newest_whichever_way_they_are_found(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(newsitem, "MANY", many)
    party, other = make_party(name="A"), make_party(name="B")
    for year in range(2000, 2000 + newsitem.LATEST + 2):
        make_newsitem(headline=str(year), dated=f"{year}-05-01", parties=[party, other])
    make_newsitem(headline="Of another", dated="2024-01-01", parties=[other])
    make_newsitem(headline="Not published", dated="2024-01-01", parties=[party], state="draft")

    found = latest_news(statement_index(), party)

    assert [item.headline for item in found] == [str(year) for year in range(2011, 2001, -1)]
    assert [named.name for named in found[0].parties] == ["A", "B"]


def test_party_without_news_has_none() -> None:
    assert latest_news(statement_index(), make_party()) == []
