"""Rows of one file that take from each other what only one record may have."""

import pytest
from django.contrib.auth.models import User

from archive.bulk.meeting import MeetingResource
from archive.bulk.outcome import Fate
from archive.bulk.partyname import PartyNameResource
from archive.models import Meeting, PartyName
from archive.models.publicedition import public_edition
from archive.revisions.keeping import revisions_of
from archive.revisions.snapshot import kept_snapshots
from tests.factories import make_meeting, make_party, make_party_name

from .tables import changes, tried
from .test_applying import written

pytestmark = pytest.mark.django_db

SWAPPED = ("slug,number", "a,2", "b,1")


@pytest.fixture
def numbered() -> tuple[Meeting, Meeting]:
    return make_meeting(slug="a", number=1), make_meeting(slug="b", number=2)


@pytest.mark.usefixtures("numbered")
@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (SWAPPED, {"a": 2, "b": 1}),
        (("slug,number", "a,2", "b,3"), {"a": 2, "b": 3}),
        (("slug,number", "b,1", "a,"), {"a": None, "b": 1}),
        (("slug,number,title,started_on", "c,1,C,2019-01-01", "a,3,A,2019-01-01"), {"a": 3, "b": 2, "c": 1}),
    ],
)
def test_numbers_go_from_one_meeting_to_another(
    editor: User, lines: tuple[str, ...], numbers: dict[str, int | None]
) -> None:
    outcome = written(MeetingResource, editor, *lines)

    assert outcome.is_written
    assert dict(Meeting.objects.values_list("slug", "number")) == numbers


def test_number_is_free_once_its_meeting_was_not_held(editor: User, numbered: tuple[Meeting, Meeting]) -> None:
    written(MeetingResource, editor, "slug,number,status", "b,1,held", "a,1,announced")

    assert dict(Meeting.objects.values_list("slug", "status")) == {"a": "announced", "b": "held"}


@pytest.mark.usefixtures("numbered")
def test_trial_tells_what_is_exchanged_and_changes_nothing() -> None:
    before = public_edition()

    outcome = tried(MeetingResource, *SWAPPED)

    assert [changes(row) for row in outcome.rows] == [{"number": ("1", "2")}, {"number": ("2", "1")}]
    assert dict(Meeting.objects.values_list("slug", "number")) == {"a": 1, "b": 2}
    assert public_edition() == before


@pytest.mark.usefixtures("numbered")
def test_number_that_nobody_gives_up_is_refused() -> None:
    kept, refused, unreadable = (
        tried(MeetingResource, "slug,number", *lines).rows for lines in (("b,2.0",), ("a,2", "b,2.0"), ("a,2", "b,x"))
    )

    assert [row.fate for row in kept] == [Fate.UNCHANGED]
    assert [row.fate for row in refused] == [Fate.REJECTED, Fate.UNCHANGED]
    assert [row.fate for row in unreadable] == [Fate.REJECTED, Fate.REJECTED]


def test_history_has_what_was_found_and_not_what_stepped_aside(editor: User, numbered: tuple[Meeting, Meeting]) -> None:
    written(MeetingResource, editor, *SWAPPED)

    revisions = [*revisions_of(Meeting, numbered[0].pk).values_list("pk", flat=True)]
    kept = kept_snapshots(Meeting, numbered[0].pk, revisions)
    assert [kept[revision].values["number"] for revision in revisions] == [2, 1]


def test_mark_of_a_shared_name_goes_from_one_party_to_another(editor: User) -> None:
    for slug in ("a", "b"):
        make_party_name(party=make_party(slug=slug), name="PCP", is_homonym=slug == "a")

    written(PartyNameResource, editor, "party,name,is_homonym", "a,PCP,no", "b,PCP,yes")

    assert dict(PartyName.objects.values_list("party__slug", "is_homonym")) == {"a": False, "b": True}
