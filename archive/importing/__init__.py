"""IN: a document -> a proposal that an editor can read -> the database.

sources.py      bytes -> text: txt, html, docx, pdf, encodings; bounded
                (how, in converting/, which knows no Django; wording.py: what editors are told)
document.py     what a document says, as frozen values
vocabulary.py   the words of the field in many languages: party, communist, countries
recognisers/    one rule a file: title, date, language, body, signatories, news
parsing.py      text -> document; pure
matching.py     names -> parties; reads, never writes
mentions.py     the words of a news item -> the parties and countries it speaks of
formatting/     its text, set in headings, lists and links as the document has it; the same words
planning.py     document and matches -> plan.py: new, grown, same, different, undecided
                (deciding.py: date and kind; comparing.py: beside what the archive has)
editions.py     two sights of one list -> the list with its editions; pure
applying.py     plan -> database in one transaction; the only writer here
journal.py      what was written, row by row, so that it can be taken back
batches.py      a source kept for review; files.py and reporting.py: the command line
"""
