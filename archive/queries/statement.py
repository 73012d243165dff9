"""A statement, and what stands under it; asked for each of its pages, and so prepared."""

from django.db.models import CharField

from archive.models import Attachment, Correction, ListEdition, NewsItem, Signatory, Statement, StatementText
from archive.models.prepared import Blank, Now, Prepared

_KEY = Blank("statement")

# By its slug, whoever may see it.
STATEMENT = Prepared(lambda: Statement.objects.select_related("meeting").filter(slug=Blank("slug", CharField())))
EDITIONS = Prepared(lambda: ListEdition.objects.filter(statement=_KEY).by_number())
# The columns of `SignedName`.
SIGNED = Prepared(lambda: Signatory.objects.filter(statement=_KEY).as_names())
TEXTS = Prepared(lambda: StatementText.objects.filter(statement=_KEY).original_first())
ATTACHMENTS = Prepared(lambda: Attachment.objects.filter(statement=_KEY).in_order())
CORRECTIONS = Prepared(lambda: Correction.objects.filter(statement=_KEY).newest_first())
NEWS = Prepared(lambda: NewsItem.objects.published(Now()).filter(statement=_KEY).newest_first())
