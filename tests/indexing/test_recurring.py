"""Lines that recur across the documents of a source are not the article, in whatever order documents come."""

from __future__ import annotations

import pytest

import casearch
from casearch.document import Document
from casearch.indexing.lines import group_of, lines_in, signature
from casearch.indexing.recurring import recurring
from support import ids, rows, write

FURNITURE = "Наш степной орёл летит над широкой рекой каждое утро."
LETTERS = "абвгдежзик"


def name(number: int) -> str:
    return "".join(LETTERS[int(digit)] for digit in str(number))


def article(number: int, furniture: str = FURNITURE) -> str:
    return (
        f"Событие {name(number)} случилось в городе\n\n"
        f"Вчера в городе случилось событие {name(number)}, о котором ещё долго говорили все жители и гости.\n\n"
        f"{furniture}\n"
    )


@pytest.fixture
def index(folder):
    return casearch.open("index")


def give(folder, count: int, site: str = "site") -> None:
    for number in range(count):
        write(folder / f"news/{site}/{number}.txt", article(number))


def found(index) -> int:
    return index.search("орёл").total


class TestUpdates:
    def test_two_documents_may_share_a_line(self, index, folder):
        give(folder, 2)
        index.update(["news"])
        assert found(index) == 2

    def test_with_the_third_it_goes_from_all_of_them(self, index, folder):
        give(folder, 2)
        index.update(["news"])
        give(folder, 3)
        report = index.update(["news"])
        assert (report.added, report.changed, report.unchanged) == (1, 0, 2)
        assert found(index) == 0
        assert all(FURNITURE not in document.text for document in index.documents())

    def test_it_comes_back_when_it_recurs_no_more(self, index, folder):
        give(folder, 3)
        index.update(["news"])
        assert found(index) == 0
        (folder / "news/site/2.txt").unlink()
        index.update(["news"])
        assert found(index) == 2
        assert FURNITURE in index.get("news/site/0.txt").text

    def test_each_source_for_itself(self, index, folder):
        give(folder, 2, "one")
        give(folder, 2, "two")
        index.update(["news"])
        assert found(index) == 4

    def test_copies_of_one_article_count_once(self, index, folder):
        for copy in range(5):
            write(folder / f"news/site/{copy}.txt", article(1))
        index.update(["news"])
        assert found(index) == 5

    def test_no_snippet_shows_it(self, index, folder):
        give(folder, 3)
        index.update(["news"])
        assert all(FURNITURE not in hit.snippet for hit in index.search("событие"))

    def test_documents_of_a_program_are_taken_as_they_are(self, index):
        index.add([Document(f"d{n}", article(n), source="Site") for n in range(5)])
        assert found(index) == 5

    def test_rows_of_one_publisher(self, index, folder):
        records = [{"id": f"r{n}", "text": article(n), "source": "Site"} for n in range(3)]
        write(folder / "news/x.jsonl", rows(*records, {"id": "other", "text": article(9), "source": "Other"}))
        index.update(["news"])
        assert ids(index.search("орёл")) == ["other"]

    def test_a_document_that_is_kept_without_its_file_still_counts(self, index, folder):
        give(folder, 3)
        index.update(["news"])
        (folder / "news/site/2.txt").unlink()
        index.update(["news"], keep_missing=True)
        assert (index.info().documents, found(index)) == (3, 0)
        index.update(rebuild=True)
        assert (index.info().documents, found(index)) == (3, 0)
        index.delete(["news/site/2.txt"])
        index.update(["news"])
        assert found(index) == 2


class TestCounting:
    def test_a_line_of_a_large_source_must_have_its_share(self):
        documents = [
            Document(f"n/s/{n}", article(n, name(n) if n > 2 else FURNITURE), path=f"n/s/{n}")
            for n in range(200)
        ]
        assert not recurring(signature(document, "n") for document in documents)
        assert recurring(signature(document, "n") for document in documents[:100])

    def test_the_longest_line_is_never_counted(self):
        assert lines_in(signature(Document("a", "Единственная строка"), "n")) == set()

    def test_numbers_in_a_line_do_not_tell_lines_apart(self):
        first, second = (
            signature(Document("a", f"{n} просмотров\n{'x' * 50}", path="n/a"), "n") for n in (12, 34)
        )
        assert lines_in(first) == lines_in(second) != set()

    @pytest.mark.parametrize(
        ("path", "source", "group"),
        [
            ("news/site/2024/a.txt", "Kazinform", "news/site"),
            ("news/a.txt", "Kazinform", "publisher kazinform"),
            ("news/a.txt", None, "news"),
        ],
    )
    def test_a_source_is_a_folder_or_else_a_publisher(self, path, source, group):
        assert group_of(Document("a", "Текст", path=path, source=source), "news") == group

    def test_nothing_recurs_among_nothing(self):
        assert recurring([]) == frozenset()
