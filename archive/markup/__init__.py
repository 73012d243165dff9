"""SHOWN: what the readers' templates are made with.

environment.py  the template engine, and every name that a template may use
addresses.py    addresses of pages, and of this page with another choice
wording.py      what a page says with a number, in the reader's language
formatting.py   names, texts and choices as they may stand in a page
cards.py, signatory.py, matrix.py, charts.py, languages.py
                what a page has by dozens, written in Python: a template a row would be most of its time

Formatting only; never a query.
"""
