"""What is said to the editor about a document's file: what happened, and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "empty": _("The file is empty. Choose another, or paste the text."),
    "too_large": _("The file is larger than %(megabytes)s MB. Take out pictures or split it, or paste the text."),
    "too_long": _("The text is longer than %(most)s characters. Split it, and import the parts one by one."),
    "not_text": _("The file is not a document: it holds data for a program. Save the document as .docx, .pdf or .txt."),
    "no_text": _(
        "The document holds no text; a picture perhaps, or a page filled by a script. Copy what you see and paste it."
    ),
    "old_word": _("This is an old Word document (.doc). Save it as .docx, or paste the text."),
    "rtf": _("This is a rich text document (.rtf). Save it as .docx, or paste the text."),
    "opendocument": _("This is an OpenDocument file (.odt or the like). Save it as .docx, or paste the text."),
    "other_office": _("This is an Office file, but no Word document. Save its text as .docx, or paste it."),
    "zip_archive": _("This is an archive of files. Unpack it, and import the documents one by one."),
    "packed": _("This is a packed file. Unpack it, and import the documents one by one."),
    "picture": _("This is a picture. Have its letters recognised (OCR), or type the text and paste it."),
    "web_archive": _("This is a web archive (.mht). Save the page as “HTML only”, or paste the text."),
    "xml": _("This is XML data and no web page. Save the document as .docx, .html or .txt, or paste the text."),
    "encrypted": _("The document is protected by a password. Save it without one, or paste the text."),
    "damaged": _("The document is damaged or incomplete. Save it once more, or paste the text."),
    "unpacks_too_large": _(
        "The document unpacks to far more than a document holds. Save it once more, or paste the text."
    ),
    "forbidden_xml": _(
        "The document holds declarations that no Word document needs. Save it once more in Word, or paste the text."
    ),
    "too_many_pages": _("The document has %(pages)s pages, and %(most)s can be read. Split it, or paste the text."),
    "no_text_layer": _(
        "The pages of this PDF are pictures without a text layer. Have the letters recognised (OCR), or paste the text."
    ),
    "too_slow": _(
        "Reading the document took more than %(seconds)s seconds. Split it or save it more simply, or paste the text."
    ),
    "too_heavy": _("Reading the document took too much memory. Split it or save it more simply, or paste the text."),
}
FINDINGS = {
    "wrong_ending": _("The name ends in %(ending)s, but the content is %(format)s and was read as that."),
    "encoding_guessed": _(
        "The file does not say in which encoding it is. It was read as %(encoding)s: check the letters."
    ),
    "control_characters": _("Control characters were left out here and further on: %(count)s in all."),
    "mojibake_repaired": _(
        "Letters were garbled by a wrong encoding and have been restored, in %(count)s lines from here. "
        "This line now reads “%(after)s”: compare it with the source."
    ),
    "letters_lost": _(
        "Letters were lost in this line before it came here (�). Complete them from another copy: “%(text)s”"
    ),
    "letters_lost_further": _("Letters were lost in %(count)s further lines."),
    "pages_without_text": _(
        "Pages without text, perhaps pictures: %(pages)s. If they belong to the document, add their text."
    ),
}
_FORMATS = {"text": _("plain text"), "html": _("a web page"), "docx": _("a Word document"), "pdf": "PDF"}


def in_words(code: str, words: Mapping[str, str | int]) -> str:
    message = REFUSALS.get(code) or FINDINGS[code]
    return str(message) % {**words, "format": _FORMATS.get(str(words.get("format")), "")}
