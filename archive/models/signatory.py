"""The heart of the archive: one row for one name on one list, as it was signed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .publishing import is_published
from .signedlist import SignedName

if TYPE_CHECKING:
    from .party import Party


class SignatorySection(models.TextChoices):
    PARTY = "party", _("party")
    YOUTH = "youth", _("youth organisation")
    ORGANISATION = "organisation", _("other organisation")
    PERSON = "person", _("person")


class SignatoryRole(models.TextChoices):
    INITIATOR = "initiator", _("initiator")
    SIGNATORY = "signatory", _("signatory")
    ENDORSER = "endorser", _("later endorser")


# The columns of `SignedName`, in its order.
_OF_THE_PARTY = ("party__slug", "party__name", "party__folded", "party__country", "party__territory")
_SHOWN = (*SignedName._fields[:8], *_OF_THE_PARTY)


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    def get_by_natural_key(self, slug: str, position: int) -> "Signatory":
        return self.get(statement__slug=slug, position=position)

    def public(self) -> Self:
        return self.filter(is_published(prefix="statement__"))

    def current(self) -> Self:
        """On the latest edition of their list."""
        return self.filter(last_edition__isnull=True)

    def in_edition(self, number: int) -> Self:
        """On the list as it stood in that edition."""
        still_there = Q(last_edition__isnull=True) | Q(last_edition__gte=number)
        return self.filter(still_there, first_edition__lte=number)

    def under(self, statements: Iterable[int]) -> Self:
        """On the lists of these statements, by their keys."""
        return self.filter(statement__in=list(statements))

    def unidentified(self) -> Self:
        return self.filter(party__isnull=True)

    def of_party(self, party: "Party") -> Self:
        return self.filter(party=party)

    def of_parties(self, parties: Iterable[int]) -> Self:
        """Of any of these, by their keys."""
        return self.filter(party__in=list(parties))

    def signed_by_both(self, one: "Party", other: "Party") -> "list[tuple[Signatory, Signatory]]":
        """The rows of the two on each list that both stand on, in the order of their statements' dates."""
        rows = self.of_party(other).filter(statement__in=self.of_party(one).order_by().values("statement"))
        theirs = self.of_party(one).filter(statement__in=rows.order_by().values("statement"))
        by_statement = {row.statement_id: row for row in theirs}
        ordered = rows.select_related("statement").order_by("-statement__dated_on", "statement", "position")
        return [(by_statement[row.statement_id], row) for row in ordered]

    def as_signed(self) -> Self:
        """In signed order, each with its party."""
        return self.select_related("party").order_by("position")

    def names_with_statement(self) -> "QuerySet[Signatory, dict[str, Any]]":
        """Each name as signed, how often, and the latest statement that has it; the most frequent first."""
        counted = self.order_by().values("name_as_signed")
        return counted.annotate(count=Count("pk"), latest=Max("statement")).order_by("-count", "name_as_signed")

    def as_names(self) -> "QuerySet[Signatory, tuple[Any, ...]]":
        """In signed order, each as what makes a `SignedName`: as light as a page can do with."""
        return self.order_by("position").values_list(*_SHOWN)


class Signatory(models.Model):
    statement = models.ForeignKey(
        "archive.Statement", models.CASCADE, verbose_name=_("statement"), related_name="signatories"
    )
    position = models.PositiveIntegerField(_("position"))
    name_as_signed = models.CharField(
        _("name as signed"), max_length=500, help_text=_("To the letter, slips included.")
    )
    party = models.ForeignKey(
        "archive.Party",
        models.PROTECT,
        verbose_name=_("party"),
        related_name="signatures",
        null=True,
        blank=True,
        help_text=_("Empty until identified."),
    )
    section = models.CharField(_("section"), max_length=12, choices=SignatorySection, default=SignatorySection.PARTY)
    role = models.CharField(_("role"), max_length=9, choices=SignatoryRole, default=SignatoryRole.SIGNATORY)
    note = models.CharField(_("note"), max_length=500, blank=True)
    first_edition = models.PositiveSmallIntegerField(_("first edition"), default=1)
    last_edition = models.PositiveSmallIntegerField(
        _("last edition"), null=True, blank=True, help_text=_("Empty while the name is still on the list.")
    )

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["statement", "position"]
        indexes = [
            # Who signed what, as it stands now, without a look at the rows.
            models.Index(
                fields=["party", "statement"], condition=Q(last_edition__isnull=True), name="signatory_current"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "position"],
                name="signatory_position_once",
                violation_error_message=_("Two signatories of one statement cannot have the same position."),
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="signatory_position_from_one",
                violation_error_message=_("Positions are counted from 1."),
            ),
            models.CheckConstraint(
                condition=~Q(name_as_signed=""),
                name="signatory_has_name",
                violation_error_message=_("A signatory needs the name as it was signed."),
            ),
            models.CheckConstraint(
                condition=Q(first_edition__gte=1),
                name="signatory_edition_from_one",
                violation_error_message=_("Editions are counted from 1."),
            ),
            models.CheckConstraint(
                condition=Q(last_edition__isnull=True) | Q(last_edition__gte=F("first_edition")),
                name="signatory_editions_in_order",
                violation_error_message=_("The last edition cannot come before the first edition."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_as_signed

    def natural_key(self) -> tuple[str, int]:
        return (self.statement.slug, self.position)

    natural_key.dependencies = ["archive.statement", "archive.party"]  # type: ignore[attr-defined]
