"""The words of the field in many languages and scripts.

words.py      what names are made of -> concepts
countries.py  places as names speak of them, beyond the library's list
places.py     a word -> the country or territory, whatever its language
lexicon.py    a word -> what it stands for, whatever its language
"""

from archive.importing.vocabulary.lexicon import is_known_short_form, looks_like_organisation

__all__ = ["is_known_short_form", "looks_like_organisation"]
