"""What the tests of sources share: a file written, scanned and read in one step."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casearch.document import Document
from casearch.sources import Problem, read, scan

ReadBack = Callable[[str, bytes | str], list[Document | Problem]]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder that is also where relative names begin."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_back(folder) -> ReadBack:
    """Writes one file, and gives what reading it gives."""

    def write_and_read(name: str, content: bytes | str) -> list[Document | Problem]:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        (file,) = scan([name]).files
        return list(read(file))

    return write_and_read


@pytest.fixture
def read_one(read_back) -> Callable[[str, bytes | str], Document]:
    """As ``read_back``, of a file that is one sound document."""

    def read_the_document(name: str, content: bytes | str) -> Document:
        (document,) = read_back(name, content)
        assert isinstance(document, Document), document
        return document

    return read_the_document


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five real articles, which lie beside the project."""
    shared = Path(os.environ.get("CASEARCH_SHARED") or Path(__file__).parents[3] / "shared")
    found = shared / "data" / "seeds"
    if not found.is_dir():
        complain = pytest.fail if os.environ.get("CI") else pytest.skip
        complain(f"no {found}; set CASEARCH_SHARED to the folder that holds data/seeds")
    return found
