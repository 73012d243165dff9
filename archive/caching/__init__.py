"""SHOWN: a public page is computed once an edition of the archive, and sent once to each reader who keeps it.

version.py     the code and templates that pages are made with
variants.py    what tells one answer from another: address, language, part or whole, compression
store.py       where pages are kept
patience.py    a store that is away is done without
memory.py      the store in a process's own memory, bounded in bytes
counting.py    where libraries count: shared, or by each process while the store is away
middleware.py  ETag, 304, kept page, or the view
"""
