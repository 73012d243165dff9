import pytest
from django.contrib.auth.models import User

from archive.models import Meeting
from archive.revisions.keeping import revised, revisions_of
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def test_of_several_records_those_that_change_get_a_revision(editor: User) -> None:
    changed, same = make_meeting(title="One"), make_meeting()

    with revised([changed, same], by=editor, why="Renamed."):
        Meeting.objects.filter(pk=changed.pk).update(title="Two")

    newest, found = revisions_of(Meeting, changed.pk)
    assert (newest.user, newest.comment, newest.note.event) == (editor, "Renamed.", "saved")
    assert (found.user, found.comment, found.note.event) == (None, "", "found")
    assert [revision.note.event for revision in revisions_of(Meeting, same.pk)] == ["found"]
