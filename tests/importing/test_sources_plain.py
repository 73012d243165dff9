"""Plain text: every letter as it was meant, or a word about those that were not."""

import pytest

from archive.importing.sources import read_source

STATEMENTS = {
    "ru": "Совместное заявление коммунистических и рабочих партий\nКоммунистическая партия Греции\nНет войне!",
    "el": "Κοινή ανακοίνωση των κομμουνιστικών και εργατικών κομμάτων\nΚομμουνιστικό Κόμμα Ελλάδας",
    "tr": "Komünist ve İşçi Partileri ortak açıklaması\nTürkiye Komünist Partisi savaşa karşı barış çağrısı yaptı",
    "ar": "بيان مشترك للأحزاب الشيوعية والعمالية\nالحزب الشيوعي اللبناني\nيا عمال العالم اتحدوا",
    "pl": "Wspólne oświadczenie partii\nKomunistyczna Partia Polski\nProletariusze wszystkich krajów, łączcie się!",
    "es": "Declaración conjunta de los partidos comunistas\nPartido Comunista de España\n¡Proletarios, uníos!",
    "pt": "Declaração conjunta dos partidos comunistas e operários\nPartido Comunista Português",
    "cs": "Společné prohlášení komunistických a dělnických stran\nKomunistická strana Čech a Moravy",
    "de": "Gemeinsame Erklärung der kommunistischen Parteien\nFür Frieden, gegen Aufrüstung",
    "he": "המפלגה הקומוניסטית הישראלית\nהצהרה משותפת של המפלגות הקומוניסטיות והפועליות",
    "lt": "Bendras komunistų ir darbininkų partijų pareiškimas\nLietuvos socialistų partija",
    "zh": "中国共产党 联合声明 全世界无产者，联合起来！",
}
OLD = [
    *(("ru", encoding) for encoding in ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")),
    *(("el", encoding) for encoding in ("windows-1253", "iso-8859-7")),
    *(("tr", encoding) for encoding in ("windows-1254", "iso-8859-9")),
    *(("ar", encoding) for encoding in ("windows-1256", "iso-8859-6")),
    *(("pl", encoding) for encoding in ("windows-1250", "iso-8859-2")),
    *(("cs", encoding) for encoding in ("windows-1250", "iso-8859-2")),
    *(("es", encoding) for encoding in ("windows-1252", "iso-8859-15", "mac-roman", "cp850")),
    *(("pt", encoding) for encoding in ("windows-1252", "mac-roman")),
    *(("de", "windows-1252"), ("he", "windows-1255"), ("lt", "windows-1257"), ("zh", "gb18030")),
]


def codes(data: bytes) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in read_source(data, "a.txt").problems]


@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_text_in_an_old_encoding_is_read_and_said_to_be_a_guess(language: str, encoding: str) -> None:
    source = read_source(STATEMENTS[language].encode(encoding), "a.txt")

    assert source.text == STATEMENTS[language]
    assert [problem.code for problem in source.problems] == ["encoding_guessed"]


@pytest.mark.parametrize("name", ["Partido Comunista de España", "Türkiye İşçi Partisi", "PCP – «Não à guerra»"])
def test_text_of_one_name_is_read_in_its_old_encoding(name: str) -> None:
    encoding = "windows-1254" if "İ" in name else "windows-1252"

    assert read_source(name.encode(encoding), "a.txt").text == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", ["ru", "tr", "ar", "es", "zh"])
def test_text_in_unicode_is_certain(language: str, encoding: str) -> None:
    statement = STATEMENTS[language]

    source = read_source(statement.encode(encoding), "a.txt")

    assert (source.text, source.problems) == (statement, ())


def test_text_with_a_declared_encoding_is_read_by_it() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body>Komunistická strana Čech a Moravy'

    source = read_source(page.encode("windows-1250"), "a.html")

    assert (source.text, source.encoding, source.problems) == (
        "Komunistická strana Čech a Moravy",
        "windows-1250",
        (),
    )


