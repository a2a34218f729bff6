"""What every kind of file has in common: ids and paths, limits, files that cannot be opened, the digest."""

import hashlib
import os
import tracemalloc
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from casearch.document import Document
from casearch.sources import Problem, Warned, digest, read, read_stream, scan

KINDS = ["a.txt", "a.md", "a.markdown", "a.html", "a.htm", "a.xhtml", "a.jsonl", "a.ndjson"]


def test_a_document_has_its_files_id_and_path(folder):
    Path("corpus").mkdir()
    Path("corpus/a.txt").write_text("The river rose by a metre on Monday.")
    (file,) = scan(["./corpus/"]).files
    assert list(read(file)) == [
        Document(id="corpus/a.txt", text="The river rose by a metre on Monday.", path="corpus/a.txt")
    ]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n"])
def test_an_empty_or_blank_file_is_a_problem(read_back, name, content):
    (problem,) = read_back(name, content)
    assert problem in [Problem(name, "empty"), Problem(name, "no article text found in the page")]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text\0" * 50, bytes(range(256)) * 4])
def test_a_binary_file_is_one_problem(read_back, name, content):
    assert read_back(name, content * 20) == [Problem(name, "looks like a binary file, not text")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_document_over_ten_megabytes_is_a_problem_that_names_the_limit(read_back, name):
    (problem,) = read_back(name, b"word " * 2_000_001)
    assert problem == Problem(name, "longer than 10 MB, the limit for one document; split it")


def test_a_longer_file_is_not_read_to_its_end(folder):
    with Path("a.txt").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte, none of it on disk
    assert [problem.reason[:17] for problem in read(scan(["a.txt"]).files[0])] == ["longer than 10 MB"]


def test_a_file_that_went_away_is_a_problem(folder):
    Path("a.txt").write_text("text")
    (file,) = scan(["a.txt"]).files
    Path("a.txt").unlink()
    assert list(read(file)) == [Problem("a.txt", "cannot be read: No such file or directory")]
    with pytest.raises(FileNotFoundError):
        digest(file)


def test_a_pipe_put_in_the_place_of_a_file_does_not_block(folder):
    Path("a.txt").write_text("text")
    (file,) = scan(["a.txt"]).files
    Path("a.txt").unlink()
    os.mkfifo("a.txt")
    assert list(read(file)) == [Problem("a.txt", "cannot be read: it is no regular file any more")]


def test_a_folder_in_the_place_of_a_file_is_a_problem(folder):
    Path("a.txt").write_text("text")
    (file,) = scan(["a.txt"]).files
    Path("a.txt").unlink()
    Path("a.txt").mkdir()
    assert [type(item) for item in read(file)] == [Problem]


def test_a_file_that_may_not_be_read_is_a_problem(folder, monkeypatch):
    Path("a.txt").write_text("text")
    (file,) = scan(["a.txt"]).files

    def refuse(path, *flags):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.open", refuse)
    assert list(read(file)) == [Problem("a.txt", "permission denied; allow this user to read it")]


def test_a_kind_that_is_not_read_is_a_problem(folder):
    Path("a.txt").write_text("text")
    (file,) = scan(["a.txt"]).files
    assert "not read" in next(iter(read(replace(file, id="a.exe")))).reason


def test_the_digest_is_that_of_the_bytes(folder):
    content = b"text\n" * 300_000
    Path("a.txt").write_bytes(content)
    assert digest(scan(["a.txt"]).files[0]) == hashlib.blake2b(content, digest_size=16).hexdigest()


def test_a_problem_prints_as_one_line():
    assert str(Problem("a.txt", "empty")) == "a.txt: empty"
    assert str(Warned("a\n.txt", "odd\r\x1b[31m")) == r"a\n.txt: odd\r\x1b[31m"
    assert Warned("a", "b") != Problem("a", "b")
    assert isinstance(Warned("a", "b"), Problem)


class TestStandardInput:
    def test_json_lines_when_the_first_mark_is_a_brace(self):
        data = b'\xef\xbb\xbf\n \n{"id": 1, "text": "One."}\n{"text": "Two."}\nnonsense\n'
        first, second, problem = read_stream(BytesIO(data))
        assert (first.id, first.text, first.path) == ("1", "One.", None)
        assert (second.id, second.path) == ("stdin#4", None)
        assert problem.path == "stdin:5"

    def test_otherwise_one_plain_text_whose_id_comes_from_its_content(self):
        data = "Новый мост через Сырдарью открыт\n\nЕго строили три года.\n".encode()
        (document,) = read_stream(BytesIO(data))
        assert document == Document(
            id=f"stdin:{hashlib.blake2b(data, digest_size=6).hexdigest()}",
            title="Новый мост через Сырдарью открыт",
            text="Его строили три года.",
        )
        assert len(document.id) == len("stdin:") + 12

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "empty"),
            (b" \n" * 500_000, "empty"),
            (b"\0\1\2" * 100, "looks like a binary file, not text"),
            (b"word " * 2_000_001, "longer than 10 MB, the limit for one document; split it"),
            (b" " * 10_000_001, "longer than 10 MB, the limit for one document; split it"),
        ],
    )
    def test_what_is_no_text_is_a_problem(self, data, reason):
        assert list(read_stream(BytesIO(data))) == [Problem("stdin", reason)]

    def test_a_stream_that_breaks_is_a_problem_after_what_was_read(self):
        class Broken(BytesIO):
            def read(self, size=-1):
                got = super().read(size)
                if not got:
                    raise OSError(5, "Input/output error")
                return got

        document, problem = read_stream(Broken(b'{"text": "One."}\n'))
        assert document.text == "One."
        assert problem == Problem("stdin", "cannot be read: Input/output error")

    def test_a_stream_without_end_costs_bounded_memory(self):
        class Endless(BytesIO):
            left = 300

            def read(self, size=-1):
                self.left -= 1
                return b"[" * (1 << 18) if self.left > 0 else b"\n" * (self.left == 0)

        tracemalloc.start()
        stream = Endless()
        first = BytesIO(b'{"text": "One."}\n').read()
        results = list(read_stream(_Chain(first, stream)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert [type(item) for item in results] == [Document, Problem]
        assert results[1].path == "stdin:2"
        assert peak < 50_000_000


class _Chain(BytesIO):
    def __init__(self, first, then):
        super().__init__()
        self.first, self.then = first, then

    def read(self, size=-1):
        got, self.first = self.first, b""
        return got or self.then.read(size)
