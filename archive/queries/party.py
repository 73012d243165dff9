"""A party, and what its page tells of it; asked for page after page, and so prepared."""

from django.db.models import CharField, F

from archive.models import Meeting, NewsItem, Party, PartyName, PartyRelation
from archive.models.prepared import Blank, Keys, Now, Prepared

# So many statements and news items of a party are shown.
LATEST = 10
_KEY = Blank("party")

PARTY = Prepared(lambda: Party.objects.filter(slug=Blank("slug", CharField())))
NAMES = Prepared(lambda: PartyName.objects.filter(party=_KEY).through_time())
RELATIONS = Prepared(lambda: PartyRelation.objects.touching(_KEY))
HOSTED = Prepared(lambda: Meeting.objects.filter(hosts=_KEY).oldest_first())
ATTENDED = Prepared(lambda: Meeting.objects.filter(attending=_KEY).oldest_first())
_NEWS = Prepared(
    lambda: NewsItem.objects.published(Now()).filter(parties=_KEY).newest_first().select_related("meeting")[:LATEST]
)
_NAMED = Prepared(
    lambda: Party.objects.filter(newsitems__in=Keys("newsitems")).annotate(newsitem=F("newsitems__pk")).by_name()
)


def latest_news(party: Party) -> list[NewsItem]:
    """Each with its parties, as if they had been prefetched."""
    newsitems = _NEWS.ask(party=party.pk)
    parties: dict[int, list[Party]] = {newsitem.pk: [] for newsitem in newsitems}
    for named in _NAMED.ask(newsitems=parties):
        parties[named.newsitem].append(named)
    for newsitem in newsitems:
        # Where Django itself keeps them.
        newsitem._prefetched_objects_cache = {"parties": parties[newsitem.pk]}  # type: ignore[attr-defined]  # noqa: SLF001
    return newsitems
