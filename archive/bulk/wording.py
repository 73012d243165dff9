"""What is said to the editor about a file of rows: what happened, and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

_MESSAGES = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(megabytes)s MB. Split it, and import the parts one by one."),
    "too_long": _("The file holds more than %(most)s characters. Split it, and import the parts one by one."),
    "too_many_rows": _("The file has more than %(most)s rows. Split it, and import the parts one by one."),
    "unreadable_row": _("Row %(number)s cannot be read. Check its quotes: each that opens has to close."),
    "bad_json": _("The file begins like JSON and is none. Save it once more, or as .csv or .xlsx."),
    "no_list": _("This JSON is not a list of records. Write [{…}, {…}], as the export does."),
    "no_workbook": _("This is an Office file or an archive, but no Excel workbook. Save the table as .xlsx or .csv."),
    "encrypted": _("The file is protected by a password. Save it without one."),
    "old_word": _("This is an old Office file (.xls or the like). Save the table as .xlsx or .csv."),
    "damaged": _("The file is damaged or incomplete. Save it once more, or as .csv."),
    "unpacks_too_large": _("The file unpacks to far more than a table holds. Save it once more, or as .csv."),
    "forbidden_xml": _("The file holds declarations that no workbook needs. Save it once more in Excel, or as .csv."),
    "too_slow": _("Reading the file took more than %(seconds)s seconds. Split it, or save it as .csv."),
    "too_heavy": _("Reading the file took too much memory. Split it, or save it as .csv."),
    "first_sheet": _("The workbook has several sheets. Only the first, “%(sheet)s”, is read."),
    "encoding_guessed": _(
        "The file does not say in which encoding it is. It was read as %(encoding)s: check the letters."
    ),
}
_OTHERS = _("This is no table. Save it as .csv (UTF-8), .xlsx or .json.")


def in_words(code: str, words: Mapping[str, str | int]) -> str:
    return str(_MESSAGES.get(code, _OTHERS)) % words
