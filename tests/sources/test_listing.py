"""Which files a scan finds, under which ids, and what it says of everything else."""

import os
import socket
from pathlib import Path

import pytest

from casearch.sources import Problem, scan
from support import READS_EVERYTHING


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def ids(result) -> list[str]:
    return [file.id for file in result.files]


def test_an_id_is_the_root_as_named_and_the_path_in_it(folder):
    write("corpus/b.txt", "corpus/2024/a.md", "corpus/2024/05/c.html", "corpus/rows.jsonl")
    result = scan(["corpus"])
    assert ids(result) == ["corpus/2024/05/c.html", "corpus/2024/a.md", "corpus/b.txt", "corpus/rows.jsonl"]
    assert {file.root for file in result.files} == {"corpus"}
    assert [file.rows for file in result.files] == [False, False, False, True]
    assert [result.problems, result.missing, result.empty, result.other_kinds] == [[], [], [], {}]


@pytest.mark.parametrize(
    ("named", "root", "id"),
    [
        ("corpus", "corpus", "corpus/a.txt"),
        ("corpus/", "corpus", "corpus/a.txt"),
        ("./corpus", "corpus", "corpus/a.txt"),
        ("corpus//x/..", "corpus", "corpus/a.txt"),
        (".", ".", "./corpus/a.txt"),
        ("corpus/a.txt", "corpus/a.txt", "corpus/a.txt"),
        ("./corpus/a.txt", "corpus/a.txt", "corpus/a.txt"),
    ],
)
def test_a_root_keeps_its_name_normalised(folder, named, root, id):
    write("corpus/a.txt")
    (file,) = scan([named]).files
    assert (file.root, file.id) == (root, id)
    assert file.path.read_text() == "text"
    assert (file.size, file.mtime_ns) == (4, Path("corpus/a.txt").stat().st_mtime_ns)


def test_an_absolute_root_gives_absolute_ids(folder):
    write("corpus/a.txt")
    assert ids(scan([str(folder / "corpus")])) == [f"{folder}/corpus/a.txt"]


def test_resolve_says_where_a_named_root_lies(folder):
    write("elsewhere/corpus/a.txt")
    result = scan(["corpus/"], resolve=lambda root: folder / "elsewhere" / root)
    assert ids(result) == ["corpus/a.txt"]
    assert result.files[0].path == folder / "elsewhere/corpus/a.txt"


def test_each_id_comes_once_under_the_root_named_first(folder):
    write("corpus/2024/a.txt")
    result = scan(["corpus", "corpus/2024", "corpus", "corpus/"])
    assert [(file.id, file.root) for file in result.files] == [("corpus/2024/a.txt", "corpus")]
    assert not result.problems
    assert not result.empty


def test_hidden_files_and_folders_are_passed_over_unless_named(folder):
    write(
        "corpus/.a.txt",
        "corpus/.git/b.txt",
        "corpus/c.txt",
        ".news/d.txt",
        "corpus/README.md",
        "corpus/x/readme.txt",
    )
    assert ids(scan(["corpus"])) == ["corpus/c.txt"]
    assert ids(scan(["corpus/README.md"])) == ["corpus/README.md"]
    assert ids(scan([".news"])) == [".news/d.txt"]


def test_endings_are_read_in_any_case(folder):
    write("corpus/A.TXT", "corpus/b.Html")
    assert ids(scan(["corpus"])) == ["corpus/A.TXT", "corpus/b.Html"]


def test_other_kinds_are_counted_by_ending_within_a_folder_and_a_problem_by_name(folder):
    write("corpus/a.txt", "corpus/b.png", "corpus/c.PNG", "corpus/README")
    result = scan(["corpus"])
    assert result.other_kinds == {"": 1, ".png": 2}
    assert not result.problems
    result = scan(["corpus/b.png", "corpus/README"])
    assert [problem.path for problem in result.problems] == ["corpus/README", "corpus/b.png"]
    assert ".png files are not read; the kinds read are .txt .md" in result.problems[1].reason


def test_roots_that_are_missing_and_roots_without_a_file_to_read_are_told_apart(folder):
    write("pictures/a.png", "corpus/a.txt")
    Path("bare").mkdir()
    result = scan(["bare", "corpus", "gone", "corpus/a.txt/below", "pictures"])
    assert result.missing == ["gone", "corpus/a.txt/below"]
    assert result.empty == ["bare", "pictures"]
    assert ids(result) == ["corpus/a.txt"]
    assert not result.problems


def test_no_roots_no_files(folder):
    assert scan([]).files == []


