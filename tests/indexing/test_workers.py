"""Analysis in other processes: the same index, in the same order, whatever happens to a process."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

import casearch
from casearch.document import Document
from casearch.indexing import workers
from casearch.indexing.workers import Analysing, run
from support import rows, write


def jobs(count: int) -> list[Analysing]:
    return [Analysing(Document(f"d{n:03}", f"Текст номер {n} о воде"), None) for n in range(count)]


def test_results_of_one_language_come_in_the_order_of_the_jobs(monkeypatch):
    monkeypatch.setattr(workers, "BATCH_JOBS", 3)
    done = list(run(jobs(20), 2))
    assert [id for one in done for id in one.ids] == [f"d{n:03}" for n in range(20)]
    assert [len(one.ids) for one in done] == [len(one.ids) for one in run(jobs(20), 1)]
    assert all(one.batch for one in done)


def test_documents_of_one_language_are_analysed_together(monkeypatch):
    monkeypatch.setattr(workers, "BATCH_JOBS", 2)
    texts = [
        "Текст о воде",
        "Судың деңгейі көтерілді",
        "The water rose",
        "Вода",
        "Өзен тасыды",
        "A river",
    ] * 2
    work = [Analysing(Document(f"d{n:02}", text), None) for n, text in enumerate(texts)]
    together = [
        ("d00", "d03"), ("d01", "d04"), ("d02", "d05"), ("d06", "d09"), ("d07", "d10"), ("d08", "d11")
    ]  # fmt: skip
    for count in (1, 2):
        assert [one.ids for one in run(work, count)] == together


def test_a_language_stays_with_its_process_unless_that_is_far_behind():
    class Busy:
        def __init__(self, waiting: int, **kinds: int) -> None:
            self.waiting, self.kinds = waiting, Counter(kinds)

        def ahead(self) -> int:
            return self.waiting

    idle, knows = Busy(0, kk=3), Busy(workers.MOST_AHEAD, ru=3)
    assert workers._best([idle, knows], "ru") is knows
    assert workers._best([idle, knows], "kk") is workers._best([idle, knows], "en") is idle
    knows.waiting += 1
    assert workers._best([idle, knows], "ru") is idle


def test_an_index_does_not_depend_on_the_number_of_workers(folder, monkeypatch):
    monkeypatch.setattr("casearch.indexing.update.WORTH_WORKERS", 0)
    monkeypatch.setattr("casearch.indexing.reading.WORTH_WORKERS", 0)
    monkeypatch.setattr(workers, "BATCH_JOBS", 2)
    write(folder / "news/x.jsonl", rows(*({"id": f"r{n}", "text": f"вода номер {n}"} for n in range(9))))
    write(folder / "news/a.txt", "Судың деңгейі көтерілді")
    answers = []
    for count in (1, 2):
        with casearch.open(f"index-{count}") as index:
            index.update(["news"], workers=count)
            answers.append([(hit.id, hit.score) for hit in index.search("вода судың номер 5", limit=None)])
            answers[-1] += [path.read_bytes() for path in sorted(Path(f"index-{count}").glob("*.cas"))]
    assert answers[0] == answers[1]
    assert len(answers[0]) == 11


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a killing file")
def test_a_job_that_kills_its_process_is_reported_and_the_rest_is_done(monkeypatch):
    class Killer(Document):
        """A document that ends the process which unpickles it, as a crash in a parser would."""

        def __reduce__(self):
            return os._exit, (9,)

    monkeypatch.setattr(workers, "BATCH_JOBS", 4)
    work = jobs(10)
    work[5] = Analysing(Killer("killer", "Текст"), None)
    done = list(run(work, 2))
    assert {id: bool(one.batch) for one in done for id in one.ids} == {
        job.id: job.id != "killer" for job in work
    }
    (killed,) = (one for one in done if one.batch is None)
    assert "killed the process" in killed.problems[0].reason


def test_a_root_is_kept_with_the_document(folder: Path):
    write(folder / "news/a.txt", "Текст")
    with casearch.open("index") as index:
        index.update(["news"])
        assert index._snapshot().get("news/a.txt").root == "news"
