"""The edition of the public archive that each statement last changed in.

What is kept in memory about the statements asks here what it has to read anew.  One
row a statement, however often it changes, so nothing has to be pruned; a statement
that was deleted keeps its row, which says that it is gone.
"""

from django.db import models

# In place of a statement: the names or places of parties and meetings; everything.
NAMES, EVERYTHING = 0, -1


class StatementChangeQuerySet(models.QuerySet["StatementChange"]):
    def since(self, edition: int) -> "StatementChangeQuerySet":
        return self.filter(edition__gt=edition)


class StatementChange(models.Model):
    # No foreign key, as it outlives the statement.
    statement = models.BigIntegerField(primary_key=True)
    edition = models.PositiveBigIntegerField(db_index=True)

    objects = StatementChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.statement} · {self.edition}"
