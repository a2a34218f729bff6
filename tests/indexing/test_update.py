"""Bringing an index up to date: what is read, added, changed, removed and left alone."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

import casearch
from casearch.indexing import reading
from support import READS_EVERYTHING, ids, rows, write


@pytest.fixture
def index(folder: Path) -> casearch.Index:
    return casearch.open(folder / "index")


def counts(report: casearch.UpdateReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_adding_and_deleting_look_up_what_they_need_of_the_manifest(index, articles, monkeypatch):
    write(articles / "many.jsonl", rows(*({"id": f"r{n}", "text": f"Новость {n}"} for n in range(20))))
    index.update(["news"])
    with monkeypatch.context() as patch:
        patch.setattr("casearch.engine.embedded.state.Table.items", None)
        report = index.add([casearch.Document("r3", "Другая"), casearch.Document("mine", "Моя")])
        assert (report.added, [problem.path for problem in report.failed]) == (1, ["r3"])
        assert index.delete(["r5", "mine"]) == ["r5", "mine"]
    assert counts(index.update(["news"])) == (0, 0, 0, 23)
    assert index.info().documents == 22


class TestFiles:
    def test_new_changed_and_vanished_files(self, index, articles):
        assert counts(index.update(["news"])) == (3, 0, 0, 0)
        write(articles / "ru.txt", "Совсем другое\n\nПавлодарский завод выпустил тракторы.")
        (articles / "en.txt").unlink()
        write(articles / "new.txt", "Новая\n\nСвежая новость из Шымкента.")
        assert counts(index.update(["news"])) == (1, 1, 1, 1)
        assert ids(index.search("тракторы")) == ["news/ru.txt"]
        assert ids(index.search("Шымкент")) == ["news/new.txt"]
        assert ids(index.search("hydropower")) == []

    def test_a_second_run_reads_no_document(self, index, articles, monkeypatch):
        index.update(["news"])
        monkeypatch.setattr(reading.sources, "read", lambda file: pytest.fail(f"{file.id} was read"))
        report = index.update(["news"])
        assert counts(report) == (0, 0, 0, 3)
        assert report.files_read == 0

    def test_a_second_run_writes_no_commit(self, index, articles):
        index.update(["news"])
        before = {path: path.stat().st_mtime_ns for path in Path("index").iterdir() if path.suffix == ".toc"}
        generation = index.info().generation
        settle(articles)
        index.update(["news"])  # learns the new times of the files
        generation = index.info().generation
        index.update(["news"])
        assert index.info().generation == generation
        assert before

    def test_a_touched_file_is_compared_and_left(self, index, articles):
        index.update(["news"])
        later = time.time() + 10
        os.utime(articles / "ru.txt", (later, later))
        report = index.update(["news"])
        assert counts(report) == (0, 0, 0, 3)
        assert report.files_read == 0

    def test_a_change_that_keeps_size_and_time_right_after_reading_is_seen(self, index, folder):
        path = write(folder / "news/a.txt", "Про воду")
        stat = path.stat()
        index.update(["news"])
        write(path, "Про горы")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert index.update(["news"]).changed == 1
        assert ids(index.search("горы")) == ["news/a.txt"]

    def test_a_file_whose_article_did_not_change_is_not_analysed_again(self, index, folder):
        write(folder / "news/a.txt", "Заголовок\n\nТекст статьи.")
        index.update(["news"])
        write(folder / "news/a.txt", "Заголовок\n\n\n\nТекст статьи.  \n")
        report = index.update(["news"])
        assert counts(report) == (0, 0, 0, 1)
        assert report.files_read == 1

    def test_a_vanished_file_is_kept_on_demand_until_it_is_deleted(self, index, articles):
        index.update(["news"])
        (articles / "en.txt").unlink()
        assert index.update(["news"], keep_missing=True).removed == 0
        assert ids(index.search("hydropower")) == ["news/en.txt"]
        assert index.update(["news"]).removed == 0
        index.update(rebuild=True)
        assert ids(index.search("hydropower")) == ["news/en.txt"]
        assert index.delete(["news/en.txt"]) == ["news/en.txt"]

    def test_a_kept_document_gives_way_to_its_file_when_that_returns(self, index, articles):
        index.update(["news"])
        (articles / "en.txt").unlink()
        index.update(["news"], keep_missing=True)
        write(articles / "en.txt", "Back again\n\nThe file has returned with tractors.")
        assert counts(index.update(["news"])) == (0, 1, 0, 2)
        assert ids(index.search("tractors")) == ["news/en.txt"]


class TestRoots:
    def test_without_paths_those_the_index_knows(self, index, articles, monkeypatch, tmp_path_factory):
        index.update(["news"])
        write(articles / "new.txt", "Новая\n\nСвежая новость из Шымкента.")
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        assert index.update().added == 1

    def test_without_paths_and_index_the_corpus(self, index, folder):
        write(folder / "corpus/a.txt", "Текст")
        assert index.update().added == 1

    def test_only_named_roots_lose_documents(self, index, folder):
        write(folder / "a/1.txt", "Первая")
        write(folder / "b/2.txt", "Вторая")
        index.update(["a", "b"])
        (folder / "a/1.txt").unlink()
        (folder / "b/2.txt").unlink()
        write(folder / "a/3.txt", "Третья")
        write(folder / "b/3.txt", "Третья")
        report = index.update(["a"])
        assert (report.added, report.removed) == (1, 1)
        assert index.get("b/2.txt")

    @pytest.mark.parametrize("how", ["missing", "empty"])
    def test_a_root_that_is_gone_removes_nothing_and_says_so(self, index, articles, how):
        index.update(["news"])
        shutil.rmtree(articles)
        if how == "empty":
            articles.mkdir()
        report = index.update(["news"])
        assert report.removed == 0
        assert "stay in the index" in report.warnings[0]
        assert ids(index.search("hydropower")) == ["news/en.txt"]

    def test_a_name_that_means_another_folder_now_is_refused(
        self, index, articles, monkeypatch, tmp_path_factory
    ):
        index.update(["news"])
        other = tmp_path_factory.mktemp("other")
        write(other / "news/ru.txt", "Чужая")
        monkeypatch.chdir(other)
        with pytest.raises(casearch.SourceError, match="full path"):
            index.update(["news"])
        assert index.get("news/ru.txt").title == "Министры обсудили водные ресурсы"

    def test_a_folder_moved_with_its_index_goes_on(self, articles, monkeypatch):
        casearch.open("index").update(["news"])
        here = Path.cwd()
        moved = here.with_name(here.name + "-moved")
        here.rename(moved)
        monkeypatch.chdir(moved)
        write(moved / "news/new.txt", "Новая\n\nСвежая новость.")
        assert counts(casearch.open("index").update()) == (1, 0, 0, 3)

    def test_an_unreadable_folder_loses_no_document(self, index, folder):
        if READS_EVERYTHING:
            pytest.skip("root reads every folder")
        write(folder / "news/in/a.txt", "Первая")
        write(folder / "news/b.txt", "Вторая")
        index.update(["news"])
        (folder / "news/in").chmod(0)
        report = index.update(["news"])
        (folder / "news/in").chmod(0o700)
        assert report.removed == 0
        assert len(report.failed) == 1


class TestRows:
    def test_what_counts_as_changed_is_the_row(self, index, folder):
        a, b, c = ({"id": id, "text": f"Текст {id}"} for id in "abc")
        write(folder / "news/x.jsonl", rows(a, b))
        assert counts(index.update(["news"])) == (2, 0, 0, 0)
        write(folder / "news/x.jsonl", rows({**a, "text": "Другой"}, c))
        assert counts(index.update(["news"])) == (1, 1, 1, 0)
        write(folder / "news/x.jsonl", rows({**a, "text": "Другой"}, b, c))
        assert counts(index.update(["news"])) == (1, 0, 0, 2)

    def test_a_second_row_with_an_id_replaces_the_first_and_is_counted(self, index, folder):
        write(folder / "news/x.jsonl", rows({"id": "a", "text": "Первый"}, {"id": "a", "text": "Второй"}))
        report = index.update(["news"])
        assert (report.added, report.replaced) == (1, 1)
        assert index.get("a").text == "Второй"

    def test_of_rows_in_two_files_the_later_file_wins_in_whatever_order_they_came(self, index, folder):
        write(folder / "news/2.jsonl", rows({"id": "a", "text": "Из второго"}))
        index.update(["news"])
        write(folder / "news/1.jsonl", rows({"id": "a", "text": "Из первого"}))
        index.update(["news"])
        assert index.get("a").text == "Из второго"

    def test_a_row_comes_back_when_what_replaced_it_goes(self, index, folder):
        write(folder / "news/1.jsonl", rows({"id": "a", "text": "Из первого"}))
        write(folder / "news/2.jsonl", rows({"id": "a", "text": "Из второго"}, {"id": "b", "text": "Ещё"}))
        index.update(["news"])
        write(folder / "news/2.jsonl", rows({"id": "b", "text": "Ещё"}))
        report = index.update(["news"])
        assert index.get("a").text == "Из первого"
        assert (report.changed, report.removed) == (1, 0)

    def test_a_row_never_takes_over_the_id_of_a_file(self, index, folder):
        write(folder / "news/a.txt", "Сам файл")
        write(folder / "news/x.jsonl", rows({"id": "news/a.txt", "text": "Самозванец"}))
        report = index.update(["news"])
        assert index.get("news/a.txt").text == "Сам файл"
        assert "path of another file" in report.failed[0].reason


class TestFailures:
    def test_a_broken_file_is_reported_and_the_rest_goes_on(self, index, articles):
        write(articles / "bad.txt", b"\x00\x01\x02")
        report = index.update(["news"])
        assert report.added == 3
        assert [problem.path for problem in report.failed] == ["news/bad.txt"]

    def test_it_is_reported_again_without_being_read(self, index, articles, monkeypatch):
        write(articles / "bad.txt", b"\x00\x01\x02")
        index.update(["news"])
        monkeypatch.setattr(reading.sources, "read", lambda file: pytest.fail(f"{file.id} was read"))
        assert len(index.update(["news"]).failed) == 1

    def test_a_file_that_breaks_keeps_its_last_good_version(self, index, articles):
        index.update(["news"])
        write(articles / "ru.txt", b"\x00\x01\x02")
        report = index.update(["news"])
        assert (report.removed, len(report.failed)) == (0, 1)
        assert ids(index.search("Ашикбаев", translit=False)) == ["news/ru.txt"]
        index.update(rebuild=True)
        assert ids(index.search("Ашикбаев", translit=False)) == ["news/ru.txt"]
        write(articles / "ru.txt", "Починен\n\nТеперь о тракторах.")
        assert index.update(["news"]).changed == 1

    def test_a_second_writer_waits_and_then_says_so(self, index, articles):
        with (
            index._writer(0),
            pytest.raises(casearch.IndexLockedError, match="try again"),
        ):
            casearch.open("index").update(["news"], timeout=0.2)


class TestRebuild:
    def test_it_keeps_what_has_no_file(self, index, articles):
        index.update(["news"])
        index.add([casearch.Document("api-1", "Документ от программы")])
        report = index.update(rebuild=True)
        assert report.documents == 4
        assert index.get("api-1")

    def test_it_reads_every_known_root(self, index, articles, folder):
        write(folder / "more/a.txt", "Ещё")
        index.update(["news"])
        index.update(["more"])
        assert index.update(["news"], rebuild=True).documents == 4

    def test_it_mends_an_index_of_other_rules(self, index, articles, monkeypatch):
        index.update(["news"])
        monkeypatch.setattr("casearch.index.fingerprint", lambda: "other rules")
        monkeypatch.setattr("casearch.indexing.update.fingerprint", lambda: "other rules")
        index.close()
        with pytest.raises(casearch.IndexFormatError, match="--rebuild"):
            index.search("вода")
        with pytest.raises(casearch.IndexFormatError, match="--rebuild"):
            index.update(["news"])
        index.update(rebuild=True)
        assert index.search("водные").total == 1


class TestDeleting:
    def test_a_deleted_document_stays_out_until_its_file_changes(self, index, articles):
        index.update(["news"])
        assert index.delete(["news/en.txt", "no such"]) == ["news/en.txt"]
        assert index.update(["news"]).added == 0
        index.update(rebuild=True)
        assert ids(index.search("hydropower")) == []
        write(articles / "en.txt", "Corrected\n\nThe hydropower article was corrected.")
        assert index.update(["news"]).added == 1

    def test_a_deleted_row_does_not_come_back_from_another_file(self, index, articles):
        write(articles / "a.jsonl", rows({"id": "1", "text": "Вода прибывает."}))
        write(articles / "b.jsonl", rows({"id": "1", "text": "Вода убывает."}))
        index.update(["news"])
        index.delete(["1"])
        index.update(["news"])
        assert ids(index.search("убывает прибывает")) == []
        index.update(rebuild=True)
        assert ids(index.search("убывает прибывает")) == []

    def test_deleting_without_an_index_says_so(self, folder):
        with pytest.raises(casearch.NoIndexError):
            casearch.open("nowhere").delete(["a"])


class TestAdding:
    def test_documents_from_anywhere(self, index):
        document = casearch.Document("a", "Текст о воде", title="Вода", date="2024-05-16")
        assert index.add([document]).added == 1
        assert index.add([document]).unchanged == 1
        assert index.add([casearch.Document("a", "Другой текст")]).changed == 1
        assert index.get("a").text == "Другой текст"

    def test_of_two_with_one_id_the_later(self, index):
        report = index.add([casearch.Document("a", "Первый"), casearch.Document("a", "Второй")])
        assert (report.added, report.replaced) == (1, 1)
        assert index.get("a").text == "Второй"

    def test_the_id_of_a_file_is_not_taken_over(self, index, articles):
        index.update(["news"])
        report = index.add([casearch.Document("news/ru.txt", "Самозванец"), casearch.Document("b", "Другой")])
        assert (report.added, len(report.failed)) == (1, 1)
        assert index.get("news/ru.txt").title == "Министры обсудили водные ресурсы"

    def test_an_update_of_folders_leaves_them(self, index, articles):
        index.add([casearch.Document("a", "Текст")])
        assert index.update(["news"]).documents == 4


def settle(place: Path) -> None:
    """Make the files old enough for their time to prove something."""
    past = time.time() - 3600
    for path in place.iterdir():
        os.utime(path, (past, past))
