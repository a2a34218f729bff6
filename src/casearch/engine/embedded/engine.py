"""An index in a folder: whether it is there, how it is read, and who may write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from casearch.engine.embedded import names
from casearch.engine.embedded.snapshot import EmbeddedSnapshot, open_latest
from casearch.errors import IndexDamagedError, IndexFormatError, NoIndexError, StoreError

if TYPE_CHECKING:  # what writes is loaded by a writer
    from casearch.engine.embedded.older import OldSnapshot
    from casearch.engine.embedded.writer import EmbeddedWriter


class EmbeddedEngine:
    """The engine that keeps an index in a folder of this computer.

    Args:
        folder: where it is or will be; it may hold other files, which are left alone.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)

    def exists(self) -> bool:
        """Whether there is a commit to read."""
        return self.latest_generation() >= 0

    def latest_generation(self) -> int:
        """The number of the last commit, without opening it; -1 where there is none."""
        return names.latest_generation(self.folder)

    def snapshot(self) -> EmbeddedSnapshot:
        """The last commit.

        Raises:
            NoIndexError, IndexFormatError, IndexDamagedError
        """
        return open_latest(self.folder)

    @contextmanager
    def writer(self, *, timeout: float, fresh: bool = False) -> Iterator[EmbeddedWriter]:
        """The writer, once no other holds it. What was not committed when the context ends is dropped.

        Args:
            timeout: seconds to wait for another writer.
            fresh: begin cleared; ``base`` may then have another format, and is ``None`` where it cannot be read.

        Raises:
            IndexLockedError: another writer held it for longer than ``timeout`` seconds.
            IndexFormatError, IndexDamagedError: the last commit cannot be read, and ``fresh`` is not said.
            StoreError: the folder cannot be written to.
        """
        from casearch.engine.embedded.lock import WriteLock  # noqa: PLC0415 - as above
        from casearch.engine.embedded.writer import EmbeddedWriter  # noqa: PLC0415 - as above

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = WriteLock(self.folder / names.LOCK)
        except OSError as error:
            raise StoreError(f"cannot write to {self.folder}: {error.strerror or error}") from error
        with lock.held(timeout):
            writer = EmbeddedWriter(self.folder, self._base(fresh=fresh), fresh=fresh)
            try:
                yield writer
            finally:
                writer.discard()

    def _base(self, *, fresh: bool) -> EmbeddedSnapshot | OldSnapshot | None:
        if self.exists() and not names.has_header(self.folder):
            raise IndexDamagedError(
                f"{self.folder} holds a Whoosh index without casearch's part of it; choose another folder, "
                "or empty this one if casearch wrote it"
            )
        try:
            return open_latest(self.folder)
        except NoIndexError:
            return None
        except IndexDamagedError:
            if not fresh:
                raise
            return None
        except IndexFormatError:
            if not fresh:
                raise
            from casearch.engine.embedded.older import open_older  # noqa: PLC0415 - as above

            with suppress(IndexDamagedError):
                return open_older(self.folder)
            return None
