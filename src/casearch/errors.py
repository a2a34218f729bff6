"""Every error that casearch raises on purpose: one tree, each saying what happened and what to try.

CasearchError
├── DocumentError        a record that cannot be a document
├── SourceError          a file that cannot be read as documents
├── QueryError           an option of a search that makes no sense
├── NotFoundError        no document has that id
└── StoreError           what can be wrong with an index as a whole
    ├── NoIndexError     there is no index at that place
    ├── IndexLockedError another writer holds the index
    ├── IndexFormatError another format or other rules of analysis; the message has the command
    └── IndexDamagedError the files do not hold together
"""


class CasearchError(Exception):
    """Base of the tree. ``str(error)`` is one line that a person can act on."""


class DocumentError(CasearchError):
    """A record cannot be a document: no id, no text, a field of the wrong type."""


class SourceError(CasearchError):
    """A file or row cannot be read as documents; the reason is the message, without the path."""


class QueryError(CasearchError):
    """A search option makes no sense, such as a date that is none. A query's own text never raises."""


class NotFoundError(CasearchError):
    """No document of the index has the id asked for."""


class StoreError(CasearchError):
    """Base of what can be wrong with an index as a whole."""


class NoIndexError(StoreError):
    """There is no index at that place."""


class IndexLockedError(StoreError):
    """Another process is writing to the index, and went on longer than the timeout."""


class IndexFormatError(StoreError):
    """The index was written by another format, or by other rules of analysis, than this version's."""


class IndexDamagedError(StoreError):
    """Files of the index are missing, cut short or changed."""
