"""The folding of words as a function of PostgreSQL; made from the same tables as Python's."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain, groupby

from archive.models.folding import without_accents
from archive.search.words import UNSPACED, is_word_sign

# Where lower case is not what Python's folding makes of a letter.
_COMMON = {"ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ʼ": "'", "\u0345": "ι"}
_RARE = {chr(code): chr(code).upper() for code in (*range(0x13F8, 0x13FE), *range(0xAB70, 0xABC0))}
_RARE |= dict(zip("ᲀᲁᲂᲃᲄᲅᲆᲇᲈ", "вдосттъѣꙋ", strict=True))
_LONGER = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
# Where signs are: planes 0 to 3, and the tags and selectors of plane 14.
_PLANES = (range(1, 0x40000), range(0xE0000, 0xE0200))


def folding_functions(collation: str) -> list[str]:
    """`archive_words(text)`, of the same effect as `indexed_words`; immutable, so fit for an index."""
    replaced = "t"
    for letter, letters in _LONGER.items():
        replaced = f"replace({replaced}, '{letter}', '{letters}')"
    return [
        f"""
        CREATE OR REPLACE FUNCTION archive_folded(t text) RETURNS text
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ BEGIN
            IF octet_length(t) = char_length(t) THEN RETURN lower(t COLLATE "C"); END IF;
            t := lower(normalize(t, NFKD) COLLATE "{collation}");
            IF t ~ '[{"".join(_COMMON)}]' THEN {_translated(_COMMON)}; END IF;
            IF t ~ '[{"".join(_LONGER)}]' THEN t := {replaced}; END IF;
            IF t ~ '[{"".join(_RARE)}]' THEN {_translated(_RARE)}; END IF;
            IF t ~ '[{_silent()}]' THEN t := regexp_replace(t, '[{_silent()}]+', '', 'g'); END IF;
            RETURN t;
        END $$""",
        f"""
        CREATE OR REPLACE FUNCTION archive_words(t text) RETURNS text
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ BEGIN
            t := archive_folded(coalesce(t, ''));
            IF t ~ '[{_unspaced()}]' THEN t := regexp_replace(t, '([{_unspaced()}])', ' \\1 ', 'g'); END IF;
            RETURN btrim(regexp_replace(t, '[^{_word_signs()}]+', ' ', 'g'));
        END $$""",
    ]


def _translated(letters: dict[str, str]) -> str:
    return f"t := translate(t, '{''.join(letters)}', '{''.join(letters.values()).replace(chr(39), chr(39) * 2)}')"


@cache
def _silent() -> str:
    return _class(lambda sign: unicodedata.category(sign)[0] in "MC" and not without_accents(sign))


@cache
def _word_signs() -> str:
    return _class(is_word_sign)


def _unspaced() -> str:
    return "".join(map(_range, UNSPACED))


def _class(holds: Callable[[str], object]) -> str:
    """The inside of a bracket expression: all signs of which it holds."""
    codes = (code for code in chain(*_PLANES) if not 0xD800 <= code <= 0xDFFF)
    return "".join(map(_range, _runs(code for code in codes if holds(chr(code)))))


def _runs(codes: Iterable[int]) -> Iterable[tuple[int, int]]:
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        yield members[0], members[-1]


def _range(ends: tuple[int, int]) -> str:
    first, last = (f"\\U{code:08X}" for code in ends)
    return first if first == last else f"{first}-{last}"
