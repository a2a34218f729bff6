"""Nothing in an index is ever executed, and whatever is wrong with its files is said in one kind of error."""

import json
import os
import pickle
import random
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from engine_oracle import found, make, write

from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine, commits, container
from casearch.errors import IndexDamagedError, IndexFormatError, NoIndexError, StoreError
from casearch.nodes import BODY, TITLE, Every, Or, Phrase, Prefix, Term
from support import READS_EVERYTHING


@pytest.fixture
def index(engine):
    write(
        engine, [make("d1", "a b c", "a t"), make("d2", "b " * 30 + "c")], [make("d3", "a a")], deleted=["d2"]
    )
    return engine


def ask_everything(engine):
    snapshot = engine.snapshot()
    node = Or((Term(BODY, "a"), Phrase((Term(BODY, "b"), Term(BODY, "c"))), Prefix(TITLE, "t"), Every()))
    return snapshot.search(node), list(snapshot.documents()), snapshot.languages(), snapshot.get("d1")


def file_of(engine, ending):
    return max(path for path in engine.folder.iterdir() if path.name.endswith(ending))


def resign(engine):
    """Make all checksums those of the files as they now are: an attacker can, too."""
    path = file_of(engine, ".json")
    record = json.loads(path.read_bytes().split(b"\n")[0])
    for segment in record["segments"]:
        file = engine.folder / f"{segment['name']}.cas"
        data = bytearray(file.read_bytes())
        start, length, count, _ = container._TRAILER.unpack(data[-container._TRAILER.size :])
        end = start + length
        crcs = [
            zlib.crc32(data[at : min(at + container.STRETCH, end)]) for at in range(0, end, container.STRETCH)
        ]
        table = struct.pack(f"<{count}I", *crcs)
        data[end:] = table + container._TRAILER.pack(start, length, count, zlib.crc32(table))
        segment["size"], segment["crc"] = len(data), zlib.crc32(data[-container._TRAILER.size :])
        file.write_bytes(data)
    for log in record["logs"]:
        log["crc"] = zlib.crc32((engine.folder / log["name"]).read_bytes())
    line = json.dumps(record).encode() + b"\n"
    path.write_bytes(line + f"{zlib.crc32(line):08x}\n".encode())


def test_a_pickle_in_the_toc_is_not_run(index, tmp_path):
    toc = file_of(index, ".toc")
    toc.write_bytes(toc.read_bytes()[:200] + pickle.dumps([Evil(tmp_path / "evil")]))
    with pytest.raises(IndexDamagedError, match=r"\.toc"):
        index.snapshot()
    with pytest.raises(IndexDamagedError), index.writer(timeout=0):
        pass
    assert not (tmp_path / "evil").exists()


class Evil:
    """Makes a folder when it is unpickled."""

    def __init__(self, place):
        self.place = str(place)

    def __reduce__(self):
        return os.mkdir, (self.place,)


