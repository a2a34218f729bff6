"""What goes wrong gets one clear line, and the rest of the work goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

from support import READS_EVERYTHING, ROOT, rows, write


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("binary.txt", bytes(range(256)) * 50, "binary"),
        ("noise.txt", b"\x81\x98\xfd\xff\x8f" * 100, ""),
        ("long.txt", "слово ".encode() * 8_000_000, "MB"),
        ("long.jsonl", b'{"id": "x", "text": "' + b"a" * 50_000_000 + b'"}\n', "MB"),
        ("textless.jsonl", rows({"id": "x"}).encode(), "text"),
        ("broken.jsonl", b'{"id": "x", "text": \n', "JSON"),
        ("list.jsonl", b"[1, 2]\n", "object"),
        ("nothing.html", b"<html><body></body></html>", ""),
    ],
)
def test_a_bad_file_is_one_line_and_the_sound_ones_are_indexed(
    articles, casearch_command, name, content, reason
):
    write(articles / name, content)
    done = casearch_command("index", "news")
    assert done.returncode == 0
    (failed,) = lines(done.stderr)
    assert failed.startswith(f"failed: news/{name}")
    assert reason in failed
    assert "3 added" in done.stdout
    assert "1 failed" in done.stdout


def test_a_bad_row_costs_only_itself(articles, casearch_command):
    good = rows({"id": "good", "text": "Хорошая строка"})
    write(articles / "x.jsonl", good.replace("good", "first") + "{broken\n" + '{"id": 1}\n' + good)
    done = casearch_command("index", "news")
    assert "5 added" in done.stdout
    assert [line.split(": ")[1] for line in lines(done.stderr)] == ["news/x.jsonl:2", "news/x.jsonl:3"]


def test_a_symlink_loop_and_a_link_out_of_the_folder(articles, folder, casearch_command):
    secret = write(folder / "secret.txt", "Тайна\n\nСекретный документ")
    (articles / "loop").symlink_to(articles)
    (articles / "self.txt").symlink_to(articles / "self.txt")
    (articles / "out.txt").symlink_to(secret)
    done = casearch_command("index", "news")
    assert "3 added" in done.stdout
    assert sorted(line.split(": ")[1] for line in lines(done.stderr)) == [
        "news/loop",
        "news/out.txt",
        "news/self.txt",
    ]
    assert casearch_command("search", "секретный").returncode == 1


@pytest.mark.parametrize("path", ["missing", "missing.txt"])
def test_a_missing_path_alone_ends_with_2(folder, casearch_command, path):
    done = casearch_command("index", path)
    assert done.returncode == 2
    assert lines(done.stderr) == [f"warning: {path} does not exist"]


def test_a_missing_path_beside_a_good_one_is_said(articles, casearch_command):
    done = casearch_command("index", "news", "missing")
    assert done.returncode == 0
    assert lines(done.stderr) == ["warning: missing does not exist"]


def test_an_empty_folder_ends_with_2(folder, casearch_command):
    (folder / "news").mkdir()
    done = casearch_command("index", "news")
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert casearch_command("search", "x").returncode == 2


def test_files_of_other_kinds_are_counted(articles, casearch_command):
    write(articles / "photo.png", b"\x89PNG")
    done = casearch_command("index", "news")
    assert "1 .png" in done.stderr
    assert "3 added" in done.stdout


def test_a_file_that_needs_a_package_is_skipped_with_the_command_that_installs_it(
    folder, casearch_command, monkeypatch
):
    write(folder / "news/a.pdf", b"%PDF-1.4")
    monkeypatch.setitem(sys.modules, "pypdf", None)
    done = casearch_command("index", "news")
    assert done.returncode == 0
    (line,) = lines(done.stderr)
    assert line.startswith("skipped: news/a.pdf")
    assert "pip install 'casearch[office]'" in line


def test_an_unreadable_file(articles, casearch_command):
    if READS_EVERYTHING:
        pytest.skip("root reads every file")
    (articles / "ru.txt").chmod(0)
    done = casearch_command("index", "news")
    assert "2 added" in done.stdout
    assert "permission" in done.stderr


@pytest.mark.parametrize("command", [["search", "x"], ["show", "x"], ["info"], ["export"], ["delete", "x"]])
def test_no_index_yet(folder, casearch_command, command):
    done = casearch_command(*command)
    assert done.returncode == 2
    assert lines(done.stderr) == ["casearch: no index at index; make one with: casearch index"]


def test_an_index_of_another_format(articles, folder, casearch_command):
    casearch_command("index", "news")
    (header,) = (folder / "index").glob("casearch-*.json")
    header.write_bytes(header.read_bytes().replace(b'"format":3,', b'"format":9,'))
    for command in (["search", "x"], ["index", "news"]):
        done = casearch_command(*command)
        assert done.returncode == 2
        (line,) = lines(done.stderr)
        assert "casearch index --rebuild" in line


def test_a_damaged_index(articles, folder, casearch_command):
    casearch_command("index", "news")
    for path in (folder / "index").iterdir():
        if path.suffix not in (".json", ".toc"):
            path.write_bytes(b"")
    done = casearch_command("search", "вода")
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--since", "yesterday"],
        ["--since", "2025", "--until", "2024"],
        ["--limit", "-1"],
        ["--sort", "best"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_option_ends_with_2(articles, casearch_command, options):
    casearch_command("index", "news")
    done = casearch_command("search", "вода", *options)
    assert (done.returncode, done.stdout) == (2, "")


def test_an_index_that_is_a_file(folder, articles, casearch_command):
    write(folder / "file", "x")
    for command in (["search", "x"], ["index", "news"]):
        done = casearch_command(*command, "--index", "file")
        assert done.returncode == 2
        assert len(lines(done.stderr)) == 1


def test_standard_input(folder, casearch_command):
    piped = rows({"id": "a", "text": "Текст из трубы"}) + "{broken\n"
    done = casearch_command("index", "-", stdin=piped.encode())
    assert (done.returncode, "1 added" in done.stdout) == (0, True)
    assert "failed: stdin:2" in done.stderr
    plain = casearch_command("index", "-", stdin="Просто текст о тракторах".encode())
    assert "1 added" in plain.stdout
    assert casearch_command("search", "трактор").returncode == 0


def test_a_reader_that_stops_reading_is_no_error(articles, folder, casearch_command):
    casearch_command("index", "news")
    command = f"{sys.executable} -m casearch export | head -c 10 > out"
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr


def test_ctrl_c_leaves_the_last_commit(articles, folder, casearch_command):
    casearch_command("index", "news")
    more = rows(*({"id": f"r{n}", "text": f"Документ номер {n} о воде и энергии " * 20} for n in range(1000)))
    write(articles / "more.jsonl", more)
    process = subprocess.Popen(
        [sys.executable, "-m", "casearch", "index", "news"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    time.sleep(2.5)  # it has loaded by then, and reads or analyses
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    assert json.loads(casearch_command("info", "--json").stdout)["documents"] in (3, 1003)
    assert casearch_command("index", "news").returncode == 0
    assert json.loads(casearch_command("info", "--json").stdout)["documents"] == 1003


def test_the_projects_own_corpus_has_no_failure(corpus_index):
    assert corpus_index.is_dir()
    assert (ROOT / "corpus").is_dir()
