"""Form fields for what a query string may hold: bounded, and with words for what is malformed."""

import copy
import re
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from archive.search import LONGEST_TYPED

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,150}")
COUNTRY = re.compile(r"[A-Z]{2}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
YEAR = re.compile(r"[1-9][0-9]{3}")
YEAR_OR_UNKNOWN = re.compile(rf"{YEAR.pattern}|unknown")

MOST_VALUES = 50
_NO_SIGN = re.compile(r"[\x00\ud800-\udfff]")


class WordsField(forms.CharField):
    """What a reader typed into a search box; what no text can hold is left out, what is too long is cut."""

    def to_python(self, value: Any) -> str:
        # NUL and half surrogates stand in no text, and no database takes them.
        return super().to_python(_NO_SIGN.sub(" ", value or "")[:LONGEST_TYPED]) or ""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> "BoundWords":
        return BoundWords(form, self, field_name)


class BoundWords(forms.BoundField):
    """With a word for the reader whose words were cut."""

    @property
    def notice(self) -> str:
        cut = _("Only the first %(most)d characters were searched for.") % {"most": LONGEST_TYPED}
        return str(cut) if len(self.data or "") > LONGEST_TYPED else ""


class ValuesField(forms.Field):
    """One parameter, any number of times; each value must have the form `pattern` says."""

    widget = forms.SelectMultiple

    def __init__(self, *, pattern: re.Pattern[str], malformed: str, **options: Any) -> None:
        super().__init__(**options)
        self.pattern, self.malformed = pattern, malformed

    def clean(self, value: list[str] | None) -> list[str]:
        values = list(dict.fromkeys(text.strip() for text in value or [] if text.strip()))
        if len(values) > MOST_VALUES:
            raise forms.ValidationError(_("Choose at most %(most)d at a time."), params={"most": MOST_VALUES})
        for text in values:
            if not self.pattern.fullmatch(text):
                raise forms.ValidationError(self.malformed, params={"value": text[:50]})
        return values


class SharedFilter(Filter):
    """A filter whose options stay as they were written, so that copies of it can share them.

    The library copies every filter deeply for every request, options, choices and all.
    """

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        twin = copy.copy(self)
        twin.method = self.method  # bound to the copy
        return twin


class WordsFilter(SharedFilter):
    field_class = WordsField

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Search"), **options)


class QuestionFilter(SharedFilter):
    """Asks the queryset's method `question` with what was chosen, if anything was."""

    def __init__(self, *, question: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.question = question

    def filter(self, queryset: Any, value: Any) -> Any:
        return getattr(queryset, self.question)(value) if value else queryset


class ValuesFilter(QuestionFilter):
    field_class = ValuesField


def parties_filter(**options: Any) -> ValuesFilter:
    malformed = _("“%(value)s” is not the name of one party of the archive alone, nor its address.")
    return ValuesFilter(pattern=SLUG, malformed=malformed, **options)


def countries_filter(**options: Any) -> ValuesFilter:
    malformed = _("“%(value)s” is not a country’s code of two capital letters, such as CU.")
    return ValuesFilter(pattern=COUNTRY, malformed=malformed, **options)


def meetings_filter(**options: Any) -> ValuesFilter:
    malformed = _("“%(value)s” is not the address of a meeting, such as 21-imcwp.")
    return ValuesFilter(pattern=SLUG, malformed=malformed, **options)


class YearField(forms.CharField):
    """One year, for the ends of a range."""

    def clean(self, value: str | None) -> int | None:
        text = (value or "").strip()
        if text and not YEAR.fullmatch(text):
            raise forms.ValidationError(_("Write a year with four digits, such as 2019."))
        return int(text) if text else None


class YearFilter(QuestionFilter):
    field_class = YearField
