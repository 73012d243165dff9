"""Words of the field mean the same in every language and script."""

import pytest

from archive.importing.vocabulary import is_known_short_form, looks_like_organisation
from archive.importing.vocabulary.lexicon import concepts, plain
from archive.importing.vocabulary.places import Place, parted, place_of, smallest


def _place(phrase: str) -> str:
    found: Place | None = place_of(plain(phrase))
    return found.code if found else ""


@pytest.mark.parametrize(
    "name",
    [
        "Communist Party of Cuba",
        "Partido Comunista Português",
        "Parti des travailleurs de Belgique",
        "Kommunistische Partei Österreichs",
        "Belgiska Arbetarpartiet",
        "Κομμουνιστικό Κόμμα Ελλάδας",
        "Коммунистическая партия Украины",
        "Türkiye Komünist Partisi",
        "الحزب الشيوعي العراقي",
        "حزب تودهٔ ایران",
        "希腊共产党",
        "Đảng Cộng sản Việt Nam",
        "भारतीय कम्युनिस्ट पार्टी",
        "Democratic Progressive Tribune",
        "Young Communist League of Britain",
        "Galician People's Union, Spain",
        "AKEL-Cyprus",
        "PADS",
        "KSČM",
    ],
)
def test_organisation_is_recognised_in_any_language(name: str) -> None:
    assert looks_like_organisation(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Athens, 12 May 2013",
        "The situation in Syria is grave.",
        "Posted by admin",
        "No comments:",
        "Read more",
        "…",
    ],
)
def test_organisation_is_not_seen_in_other_text(text: str) -> None:
    assert not looks_like_organisation(text)


@pytest.mark.parametrize("name", ["CP of Greece", "Lebanese CP", "WP of Ireland", "NCPY", "KKE", "PKP-1930", "(DKP)"])
def test_short_form_is_known(name: str) -> None:
    assert is_known_short_form(name)


@pytest.mark.parametrize("name", ["Communist Party of Greece", "Cp of nothing", "Greece", "", "people of Cuba"])
def test_short_form_is_not_seen_in_a_full_name(name: str) -> None:
    assert not is_known_short_form(name)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("communist Kommunistische comunista κομμουνιστικό коммунистическая komünist الشيوعي کمونیست", "communist"),
        ("communists comunistas Kommunisten коммунистов κομμουνιστών", "communists"),
        ("workers trabajadores travailleurs lavoratori robotnicza εργατικό işçi کارگران", "workers"),
        ("labour trabalho travail lavoro arbeid emek کار", "labour"),
        ("party partido Partei partisi κόμμα партия حزب strana puolue", "party"),
        ("youth juventud jeunesse Jugend młodzieży νεολαία молодёжь gençliği", "youth"),
        ("unified unificado unifié единая الموحد birleşik", "unified"),
    ],
)
def test_words_of_many_languages_mean_the_same(words: str, code: str) -> None:
    assert {concepts(plain(word)) for word in words.split()} == {(code,)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Arbetarpartiet", ("workers", "party")),
        ("Volkspartei", ("people", "party")),
        ("Jugendverband", ("youth", "union")),
        ("CP", ("communist", "party")),
        ("NCP", ("new", "communist", "party")),
    ],
)
def test_compound_and_short_form_mean_several_things(word: str, expected: tuple[str, ...]) -> None:
    assert concepts(plain(word)) == expected


@pytest.mark.parametrize("word", ["", "of", "Dimitroff", "Tudeh", "Austria", "zzz"])
def test_other_words_mean_nothing(word: str) -> None:
    assert concepts(plain(word)) == ()


@pytest.mark.parametrize(
    ("phrases", "code"),
    [
        ("Greece|Greek|Hellenic|Griechenlands|Grèce|Ελλάδας|Греции|یونان|Yunanistan|希腊|Grecji|řecká", "GR"),
        ("France|French|français|Frankreichs|Frankrikes|Francji|Франции|Γαλλίας|فرنسا|Fransa", "FR"),
        ("Germany|Deutsche|Tysklands|Niemiec|tedesco|Allemand|Германии|Alemania", "DE"),
        ("Austria|Österreichs|Österrikes|Autriche|autrichien|اتریش", "AT"),
        ("Australia|Australii|Australian|استرالیا", "AU"),
        ("Britain|Great Britain|Storbritanniens|Grande-Bretagne|Brytanii|Великобритании|UK", "GB"),
        ("Czech Republic|Tjeckiska Republiken|república tcheca", "CZ"),
        ("Denmark|Danish|Danii|Danmarks|Danimarca|دانمارک", "DK"),
        ("Netherlands|Dutch|Países Bajos|Nederlands", "NL"),
        ("Switzerland|Swiss|suisse|svizzero|Schweizerische", "CH"),
        ("Hungary|Magyar|Węgierska|Hongrois|مجارستان", "HU"),
        ("Iraq|Iraqi|Iracheno|Irakische|العراقي|عراق", "IQ"),
        ("DPRK|DPR Korea|North Korea|Korea", "KP"),
        ("USA|United States of America|Estados Unidos|EUA|США|ΗΠΑ", "US"),
        ("South Sudan|Südsudan|Южного Судана", "SS"),
        ("Swaziland|Eswatini", "SZ"),
        ("Macedonia|FYROM|North Macedonia", "MK"),
        ("Soviet Union|USSR|Union soviétique|Советского Союза", "SU"),
        ("Yugoslavia|Jugoslavije|Югославии", "YU"),
        ("Catalonia|Catalunya|Catalunha", "ES-CT"),
        ("Galician|Galicia", "ES-GA"),
        ("Bohemia and Moravia|Čech a Moravy|Bohème|بوهم", "CZ-BM"),
        ("Wallonia-Brussels|Wallonie|Bruxelles|Bruksela", "BE-WB"),
        ("Québec", "CA-QC"),
        ("Styria|Steiermark", "AT-6"),
        ("Réunion|réunionnais", "RE"),
        ("Niger", "NE"),
        ("Nigeria|Nigerian", "NG"),
    ],
)
def test_place_is_known_by_name_and_adjective(phrases: str, code: str) -> None:
    assert {phrase: _place(phrase) for phrase in phrases.split("|")} == dict.fromkeys(phrases.split("|"), code)


@pytest.mark.parametrize("phrase", ["", "Georgi", "per", "pole", "communist", "Dimitroff", "Austraia", "the party"])
def test_place_is_not_seen_in_other_words(phrase: str) -> None:
    assert _place(phrase) == ""


def test_places_are_reduced_to_the_smallest() -> None:
    assert smallest({"ES", "ES-CT"}) == {"ES-CT"}
    assert smallest({"FR", "RE"}) == {"RE"}
    assert smallest({"ES", "FR"}) == {"ES", "FR"}


def test_word_without_blanks_is_parted_into_known_pieces() -> None:
    assert parted("希腊共产党") == ["希腊", "共产", "党"]
    assert parted("Partei") == ["Partei"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Partito Comunista dell’Albania", "partito comunista dell albania"),
        ("Parti communiste d'Irlande", "parti communiste d irlande"),
        ("Workers' Party", "workers party"),
        ("People’s Front", "peoples front"),
        ("الحزب الشيوعي", "الحزب الشیوعی"),
        ("KSČM (Čech)", "kscm cech"),
    ],
)
def test_plain_name_has_no_accents_and_parts_articles(written: str, expected: str) -> None:
    assert plain(written) == expected
