"""Parties, wherever they signed, with the place that the country alone would get wrong."""

from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Substr, Upper
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from .addresses import address_of
from .countries import place_name
from .folding import fold, fold_known
from .partynamesake import OWN_NAMES, check_own_names
from .signatory import Signatory

if TYPE_CHECKING:
    from .statement import Statement


# Each word asks the database once more, and it refuses a query that asks too much; for the search of other records too.
MOST_WORDS = 20


class PartyQuerySet(models.QuerySet["Party"]):
    def get_by_natural_key(self, slug: str) -> "Party":
        return self.get(slug=slug)

    def with_slugs(self, slugs: Iterable[str]) -> Self:
        return self.filter(slug__in=list(slugs))

    def of_countries(self, codes: Iterable[str]) -> Self:
        return self.filter(country__in=list(codes))

    def starting_with(self, letters: Iterable[str]) -> Self:
        """By the first letter of the English name, without regard to case and accents."""
        begins = (Q(folded__startswith=folded) for letter in letters if (folded := fold(letter)))
        return self.filter(reduce(or_, begins, Q(pk__in=[])))

    def named_like(self, words: str) -> Self:
        """Every word in one of the party's names, without regard to case and accents."""
        found = self
        for word in fold(words).split()[:MOST_WORDS]:
            by_other_name = self.model.objects.filter(names__folded__contains=word).values("pk")
            found = found.filter(Q(folded__contains=word) | Q(pk__in=by_other_name))
        return found

    def called(self, name: str) -> Self:
        """With this as the whole of one of its names; one that several parties share names none."""
        folded = fold(name)
        by_other_name = Q(names__folded=folded, names__is_homonym=False)
        found = self.model.objects.filter(Q(folded=folded) | by_other_name) if folded else self.none()
        return self.filter(pk__in=found.values("pk"))

    def signing(self, statement: "Statement") -> Self:
        """The identified parties on the latest edition of the statement's list."""
        return self.filter(pk__in=Signatory.objects.current().filter(statement=statement).values("party"))

    def also_called(self, name: str) -> Self:
        """With this as its own name, short name or native name; other names are rows of `PartyName`."""
        folded = fold(name)
        return self.filter(pk__in={party for party, _field, own in self.own_names() if fold_known(own) == folded})

    def own_names(self) -> Iterator[tuple[int, str, str]]:
        """Each with its party's key and the field that it stands in."""
        for party, *names in self.order_by().values_list("pk", *OWN_NAMES):
            yield from ((party, field, name) for field, name in zip(OWN_NAMES, names, strict=True) if name)

    def for_cards(self) -> Self:
        return self.with_statement_count()

    def with_statement_count(self) -> Self:
        """Adds `statement_count`: published statements that the party stands under today."""
        signed = Signatory.objects.public().current().filter(party=models.OuterRef("pk")).order_by()
        counted = signed.values("party").annotate(n=Count("statement", distinct=True)).values("n")
        return self.annotate(statement_count=Coalesce(models.Subquery(counted), 0))

    def first_letters(self) -> list[str]:
        """The letters that `starting_with` finds something by."""
        letters = self.order_by().values_list(Substr("folded", 1, 1), flat=True).distinct()
        return sorted(letter.upper() for letter in letters if letter)

    def by_name(self) -> Self:
        return self.order_by("folded", "pk")

    def by_statement_count(self) -> Self:
        return self.with_statement_count().order_by("-statement_count", "folded", "pk")


_YEAR = [MinValueValidator(1800), MaxValueValidator(2200)]


class Party(models.Model):
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=300, help_text=_("The English name in common use."))
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    short_name = models.CharField(_("short name"), max_length=50, blank=True)
    native_name = models.CharField(_("native name"), max_length=300, blank=True)
    country = CountryField(_("country"), blank=True, db_index=True)
    territory = models.CharField(
        _("territory"),
        max_length=100,
        blank=True,
        help_text=_("Where the country alone is wrong: Catalonia, Kurdistan Region, Soviet Union."),
    )
    founded_year = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True, validators=_YEAR)
    dissolved_year = models.PositiveSmallIntegerField(_("dissolved"), null=True, blank=True, validators=_YEAR)
    website = models.URLField(_("website"), max_length=500, blank=True)
    description = models.TextField(_("description"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("What is doubtful about this record, for readers."))
    source_url = models.URLField(_("source"), max_length=1000, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        permissions = [("merge_party", "Can merge parties")]
        ordering = ["folded", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(founded_year__isnull=True)
                | Q(dissolved_year__isnull=True)
                | Q(dissolved_year__gte=F("founded_year")),
                name="party_dissolved_after_founded",
                violation_error_message=_("A party cannot be dissolved before it was founded."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="party_has_name",
                violation_error_message=_("A party needs a name."),
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country=Upper("country")),
                name="party_country_is_a_code",
                violation_error_message=_("Write the country as two capital letters, or leave it empty."),
            ),
        ]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        super().validate_constraints(exclude=exclude)
        check_own_names(self, exclude or ())

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        if written := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*written, "folded"}
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return address_of("party_detail", self.slug)

    @property
    def place(self) -> str:
        return place_name(self.country, self.territory)
