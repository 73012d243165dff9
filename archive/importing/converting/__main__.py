"""The process that `bounded` starts: document in, text out as JSON, bounds set by itself first."""

import json
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from archive.importing.converting import Conversion, Limits, RefusedError
from archive.importing.converting.formats import Format


def _bind(limits: Limits) -> None:
    """No more memory and time than allowed, and no file written; where the system has such bounds."""
    with suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_CPU, limits.seconds + 1),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def _converter(form: Format) -> Callable[[bytes, Limits], Conversion]:
    """Loaded one by one: none needs what the others do."""
    match form:
        case Format.PDF:
            from archive.importing.converting.pdf import convert_pdf

            return convert_pdf
        case Format.DOCX:
            from archive.importing.converting.word import convert_word

            return convert_word
        case Format.XLSX:
            from archive.importing.converting.workbook import convert_workbook

            return convert_workbook
        case _:
            from archive.importing.converting.html import convert_page

            return lambda data, _limits: convert_page(data.decode())


def _convert(form: Format, data: bytes, limits: Limits) -> dict[str, Any]:
    try:
        return asdict(_converter(form)(data, limits))
    except RefusedError as refused:
        return {"refused": refused.code, "words": refused.words}
    except MemoryError:
        return {"refused": "too_heavy", "words": {}}
    except Exception as error:  # whatever a parser stumbles over, it is the document
        return {"refused": "damaged", "words": {}, "because": repr(error)[:500]}


def main() -> None:
    limits = Limits(**json.loads(sys.argv[2]))
    _bind(limits)
    # What parsers have to say about a broken document would go nowhere.
    logging.disable()
    answer = _convert(Format(sys.argv[1]), sys.stdin.buffer.read(), limits)
    sys.stdout.write(json.dumps(answer))


main()
