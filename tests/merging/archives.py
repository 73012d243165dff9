"""The whole database as rows, and small archives for merging."""

from typing import Any

from django.apps import apps

from archive.merging.journal import rows
from archive.models import DistinctParties, Party, PartyRelation, PartyRelationKind
from tests.factories import make_meeting, make_newsitem, make_party, make_party_name, make_statement

# Written by triggers, which count every change; and the record of the merges themselves.
MOVES_ON = {*("publicedition", "statementchange", "recordchange"), *("partymerge", "revisionnote", "signin")}


def dump() -> dict[str, Any]:
    """Every row of the app, column by column."""
    models = list(apps.get_app_config("archive").get_models(include_auto_created=True))
    return rows(*(model._base_manager.all() for model in models if model._meta.model_name not in MOVES_ON))


def relate(earlier: Party, later: Party, kind: str = PartyRelationKind.SUCCESSOR, **fields: Any) -> PartyRelation:
    return PartyRelation.objects.create(earlier=earlier, later=later, kind=kind, **fields)


def two_with_everything() -> tuple[Party, Party]:
    """One party twice, each with all that a party can have, some of it at both."""
    one = make_party(name="Party of Work", slug="one", short_name="PW", native_name="Partei", founded_year=1920)
    other = make_party(name="Work Party", slug="other", website="https://work.example/")
    third = make_party(name="Third", slug="third")
    make_party_name(party=one, name="PDA", is_homonym=True)
    make_party_name(party=other, name="PdA", is_homonym=True, language="de", kind="acronym")
    make_party_name(party=other, name="Old Work", kind="former", to_year=1950)
    make_statement(signed_by=[one, third, other])
    make_statement(signed_by=[other])
    make_meeting().hosts.set([one, other])
    make_meeting().attending.set([other])
    make_newsitem(parties=[one, other])
    make_newsitem(parties=[other])
    relate(third, one)
    relate(third, other, note="As the congress says.")
    relate(other, one, PartyRelationKind.SPLIT)
    DistinctParties.objects.create(one=other, other=third)
    Party.objects.filter(slug="other").update(slug="another")
    return Party.objects.get(slug="another"), one
