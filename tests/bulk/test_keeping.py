"""What was tried waits where every process finds it, for a day."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from archive.bulk.applying import try_out
from archive.bulk.keeping import Trial, kept
from archive.bulk.party import PartyResource
from tests.factories import make_party

from .tables import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(editor: User) -> Trial:
    make_party(slug="kke", name="KKE")
    file = table(PartyResource, "slug,name,country", "kke,Κ.Κ.Ε.", "new,New,Cuba")
    return Trial(user=editor.pk, kind="party", file="x.csv", table=file, outcome=try_out(PartyResource(), file)).keep()


def test_trial_comes_back_as_it_was(trial: Trial, editor: User) -> None:
    again = kept(trial.key, editor)

    assert again == trial
    assert again.outcome.digest == trial.outcome.digest


def test_trial_is_gone_after_a_day(trial: Trial, editor: User) -> None:
    left = Session.objects.get(session_key=trial.key).expire_date - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(days=1)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert kept(trial.key, editor) is None
    newer = trial.keep()
    assert [session.session_key for session in Session.objects.all()] == [newer.key]


def test_trial_signs_nobody_in(trial: Trial) -> None:
    assert [*Session.objects.get().get_decoded()] == ["_session_expiry", "bulk_import"]
