"""The words of the field in many languages and scripts.

words.py      what names are made of -> concepts
lexicon.py    a word -> what it stands for, whatever its language
"""

from archive.importing.vocabulary.lexicon import is_known_short_form, looks_like_organisation

__all__ = ["is_known_short_form", "looks_like_organisation"]
