"""How parties come from one another: successors, splits and mergers."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .party import Party
from .prepared import Blank


class PartyRelationKind(models.TextChoices):
    """Read as a sentence: `later` is the … of `earlier`."""

    SUCCESSOR = "successor", _("successor")
    SPLIT = "split", _("split")
    MERGER = "merger", _("merger")


class PartyRelationQuerySet(models.QuerySet["PartyRelation"]):
    def get_by_natural_key(self, earlier: str, later: str) -> "PartyRelation":
        return self.get(earlier__slug=earlier, later__slug=later)

    def touching(self, party: Party | Blank) -> "PartyRelationQuerySet":
        return self.filter(Q(earlier=party) | Q(later=party)).select_related("earlier", "later")

    def pairs(self) -> set[frozenset[int]]:
        return {frozenset(pair) for pair in self.order_by().values_list("earlier", "later")}

    def successions(self) -> list[tuple[int, int]]:
        """The keys of each party and its successor."""
        return [*self.filter(kind=PartyRelationKind.SUCCESSOR).order_by("pk").values_list("earlier", "later")]


CIRCLE = _("A party cannot succeed one that came after it: these successors would run in a circle.")


def leads_back(successions: Iterable[tuple[int, int]], earlier: int, later: int) -> bool:
    """Whether `earlier` is among the successors of `later`, so that they would run in a circle."""
    after: dict[int, set[int]] = {}
    for before, successor in successions:
        after.setdefault(before, set()).add(successor)
    seen: set[int] = set()
    ahead = {later}
    while ahead:
        seen |= ahead
        ahead = set().union(*(after.get(party, ()) for party in ahead)) - seen
    return earlier in seen


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

    def clean(self) -> None:
        """No constraint of a database can see other rows.

        Only successors run one way: what split from a party may merge into it again.
        """
        super().clean()
        if self.kind == PartyRelationKind.SUCCESSOR and self.earlier_id != self.later_id and self._closes_circle():
            raise ValidationError(CIRCLE, code="circle")

    def _closes_circle(self) -> bool:
        if not (self.earlier_id and self.later_id):
            return False  # a party that is not saved yet came before none
        others = PartyRelation.objects.exclude(pk=self.pk)
        return leads_back(others.successions(), self.earlier_id, self.later_id)

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"

    def natural_key(self) -> tuple[str, str]:
        return (self.earlier.slug, self.later.slug)

    natural_key.dependencies = ["archive.party"]  # type: ignore[attr-defined]
