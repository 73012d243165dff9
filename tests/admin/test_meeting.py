import pytest
from django.test import Client

from tests.factories import make_meeting

from .forms import address, errors, filled_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"ended_on": "2019-10-17"}, "ended_on", "The last day cannot come before the first day."),
        ({"started_on": ""}, "started_on", "A meeting that was held needs its first day."),
        ({"number": "20"}, "number", "Another meeting that was held has this number."),
        ({"started_on": "soon"}, "started_on", "Enter a valid date."),
    ],
)
def test_broken_rule_is_said_beside_its_field(
    admin_client: Client, changes: dict[str, str], field: str, said: str
) -> None:
    make_meeting(number=20)
    url = address(make_meeting(number=21))

    response = admin_client.post(url, filled_in(admin_client, url) | changes)

    assert errors(response)[field] == [said]
