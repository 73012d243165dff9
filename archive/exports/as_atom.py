"""Events as an Atom feed: one bounded page of the newest."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from .events import Event
from .plaintext import one_line

CONTENT_TYPE = Atom1Feed.content_type
# When a feed without events last changed: never, and at every reading the same.
_NEVER = datetime(1998, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _NEVER


def as_atom(events: Iterable[Event], *, title: str, author: str, page_url: str, feed_url: str) -> str:
    feed = _Feed(
        title=one_line(title),
        link=page_url,
        description=None,
        author_name=author,
        feed_url=feed_url,
        feed_guid=feed_url,
        language=get_language(),
    )
    for event in events:
        feed.add_item(
            title=one_line(event.title),
            link=event.link,
            description=event.text,
            unique_id=event.id,
            updateddate=event.at,
        )
    return feed.writeString("utf-8")
