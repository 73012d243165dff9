"""News, in the archive's own words; many items are undated and say so."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from .addresses import address_of
from .countries import is_country
from .dates import ByDateIndex, Dated, DatedQuerySet, by_date
from .formatted import FormattedQuerySet, FormattedText
from .meeting import Meeting
from .party import Party
from .publishing import PublicationState, Publishable, PublishableQuerySet, index_by_change
from .statement import Statement


class NewsItemQuerySet(FormattedQuerySet["NewsItem"], DatedQuerySet["NewsItem"], PublishableQuerySet["NewsItem"]):  # type: ignore[override]  # the stubs of as_manager
    def get_by_natural_key(self, slug: str) -> "NewsItem":
        return self.get(slug=slug)

    def about_parties(self, slugs: Iterable[str]) -> Self:
        linked = self.model.parties.through.objects.filter(party__slug__in=list(slugs)).values("newsitem")
        return self.filter(pk__in=linked)

    def about_countries(self, codes: Iterable[str]) -> Self:
        # The column holds two-letter codes parted by commas, so a true code is never found across two.
        asked = (Q(countries__contains=code) for code in codes if is_country(code))
        return self.filter(reduce(or_, asked, Q(pk__in=[])))

    def about_meetings(self, slugs: Iterable[str]) -> Self:
        return self.filter(meeting__slug__in=list(slugs))

    def for_cards(self) -> Self:
        return self.select_related("meeting").prefetch_related("parties")


class NewsItem(Dated, Publishable, FormattedText):
    slug = models.SlugField(_("slug"), max_length=150, unique=True)
    headline = models.CharField(_("headline"), max_length=300)
    text = models.TextField(_("text"), help_text=_("In the archive's own words."))
    parties = models.ManyToManyField(Party, verbose_name=_("parties"), related_name="newsitems", blank=True)
    countries = CountryField(_("countries"), multiple=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, verbose_name=_("meeting"), related_name="newsitems", null=True, blank=True
    )
    statement = models.ForeignKey(
        Statement, models.PROTECT, verbose_name=_("statement"), related_name="newsitems", null=True, blank=True
    )
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source address"), max_length=1000, blank=True)

    words_field = "text"

    objects = NewsItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        permissions = [("publish_newsitem", "Can publish news item, and change it once published")]
        ordering = by_date()
        indexes = [
            ByDateIndex(name="newsitem_by_date"),
            index_by_change("newsitem_by_change"),
            # Asked at every request, whether a moment has come; few records have one.
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="newsitem_publish_at"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | (~Q(headline="") & ~Q(text="")),
                name="newsitem_published_has_content",
                violation_error_message=_("A published news item needs a headline and a text."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.meeting", "archive.party", "archive.statement"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return address_of("newsitem_detail", self.slug)
