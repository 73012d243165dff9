"""A statement's whole list of signatories as one field of its form."""

from collections.abc import Container, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Party, Signatory, SignatoryRole, SignatorySection, Statement
from archive.models.signatorylist import SignatoryLine

from .autocomplete import label
from .signatorytext import Problem, WrittenList, WrittenSignatory, read, shown, write


def list_as_text(statement: Statement) -> str:
    return write(map(_written, statement.signatories.as_signed()))


def _written(row: Signatory) -> WrittenSignatory:
    return WrittenSignatory(
        number=row.position,
        name=row.name_as_signed,
        party=row.party.slug if row.party else "",
        section=row.section,
        role=row.role,
        first_edition=row.first_edition,
        last_edition=row.last_edition,
        note=row.note,
    )


class SignatoryListWidget(forms.Textarea):
    """A text area, on top of which `signatorylist.js` lays a table."""

    class Media:
        css = {"all": ["archive/admin/signatorylist.css"]}
        js = ["archive/admin/signatorytext.js", "archive/admin/partybox.js", "archive/admin/signatorylist.js"]

    def __init__(self) -> None:
        super().__init__({"rows": 12, "class": "vLargeTextField", "spellcheck": "false", "wrap": "off"})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = {
            "textarea": super().render(name, value, attrs, renderer),
            "data": _for_the_table(str(value or "")),
            "data_id": f"{(attrs or {}).get('id', name)}_data",
        }
        return render_to_string("admin/archive/signatory_list.html", context)


def _for_the_table(text: str) -> dict[str, Any]:
    """What the table shows and the text does not say."""
    written = read(text)
    parties = _parties(written.signatories)
    return {
        "parties": {slug: label(party) for slug, party in parties.items()},
        "problems": {problem.number: problem.message for problem in _problems(written, parties)},
        "sections": SignatorySection.choices,
        "roles": SignatoryRole.choices,
        "url": reverse("admin:archive_party_autocomplete"),
        "words": _words(),
    }


def _parties(signatories: Iterable[WrittenSignatory]) -> dict[str, Party]:
    slugs = {signatory.party for signatory in signatories} - {""}
    return {party.slug: party for party in Party.objects.filter(slug__in=slugs)} if slugs else {}


class SignatoryListField(forms.Field):
    """Cleans to the lines that `replace_signatories` takes."""

    widget = SignatoryListWidget

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Signatories"),
            required=False,
            help_text=gettext_lazy(
                "One line a signatory, in signed order; only the name is needed: "
                "name as signed | party-slug | section | role | editions | note"
            ),
        )

    def to_python(self, value: str | None) -> str:
        return (value or "").replace("\r\n", "\n").replace("\r", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        # A form without the field leaves the list alone; it does not empty it.
        return data is not None and super().has_changed(initial, data)

    def clean(self, value: str | None) -> list[SignatoryLine]:
        written = read(self.to_python(value))
        parties = _parties(written.signatories)
        if problems := _problems(written, parties):
            raise ValidationError(shown(problems))
        return [_line(signatory, parties.get(signatory.party)) for signatory in written.signatories]


def _problems(written: WrittenList, parties: Container[str]) -> list[Problem]:
    unknown = [_unknown_party(line) for line in written.signatories if line.party and line.party not in parties]
    return sorted([*written.problems, *unknown], key=lambda problem: problem.number)


def _unknown_party(signatory: WrittenSignatory) -> Problem:
    message = _("there is no party with the slug “%(slug)s”. Choose one, or leave the party empty for now.")
    return Problem(signatory.number, signatory.name, message % {"slug": signatory.party[:60]})


def _line(signatory: WrittenSignatory, party: Party | None) -> SignatoryLine:
    return SignatoryLine(
        name_as_signed=signatory.name,
        party_id=party.pk if party else None,
        section=signatory.section,
        role=signatory.role,
        note=signatory.note,
        first_edition=signatory.first_edition,
        last_edition=signatory.last_edition,
    )


def _words() -> dict[str, str]:
    """What the table says, in the editor's language."""
    return {
        "one": _("1 signatory"),
        "many": _("%n signatories"),
        "unidentified": _("%n unidentified"),
        "nextUnidentified": _("Next unidentified"),
        "showMore": _("Show role, editions and note on every line"),
        "asText": _("Edit as text"),
        "asTable": _("Edit as table"),
        "add": _("Add a signatory"),
        "undo": _("Undo removal"),
        "position": _("Position"),
        "name": _("Name as signed"),
        "party": _("Party"),
        "notIdentified": _("not identified"),
        "section": _("Section"),
        "role": _("Role"),
        "editions": _("Editions"),
        "note": _("Note"),
        "more": _("Role, editions and note"),
        "up": _("Move up (Alt+↑)"),
        "down": _("Move down (Alt+↓)"),
        "insert": _("Insert a line below (Enter)"),
        "remove": _("Remove this line"),
        "nothingFound": _("No party is called so."),
        "moreFound": _("Type more to see others."),
        "keys": _(
            "Enter adds a line below, Alt+↑ and Alt+↓ move a line, ↑ and ↓ go to the next name. "
            "Several lines pasted into a name become several signatories."
        ),
    }
