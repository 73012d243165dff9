"""IN: a document -> a proposal that an editor can read -> the database.

sources.py      bytes -> text: txt, html, docx, pdf, encodings; bounded
document.py     what a document says, as frozen values
vocabulary.py   the words of the field in many languages: party, communist, countries
recognisers/    one rule a file: title, date, language, body, signatories, news
parsing.py      text -> document; pure
matching.py     names -> parties; reads, never writes
planning.py     document and matches -> plan: new, changed, same, ambiguous, rejected
applying.py     plan -> database in one transaction; the only writer here
"""
