"""The lock that lets one writer at a time into an index; it goes with the process that held it."""

from __future__ import annotations

import fcntl
import os
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from casearch.errors import IndexLockedError

_BETWEEN_TRIES = 0.05


class WriteLock:
    """An exclusive ``flock`` on a file, which is made if need be.

    Every lock has its own open file, so two threads exclude each other as two processes do. A forked
    child would share it and keep the index locked after its parent's death; it closes its copy first thing.

    Raises:
        OSError: the file cannot be made.
    """

    _opened: ClassVar[weakref.WeakSet[WriteLock]] = weakref.WeakSet()
    _forks_are_watched = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o666)
        self._opened.add(self)
        if not WriteLock._forks_are_watched:
            WriteLock._forks_are_watched = True
            os.register_at_fork(after_in_child=_close_all)

    @contextmanager
    def held(self, timeout: float) -> Iterator[None]:
        """Hold the lock, once; wait up to ``timeout`` seconds for it.

        Raises:
            IndexLockedError: somebody else held it all the while.
        """
        try:
            self._wait(timeout)
            yield
        finally:
            # Said aloud, because a child that was forked just now may not yet have closed its copy.
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            self.close()

    def close(self) -> None:
        """Close this process's copy of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _wait(self, timeout: float) -> None:
        until = time.monotonic() + timeout
        while True:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise IndexLockedError(
                        f"another casearch is writing to {self._path.parent} (waited {timeout:g} s); "
                        "try again when it has finished"
                    ) from None
                time.sleep(_BETWEEN_TRIES)
            else:
                return

    @classmethod
    def close_all(cls) -> None:
        """Close this process's copies of all of them."""
        for lock in list(cls._opened):
            lock.close()


def _close_all() -> None:
    WriteLock.close_all()
