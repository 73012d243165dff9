"""The language of a text: by its script, then by its small words, then by the model of py3langid."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

# The languages of the parties; the fewer are asked for, the surer is the answer.
_LANGUAGES = (
    "en es pt fr it de ru uk el tr ar fa pl sv da no ca cs sk sl hr sr mk nl fi hu ro bg vi zh ja ko hi bn sq "
    "lt lv et ne ta si ur ku he hy ka az kk be"
)
# A long text is known by its first part; a part is enough for a paragraph of one.
_ENOUGH, _SAMPLE = 600, 2_000
# Shorter than this, small words tell more than the model does.
_SHORT = 40
_SURE = 0.9
_UNSURE = 0.5

_SCRIPTS = tuple(
    (re.compile(f"[{letters}]"), language)
    for letters, language in (
        ("a-zA-ZÀ-ɏ", "latin"),
        ("\u0370-\u03ff\u1f00-\u1fff", "el"),
        ("\u0400-\u04ff", "cyrillic"),
        ("\u0621-\u064a\u066e-\u06d3", "arabic"),
        ("\u0900-\u097f", "devanagari"),
        ("\u0980-\u09ff", "bn"),
        ("\uac00-\ud7af", "ko"),
        ("\u3040-\u30ff", "ja"),
        ("\u3400-\u9fff", "zh"),
        ("\u0590-\u05ff", "he"),
        ("\u0530-\u058f", "hy"),
        ("\u10a0-\u10ff", "ka"),
        ("\u0b80-\u0bff", "ta"),
        ("\u0d80-\u0dff", "si"),
        ("\u0e00-\u0e7f", "th"),
    )
)
# Letters that one language of a script has and its neighbours have not.
_LETTERS = {
    "cyrillic": (("ru", "ыэё"), ("uk", "іїєґ"), ("sr", "ђћјљњџ")),
    "arabic": (("ur", "ٹڈڑے"), ("fa", "پچژگیک"), ("ar", "ةىيكأإ")),
    "devanagari": (("hi", ""),),
}
_OF_SCRIPT = {"cyrillic": "ru uk sr bg mk be kk", "arabic": "ar fa ur ku", "devanagari": "hi ne"}
# Small words, and the words of the field that stand in titles.
_SMALL_WORDS = {
    "en": "the of and to in for with on against by from is are workers' parties party statement solidarity",
    "es": "el la los las de del y en con por para contra una un es partido partidos declaración solidaridad obreros",
    "pt": "o os a as do da dos das e em com por para contra uma um não à às partidos declaração solidariedade",
    "fr": "le la les des du de et en avec pour contre une un est sur au aux parti partis déclaration solidarité",
    "it": "il lo la gli le del della dei delle di e in con per contro una un è partito partiti dichiarazione operai",
    "de": "der die das des den dem und mit gegen für von zu ist ein eine partei erklärung solidarität im zur",
    "tr": "ve ile için bir bu karşı olan partisi partileri açıklama dayanışma komünist işçi",
    "pl": "i w z na przeciw dla się jest partii partia oświadczenie solidarność do o",
    "sv": "och att med för mot i är det en ett partiet uttalande solidaritet av den",
    "da": "og at med for mod i er det en et partiet udtalelse af den til",
    "ca": "el la els les de del i en amb per contra una un és comunicat solidaritat dels",
    "cs": "a v s na proti pro je se strana strany prohlášení solidarita",
    "hr": "i u s na protiv za je se partija partije izjava solidarnost s",
    "nl": "de het een van en met tegen voor is in partij verklaring solidariteit op",
    "fi": "ja ei että sekä vastaan puolue julkilausuma solidaarisuus",
    "hu": "a az és egy ellen párt nyilatkozat szolidaritás",
    "ro": "și în cu pentru împotriva este partidul declarație al a",
}

# As SolidNet abbreviates languages.
_CODES = {
    "en": "en", "eng": "en", "es": "es", "sp": "es", "fr": "fr", "ru": "ru", "ar": "ar", "pt": "pt", "po": "pt",
    "de": "de", "ge": "de", "gr": "el", "el": "el", "it": "it", "tr": "tr", "tu": "tr", "fa": "fa",
}  # fmt: skip


def language_of(text: str, *, likely: Iterable[str] = ()) -> str:
    """The code of the language; "" where it cannot be told.

    `likely` are languages that something beside the text speaks for: they decide
    where the text leaves a doubt, never against what it says clearly.
    """
    sample = text[:_SAMPLE]
    expected = [code.lower().split("-")[0] for code in likely if code]
    script = _script(sample)
    if script and script != "latin":
        return _within_script(script, sample)
    return _latin(sample[:_ENOUGH], expected) if script else ""


def languages_coded(codes: str) -> tuple[str, ...]:
    """ "Sp., En" names es and en; anything that is no code is passed over."""
    words = re.findall(r"[^\W\d_]+", codes.lower())
    return tuple(dict.fromkeys(_CODES[word] for word in words if word in _CODES))


def _script(sample: str) -> str:
    counts = {language: len(letters.findall(sample)) for letters, language in _SCRIPTS}
    # Japanese is written with Chinese signs as well.
    if counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts["zh"]
    script = max(counts, key=lambda language: counts[language])
    return script if counts[script] else ""


def _within_script(script: str, sample: str) -> str:
    if script not in _LETTERS:
        return script
    counts = {language: sum(map(sample.count, letters)) for language, letters in _LETTERS[script]}
    best = max(counts, key=lambda language: counts[language])
    if script == "arabic":
        return best if counts[best] else "ar"
    language, confidence = _by_model(sample[:_ENOUGH])
    if len(sample) >= _SHORT and confidence > _SURE and language in _OF_SCRIPT[script]:
        return language
    return best


def _latin(sample: str, expected: list[str]) -> str:
    if len(sample) < _SHORT:
        by_words = _by_words(sample)
        agreed = [language for language in by_words if language in expected]
        return (agreed or by_words or [""])[0] if len(by_words) == 1 or agreed else _hesitantly(sample, expected)
    language, confidence = _by_model(sample)
    if confidence >= _SURE or language in expected:
        return language
    return _hesitantly(sample, expected)


def _hesitantly(sample: str, expected: list[str]) -> str:
    language, confidence = _by_model(sample)
    if confidence >= _SURE and len(sample) >= _SHORT / 2:
        return language
    if expected:
        return expected[0]
    return language if confidence >= _UNSURE else ""


def _by_words(sample: str) -> list[str]:
    """The languages that the most small words speak for; several on a draw."""
    words = re.findall(r"[^\W\d_]+'?", sample.lower())
    counts = Counter({language: sum(word in small for word in words) for language, small in _small_words().items()})
    most = max(counts.values())
    return [language for language, count in counts.items() if count == most] if most else []


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def _by_model(sample: str) -> tuple[str, float]:
    language, confidence = _model().classify(sample)
    return str(language), float(confidence)


@cache
def _model() -> LanguageIdentifier:
    """Read when first asked for: it takes a second, and not every command needs it."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([language for language in _LANGUAGES.split() if language in model.labels])
    return model
