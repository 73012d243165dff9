"""How parties come from one another: successors, splits and mergers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .party import Party


class PartyRelationKind(models.TextChoices):
    """Read as a sentence: `later` is the … of `earlier`."""

    SUCCESSOR = "successor", _("successor")
    SPLIT = "split", _("split")
    MERGER = "merger", _("merger")


class PartyRelationQuerySet(models.QuerySet["PartyRelation"]):
    def get_by_natural_key(self, earlier: str, later: str) -> "PartyRelation":
        return self.get(earlier__slug=earlier, later__slug=later)

    def touching(self, party: Party) -> "PartyRelationQuerySet":
        return self.filter(Q(earlier=party) | Q(later=party)).select_related("earlier", "later")


class PartyRelation(models.Model):
    earlier = models.ForeignKey(Party, models.CASCADE, verbose_name=_("earlier party"), related_name="later_relations")
    later = models.ForeignKey(Party, models.CASCADE, verbose_name=_("later party"), related_name="earlier_relations")
    kind = models.CharField(_("kind"), max_length=9, choices=PartyRelationKind)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    source_url = models.URLField(_("source"), max_length=1000, blank=True)

    objects = PartyRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation between parties")
        verbose_name_plural = _("relations between parties")
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(earlier=F("later")),
                name="partyrelation_between_two",
                violation_error_message=_("A party cannot be related to itself."),
            ),
            models.UniqueConstraint(
                fields=["earlier", "later"],
                name="partyrelation_once",
                violation_error_message=_("The relation between these two parties is already recorded."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"

    def natural_key(self) -> tuple[str, str]:
        return (self.earlier.slug, self.later.slug)

    natural_key.dependencies = ["archive.party"]  # type: ignore[attr-defined]
