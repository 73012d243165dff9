"""Languages by their BCP 47 code: which codes are allowed, what they are called, which way they run."""

from django.core.validators import RegexValidator
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

validate_language = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    _("Write a language as its short code: en, es, ar, pt-br."),
)


def language_name(code: str) -> str:
    """The language's name in the reader's language; the bare code where nobody knows it."""
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


def language_direction(code: str) -> str:
    """`rtl` or `ltr`, as the `dir` attribute wants it."""
    return "rtl" if code.lower().split("-")[0] in {"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"} else "ltr"