class TestLinks:
    def test_a_link_to_a_file_of_the_same_root_is_followed(self, folder):
        write("corpus/2024/a.txt")
        Path("corpus/latest.txt").symlink_to("2024/a.txt")
        result = scan(["corpus"])
        assert ids(result) == ["corpus/2024/a.txt", "corpus/latest.txt"]
        assert not result.problems

    def test_a_root_may_be_a_link(self, folder):
        write("real/a.txt")
        Path("corpus").symlink_to("real")
        Path("one.txt").symlink_to("real/a.txt")
        Path("real/inner.txt").symlink_to("a.txt")
        assert ids(scan(["corpus", "one.txt"])) == ["corpus/a.txt", "corpus/inner.txt", "one.txt"]

    @pytest.mark.parametrize(
        ("target", "reason"),
        [
            ("../secret.txt", "a link that leads outside corpus; not followed"),
            ("../corpus2/a.txt", "a link that leads outside corpus; not followed"),
            ("../outside", "a link that leads outside corpus; not followed"),
            ("/etc/passwd", "a link that leads outside corpus; not followed"),
            ("out.txt", "a link that leads outside corpus; not followed"),
            ("nothing.txt", "a broken link: what it leads to is not there"),
            ("link.txt", "a link that leads to itself; remove it"),
            ("loop.txt", "a link that leads to itself; remove it"),
            (".", "a link to a folder; not followed"),
            ("2024", "a link to a folder; not followed"),
        ],
    )
    def test_any_other_link_is_one_problem(self, folder, target, reason):
        write("corpus/2024/a.txt", "secret.txt", "corpus2/a.txt", "outside/b.txt")
        others = {"out.txt": "../secret.txt", "loop.txt": "link.txt"}
        if target in others:
            (folder / "corpus" / target).symlink_to(others[target])
        (folder / "corpus/link.txt").symlink_to(target)
        result = scan(["corpus"])
        assert ids(result) == ["corpus/2024/a.txt"]
        assert Problem("corpus/link.txt", reason) in result.problems
        assert len(result.problems) == (2 if target in others else 1)

    def test_a_link_out_of_one_root_is_not_let_in_by_another(self, folder):
        write("corpus/a.txt", "other/b.txt")
        Path("corpus/b.txt").symlink_to("../other/b.txt")
        result = scan(["corpus", "other"])
        assert ids(result) == ["corpus/a.txt", "other/b.txt"]
        assert len(result.problems) == 1

    def test_a_root_that_is_a_loop_is_a_problem_and_a_broken_one_is_missing(self, folder):
        Path("loop").symlink_to("loop")
        Path("broken").symlink_to("nothing")
        result = scan(["loop", "broken"])
        assert [problem.path for problem in result.problems] == ["loop"]
        assert result.missing == ["broken"]


class TestWhatIsNoOrdinaryFile:
    def test_pipes_and_sockets_are_problems_and_never_opened(self, folder):
        write("corpus/a.txt")
        os.mkfifo("corpus/pipe.txt")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("corpus/socket")
            result = scan(["corpus", "corpus/pipe.txt", "/dev/null"])
        assert ids(result) == ["corpus/a.txt"]
        assert [problem.path for problem in result.problems] == [
            "/dev/null",
            "corpus/pipe.txt",
            "corpus/socket",
        ]
        assert {problem.reason for problem in result.problems} == {
            "not a regular file (a pipe, socket or device); not opened"
        }

    @pytest.mark.skipif(READS_EVERYTHING, reason="root may read everything")
    def test_a_folder_that_may_not_be_read_is_a_problem(self, folder):
        write("corpus/a.txt", "corpus/closed/b.txt")
        Path("corpus/closed").chmod(0)
        result = scan(["corpus", "corpus/closed"])
        Path("corpus/closed").chmod(0o700)
        assert ids(result) == ["corpus/a.txt"]
        assert result.problems == [Problem("corpus/closed", "permission denied; allow this user to read it")]

    def test_a_folder_that_cannot_be_listed_is_a_problem(self, folder, monkeypatch):
        write("corpus/a.txt", "corpus/closed/b.txt")
        scandir = os.scandir

        def refuse(path):
            if str(path).endswith("closed"):
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr("os.scandir", refuse)
        result = scan(["corpus", "corpus/closed"])
        assert ids(result) == ["corpus/a.txt"]
        assert result.problems == [Problem("corpus/closed", "permission denied; allow this user to read it")]
        assert result.empty == ["corpus/closed"]

    def test_a_file_that_vanishes_while_it_is_looked_at_is_a_problem(self, folder, monkeypatch):
        write("corpus/a.txt")
        Path("corpus/link.txt").symlink_to("a.txt")

        def vanished(*args, **kwargs):
            raise FileNotFoundError(2, "No such file or directory")

        monkeypatch.setattr("os.path.realpath", lambda path, **strict: vanished() if strict else str(path))
        assert [problem.path for problem in scan(["corpus"]).problems] == ["corpus/link.txt"]


