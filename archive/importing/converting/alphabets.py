"""Which letters beyond ASCII a language writes: what tells the old encodings apart."""

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىـًٌٍَُِّْ،؛؟"

LOWER_CASE = {
    "es": "áéíóúüñ",
    "pt": "áâãàçéêíóôõúü",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "it": "àèéìíòóùú",
    "ca": "àçèéíïòóúü",
    "nordic": "åäöæøé",
    "nl": "éëïöüèá",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýžľĺŕôä",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "hr": "čćđšž",
    "tr": "çğıöşüâîû",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äöõüšž",
    "ru": _CYRILLIC + "ё",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџшѓѕќ",
    "el": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    "ar": _ARABIC,
    "fa": _ARABIC + "پچژگکیں",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ",
}
# Signs that belong to a language and stand at the edge of a word.
SIGNS = {"es": "¿¡ªº", "pt": "ªº", "it": "ªº", "ca": "·ªº"}

ALPHABETS = {
    language: frozenset(letters + letters.upper() + "İ" * (language == "tr") + SIGNS.get(language, ""))
    for language, letters in LOWER_CASE.items()
}
# Signs that any language writes.  Between two letters only the apostrophe is one.
TYPOGRAPHY = frozenset("\u00a0“”„‘’‚«»‹›–—…•·°§©®™№€´`¨×½")
