"""Every other name that a party is known or has signed by; what matching looks up."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .folding import fold
from .languages import language_name, validate_language
from .party import Party
from .partynamesake import check_other_name


class PartyNameKind(models.TextChoices):
    FORMER = "former", _("former name")
    NATIVE = "native", _("native name")
    ACRONYM = "acronym", _("acronym")
    SPELLING = "spelling", _("spelling on a list")


class PartyNameQuerySet(models.QuerySet["PartyName"]):
    def get_by_natural_key(self, slug: str, folded: str) -> "PartyName":
        return self.get(party__slug=slug, folded=folded)

    def written(self, name: str) -> "PartyNameQuerySet":
        return self.filter(folded=fold(name))

    def of_parties(self, parties: Iterable[Any]) -> "PartyNameQuerySet":
        """The parties, or a query for their keys."""
        return self.filter(party__in=parties)

    def of_others(self, *parties: Party) -> "PartyNameQuerySet":
        return self.exclude(party__in=parties)

    def through_time(self) -> "PartyNameQuerySet":
        """Former names as they followed each other, then native ones, acronyms and spellings."""
        ranks = [When(kind=kind, then=Value(rank)) for rank, kind in enumerate(PartyNameKind.values)]
        started = F("from_year").asc(nulls_first=True)
        return self.order_by(Case(*ranks), started, F("to_year").asc(nulls_last=True), "name", "pk")


class PartyName(models.Model):
    party = models.ForeignKey(Party, models.CASCADE, verbose_name=_("party"), related_name="names")
    name = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=8, choices=PartyNameKind, default=PartyNameKind.SPELLING)
    language = models.CharField(_("language"), max_length=16, blank=True, validators=[validate_language])
    from_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    is_homonym = models.BooleanField(
        _("shared with another party"),
        default=False,
        help_text=_("A name that several parties use is marked so on each, and identifies none by itself."),
    )

    objects = PartyNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("party name")
        verbose_name_plural = _("party names")
        ordering = ["party", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"],
                condition=Q(is_homonym=False),
                name="partyname_one_party_unless_homonym",
                violation_error_message=_(
                    "Another party has this name. If both are right, mark the name as shared on each of them."
                ),
            ),
            models.UniqueConstraint(
                fields=["party", "folded"],
                name="partyname_once_per_party",
                violation_error_message=_("This party already has that name, apart from case, accents or punctuation."),
            ),
            models.CheckConstraint(
                condition=Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="partyname_years_in_order",
                violation_error_message=_("The last year cannot come before the first year."),
            ),
            models.CheckConstraint(
                condition=~Q(folded=""),
                name="partyname_has_letters",
                violation_error_message=_("A name needs at least one letter or digit."),
            ),
        ]

    def clean_fields(self, exclude: object = None) -> None:
        self.folded = fold(self.name)
        super().clean_fields(exclude=exclude)  # type: ignore[arg-type]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # No form shows the folded name, so each would leave it out, and the database would be the first to object.
        super().validate_constraints(exclude={*(exclude or ())} - {"folded"})
        if "name" not in (exclude or ()):
            check_other_name(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        if written := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*written, "folded"}
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.name

    @property
    def language_name(self) -> str:
        return language_name(self.language) if self.language else ""

    @property
    def years(self) -> str:
        """As far as they are known: "1921–1943", "from 1943", "until 1943" or nothing."""
        if self.from_year and self.to_year:
            return f"{self.from_year}–{self.to_year}"
        if self.from_year:
            return gettext("from %(year)s") % {"year": self.from_year}
        return gettext("until %(year)s") % {"year": self.to_year} if self.to_year else ""

    def natural_key(self) -> tuple[str, str]:
        return (self.party.slug, self.folded)

    natural_key.dependencies = ["archive.party"]  # type: ignore[attr-defined]
