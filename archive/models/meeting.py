"""Meetings that took place, and meetings that were announced and did not."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from .addresses import address_of
from .countries import country_name
from .locales import listed, reader_language, written_days
from .party import Party
from .statement import Statement

LOWEST = _("Where another source gives a lower figure.")
HIGHEST = _("Where another source gives a higher figure.")
# The lowest and the highest figure that sources give; None where none does.
Span = tuple[int, int] | None


def _in_order(figure: str, message: Any) -> models.CheckConstraint:
    """The lowest figure is not above the others, nor the highest below them."""
    names = (f"{figure}_least", figure, f"{figure}_most")
    rules = [_unknown_or_less(low, high) for low, high in combinations(names, 2)]
    return models.CheckConstraint(
        condition=rules[0] & rules[1] & rules[2],
        name=f"meeting_{figure}_in_order",
        violation_error_message=message,
    )


def _unknown_or_less(low: str, high: str) -> Q:
    return Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)})


class MeetingStatus(models.TextChoices):
    HELD = "held", _("held")
    ANNOUNCED = "announced", _("announced, not held")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def get_by_natural_key(self, slug: str) -> "Meeting":
        return self.get(slug=slug)

    def held(self) -> Self:
        return self.filter(status=MeetingStatus.HELD)

    def held_in_any(self, countries: Iterable[str]) -> Self:
        return self.filter(country__in=list(countries))

    def newest_first(self) -> Self:
        """By opening day; announcements that never got one come last, by number."""
        return self.order_by(F("started_on").desc(nulls_last=True), F("number").desc(nulls_last=True), "pk")

    def oldest_first(self) -> Self:
        return self.order_by(F("started_on").asc(nulls_last=True), F("number").asc(nulls_last=True), "pk")

    def with_statement_count(self) -> Self:
        """Adds `statement_count`, published statements only."""
        published = Statement.objects.published().filter(meeting=models.OuterRef("pk")).order_by()
        counted = published.values("meeting").annotate(n=Count("pk")).values("n")
        return self.annotate(statement_count=models.functions.Coalesce(models.Subquery(counted), 0))

    def for_cards(self) -> Self:
        return self.with_statement_count().with_hosts()

    def with_hosts(self) -> Self:
        return self.prefetch_related(Prefetch("hosts", Party.objects.order_by("name")))


class Meeting(models.Model):
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    number = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("Empty for extraordinary meetings.")
    )
    status = models.CharField(_("status"), max_length=9, choices=MeetingStatus, default=MeetingStatus.HELD)
    title = models.CharField(_("title"), max_length=300)
    theme = models.TextField(_("theme"), blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = CountryField(_("country"), blank=True)
    started_on = models.DateField(_("first day"), null=True, blank=True)
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    hosts = models.ManyToManyField(Party, verbose_name=_("hosts"), related_name="hosted_meetings", blank=True)
    attending = models.ManyToManyField(
        Party,
        verbose_name=_("known to have attended"),
        related_name="attended_meetings",
        blank=True,
        help_text=_("Only parties that a source names. The list may be far from complete."),
    )
    parties_attending = models.PositiveSmallIntegerField(
        _("parties attending"),
        null=True,
        blank=True,
        help_text=_("As the source says; which source says otherwise goes in the note."),
    )
    parties_attending_least = models.PositiveSmallIntegerField(
        _("parties attending, lowest figure"), null=True, blank=True, help_text=LOWEST
    )
    parties_attending_most = models.PositiveSmallIntegerField(
        _("parties attending, highest figure"), null=True, blank=True, help_text=HIGHEST
    )
    countries_attending = models.PositiveSmallIntegerField(_("countries attending"), null=True, blank=True)
    countries_attending_least = models.PositiveSmallIntegerField(
        _("countries attending, lowest figure"), null=True, blank=True, help_text=LOWEST
    )
    countries_attending_most = models.PositiveSmallIntegerField(
        _("countries attending, highest figure"), null=True, blank=True, help_text=HIGHEST
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Where sources disagree, or an announced place changed.")
    )
    source_url = models.URLField(_("source"), max_length=1000, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = [F("started_on").desc(nulls_last=True), "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(status=MeetingStatus.HELD),
                name="meeting_number_held_once",
                violation_error_message=_("Another meeting that was held has this number."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=False, ended_on__gte=F("started_on")),
                name="meeting_ends_after_start",
                violation_error_message=_("The last day cannot come before the first day."),
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.HELD) | Q(started_on__isnull=False),
                name="meeting_held_has_day",
                violation_error_message=_("A meeting that was held needs its first day."),
            ),
            _in_order("parties_attending", _("Of parties the lowest figure cannot be above another.")),
            _in_order("countries_attending", _("Of countries the lowest figure cannot be above another.")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def parties_span(self) -> Span:
        return _span(self.parties_attending, self.parties_attending_least, self.parties_attending_most)

    @property
    def countries_span(self) -> Span:
        return _span(self.countries_attending, self.countries_attending_least, self.countries_attending_most)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return address_of("meeting_detail", self.slug)

    @property
    def was_held(self) -> bool:
        return self.status == MeetingStatus.HELD

    @property
    def short_title(self) -> str:
        """Enough to name the meeting in passing: "21 IMCWP, Izmir 2019"."""
        name = f"{self.number} IMCWP" if self.number else str(_("Extraordinary meeting"))
        where_and_when = f"{self.city} {self.started_on.year if self.started_on else ''}".strip()
        known = listed([name, where_and_when])
        return known if self.was_held else f"{known} ({self.get_status_display()})"

    @property
    def days(self) -> str:
        """When it was or is to be, in words."""
        if not self.started_on:
            return gettext("no date")
        return written_days(self.started_on, self.ended_on or self.started_on, reader_language())

    @property
    def place(self) -> str:
        return listed([self.city, country_name(self.country)])


def _span(*figures: int | None) -> Span:
    known = [figure for figure in figures if figure is not None]
    return (min(known), max(known)) if known else None
