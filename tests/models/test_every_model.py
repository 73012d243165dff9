"""Rules over every model of the app; a new model or constraint cannot be forgotten."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, models, transaction

from archive.models import (
    Attachment,
    DistinctParties,
    LoadedRecord,
    Meeting,
    MeetingStatus,
    OldAddress,
    PartialDate,
    PartyName,
    PartyRelation,
    PartyRelationKind,
    RecordChange,
    Signatory,
    StatementText,
)
from tests.factories import (
    make_attachment,
    make_correction,
    make_draft,
    make_edition,
    make_meeting,
    make_newsitem,
    make_party,
    make_party_name,
    make_signatory,
    make_statement,
    make_text,
)

# No person fills these in, so nobody would read a message.
MACHINE_WRITTEN = {LoadedRecord, OldAddress, RecordChange}
MODELS: list[type[models.Model]] = [*apps.get_app_config("archive").get_models()]
CONSTRAINTS: dict[str, Any] = {
    constraint.name: constraint
    for model in MODELS
    if model not in MACHINE_WRITTEN
    for constraint in model._meta.constraints
}


def changed(record: Any, **values: object) -> Any:
    for name, value in values.items():
        setattr(record, name, value)
    return record


def _homonym_unmarked() -> PartyName:
    make_party_name(party=make_party(), name="Workers’ Party")
    return PartyName(party=make_party(), name="WORKERS' PARTY")


def _name_twice() -> PartyName:
    name = make_party_name(party=make_party(), name="Workers’ Party", is_homonym=True)
    return PartyName(party=name.party, name="Wörkers Party", is_homonym=True)


def _relation_twice() -> PartyRelation:
    one, other = make_party(), make_party()
    PartyRelation.objects.create(earlier=one, later=other, kind=PartyRelationKind.SPLIT)
    return PartyRelation(earlier=one, later=other, kind=PartyRelationKind.MERGER)


def _relation_to_itself() -> PartyRelation:
    party = make_party()
    return PartyRelation(earlier=party, later=party, kind=PartyRelationKind.SPLIT)


def _position_twice() -> Signatory:
    signatory = make_signatory(statement=make_draft())
    return Signatory(statement=signatory.statement, position=1, name_as_signed="Another")


def _language_twice() -> StatementText:
    text = make_text(statement=make_draft())
    return StatementText(statement=text.statement, language="en", title="Again")


def _two_originals() -> StatementText:
    text = make_text(statement=make_draft(), is_original=True)
    return StatementText(statement=text.statement, language="el", title="Πάλι", is_original=True)


def _edition_twice() -> Any:
    edition = make_edition(statement=make_draft())
    return changed(make_edition(statement=edition.statement, number=2), number=1)


def _number_twice() -> Meeting:
    make_meeting(number=21)
    return Meeting(slug="again", title="Again", number=21, started_on=date(2019, 1, 1))


def _distinct_twice() -> DistinctParties:
    said = DistinctParties.objects.create(one=make_party(), other=make_party())
    return DistinctParties(one=said.one, other=said.other)


def _signatory(**values: object) -> Any:
    return changed(make_signatory(statement=make_draft()), **values)


def _attached_twice() -> Attachment:
    attachment = make_attachment(statement=make_draft())
    return Attachment(statement=attachment.statement, title="Again", file=SimpleUploadedFile("x", b"%PDF-1.7 signed"))


# A constraint's name -> a record that breaks it, not yet saved.
BREAKING: dict[str, Callable[[], Any]] = {
    "attachment_has_title": lambda: changed(make_attachment(statement=make_draft()), title=""),
    "attachment_once": _attached_twice,
    "correction_has_text": lambda: changed(make_correction(statement=make_draft()), text=""),
    "distinctparties_are_two": lambda: DistinctParties(**dict.fromkeys(("one", "other"), make_party())),
    "distinctparties_once": _distinct_twice,
    "listedition_date_known_or_unknown": lambda: changed(make_edition(statement=make_draft()), date_precision="day"),
    "listedition_number_from_one": lambda: changed(make_edition(statement=make_draft()), number=0),
    "listedition_number_once": _edition_twice,
    "meeting_countries_attending_in_order": lambda: changed(
        make_meeting(), countries_attending_least=9, countries_attending_most=8
    ),
    "meeting_ends_after_start": lambda: changed(make_meeting(), ended_on=date(2019, 10, 17)),
    "meeting_held_has_day": lambda: changed(make_meeting(), started_on=None),
    "meeting_number_held_once": _number_twice,
    "meeting_parties_attending_in_order": lambda: changed(
        make_meeting(), parties_attending=8, parties_attending_most=7
    ),
    "newsitem_date_known_or_unknown": lambda: changed(make_newsitem(dated="2019"), dated_on=None),
    "newsitem_published_has_content": lambda: changed(make_newsitem(), text=""),
    "party_country_is_a_code": lambda: changed(make_party(), country="xx"),
    "party_dissolved_after_founded": lambda: changed(make_party(), founded_year=1921, dissolved_year=1920),
    "party_has_name": lambda: changed(make_party(), name=""),
    "partyname_has_letters": lambda: PartyName(party=make_party(), name="!?"),
    "partyname_once_per_party": _name_twice,
    "partyname_one_party_unless_homonym": _homonym_unmarked,
    "partyname_years_in_order": lambda: PartyName(party=make_party(), name="Old", from_year=1990, to_year=1989),
    "partyrelation_between_two": _relation_to_itself,
    "partyrelation_once": _relation_twice,
    "signatory_edition_from_one": lambda: _signatory(first_edition=0),
    "signatory_editions_in_order": lambda: _signatory(first_edition=3, last_edition=2),
    "signatory_has_name": lambda: _signatory(name_as_signed=""),
    "signatory_position_from_one": lambda: _signatory(position=0),
    "signatory_position_once": _position_twice,
    "statement_date_known_or_unknown": lambda: changed(make_draft(dated=""), dated_on=date(2019, 1, 1)),
    "statement_published_has_content": lambda: changed(make_statement(), summary=""),
    "statement_published_has_title_and_date": lambda: changed(make_statement(), date=PartialDate()),
    "statementtext_once_per_language": _language_twice,
    "statementtext_one_original": _two_originals,
}
# Here the field itself objects, before `full_clean` comes to the constraints.
FIELD_OBJECTS_FIRST = {
    "attachment_has_title",
    "correction_has_text",
    "newsitem_published_has_content",
    "party_country_is_a_code",
    "party_has_name",
    "signatory_has_name",
}
over_constraints = pytest.mark.parametrize("name", sorted(CONSTRAINTS))


def test_every_constraint_has_a_record_that_breaks_it() -> None:
    assert set(BREAKING) == set(CONSTRAINTS)


@over_constraints
def test_every_constraint_speaks_its_own_words(name: str) -> None:
    own = CONSTRAINTS[name].violation_error_message

    assert own != models.BaseConstraint.default_violation_error_message


def test_every_constraint_of_one_model_speaks_differently() -> None:
    said = [(model, str(c.get_violation_error_message())) for model in MODELS for c in model._meta.constraints]

    assert len(said) == len(set(said))


@pytest.mark.django_db
@over_constraints
def test_every_constraint_speaks_in_full_clean(name: str) -> None:
    record = BREAKING[name]()

    with pytest.raises(ValidationError) as refused:
        (record.validate_constraints if name in FIELD_OBJECTS_FIRST else record.full_clean)()

    assert str(CONSTRAINTS[name].get_violation_error_message()) in refused.value.messages


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FIELD_OBJECTS_FIRST))
def test_every_constraint_that_a_field_repeats_is_refused_in_full_clean(name: str) -> None:
    record = BREAKING[name]()

    with pytest.raises(ValidationError):
        record.full_clean()


@pytest.mark.django_db
@over_constraints
def test_every_constraint_holds_in_the_database(name: str) -> None:
    record = BREAKING[name]()

    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def _relation() -> PartyRelation:
    return PartyRelation.objects.create(earlier=make_party(), later=make_party(), kind=PartyRelationKind.SPLIT)


NATURAL: list[Callable[[], Any]] = [
    lambda: make_edition(statement=make_statement(), number=2),
    lambda: make_meeting(status=MeetingStatus.ANNOUNCED, started_on=None),
    make_newsitem,
    make_party,
    lambda: make_party_name(party=make_party(), name="Ελλάδας"),
    _relation,
    lambda: make_signatory(statement=make_statement(), position=3),
    make_statement,
    lambda: make_text(statement=make_statement(), language="el"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("make", NATURAL)
def test_every_record_is_found_by_its_natural_key(make: Callable[[], Any]) -> None:
    record = make()

    found = type(record).objects.get_by_natural_key(*record.natural_key())

    assert found == record


@pytest.mark.django_db
@pytest.mark.parametrize("make", NATURAL)
def test_every_record_of_the_factories_is_valid_and_has_a_name(make: Callable[[], Any]) -> None:
    record = make()

    record.full_clean()

    assert str(record)


def test_every_model_says_what_it_is() -> None:
    silent = {model for model in MODELS if not model.__doc__ or not model._meta.verbose_name}

    assert silent == set()
