"""What an editor typed and could not save, because the session had ended, until it is asked for again."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=7)
# Of one editor; whoever has more open has long forgotten the first.
MOST_KEPT = 20


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def keep(self, user: int, path: str, data: str) -> "KeptForm":
        """And let go of what nobody came back for."""
        kept = self.create(user_id=user, path=path, data=data)
        self.prune()
        newest = self.filter(user=user).order_by("-kept_at", "-pk").values("pk")[:MOST_KEPT]
        self.filter(user=user).exclude(pk__in=[*newest.values_list("pk", flat=True)]).delete()
        return kept

    def prune(self) -> None:
        self.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()

    def of(self, user: AbstractBaseUser | AnonymousUser, path: str, token: str) -> Self:
        """Only whoever typed it gets it back, and only where it was typed."""
        is_askable = "\x00" not in path + token  # which PostgreSQL takes in no query
        return self.filter(user=user.pk, path=path, token=token) if is_askable else self.none()


def new_token() -> str:
    return token_urlsafe(24)


class KeptForm(models.Model):
    token = models.CharField(max_length=32, unique=True, default=new_token)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=255)
    # As it was sent.
    data = models.TextField()
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = KeptFormQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.path} ({self.kept_at})"
