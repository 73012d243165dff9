"""The form between a news listing and its items."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.translation import gettext as _

from archive.importing.applying import NewsProposal, create_newsitems
from archive.importing.newsplanning import news_proposals
from archive.importing.plan import Plan
from archive.models import ImportBatch, Meeting, NewsItem, Party
from archive.models.countries import country_name

from .dates import PartialDateField, as_typed

# As many as a form can ask at once under Django's limit on the number of fields.
MOST_ITEMS = 120
_PARTS = ("keep", "headline", "text", "date", "parties", "countries", "meeting")
_SEPARATORS = re.compile(r"[\s,;]+")


class NewsReviewForm(forms.Form):
    """Each item as a draft, unless it is left out."""

    def __init__(self, *args: Any, plan: Plan, origin: dict[str, str], user: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        meetings = [("", "–"), *((each.slug, each.short_title) for each in Meeting.objects.newest_first())]
        slugs = dict(Party.objects.values_list("pk", "slug"))
        self.proposals = [*news_proposals(plan, **origin)][:MOST_ITEMS]
        for number, proposal in enumerate(self.proposals):
            self._add_item(number, proposal, meetings, slugs)

    def _add_item(
        self, number: int, proposal: NewsProposal, meetings: list[tuple[str, str]], slugs: dict[int, str]
    ) -> None:
        item = self.plan.items[number]
        parties = " ".join(slugs[pk] for pk in proposal.party_ids)
        fields = (
            forms.BooleanField(label=_("Keep"), required=False, initial=True),
            forms.CharField(
                label=_("Headline"), max_length=300, initial=proposal.headline, widget=AdminTextInputWidget
            ),
            forms.CharField(label=_("Text"), initial=proposal.text, widget=AdminTextareaWidget({"rows": 3})),
            PartialDateField(initial=as_typed(proposal.date)),
            forms.CharField(label=_("Parties"), required=False, initial=parties, widget=AdminTextInputWidget),
            forms.CharField(label=_("Countries"), required=False, initial=" ".join(proposal.countries)),
            forms.ChoiceField(
                label=_("Meeting"),
                required=False,
                choices=meetings,
                initial=item.meeting.slug if item.meeting else "",
            ),
        )
        self.fields.update({f"item-{number}-{part}": field for part, field in zip(_PARTS, fields, strict=True)})

    def items(self) -> Iterator[dict[str, Any]]:
        for number in range(len(self.proposals)):
            yield {part: self[f"item-{number}-{part}"] for part in _PARTS} | {"line": self.plan.items[number].line}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.parties = Party.objects.in_bulk(self._named("parties"), field_name="slug")
        for number in self._kept():
            self._check(number, "parties", lambda slug: slug in self.parties, _("There is no party with the slug %s."))
            self._check(number, "countries", lambda code: bool(country_name(code)), _("%s is no country’s code."))
        return cleaned

    def _kept(self) -> list[int]:
        return [number for number in range(len(self.proposals)) if self.cleaned_data.get(f"item-{number}-keep")]

    def _words(self, number: int, part: str) -> list[str]:
        return [word for word in _SEPARATORS.split(self.cleaned_data.get(f"item-{number}-{part}", "")) if word]

    def _named(self, part: str) -> set[str]:
        return {word for number in self._kept() for word in self._words(number, part)}

    def _check(self, number: int, part: str, is_known: Callable[[str], bool], message: str) -> None:
        for word in self._words(number, part):
            if not is_known(word):
                self.add_error(f"item-{number}-{part}", message % word[:60])

    def apply(self, batch: ImportBatch) -> list[NewsItem]:
        return create_newsitems((self._decided(number) for number in self._kept()), batch)

    def _decided(self, number: int) -> NewsProposal:
        cleaned = {part: self.cleaned_data[f"item-{number}-{part}"] for part in ("headline", "text", "date")}
        meeting = Meeting.objects.filter(slug=self.cleaned_data[f"item-{number}-meeting"]).first()
        return replace(
            self.proposals[number],
            **cleaned,
            meeting_id=meeting.pk if meeting else None,
            party_ids=tuple(self.parties[slug].pk for slug in self._words(number, "parties")),
            countries=tuple(self._words(number, "countries")),
        )
