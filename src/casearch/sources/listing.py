"""Which files are in the corpus? Roots as named to files with ids, none of them opened.

The walk is deterministic and stays inside: a link is followed only to a file whose real place is in the same
root, and never to a folder, so that neither a loop nor a file of someone else's can come in.
"""

import errno
import os
import posixpath
import re
import stat
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casearch.document import MAX_ID_LENGTH
from casearch.sources.kinds import KNOWN, ROWS, suffix, unknown
from casearch.sources.problem import Problem, os_reason, printable, shortened

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # how Python shows the bytes of a name that are not UTF-8
_ABOUT_THE_FOLDER = ("readme.md", "readme.markdown", "readme.txt", "readme.html")
_NOT_A_FILE = "not a regular file (a pipe, socket or device); not opened"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a kind that is read.

    Args:
        id: its root as named and the path in it, ``corpus/2024/a.txt``; blanks in a row are one space.
        path: where to open it.
        root: the root it was found under, as named and normalised.
        size: bytes.
        mtime_ns: when its content last changed, in nanoseconds since 1970.
        rows: whether it holds many documents.
    """

    id: str
    path: Path
    root: str
    size: int
    mtime_ns: int
    rows: bool


@dataclass
class Scan:
    """What a scan found.

    Args:
        files: sorted by id, each id once.
        problems: what was there and cannot be read, sorted.
        missing: roots that do not exist.
        empty: folders named in which no file was found that can be read.
        other_kinds: how many files of each ending that is not read (``""``: without one).
    """

    files: list[SourceFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    other_kinds: dict[str, int] = field(default_factory=dict)


def scan(roots: Sequence[str], resolve: Callable[[str], Path] = Path) -> Scan:
    """Find the files of some files and folders; inside a folder hidden ones and its README are passed over.

    Args:
        roots: files and folders as a person names them. Each is looked at once.
        resolve: from a root's normalised name to where it lies, for a caller whose names are relative to
            another folder than the process is in.
    """
    result = Scan()
    found: dict[str, SourceFile] = {}
    seen: set[str] = set()
    for named in roots:
        fault = _fault(named)
        root = named if fault else posixpath.normpath(named)
        if root in seen:
            continue
        seen.add(root)
        if fault:
            result.problems.append(Problem(shortened(root), fault))
            continue
        for file in _Root(root, resolve(root), result).files():
            other = found.setdefault(file.id, file)
            if other.path != file.path and not _same(other.path, file.path):
                result.problems.append(Problem(file.id, "another file has this id; rename one of the two"))
    result.files = [found[key] for key in sorted(found)]
    result.problems = sorted(set(result.problems), key=lambda problem: (problem.path, problem.reason))
    result.other_kinds = dict(sorted(Counter(result.other_kinds).items()))
    return result


class _Root:
    """One root on its way through a scan; problems and other kinds go to ``result``."""

    def __init__(self, name: str, path: Path, result: Scan) -> None:
        self.name = name
        self.path = path
        self.result = result
        self.real = os.path.realpath(path)

    def files(self) -> list[SourceFile]:
        try:
            status = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            self.result.missing.append(self.name)
            return []
        except OSError as error:
            self._problem(self.name, os_reason(error))
            return []
        if stat.S_ISDIR(status.st_mode):
            files = self._walk()
            if not files:
                self.result.empty.append(self.name)
            return files
        if not stat.S_ISREG(status.st_mode):
            self._problem(self.name, _NOT_A_FILE)
        elif suffix(self.name) not in KNOWN:
            self._problem(self.name, unknown(suffix(self.name)))
        else:
            return [self._file(self.name, Path(self.real), status)]
        return []

    def _walk(self) -> list[SourceFile]:
        files: list[SourceFile] = []
        folders = [(self.name, str(self.path))]
        while folders:
            name, path = folders.pop()
            try:
                with os.scandir(path) as entries:
                    visible = sorted((e for e in entries if not _passed_over(e.name)), key=lambda e: e.name)
            except OSError as error:
                self._problem(name, os_reason(error))
                continue
            for entry in visible:
                self._entry(entry, posixpath.join(name, entry.name), files, folders)
        return files

    def _entry(
        self, entry: os.DirEntry[str], name: str, files: list[SourceFile], folders: list[tuple[str, str]]
    ) -> None:
        """One entry of a folder: a file to ``files``, a folder to ``folders``, else what is wrong with it."""
        try:
            status, path = entry.stat(follow_symlinks=False), entry.path
            if stat.S_ISLNK(status.st_mode):
                path = os.path.realpath(path, strict=True)
                status = Path(path).stat()
                fault = self._link_fault(path, status)
                if fault:
                    self._problem(name, fault)
                    return
        except OSError as error:
            self._problem(name, _link_reason(error) if entry.is_symlink() else os_reason(error))
            return
        fault = _fault(name)
        if stat.S_ISDIR(status.st_mode):
            if fault:
                self._problem(name, fault)
            else:
                folders.append((name, path))
        elif not stat.S_ISREG(status.st_mode):
            self._problem(name, _NOT_A_FILE)
        elif suffix(name) not in KNOWN:
            kinds, ending = self.result.other_kinds, shortened(suffix(name))
            kinds[ending] = kinds.get(ending, 0) + 1
        elif fault:
            self._problem(name, fault)
        else:
            files.append(self._file(name, Path(path), status))

    def _link_fault(self, target: str, status: os.stat_result) -> str | None:
        if os.path.commonpath([target, self.real]) != self.real:
            return f"a link that leads outside {printable(self.name)}; not followed"
        if stat.S_ISDIR(status.st_mode):
            return "a link to a folder; not followed"
        return None

    def _file(self, name: str, path: Path, status: os.stat_result) -> SourceFile:
        # An id is one line without double blanks (see Document), and names of scraped files have them.
        id = " ".join(name.split())
        return SourceFile(id, path, self.name, status.st_size, status.st_mtime_ns, rows=suffix(name) in ROWS)

    def _problem(self, name: str, reason: str) -> None:
        self.result.problems.append(Problem(shortened(name), reason))


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.lower() in _ABOUT_THE_FOLDER


def _fault(name: str) -> str | None:
    """Why a name cannot be an id, else ``None``."""
    if _SURROGATE.search(name):
        return "its name is not UTF-8; rename it"
    if _CONTROL.search(name):
        return "its name holds a control character or a line break; rename it"
    if len(name) > MAX_ID_LENGTH:
        return f"its name with its folders is longer than {MAX_ID_LENGTH} characters; shorten it"
    return None


def _link_reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a link that leads to itself; remove it"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "a broken link: what it leads to is not there"
    return os_reason(error)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
