"""Languages by their BCP 47 code: which codes are allowed, what they are called, which way they run."""

from babel import UnknownLocaleError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from .locales import name_of_language, reader_language

validate_language = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z",
    _("Write a language as its short code: en, es, ar, pt-br."),
)


# What the archive itself writes: summaries, notes, corrections, the names it calls parties by.
OWN_LANGUAGE = "en"


def language_name(code: str) -> str:
    """The language's name in the reader's language; the bare code where nobody knows it."""
    return name_of_language(code, reader_language()) or code


def native_language_name(code: str) -> str:
    """The language's name in itself; the bare code where nobody knows it."""
    try:
        return name_of_language(code, code) or code
    except (UnknownLocaleError, ValueError):
        return code


_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "thaa"}


def language_direction(code: str) -> str:
    """`rtl` or `ltr`, as the `dir` attribute wants it; a script in the code decides, as in ku-arab."""
    language, *rest = code.lower().split("-")
    script = next((part for part in rest if len(part) == 4), "")
    is_right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if is_right_to_left else "ltr"
