"""What an update did: counted, with every failure and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from casearch.sources import Problem


@dataclass
class UpdateReport:
    """The result of bringing an index up to date.

    Args:
        added: documents that were new.
        changed: documents whose record differed from the indexed one.
        removed: documents that vanished from their source.
        unchanged: documents of the sources looked at that were left as they were.
        replaced: rows that another row with the same id took the place of.
        files_read: files that were opened and read; 0 when nothing had changed.
        failed: what could not be read, and why.
        skipped: files that need a package which is not installed, with the command that installs it.
        other_kinds: files in the folders that casearch does not read, suffix to count.
        warnings: what was read, but with a remark, and roots in which nothing was found.
        languages: documents of the whole index by language.
        documents: documents of the whole index.
        seconds: how long it took.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    replaced: int = 0
    files_read: int = 0
    failed: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)
    other_kinds: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    languages: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    seconds: float = 0.0

    @property
    def nothing_done(self) -> bool:
        """Whether the sources held no document at all, or none that could be read."""
        return not (self.added or self.changed or self.removed or self.unchanged)

    def record(self) -> dict[str, Any]:
        """The report as a JSON object."""
        return {
            "added": self.added,
            "changed": self.changed,
            "removed": self.removed,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "files_read": self.files_read,
            "failed": [asdict(problem) for problem in self.failed],
            "skipped": [asdict(problem) for problem in self.skipped],
            "other_kinds": dict(sorted(self.other_kinds.items())),
            "warnings": self.warnings,
            "languages": self.languages,
            "documents": self.documents,
            "seconds": round(self.seconds, 3),
        }
