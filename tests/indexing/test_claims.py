"""Who holds a document, before an update and after: the claims of files, as rows of numbers."""

from __future__ import annotations

import pytest

from casearch.document import Document
from casearch.indexing.claims import ELSEWHERE, NOBODY, ClaimBook, RowsOf, Touched, claim_of
from casearch.indexing.manifest import FILES, OWN, ROWS, FileRecord, Manifest

RECORD = FileRecord("news", 1, 1, 1, "d", 1, several=True)


def claim(id: str, text: str = "Текст"):
    return claim_of(Document(id, text), "news")


def digest(id: str, text: str = "Текст") -> str:
    return Document(id, text).digest()


def book(rows, *read, dropped=None, vanished=()) -> ClaimBook:
    """What follows when some files were read, given what the last commit had."""
    state = {FILES: {}, ROWS: rows, "dropped": dropped or {}}
    claims = ClaimBook(Manifest.from_state(state))
    for file, one in read:
        claims.add(file, one)
    claims.settle(Touched(dict.fromkeys((file for file, _ in read), RECORD), dict.fromkeys(vanished, RECORD)))
    return claims


def test_the_row_in_the_file_whose_id_sorts_last_owns_a_document():
    claims = book({}, ("b", claim("1", "B")), ("a", claim("1", "A")))
    assert claims.owns(0)
    assert not claims.owns(1)
    assert claims.row("1") == ({"a": digest("1", "A"), "b": digest("1", "B")}, claim("1", "B").lines.hex())
    assert list(claims.losers()) == [("a", "1", False)]


def test_a_file_of_the_documents_own_name_owns_it_before_any_row():
    claims = book({}, (OWN, claim("a.txt", "A")), ("z", claim("a.txt", "Z")))
    assert claims.owns(0)
    assert list(claims.losers()) == [("z", "a.txt", True)]


def test_of_rows_of_one_file_the_last_counts():
    claims = ClaimBook(Manifest())
    assert [claims.add("a", claim("1", text)) for text in ("A", "B", "C")] == [False, True, True]
    claims.settle(Touched({"a": None}, {}))
    assert [claims.owns(number) for number in range(3)] == [False, False, True]
    assert claims.row("1")[0] == {"a": digest("1", "C")}
    assert list(claims.losers()) == []


def test_a_document_is_known_when_the_index_has_it_as_it_was_read():
    before = {"1": ({"a": digest("1")}, claim("1").lines.hex()), "2": ({"a": digest("2", "old")}, "")}
    claims = book(before, ("a", claim("1")), ("a", claim("2", "new")))
    assert claims.is_known(0)
    assert not claims.is_known(1)
    assert list(claims.altered()) == ["2"]
    assert claims.is_indexed("2")


def test_a_row_gone_from_its_file_has_no_owner_and_no_row():
    claims = book({"1": ({"a": digest("1")}, "")}, ("a", claim("2")))
    assert claims.owner("1") == NOBODY
    assert dict(RowsOf(claims, ["1"])) == {"1": None}


@pytest.mark.parametrize("gone", [{"vanished": ["b"]}, {}])
def test_a_file_that_was_not_read_inherits_what_another_gives_up(gone):
    before = {"1": ({"a": digest("1", "A"), "b": digest("1", "B")}, "")}
    claims = book(before, *([] if gone else [("b", claim("2"))]), **gone)
    assert claims.owner("1") == ELSEWHERE
    assert claims.heirs == {"a"}
    assert not claims.is_same("1")


def test_a_document_that_was_deleted_by_hand_has_no_owner_while_its_record_is_the_same():
    dropped = {"1": [digest("1")]}
    assert book({}, ("a", claim("1")), dropped=dropped).owner("1") == NOBODY
    assert book({}, ("a", claim("1", "changed")), dropped=dropped).owner("1") == 0


def test_few_documents_are_looked_up_in_many(monkeypatch):
    before = {str(number): ({OWN: digest(str(number))}, "") for number in range(1000)}
    monkeypatch.setattr("casearch.indexing.manifest.Rows.items", None)
    claims = ClaimBook(Manifest.from_state({FILES: {}, ROWS: before}))
    claims.add(OWN, claim("7", "changed"))
    single = FileRecord("news", 1, 1, 1, "d", 1)
    claims.settle(Touched({"7": single}, {"9": single}))
    assert list(claims) == ["7", "9"]
    assert claims.owner("9") == NOBODY


def test_the_manifest_of_format_1_is_read():
    files = {
        "a.txt": {**_facts(), "rows": {"a.txt": "11"}},
        "b.jsonl": {**_facts(), "rows": {"1": "22", "2": "33"}, "several": True},
    }
    manifest = Manifest.from_state({"roots": {"news": "/news"}, FILES: files, "lines": {"1": "ff"}})
    assert manifest.roots == {"news": "/news"}
    assert {id: (record.count, record.several) for id, record in manifest.files.items()} == {
        "a.txt": (1, False),
        "b.jsonl": (2, True),
    }
    assert manifest.rows.get("a.txt") == ({OWN: "11"}, "")
    assert manifest.rows.get("1") == ({"b.jsonl": "22"}, "ff")


def _facts():
    return {"root": "news", "size": 1, "mtime_ns": 1, "seen_ns": 1, "digest": "d", "failed": []}