class TestNames:
    @pytest.mark.parametrize(
        ("name", "shown", "reason"),
        [
            (b"\xcd\xee\xe2\xee\xf1\xf2\xe8.txt", r"corpus/\udccd\udcee", "its name is not UTF-8; rename it"),
            (b"two\nlines.txt", r"corpus/two\nlines.txt", "its name holds a control character"),
            (b"bell\x07.txt", r"corpus/bell\x07.txt", "its name holds a control character"),
            (b"c1\xc2\x9b31m.txt", r"corpus/c1\x9b31m.txt", "its name holds a control character"),
        ],
    )
    def test_a_name_that_cannot_be_an_id_is_a_problem_that_can_be_printed(self, folder, name, shown, reason):
        write("corpus/a.txt")
        Path(os.fsdecode(b"corpus/" + name)).write_text("text")
        result = scan(["corpus"])
        assert ids(result) == ["corpus/a.txt"]
        (problem,) = result.problems
        assert problem.path.startswith(shown)
        assert problem.reason.startswith(reason)
        assert len(str(problem).encode().splitlines()) == 1

    def test_a_folder_with_such_a_name_is_one_problem_and_not_entered(self, folder):
        write("corpus/bad\nfolder/a.txt", "corpus/bad\nfolder/b.txt", "corpus/c.txt")
        result = scan(["corpus"])
        assert ids(result) == ["corpus/c.txt"]
        assert [problem.path for problem in result.problems] == [r"corpus/bad\nfolder"]

    def test_an_id_has_at_most_1000_characters(self, folder):
        deep = "/".join(["corpus", *["d" * 200] * 5])
        write(f"{deep[:900]}/a.txt", "corpus/a.txt")
        assert len(ids(scan(["corpus"]))) == 2
        write(f"{deep}/a.txt")
        result = scan(["corpus"])
        assert len(result.files) == 2
        (problem,) = result.problems
        assert "longer than 1000 characters" in problem.reason
        assert len(problem.path) < 300

    @pytest.mark.parametrize("root", ["corpus\0", "cor\npus", "\udcff", "x" * 1001])
    def test_a_root_with_such_a_name_is_a_problem_too(self, folder, root):
        result = scan([root])
        assert len(result.problems) == 1
        assert not result.files
        str(result.problems[0]).encode()

    def test_a_root_longer_than_the_system_allows_is_a_problem(self, folder):
        result = scan(["x" * 999])
        assert [problem.reason for problem in result.problems] == ["cannot be read: File name too long"]

    def test_blanks_in_a_row_are_one_space_in_an_id(self, folder):
        write("corpus/a  b\u00a0c.txt")
        (file,) = scan(["corpus"]).files
        assert file.id == "corpus/a b c.txt"
        assert file.path.read_text() == "text"

    def test_of_two_files_that_would_have_one_id_the_second_is_a_problem(self, folder):
        write("corpus/a b.txt", "corpus/a  b.txt")
        result = scan(["corpus"])
        assert ids(result) == ["corpus/a b.txt"]
        assert [problem.reason for problem in result.problems] == [
            "another file has this id; rename one of the two"
        ]

    def test_names_in_every_script_are_ids(self, folder):
        names = ["corpus/Қазақстан — жаңалықтар.txt", "corpus/новости 🇰🇿.txt", "corpus/中亚.txt"]
        write(*names)
        assert ids(scan(["corpus"])) == sorted(names)


def test_a_deep_tree_is_walked_without_recursion(folder, monkeypatch):
    write("/".join(["corpus", *"d" * 400, "a.txt"]))
    assert len(scan(["corpus"]).files) == 1


def test_the_order_does_not_depend_on_the_file_system(folder, monkeypatch):
    write(*(f"corpus/{name}" for name in ("b/1.txt", "a.txt", "b.txt", "B.txt", "a/2.txt", "я.txt")))
    first = scan(["corpus"])

    class Reversed(list):
        def __enter__(self):
            return self

        def __exit__(self, *exception):
            pass

    scandir = os.scandir
    monkeypatch.setattr("os.scandir", lambda path: Reversed(reversed(list(scandir(path)))))
    assert scan(["corpus"]).files == first.files == sorted(first.files, key=lambda file: file.id)
