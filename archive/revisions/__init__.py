"""KEPT: every state that a record has had, whole; what differs between two, and the way back.

documents.py     which rows belong to a record, and are kept with it
snapshot.py      a record whole at one moment, read from the tables or from a revision
keeping.py       the present state -> a revision; the revisions of a record
differences.py   two snapshots -> what differs; pure
wording.py       differences -> lines that an editor reads
restoring.py     a snapshot -> the tables; the only writer of records here
exact.py         how values are written down, to the microsecond
"""
