"""The items of a news listing -> what would be written of each."""

from collections.abc import Iterator

from django.utils.text import Truncator, slugify

from archive.models import NewsItem

from .applying import NewsProposal
from .comparing import unused_slug
from .plan import Plan

LONGEST_HEADLINE = 120


def news_proposals(plan: Plan, *, source_name: str = "", source_url: str = "") -> Iterator[NewsProposal]:
    """A draft an item; its headline is its beginning, until an editor writes a better one."""
    taken = {*NewsItem.objects.values_list("slug", flat=True)}
    for item in plan.items:
        slug = unused_slug(slugify(item.text)[:80].strip("-") or "news", taken)
        taken.add(slug)
        yield NewsProposal(
            slug=slug,
            headline=Truncator(item.text).chars(LONGEST_HEADLINE),
            text=item.text,
            date=item.date,
            meeting_id=item.meeting.pk if item.meeting else None,
            party_ids=tuple(party.pk for party in item.mentions.parties),
            countries=item.mentions.countries,
            source_name=source_name,
            source_url=source_url,
        )
