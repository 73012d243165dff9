"""Two records of one party -> one, and back to the letter.

evidence.py    what speaks for two parties being one; pure
duplicates.py  parties -> pairs that may be one, with what speaks for it and against; pure
reading.py     the archive -> what duplicates.py asks for
references.py  every row of any table that names a party, and what becomes of it
naming.py      the names of the one that goes become names of the one that stays
preview.py     what a merge would do, for an editor to read
merging.py     does it, and undoes it; the only writer here
journal.py     what was written, column by column
"""
