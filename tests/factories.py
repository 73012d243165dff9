"""Records for tests: keyword-only, typed, valid and published unless said otherwise."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import (
    Attachment,
    Completeness,
    Correction,
    ListEdition,
    Meeting,
    NewsItem,
    PartialDate,
    Party,
    PartyName,
    PublicationState,
    Signatory,
    Statement,
    StatementText,
)
from archive.models.rolegroups import give_permissions
from archive.models.roles import Role

_serial = count(1)


def make_party(*, name: str = "", slug: str = "", country: str = "CU", **fields: object) -> Party:
    serial = next(_serial)
    return Party.objects.create(
        name=name or f"Party {serial}", slug=slug or f"party-{serial}", country=country, **fields
    )


def make_party_name(*, party: Party, name: str, **fields: object) -> PartyName:
    return PartyName.objects.create(party=party, name=name, **fields)


def make_meeting(*, number: int | None = None, slug: str = "", title: str = "", **fields: object) -> Meeting:
    serial = next(_serial)
    fields.setdefault("started_on", date(2019, 10, 18))
    return Meeting.objects.create(
        number=number, slug=slug or f"meeting-{serial}", title=title or f"Meeting {serial}", **fields
    )


def make_statement(
    *,
    title: str = "",
    slug: str = "",
    dated: str = "2019-11-01",
    state: str = PublicationState.PUBLISHED,
    signed_by: Iterable[Party] = (),
    **fields: object,
) -> Statement:
    """A statement with `signed_by` as its list, each party under its own name."""
    serial = next(_serial)
    fields.setdefault("summary", "What the statement says.")
    statement = Statement(
        title=title or f"Statement {serial}", slug=slug or f"statement-{serial}", state=state, **fields
    )
    statement.date = PartialDate.parse(dated)
    statement.save()
    for position, party in enumerate(signed_by, 1):
        make_signatory(statement=statement, position=position, name_as_signed=party.name, party=party)
    return statement


def make_draft(**fields: object) -> Statement:
    return make_statement(state=PublicationState.DRAFT, **fields)  # type: ignore[arg-type]


def make_text(*, statement: Statement, language: str = "en", body: str = "Text.", **fields: object) -> StatementText:
    fields.setdefault("title", statement.title)
    return StatementText.objects.create(statement=statement, language=language, body=body, **fields)


def make_signatory(
    *, statement: Statement, position: int = 1, name_as_signed: str = "A party", **fields: object
) -> Signatory:
    return Signatory.objects.create(statement=statement, position=position, name_as_signed=name_as_signed, **fields)


def make_attachment(
    *, statement: Statement, title: str = "The original", content: bytes = b"%PDF-1.7 signed", **fields: object
) -> Attachment:
    return Attachment.objects.create(
        statement=statement, title=title, file=SimpleUploadedFile("x.html", content), **fields
    )


def make_edition(
    *,
    statement: Statement,
    number: int = 1,
    completeness: str = Completeness.COMPLETE,
    dated: str = "",
    **fields: object,
) -> ListEdition:
    edition = ListEdition(statement=statement, number=number, completeness=completeness, **fields)
    edition.date = PartialDate.parse(dated)
    edition.save()
    return edition


def make_correction(
    *, statement: Statement, text: str = "A name was misspelt.", corrected_on: date = date(2024, 5, 1)
) -> Correction:
    return Correction.objects.create(statement=statement, text=text, corrected_on=corrected_on)


def make_newsitem(
    *,
    headline: str = "",
    slug: str = "",
    dated: str = "",
    state: str = PublicationState.PUBLISHED,
    parties: Iterable[Party] = (),
    **fields: object,
) -> NewsItem:
    serial = next(_serial)
    fields.setdefault("text", "What happened.")
    newsitem = NewsItem(headline=headline or f"News {serial}", slug=slug or f"news-{serial}", state=state, **fields)
    newsitem.date = PartialDate.parse(dated)
    newsitem.save()
    newsitem.parties.set(parties)
    return newsitem


def make_user(
    *, role: Role | None = None, username: str = "", is_staff: bool = True, is_superuser: bool = False
) -> User:
    """Somebody who may sign in at /admin/, of no group unless a role is named."""
    user: User = User.objects.create_user(
        username=username or f"user-{next(_serial)}", password="secret", is_staff=is_staff, is_superuser=is_superuser
    )
    if role:
        user.groups.add(_group(role))
    return user


def _group(role: Role) -> Group:
    """Made by a migration, and gone after a test that emptied the tables."""
    if not Group.objects.filter(name=role.value).exists():
        give_permissions(apps)
    return Group.objects.get(name=role.value)
