import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from archive.models.folding import without_accents
from archive.search.words import indexed_words, words_in

REAL_WORDS = {
    "Communist Parties’ 21st Meeting": "communist parties 21st meeting",
    "São João, Łódź — Đà Nẵng": "sao joao lodz da nang",
    "Straße, Œuvre, Þór, Æsir": "strasse oeuvre thor aesir",
    "Κομμουνιστικό Κόμμα Ελλάδας ΟΔΟΣ": "κομμουνιστικο κομμα ελλαδασ οδοσ",
    "Коммунистическая партия, Україна, ёлка": "коммунистическая партия украіна елка",
    "الحِزْبُ الشُّيوعيّ": "الحزب الشيوعي",
    "حزب تودهٔ ایران، می‌خواهیم": "حزب توده ایران، میخواهیم".replace("،", ""),
    "Türkiye ışık İSTANBUL ıI": "turkiye isik istanbul ii",
    "Đảng Cộng sản Việt Nam": "dang cong san viet nam",
    "भारत की कम्युनिस्ट": without_accents("भारत की कम्युनिस्ट"),
    "日本共産党 ABC": "日 本 共 産 党 abc",
    "한국 노동당": without_accents("한국 노동당"),
    "ﬁnal ² ½": "final 2 1 2",
    "e-mail@host.org 3.14 snake_case": "e mail host org 3 14 snake case",
}


@pytest.mark.parametrize(("text", "words"), REAL_WORDS.items())
def test_words_of_a_script_are_folded(text: str, words: str) -> None:
    assert indexed_words(text) == words


def words_of_database(texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        rows = []
        for text in texts:
            cursor.execute("SELECT archive_words(%s)", [text])
            rows.append(cursor.fetchone()[0])
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("text", REAL_WORDS)
def test_database_folds_a_script_likewise(text: str) -> None:
    assert words_of_database([text]) == [indexed_words(text)]


@pytest.mark.django_db
def test_database_folds_every_sign_likewise() -> None:
    codes = [code for code in range(1, 0x30000) if not 0xD800 <= code < 0xE000]
    texts = ["x".join(map(chr, codes[first : first + 64])) for first in range(0, len(codes), 64)]

    wrong = [
        text for text, words in zip(texts, words_of_database(texts), strict=True) if words != " ".join(_uncut(text))
    ]

    assert not wrong


def _uncut(text: str) -> list[str]:
    from archive.search.words import SIGNS

    words: list[str] = text.translate(SIGNS).split() if connection.vendor == "postgresql" else words_in(text)
    return words


@given(st.text(max_size=50))
@example("ΣΑΣ ᾳ ŉ ǆ")
def test_folding_goes_sign_by_sign(text: str) -> None:
    """Which lets a table of signs fold a text, and an excerpt find its way back."""
    assert without_accents(text) == "".join(map(without_accents, text))
