"""What the public may see, said once: as a query, and for one record in hand."""

from datetime import datetime
from typing import Self, TypeVar

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Expression, F, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublicationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")


def is_published(at: datetime | Expression | None = None, prefix: str = "") -> Q:
    """Published and due; the twin of `Publishable.is_public`.

    `prefix` asks it of a related record: "statement__".
    """
    due = Q(**{f"{prefix}publish_at__isnull": True}) | Q(**{f"{prefix}publish_at__lte": at or timezone.now()})
    return Q(**{f"{prefix}state": PublicationState.PUBLISHED}) & due


PublishableModel = TypeVar("PublishableModel", bound="Publishable", covariant=True)


class PublishableQuerySet(models.QuerySet[PublishableModel]):
    def published(self, at: datetime | Expression | None = None) -> Self:
        return self.filter(is_published(at))

    def unpublished(self) -> Self:
        """Drafts, and what is in review."""
        return self.exclude(state=PublicationState.PUBLISHED)

    def awaiting_review(self) -> Self:
        return self.filter(state=PublicationState.IN_REVIEW)

    def scheduled(self) -> Self:
        """Published, and hidden until a moment that is still to come; the next first."""
        waiting = self.filter(state=PublicationState.PUBLISHED, publish_at__gt=timezone.now())
        return waiting.order_by("publish_at", "pk")

    def latest_change_first(self) -> Self:
        """By `changed_at`."""
        return self.order_by(_changed_at().desc(), "-pk")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everything for those who may look at drafts in the admin, as a preview; the published for all others."""
        return self.all() if _may_look(user, self.model) else self.published()


def _changed_at() -> Greatest:
    """The twin of `changed_at`."""
    return Greatest("updated_at", Coalesce("publish_at", "updated_at"))


def index_by_change(name: str) -> models.Index:
    """The published in the order of `latest_change_first`, which feeds ask for."""
    return models.Index(F("state"), _changed_at().desc(), F("id").desc(), name=name)


def _may_look(user: User | AnonymousUser, model: type[models.Model]) -> bool:
    permission = f"{model._meta.app_label}.{get_permission_codename('view', model._meta)}"
    return user.is_active and user.is_staff and user.has_perm(permission)


class Publishable(models.Model):
    state = models.CharField(
        _("state"), max_length=9, choices=PublicationState, default=PublicationState.DRAFT, db_index=True
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Leave empty to publish at once. A published record with a later moment stays hidden until then."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        abstract = True

    @property
    def changed_at(self) -> datetime:
        """Since when the public could see it as it is."""
        return max(self.updated_at, self.publish_at or self.updated_at)

    @property
    def is_public(self) -> bool:
        """The twin of `is_published`."""
        due = self.publish_at is None or self.publish_at <= timezone.now()
        return self.state == PublicationState.PUBLISHED and due

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        """The twin of `visible_to`."""
        return self.is_public or _may_look(user, type(self))
