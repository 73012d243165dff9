"""A PDF -> lines as they come, page after page.  Hyphens at line ends are left alone."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from . import Conversion, Finding, Limits, RefusedError

_MOST_NAMED = 20


def convert_pdf(data: bytes, limits: Limits) -> Conversion:
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        _open(reader, limits)
        pages = _pages(reader, limits)
        return Conversion(
            text="\n".join(pages),
            title=_title(reader),
            language=_language(reader),
            findings=_empty_pages(pages),
        )
    except (FileNotDecryptedError, DependencyError) as error:
        raise RefusedError("encrypted") from error
    except PyPdfError as error:
        raise RefusedError("damaged") from error


def _open(reader: PdfReader, limits: Limits) -> None:
    # A document that only forbids printing or copying opens with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("encrypted")
    if len(reader.pages) > limits.pdf_pages:
        raise RefusedError("too_many_pages", pages=len(reader.pages), most=limits.pdf_pages)


def _pages(reader: PdfReader, limits: Limits) -> list[str]:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text().strip("\n"))
        size += len(pages[-1])
        if size > limits.characters:
            raise RefusedError("too_long", most=limits.characters)
    if not any(page.strip() for page in pages):
        raise RefusedError("no_text_layer")
    return pages


def _empty_pages(pages: list[str]) -> tuple[Finding, ...]:
    """Pages that were put in as pictures: their part of a list is missing."""
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if not empty:
        return ()
    return (Finding(code="pages_without_text", words={"pages": ", ".join(empty[:_MOST_NAMED]), "count": len(empty)}),)


def _title(reader: PdfReader) -> str:
    information = reader.metadata
    return str(information.title or "") if information else ""


def _language(reader: PdfReader) -> str:
    root = reader.trailer.get("/Root")
    return str(root.get_object().get("/Lang", "")) if root is not None else ""