def test_nothing_but_the_toc_is_a_pickle(index, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    ask_everything(index)
    assert b"pickle" not in b"".join(path.read_bytes() for path in index.folder.glob("*.cas"))


# Files


def test_each_missing_or_truncated_file_is_named(index, tmp_path):
    copy = EmbeddedEngine(tmp_path / "copy")
    for path in sorted(path for path in index.folder.iterdir() if path.stat().st_size):
        whole = path.read_bytes()
        for data in (None, b"", whole[:-1], whole[: len(whole) // 2]):
            shutil.rmtree(copy.folder, ignore_errors=True)
            shutil.copytree(index.folder, copy.folder)
            (copy.folder / path.name).unlink()
            if data is not None:
                (copy.folder / path.name).write_bytes(data)
            gone = path.suffix == ".toc" and data is None  # as if its commit had never been finished
            with pytest.raises(NoIndexError if gone else IndexDamagedError) as raised:
                ask_everything(copy)
            assert gone or path.name in str(raised.value)
            assert "casearch index" in str(raised.value)
            assert "\n" not in str(raised.value)


@pytest.mark.parametrize("resigned", [False, True])
def test_changed_bytes_are_noticed_or_harmless(index, tmp_path, resigned):
    """With a header that vouches for the change, answers may differ, but nothing else is raised."""
    untouched, chance = ask_everything(index), random.Random(1)
    files = [path for path in sorted(index.folder.iterdir()) if path.stat().st_size]
    for _ in range(80):
        path = chance.choice(files)
        copy = EmbeddedEngine(tmp_path / "copy")
        shutil.rmtree(copy.folder, ignore_errors=True)
        shutil.copytree(index.folder, copy.folder)
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (copy.folder / path.name).write_bytes(data)
        if resigned and path.suffix not in (".json", ".toc"):
            resign(copy)
        try:
            answer = ask_everything(copy)
            assert resigned or answer == untouched
        except (IndexDamagedError, IndexFormatError):
            pass


def test_damaged_files_are_found_without_being_asked_for(engine):
    many = [
        make(f"d{number}", " ".join(f"w{number * 7 % 9973}x{n}" for n in range(40))) for number in range(900)
    ]
    with engine.writer(timeout=1) as out:
        for document in many:
            out.add(document)
        out.commit(Header("f", {"table": {f"{n * 7919 % 50021}": f"{n * n}" for n in range(50_000)}}))
    assert engine.snapshot().damaged_files() == []
    for ending in (".cas", ".log"):
        path = file_of(engine, ending)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    snapshot = engine.snapshot()
    assert snapshot.damaged_files() == [file_of(engine, ending).name for ending in (".cas", ".log")]
    with pytest.raises(IndexDamagedError, match=r"\.log"):
        dict(snapshot.header.state["table"])


# Formats


def test_another_format_is_said(index):
    path = file_of(index, ".json")
    record = json.loads(path.read_bytes().split(b"\n")[0])
    line = json.dumps({**record, "format": 7}).encode() + b"\n"
    path.write_bytes(line + f"{zlib.crc32(line):08x}\n".encode())
    message = rf"has format 7, this casearch reads format {commits.FORMAT}; run: casearch index --rebuild"
    with pytest.raises(IndexFormatError, match=message):
        index.snapshot()
    with pytest.raises(IndexFormatError, match=message), index.writer(timeout=0):
        pass


def test_format_1_is_said_and_can_be_rebuilt_from(engine):
    shutil.copytree(Path(__file__).parent / "format1", engine.folder)
    message = r"has format 1, this casearch reads format 3; run: casearch index --rebuild"
    with pytest.raises(IndexFormatError, match=message):
        engine.snapshot()
    with engine.writer(timeout=0, fresh=True) as out:
        assert out.base.header == Header("f", {"roots": {"news": "/news"}})
        assert [stored.document.id for stored in out.base.documents()] == ["d1", "d3"]
        assert out.base.get("d1").document.date == "2024-05-16"
        assert out.base.get("d2") is None
        for stored in out.base.documents():
            out.add(make(stored.document.id, stored.document.text))
        out.commit(Header("g", out.base.header.state))
    assert found(engine, Every()) == ["d1", "d3"]
    assert engine.snapshot().header == Header("g", {"roots": {"news": "/news"}})
    assert {path.suffix for path in engine.folder.iterdir()} == {"", ".json", ".log", ".toc", ".cas"}


def test_format_2_is_said_and_can_be_rebuilt_from(engine):
    shutil.copytree(Path(__file__).parent / "format2", engine.folder)
    with pytest.raises(IndexFormatError, match="has format 2, this casearch reads format 3"):
        engine.snapshot()
    files = {"news/a.txt": {"root": "news", "rows": {"d1": "x"}}}
    with engine.writer(timeout=0, fresh=True) as out:
        assert out.base.header == Header("f", {"roots": {"news": "/news"}, "files": files})
        assert [stored.document.id for stored in out.base.documents()] == ["d1", "d3"]
        for stored in out.base.documents():
            out.add(make(stored.document.id, stored.document.text))
        out.commit(Header("g", out.base.header.state))
    assert found(engine, Every()) == ["d1", "d3"]


@pytest.mark.parametrize("part", ["casearch-1.log", "MAIN_0000000002000001.cas"])
def test_a_damaged_index_of_format_2_gives_no_base(engine, part):
    shutil.copytree(Path(__file__).parent / "format2", engine.folder)
    path = engine.folder / part
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with engine.writer(timeout=0, fresh=True) as out:
        assert out.base is None


def test_a_damaged_index_of_format_1_gives_no_base(engine):
    shutil.copytree(Path(__file__).parent / "format1", engine.folder)
    path = next(engine.folder.glob("*.record.col"))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with engine.writer(timeout=0, fresh=True) as out:
        assert out.base is None


def test_another_format_need_not_look_like_ours(index):
    file_of(index, ".json").write_text('{"format": 9, "new": "layout"}')
    with pytest.raises(IndexFormatError, match="format 9"):
        index.snapshot()
    with index.writer(timeout=0, fresh=True) as out:
        assert out.base is None


def test_a_damaged_index_can_be_begun_anew_and_is_left_until_the_commit(index):
    path = file_of(index, ".cas")
    path.write_bytes(b"garbage")
    before = sorted(path.name for path in index.folder.iterdir())
    with index.writer(timeout=0, fresh=True) as out:
        assert out.base is None
        out.add(make("lost", "a"))
    assert sorted(path.name for path in index.folder.iterdir()) == before
    with index.writer(timeout=0, fresh=True) as out:
        out.add(make("new", "a"))
        out.commit(Header("f"))
    assert found(index, Every()) == ["new"]
    assert not path.exists()


def test_fresh_begins_cleared_where_all_is_well(index):
    with index.writer(timeout=0, fresh=True) as out:
        assert out.base.count == 2
        out.add(make("new", "a"))
        out.commit(Header("f"))
    assert found(index, Every()) == ["new"]


def test_an_index_of_another_whoosh_program_is_not_touched(index):
    file_of(index, ".json").unlink()
    before = sorted(path.name for path in index.folder.iterdir())
    for fresh in (False, True):
        with pytest.raises(IndexDamagedError, match="another folder"), index.writer(timeout=0, fresh=fresh):
            pass
    with pytest.raises(IndexDamagedError, match=r"casearch-\d+.json: is missing"):
        index.snapshot()
    assert sorted(path.name for path in index.folder.iterdir()) == before


@pytest.mark.skipif(READS_EVERYTHING, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_no_damage(index):
    file_of(index, ".cas").chmod(0)
    with pytest.raises(StoreError, match=r"cannot read .*: Permission denied"):
        index.snapshot()
