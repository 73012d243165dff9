"""A party, and what its page tells of it; asked for page after page, and so prepared."""

from django.db.models import CharField

from archive.models import Meeting, Party, PartyName, PartyRelation
from archive.models.prepared import Blank, Prepared

# So many of its statements are shown.
LATEST = 10
_KEY = Blank("party")

PARTY = Prepared(lambda: Party.objects.filter(slug=Blank("slug", CharField())))
NAMES = Prepared(lambda: PartyName.objects.filter(party=_KEY).through_time())
RELATIONS = Prepared(lambda: PartyRelation.objects.touching(_KEY))
HOSTED = Prepared(lambda: Meeting.objects.filter(hosts=_KEY).oldest_first())
ATTENDED = Prepared(lambda: Meeting.objects.filter(attending=_KEY).oldest_first())
