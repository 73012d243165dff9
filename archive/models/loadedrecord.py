"""What `load_archive` last wrote, so that it can tell an editor's change from its own work."""

from django.db import models


class LoadedRecord(models.Model):
    """The digest of a fixture's record as it stood in the database after loading.

    A record whose present digest differs was changed by an editor since; one that is
    gone was deleted by an editor.  Neither is touched again.
    """

    label = models.CharField(max_length=100)
    key = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["label", "key"], name="loadedrecord_once")]

    def __str__(self) -> str:
        return f"{self.label} {self.key}"
