"""Who signed in, when and how, and who tried: kept for half a year, written by the site alone."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=180)
# Failures are counted over this long, so that whoever is locked out waits no longer.
COUNTED_FOR = timedelta(minutes=15)
# A name from one network, by whoever guesses its password; one network, that tries many
# names; one name, from wherever: the last is high, or anybody could lock an editor out.
MOST_FAILURES = {"name_and_network": 10, "network": 50, "name": 200}
AGENT_LENGTH = 200


class SignInOutcome(models.TextChoices):
    SIGNED_IN = "signed in", _("signed in")
    FAILED = "failed", _("failed")
    LOCKED_OUT = "locked out", _("locked out for a while")
    SIGNED_OUT = "signed out", _("signed out")
    FACTOR_ADDED = "factor added", _("second factor set up")
    FACTOR_REMOVED = "factor removed", _("second factor removed")
    FACTORS_RESET = "factors reset", _("second factors reset by somebody else")
    CODES_RENEWED = "codes renewed", _("recovery codes renewed")
    PASSWORD_CHANGED = "password changed", _("password changed")
    PASSWORD_RESET = "password reset", _("password reset by e-mail")


class SignInQuerySet(models.QuerySet["SignIn"]):
    def note(self, outcome: SignInOutcome, **values: Any) -> "SignIn":
        """Writes a line, and drops those that are too old to keep."""
        self.filter(at__lt=timezone.now() - KEPT_FOR).delete()
        values["agent"] = values.get("agent", "")[:AGENT_LENGTH]
        return self.create(outcome=outcome, **values)

    def recent(self) -> Self:
        return self.filter(at__gt=timezone.now() - COUNTED_FOR)

    def is_locked_out(self, tried: str, network: str) -> bool:
        """Whether this name, this network or both have failed too often of late."""
        counted = {
            "name_and_network": Q(tried=tried, network=network),
            "network": Q(network=network),
            "name": Q(tried=tried),
        }
        failures = self.recent().filter(Q(tried=tried) | Q(network=network), outcome=SignInOutcome.FAILED)
        found = failures.aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()})
        return any(found[name] >= most for name, most in MOST_FAILURES.items())

    def note_lock(self, tried: str, network: str, **values: Any) -> None:
        """Once for all attempts that meet the same lock, so that whoever goes on fills no table."""
        locks = self.recent().filter(outcome=SignInOutcome.LOCKED_OUT, tried=tried, network=network)
        if not locks.exists():
            self.note(SignInOutcome.LOCKED_OUT, tried=tried, network=network, **values)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class SignIn(models.Model):
    """A line of the log: someone signed in, or failed to, or changed how they sign in."""

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    outcome = models.CharField(_("what happened"), max_length=16, choices=SignInOutcome)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("account"), related_name="+", null=True, blank=True
    )
    # As it was then; it outlives the account.
    name = models.CharField(_("name"), max_length=150, blank=True)
    # By which attempts are counted: a digest, as what is typed as a name and belongs to
    # no account may well be somebody's password.
    tried = models.CharField(max_length=64, blank=True)
    method = models.CharField(_("how"), max_length=60, blank=True)
    # Of the address only as much as tells one network from another.
    network = models.CharField(_("from the network"), max_length=43, blank=True)
    agent = models.CharField(_("with the browser"), max_length=AGENT_LENGTH, blank=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-at", "-pk"]
        # The site writes it; people read it, and nobody mends it.
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.name or '?'}: {self.get_outcome_display()}"
