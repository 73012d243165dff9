import pytest
from django.test import Client

from archive.models import NewsItem
from tests.factories import make_meeting, make_newsitem, make_party, make_statement

from .forms import address, errors, filled_in, saved

pytestmark = pytest.mark.django_db


def test_saving_an_item_unchanged_changes_nothing(admin_client: Client) -> None:
    item = make_newsitem(dated="c. 2019", countries="CU,GR", parties=[make_party()], statement=make_statement())
    url = address(item)

    saved(admin_client, url, filled_in(admin_client, url))

    kept = NewsItem.objects.get()
    assert (kept.date, kept.statement, kept.parties.count()) == (item.date, item.statement, 1)
    assert [str(country) for country in kept.countries] == ["CU", "GR"]


def test_undated_item_is_taken(admin_client: Client) -> None:
    url = address(make_newsitem(dated="2019"))

    saved(admin_client, url, filled_in(admin_client, url) | {"date": "", "meeting": make_meeting().pk})

    assert not NewsItem.objects.get().date


def test_unknown_country_is_said_beside_the_field(admin_client: Client) -> None:
    url = address(make_newsitem())

    response = admin_client.post(url, filled_in(admin_client, url) | {"countries": ["XX"]})

    assert [*errors(response)] == ["countries"]
