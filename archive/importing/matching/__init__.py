"""Names -> parties; reads, never writes.

records.py    what goes in and what comes out
reading.py    a name -> what its words say
index.py      known parties, by each kind of evidence
rules.py      the evidence, the strongest first
slips.py      slips of typing
directory.py  the parties of the archive, and which of them a name means
"""

from archive.importing.matching.directory import Directory
from archive.importing.matching.records import Candidate, KnownName, KnownParty, Match, Outcome

__all__ = ["Candidate", "Directory", "KnownName", "KnownParty", "Match", "Outcome"]