@pytest.mark.parametrize("declared", ["zlib", "utf-7", "unicode_escape", "rot13", "nonsense", "utf-16"])
def test_text_that_declares_what_it_cannot_be_is_read_all_the_same(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body>Partido Comunista de España"

    assert read_source(page.encode("windows-1252"), "a.html").text == "Partido Comunista de España"


def test_text_in_utf8_with_one_broken_letter_stays_utf8() -> None:
    data = STATEMENTS["tr"].encode() + b"\nKom\xfcnist"

    source = read_source(data, "a.txt")

    assert source.text == STATEMENTS["tr"] + "\nKom�nist"
    assert codes(data) == [("letters_lost", 3)]


@pytest.mark.parametrize(
    ("garbled", "restored"),
    [
        ("Partido Comunista de EspaÃ±a", "Partido Comunista de España"),
        ("Workersâ€™ Party of Belgium", "Workers’ Party of Belgium"),
        ("TÃ¼rkiye KomÃ¼nist Partisi", "Türkiye Komünist Partisi"),
        ("РљРѕРјРјСѓРЅРёСЃС‚РёС‡РµСЃРєР°СЏ РїР°СЂС‚РёСЏ", "Коммунистическая партия"),
    ],
)
def test_text_garbled_by_a_wrong_encoding_is_restored_and_said_so(garbled: str, restored: str) -> None:
    source = read_source(f"Signed by:\n{garbled}\nCP of Greece".encode(), "a.txt")

    assert source.text == f"Signed by:\n{restored}\nCP of Greece"
    assert [(problem.code, problem.line) for problem in source.problems] == [("mojibake_repaired", 2)]
    assert restored in source.problems[0].message


@pytest.mark.parametrize(
    "name",
    [
        "Workers’ Party “Forward” – ‘KKE’ … « PCF »",
        "Parti communiste français de l'oﬀensive ﬁnale",
        "ＫＫＥ ﷺ １９",
        "Cafe\u0301 and Café",
        "KSČM \u00a0 ТКП  double  blanks ",
        "NÃO À GUERRA, MÃOS FORA",
        "Tudeh \u200c\u200f حزب توده‌ی ایران",
        "PKP\u00ad-1930",
        "&amp; <script>alert(1)</script> &lt;",
    ],
)
def test_text_that_is_clean_is_kept_to_the_letter(name: str) -> None:
    source = read_source(f"Signed by:\n{name}".encode(), "a.txt")

    assert (source.text, source.problems) == (f"Signed by:\n{name}", ())


def test_text_with_lost_letters_names_the_lines() -> None:
    data = "Signed by:\nWorkers� Party\nCP of Greece\nCP of T�rkiye".encode()

    assert codes(data) == [("letters_lost", 2), ("letters_lost", 4)]


def test_text_with_many_lost_letters_sums_up() -> None:
    problems = codes(("Party�\n" * 100).encode())

    assert len(problems) == 21
    assert problems[-1] == ("letters_lost_further", 21)


def test_text_has_one_kind_of_line_end() -> None:
    written = "a\r\nb\rc\x0bd\x0ce\u2028f\u2029g\x85h\ni"

    source = read_source(written.encode(), "a.txt")

    assert source.text.split("\n") == source.text.splitlines() == list("abcdefghi")


def test_text_with_stray_control_characters_loses_them_and_nothing_else() -> None:
    data = b"Signed by:\nCommunist\x00 Party\x07 of Greece, and of every other country in the world"

    source = read_source(data, "a.txt")

    assert source.text.split("\n")[1].startswith("Communist Party of Greece,")
    assert codes(data) == [("control_characters", 2)]


def test_text_of_glued_files_loses_the_marks_within() -> None:
    assert read_source("\ufeffKKE\n\ufeffTKP".encode(), "a.txt").text == "KKE\nTKP"
