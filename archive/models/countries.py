"""Countries by their ISO 3166 code: what they are called in the reader's language."""

from django_countries import countries


def country_name(code: object) -> str:
    """The country's name, or an empty text where there is no such code.

    A code is the two capital letters that the records hold.  The library would also
    take "cu", "CUB" or "192", which no query finds, and stumbles over "²".
    """
    written = str(code or "")
    return str(countries.name(written)) if written in countries.countries else ""


def is_country(code: str) -> bool:
    return bool(country_name(code))
