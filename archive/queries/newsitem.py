"""The latest news of a party as cards show them: whole records would bring their texts, and take thrice as long."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812, the card has a date of its own
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef

from archive.filters.index import StatementIndex
from archive.models import Meeting, NewsItem, PartialDate, Party
from archive.models.prepared import Blank, Keys, Now, Prepared

# So many are shown.
LATEST = 10
_SHOWN = ("pk", "slug", "headline", "dated_on", "date_precision", "meeting_id")
# Of so many the newest are found sooner by going back through all news than by putting the party's in order.
MANY = 1_000
_PARTY = Blank("party")
_LINKS = NewsItem.parties.through.objects
_LATEST = Prepared(
    lambda: NewsItem.objects.published(Now()).filter(parties=_PARTY).newest_first().values_list(*_SHOWN)[:LATEST]
)
_LATEST_OF_MANY = Prepared(
    lambda: (
        NewsItem.objects.published(Now())
        .filter(Exists(_LINKS.filter(newsitem=OuterRef("pk"), party=_PARTY)))
        .newest_first()
        .values_list(*_SHOWN)[:LATEST]
    )
)
_COUNT = Prepared(lambda: _LINKS.filter(party=_PARTY).order_by().values_list("party").annotate(Count("pk")))
_NAMED = Prepared(
    lambda: (
        Party.objects.filter(newsitems__in=Keys("newsitems"))
        .by_name()
        .values_list("newsitems__pk", "slug", "name", "short_name")
    )
)


class NamedParty(NamedTuple):
    slug: str
    name: str
    short_name: str


class NamedParties(list[NamedParty]):
    def all(self) -> "NamedParties":
        return self


@dataclass(slots=True)
class NewsCard:
    """Under the names that `NewsItem` has."""

    pk: int
    slug: str
    headline: str
    dated_on: Day | None
    date_precision: str
    meeting: Meeting | None
    parties: NamedParties
    excerpt: str = ""

    @property
    def date(self) -> PartialDate:
        return PartialDate(self.dated_on, self.date_precision)


def latest_news(index: StatementIndex, party: Party) -> list[NewsCard]:
    """The newest first, each with its parties by name."""
    _party, count = _COUNT.ask_one(party=party.pk) or (party.pk, 0)
    rows = (_LATEST_OF_MANY if count >= MANY else _LATEST).ask(party=party.pk)
    meetings = index.directory.meetings
    cards = {
        pk: NewsCard(pk, slug, headline, on, precision, meetings.get(meeting), NamedParties())
        for pk, slug, headline, on, precision, meeting in rows
    }
    for newsitem, *named in _NAMED.ask(newsitems=cards):
        cards[newsitem].parties.append(NamedParty(*named))
    return [*cards.values()]
