import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Party
from tests.factories import make_party, make_party_name

from .forms import address, errors, filled_in, saved

pytestmark = pytest.mark.django_db


def test_new_party_comes_with_its_names(admin_client: Client) -> None:
    url = reverse("admin:archive_party_add")
    data = filled_in(admin_client, url) | {"name": "KKE", "slug": "kke", "country": "GR", "names-TOTAL_FORMS": 1}

    saved(admin_client, url, data | {"names-0-name": "ΚΚΕ", "names-0-kind": "native"})

    assert [name.name for name in Party.objects.get(slug="kke").names.all()] == ["ΚΚΕ"]


def test_party_is_not_dissolved_before_it_was_founded(admin_client: Client) -> None:
    url = address(make_party(founded_year=1920))

    response = admin_client.post(url, filled_in(admin_client, url) | {"dissolved_year": 1919})

    assert errors(response) == {"dissolved_year": ["A party cannot be dissolved before it was founded."]}


def test_party_called_as_another_is_said_beside_the_field_with_the_way_there(admin_client: Client) -> None:
    owner = make_party_name(party=make_party(slug="owner", name="<The owner>"), name="Partido Obrero").party
    url = address(make_party())

    response = admin_client.post(url, filled_in(admin_client, url) | {"name": "Partido Obrero"})

    (message,) = errors(response)["name"]
    assert "“&lt;The owner&gt;” (owner)" in message
    assert f'<a href="{address(owner)}" target="_blank">' in message
