"""What brought a revision about, beside what django-reversion keeps of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionEvent(models.TextChoices):
    """Editors alone read of it, in the words of `admin/archive/_revision_who.html`."""

    FOUND = "found"
    SAVED = "saved"
    IMPORTED = "imported"
    UNDONE = "undone"
    RESTORED = "restored"
    DELETED = "deleted"


class RevisionNote(models.Model):
    revision = models.OneToOneField("reversion.Revision", models.CASCADE, primary_key=True, related_name="note")
    event = models.CharField(_("event"), max_length=8, choices=RevisionEvent)
    # Of an earlier state that came back: the revision that has it.
    restored = models.ForeignKey("reversion.Revision", models.SET_NULL, related_name="+", null=True, blank=True)

    def __str__(self) -> str:
        return str(RevisionEvent(self.event).label)
