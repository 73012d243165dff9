"""Signs in a name that would turn round what stands beside it are shown on no page."""

import re

import pytest
from django.test import Client

from tests.factories import make_meeting, make_newsitem, make_party, make_party_name, make_statement

# What machines read, which have names to the letter, and what a form gives back.
MACHINES = re.compile(r"<(script|pre|datalist)\b.*?</\1>|<(meta|input)\b[^>]*>", re.DOTALL)
STEERING = "\u202e\u2066\u2069"
PAGES = [
    "/",
    "/statements/",
    "/statements/?party=it",
    "/statements/it/",
    "/parties/",
    "/parties/it/",
    "/meetings/",
    "/meetings/it/",
    "/news/",
    "/news/it/",
    "/countries/CU/",
    "/cosigning/",
    "/compare/?a=it&b=other",
    "/search/?q=odd",
    "/ar/parties/it/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_page_shows_names_without_signs_that_steer(client: Client, address: str) -> None:
    odd = f"Odd{STEERING} name"
    party = make_party(slug="it", name=odd, short_name=odd, native_name=odd, country="CU")
    make_party_name(party=party, name=f"{odd} too")
    other = make_party(slug="other", name=f"{odd} again")
    meeting = make_meeting(slug="it", title=odd, city=odd)
    make_statement(slug="it", title=odd, meeting=meeting, signed_by=[party, other])
    make_newsitem(slug="it", headline=odd, parties=[party], meeting=meeting)

    text = client.get(address).content.decode()

    assert "Odd name" in text
    shown = MACHINES.sub("", text)
    assert re.findall(rf".{{40}}[{STEERING}].{{9}}", shown) == []
