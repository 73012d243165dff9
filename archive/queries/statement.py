"""A statement, and what stands under it; asked for each of its pages, and so prepared."""

from typing import Any

from django.db.models import CharField, Exists, OuterRef

from archive.models import Attachment, Correction, ListEdition, NewsItem, Signatory, Statement, StatementText
from archive.models.prepared import Blank, Now, Prepared

_KEY = Blank("statement")

# By its slug, whoever may see it; and whether there is any of what most statements have none of.
STATEMENT = Prepared(
    lambda: (
        Statement.objects.select_related("meeting")
        .filter(slug=Blank("slug", CharField()))
        .annotate(
            has_news=Exists(NewsItem.objects.published(Now()).filter(statement=OuterRef("pk"))),
            has_attachments=Exists(Attachment.objects.filter(statement=OuterRef("pk"))),
            has_corrections=Exists(Correction.objects.filter(statement=OuterRef("pk"))),
        )
    )
)
EDITIONS = Prepared(lambda: ListEdition.objects.filter(statement=_KEY).by_number())
# The columns of `SignedName`.
SIGNED = Prepared(lambda: Signatory.objects.filter(statement=_KEY).as_names())
TEXTS = Prepared(lambda: StatementText.objects.filter(statement=_KEY).original_first())
_ATTACHMENTS = Prepared(lambda: Attachment.objects.filter(statement=_KEY).in_order())
_CORRECTIONS = Prepared(lambda: Correction.objects.filter(statement=_KEY).newest_first())
_NEWS = Prepared(lambda: NewsItem.objects.published(Now()).filter(statement=_KEY).newest_first())


def what_belongs_to(statement: Any) -> dict[str, list[Any]]:
    """What stands under a statement, as `STATEMENT` gave it, besides its list and texts."""
    key = statement.pk
    return {
        "newsitems": _NEWS.ask(statement=key) if statement.has_news else [],
        "attachments": _ATTACHMENTS.ask(statement=key) if statement.has_attachments else [],
        "corrections": _CORRECTIONS.ask(statement=key) if statement.has_corrections else [],
    }
