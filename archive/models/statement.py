"""Statements: what was signed; every question about them that one word can name."""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .addresses import address_of
from .dates import ByDateIndex, Dated, DatedQuerySet, by_date
from .listedition import Completeness, ListEdition
from .publishing import PublicationState, Publishable, PublishableQuerySet, index_by_change
from .signatory import Signatory, SignatoryQuerySet


class StatementKind(models.TextChoices):
    JOINT_STATEMENT = "joint-statement", _("joint statement")
    APPEAL = "appeal", _("appeal")
    RESOLUTION = "resolution", _("resolution")
    SOLIDARITY_MESSAGE = "solidarity-message", _("solidarity message")
    COMMUNIQUE = "communique", _("communiqué")
    PARTY_STATEMENT = "party-statement", _("party statement")


def _count(signatories: SignatoryQuerySet) -> Coalesce:
    counted = signatories.filter(statement=OuterRef("pk")).order_by().values("statement")
    return Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)


class StatementQuerySet(DatedQuerySet["Statement"], PublishableQuerySet["Statement"]):  # type: ignore[override]  # the stubs of as_manager
    def get_by_natural_key(self, slug: str) -> "Statement":
        return self.get(slug=slug)

    def signed_by_any(self, slugs: Iterable[str]) -> Self:
        return self._signed(party__slug__in=list(slugs))

    def signed_by_all(self, slugs: Iterable[str]) -> Self:
        found = self
        for slug in slugs:
            found = found._signed(party__slug=slug)
        return found

    def signed_by_none(self, slugs: Iterable[str]) -> Self:
        signed = Signatory.objects.current().filter(party__slug__in=list(slugs), statement=OuterRef("pk"))
        return self.filter(~Exists(signed))

    def signed_in_any(self, countries: Iterable[str]) -> Self:
        """With a signatory whose party is of one of these countries."""
        return self._signed(party__country__in=list(countries))

    def _signed(self, **signatory: object) -> Self:
        # A subquery and not a join: no row comes twice, so nothing needs DISTINCT.
        return self.filter(pk__in=Signatory.objects.current().filter(**signatory).values("statement"))

    def dated_in_any(self, years: Iterable[str]) -> Self:
        """In one of these years, or of unknown date where "unknown" is among them."""
        asked = {*years}
        found = Q(pk__in=[])
        for year in asked - {"unknown"}:
            # From its first day to its last, which an index knows; Django writes it so.
            found |= Q(dated_on__year=int(year))
        return self.filter(found | Q(dated_on__isnull=True)) if "unknown" in asked else self.filter(found)

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        return self.filter(kind__in=list(kinds))

    def of_completeness(self, known: Iterable[str]) -> Self:
        return self.with_completeness().filter(completeness__in=list(known))

    def of_incomplete_lists(self) -> Self:
        """Whose list is known in part, or not known to be whole."""
        return self.of_completeness([Completeness.PARTIAL, Completeness.UNKNOWN])

    def with_unidentified_names(self) -> Self:
        return self.filter(pk__in=Signatory.objects.current().unidentified().values("statement"))

    def of_meetings(self, slugs: Iterable[str]) -> Self:
        return self.filter(meeting__slug__in=list(slugs))

    def in_languages(self, codes: Iterable[str]) -> Self:
        """With a text, or at least the title of one, in one of these languages."""
        return self.filter(pk__in=self.model.objects.filter(texts__language__in=list(codes)).values("pk"))

    def with_completeness(self) -> Self:
        """Adds `completeness`: what is known of the latest edition of the list."""
        latest = ListEdition.objects.filter(statement=OuterRef("pk")).order_by("-number").values("completeness")[:1]
        return self.annotate(completeness=Coalesce(Subquery(latest), Value(Completeness.UNKNOWN)))

    def with_signatory_count(self) -> Self:
        """Adds `signatory_count`: names on the latest edition of the list."""
        return self.annotate(signatory_count=_count(Signatory.objects.current()))

    def with_unidentified_count(self) -> Self:
        """Adds `unidentified_count`: names among them behind which nobody has yet found a party."""
        return self.annotate(unidentified_count=_count(Signatory.objects.current().unidentified()))

    def with_checklist(self) -> Self:
        """Adds what is asked about a statement before it is published."""
        original = self.model.objects.filter(pk=OuterRef("pk"), texts__is_original=True)
        counted = self.with_completeness().with_signatory_count().with_unidentified_count()
        return counted.annotate(has_original=Exists(original))

    def for_cards(self) -> Self:
        """With all that a list shows of each, in a constant number of queries."""
        return self.select_related("meeting").with_completeness().with_signatory_count()

    def by_title(self) -> Self:
        return self.order_by("title", "pk")

    def most_signed_first(self) -> Self:
        return self.with_signatory_count().order_by("-signatory_count", *by_date())


class Statement(Dated, Publishable):
    slug = models.SlugField(_("slug"), max_length=150, unique=True)
    title = models.CharField(_("title"), max_length=500, help_text=_("As the document has it."))
    kind = models.CharField(_("kind"), max_length=20, choices=StatementKind, default=StatementKind.JOINT_STATEMENT)
    meeting = models.ForeignKey(
        "archive.Meeting",
        models.PROTECT,
        verbose_name=_("meeting"),
        related_name="statements",
        null=True,
        blank=True,
        help_text=_("Empty if it was not issued at or by a meeting."),
    )
    summary = models.TextField(_("summary"), blank=True, help_text=_("In the archive's own words."))
    note = models.TextField(_("note"), blank=True, help_text=_("Where copies or figures differ, for readers."))
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source address"), max_length=1000, blank=True)
    # Kept by StatementText, so that the rule below can live in the database.
    has_text = models.BooleanField(default=False, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        permissions = [("publish_statement", "Can publish statement, and change it once published")]
        ordering = by_date()
        indexes = [
            ByDateIndex(name="statement_by_date"),
            index_by_change("statement_by_change"),
            models.Index(fields=["title", "id"], name="statement_title"),
            # Asked at every request, whether a moment has come; few records have one.
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="statement_publish_at"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | (~Q(title="") & Q(dated_on__isnull=False)),
                name="statement_published_has_title_and_date",
                violation_error_message=_("A published statement needs a title and a date; a year alone will do."),
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | ~Q(summary="") | Q(has_text=True),
                name="statement_published_has_content",
                violation_error_message=_("A published statement needs a text or a summary."),
            ),
        ]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # A form leaves out the rules about columns that it does not show, and none shows
        # `dated_on` and `has_text`; then the database would be the first to object.
        super().validate_constraints()

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.meeting"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return address_of("statement_detail", self.slug)
