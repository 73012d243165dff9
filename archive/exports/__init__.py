"""SHOWN: the statements that a list shows, as data; the columns are said once, in `records.py`."""
