"""IN, many records at once: a table of parties, names, meetings or news -> the database, and out again.

reading.py     a file -> a table of texts: CSV, XLSX, JSON, whatever the encoding
writing.py     rows -> a file, which reads back as the same rows
table.py       what both speak of: headings and numbered rows
wording.py     what is said of a file that is no table
cells.py       a value as the text in a cell, harmless in a spreadsheet
columns.py     the text in a cell -> a value, and back; links.py names other records by their slugs
fields.py      which kind of column holds which of a record's fields
resource.py    a row -> its record, by its key: new, changed, unchanged or rejected; addressed.py, by its slug
party.py, partyname.py, meeting.py, newsitem.py
               which columns there are, and what is particular to the record
partynamesake.py
               names that other parties have already
aside.py       records that exchange what only one may have
outcome.py     what becomes of each row, field by field
marking.py     which words of a value differ
applying.py    table -> outcome, tried or written, in one transaction; the only writer here
noting.py      what was written -> the log that each record shows as its history
keeping.py     a table that was tried, kept until it is written

A file never deletes anything.  A column that it lacks is left alone.
"""
