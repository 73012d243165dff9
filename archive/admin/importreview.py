"""The form between a document and its statement: a plan to be corrected and decided."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.importing.applying import StatementProposal, add_to_statement, create_statement
from archive.importing.comparing import free_slug, unused_slug
from archive.importing.document import FoundText
from archive.importing.matching import Candidate
from archive.importing.plan import Plan, PlannedSignatory
from archive.models import Completeness, ImportBatch, Meeting, Party, PublicationState, Statement, StatementKind
from archive.models.countries import country_name
from archive.models.folding import fold
from archive.models.languages import validate_language
from archive.models.partynamesake import check_own_names
from archive.models.richwords import as_shown
from archive.models.signatorylist import SignatoryLine
from archive.revisions.keeping import keep_found

from .dates import PartialDateField, as_typed
from .revising import WhyForm, tell_readers
from .signatorylist import SignatoryListField
from .signatorytext import WrittenSignatory, write

# As many as a form can ask at once under Django's limit on the number of fields.
MOST_QUESTIONS = 100
LEAVE, OTHER, NEW = "leave", "other", "new"
_TEXT_PARTS = ("language", "title", "body")
_FORMATTED = gettext_lazy(
    "With the headings, lists, quotations, emphasis and links of the document. A text that is changed here is kept as"
    " plain text; it can be formatted on the page of its statement."
)


@dataclass(frozen=True)
class ReviewedText:
    """One language's text with its fields, and as it is shown with the document's formatting."""

    fields: list[forms.BoundField]
    language: str
    shown: SafeString


@dataclass(frozen=True)
class Question:
    """A name that nobody has identified yet, with the fields that answer who it is."""

    row: PlannedSignatory
    answer: forms.BoundField
    other: forms.BoundField
    name: forms.BoundField
    country: forms.BoundField


class StatementReviewForm(WhyForm):
    """A plan, to be corrected and decided."""

    into = forms.ChoiceField(label=gettext_lazy("Keep as"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500, widget=AdminTextInputWidget)
    slug = forms.SlugField(label=gettext_lazy("Slug"), max_length=150, widget=AdminTextInputWidget)
    date = PartialDateField()
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=StatementKind.choices)
    meeting = forms.ModelChoiceField(
        Meeting.objects.newest_first(), label=gettext_lazy("Meeting"), required=False, to_field_name="slug"
    )
    source_name = forms.CharField(label=gettext_lazy("Source"), max_length=200, required=False)
    source_url = forms.URLField(
        label=gettext_lazy("Source address"), max_length=1000, required=False, assume_scheme="https"
    )
    completeness = forms.ChoiceField(
        label=gettext_lazy("How much of the list is known"), choices=Completeness.choices, initial=Completeness.UNKNOWN
    )
    claimed_count = forms.IntegerField(
        label=gettext_lazy("Signatories the source claims"), required=False, min_value=0, max_value=32_767
    )
    signatories = SignatoryListField()

    def __init__(self, *args: Any, plan: Plan, origin: dict[str, str], user: Any, **options: Any) -> None:
        self.plan = plan
        self.user = user
        super().__init__(*args, **options)
        self.ask_why(plan.existing)
        self.initial = {**self._from_plan(origin), **self.initial}
        self.fields["into"].choices = [*self._targets()]  # type: ignore[attr-defined]
        for number, text in enumerate(plan.document.texts):
            self._add_text(number, text)
        for number, row in enumerate(self.asked):
            self._add_question(number, row)

    def _from_plan(self, origin: dict[str, str]) -> dict[str, Any]:
        return {
            "into": "existing" if self.plan.existing else "new",
            "title": self.plan.document.title,
            "slug": free_slug(self.plan),
            "date": as_typed(self.plan.date),
            "kind": self.plan.kind,
            "meeting": self.plan.meeting.slug if self.plan.meeting else "",
            "claimed_count": self.plan.document.claimed_count,
            "signatories": write(_written(row) for row in self.plan.signatories),
        } | origin

    def _targets(self) -> Iterator[tuple[str, str]]:
        yield "new", _("a new statement, as a draft")
        if self.plan.existing:
            yield (
                "existing",
                _("“%(title)s”, which is in the archive: texts it lacks, and a new edition of its list")
                % {"title": self.plan.existing.title},
            )

    def _add_text(self, number: int, text: FoundText) -> None:
        self.fields[f"text-{number}-language"] = forms.CharField(
            label=_("Language"), max_length=16, initial=text.language, validators=[validate_language]
        )
        self.fields[f"text-{number}-title"] = forms.CharField(
            label=_("Title"),
            max_length=500,
            initial=text.title or self.plan.document.title,
            widget=AdminTextInputWidget,
        )
        self.fields[f"text-{number}-body"] = forms.CharField(
            label=_("Text"), required=False, initial=text.body, strip=False, widget=AdminTextareaWidget({"rows": 14})
        )
        if text.html:
            self.fields[f"text-{number}-formatted"] = forms.BooleanField(
                label=_("As formatted"), required=False, initial=True, help_text=_FORMATTED
            )

    def _add_question(self, number: int, row: PlannedSignatory) -> None:
        choices = [(each.party.slug, _described(each)) for each in row.match.candidates]
        choices += [
            (OTHER, _("another party of the archive")),
            *([(NEW, _("a party that the archive does not have yet"))] if self._may("add_party") else []),
            (LEAVE, _("leave it unidentified for now")),
        ]
        self.fields[f"who-{number}"] = forms.ChoiceField(choices=choices, initial=LEAVE, widget=forms.RadioSelect)
        self.fields[f"who-{number}-other"] = forms.CharField(label=_("Which?"), max_length=300, required=False)
        self.fields[f"who-{number}-name"] = forms.CharField(
            label=_("Its name in English"), max_length=300, required=False, initial=row.found.name_as_signed[:300]
        )
        self.fields[f"who-{number}-country"] = forms.CharField(
            label=_("Its country’s code"), max_length=2, required=False
        )

    @cached_property
    def asked(self) -> list[PlannedSignatory]:
        """The undecided, one of each spelling, as many as fit."""
        spellings = {row.found.name_as_signed: row for row in reversed(self.plan.undecided)}
        return sorted(spellings.values(), key=lambda row: row.position)[:MOST_QUESTIONS]

    def questions(self) -> Iterator[Question]:
        for number, row in enumerate(self.asked):
            key = f"who-{number}"
            yield Question(row, self[key], self[f"{key}-other"], self[f"{key}-name"], self[f"{key}-country"])

    def texts(self) -> Iterator[ReviewedText]:
        for number, text in enumerate(self.plan.document.texts):
            names = [f"text-{number}-{part}" for part in (*_TEXT_PARTS, "formatted")]
            html = _formatting(text, str(self[f"text-{number}-body"].value() or ""))
            yield ReviewedText(
                [self[name] for name in names if name in self.fields],
                text.language,
                as_shown(html, prefix=f"text-{number}-", deeper=1),
            )

    def _may(self, codename: str) -> bool:
        """Parties and their names are the readers' at once, as what is published is."""
        return bool(self.user.has_perm(f"archive.{codename}"))

    def clean_into(self) -> str:
        into: str = self.cleaned_data["into"]
        existing = self.plan.existing
        is_published = existing is not None and existing.state == PublicationState.PUBLISHED
        if into == "existing" and is_published and not self._may("publish_statement"):
            raise ValidationError(
                _("That statement is published, and only an editor can add to it. Keep the import, and ask one.")
            )
        return into

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("into") == "existing":
            self.says_why()
        self.answers = {row.found.name_as_signed: self._answer(number) for number, row in enumerate(self.asked)}
        return cleaned

    def _answer(self, number: int) -> Party | None:
        """The party that a question was answered with; one that is new is not saved yet."""
        choice = self.cleaned_data.get(f"who-{number}", LEAVE)
        if choice == OTHER:
            return self._other_party(f"who-{number}-other")
        if choice == NEW:
            return self._new_party(f"who-{number}-name", f"who-{number}-country")
        return Party.objects.filter(slug=choice).first() if choice != LEAVE else None

    def _other_party(self, field: str) -> Party | None:
        written = self.cleaned_data.get(field, "")
        found = list(Party.objects.filter(slug=written)) or list(Party.objects.filter(folded=fold(written))[:2])
        if len(found) != 1:
            self.add_error(field, _("No single party has this slug or name. Choose one from the list that opens."))
            return None
        return found[0]

    def _new_party(self, name_field: str, country_field: str) -> Party | None:
        name, country = self.cleaned_data.get(name_field, ""), self.cleaned_data.get(country_field, "").upper()
        if country and not country_name(country):
            self.add_error(country_field, _("Write the country’s two letters, such as CU, or leave it empty."))
        party = Party(name=name, country=country, slug=_party_slug(name))
        if not name:
            self.add_error(name_field, _("A new party needs its name."))
        elif Party.objects.filter(folded=fold(name), country=country).exists():
            self.add_error(name_field, _("The archive has this party already: choose it instead."))
        else:
            self._check_names(party, name_field)
        return party

    def _check_names(self, party: Party, name_field: str) -> None:
        try:
            check_own_names(party)
        except ValidationError as error:
            self.add_error(name_field, error.messages)

    def apply(self, batch: ImportBatch) -> Statement:
        """Write what was decided; raises `ValidationError` where a rule of the records objects."""
        with transaction.atomic():
            parties = self._saved_parties()
            proposal = self._proposal()
            options: dict[str, Any] = {"parties": parties, "teaches": self._may("add_partyname")}
            if self.cleaned_data["into"] == "existing" and self.plan.existing:
                return self._added(self.plan.existing, proposal, batch, options)
            return create_statement(proposal, batch, **options)

    def _added(
        self, statement: Statement, proposal: StatementProposal, batch: ImportBatch, options: dict[str, Any]
    ) -> Statement:
        # Readers stay told if the import is undone: so what they are told is written before, and no part of it.
        keep_found(statement)
        tell_readers(statement, self.told_to_readers)
        return add_to_statement(statement, proposal, batch, why=self.reason, **options)

    def _saved_parties(self) -> list[Party]:
        """The new parties, one of each name however many names on the list were said to be it."""
        saved: dict[str, Party] = {}
        for name, party in self.answers.items():
            if party is None or party.pk:
                continue
            if party.slug not in saved:
                party.full_clean()
                party.save()
                saved[party.slug] = party
            self.answers[name] = saved[party.slug]
        return [*saved.values()]

    def _proposal(self) -> StatementProposal:
        cleaned = self.cleaned_data
        kept = ("slug", "title", "kind", "date", "source_name", "source_url", "completeness", "claimed_count")
        return StatementProposal(
            **{name: cleaned[name] for name in kept},
            meeting_id=cleaned["meeting"].pk if cleaned["meeting"] else None,
            texts=tuple(self._cleaned_texts()),
            lines=tuple(self._decided(line) for line in cleaned["signatories"]),
            language=self.plan.document.language,
        )

    def _cleaned_texts(self) -> Iterator[FoundText]:
        for number, text in enumerate(self.plan.document.texts):
            parts = {part: self.cleaned_data[f"text-{number}-{part}"] for part in _TEXT_PARTS}
            parts["body"] = _plain(parts["body"])
            is_formatted = self.cleaned_data.get(f"text-{number}-formatted")
            html = _formatting(text, parts["body"]) if is_formatted else ""
            yield FoundText(line=text.line, html=html, **parts)

    def _decided(self, line: SignatoryLine) -> SignatoryLine:
        answer = self.answers.get(line.name_as_signed) if line.party_id is None else None
        return replace(line, party_id=answer.pk) if answer else line


def _plain(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()


def _formatting(text: FoundText, body: str) -> str:
    """That of the document is that of its words: of none, once a word is another."""
    return text.html if _plain(body) == text.body else ""


def _written(row: PlannedSignatory) -> WrittenSignatory:
    party = row.match.party.slug if row.is_decided and row.match.party else ""
    return WrittenSignatory(
        number=row.position, name=row.found.name_as_signed, party=party, section=str(row.found.section)
    )


def _described(candidate: Candidate) -> str:
    where = country_name(candidate.party.country) or candidate.party.territory
    name = f"{candidate.party.name}, {where}" if where else candidate.party.name
    return f"{name} ({candidate.score:.0f} %)"


def _party_slug(name: str) -> str:
    wanted = slugify(name)[:90] or "party"
    return unused_slug(wanted, Party.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
