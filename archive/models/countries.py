"""Countries by their ISO 3166 code: what they are called in the reader's language."""

from django_countries import countries


def country_name(code: object) -> str:
    """The country's name, or an empty text where there is no such country."""
    return str(countries.name(str(code or "")))


def is_country(code: str) -> bool:
    return bool(country_name(code))
