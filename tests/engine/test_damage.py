"""Nothing in an index is ever executed, and whatever is wrong with its files is said in one kind of error."""

import io
import json
import os
import pickle
import random
import shutil
import zlib

import pytest
from engine_oracle import found, make, write
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine, blocks, commits
from casearch.engine.embedded.damage import PrimitiveUnpickler
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


# Pickles


class Evil:
    """Makes a folder when it is unpickled."""

    def __init__(self, place):
        self.place = str(place)

    def __reduce__(self):
        return os.mkdir, (self.place,)


def resign(engine):
    """Make the header's checksums those of the files as they now are: an attacker can, too."""
    path = file_of(engine, ".json")
    head, state, _ = path.read_bytes().split(b"\n")[:3]
    head = json.loads(head)
    for segment in head["segments"]:
        for name in segment["files"]:
            data = (engine.folder / name).read_bytes()
            segment["files"][name] = [len(data), zlib.crc32(data)]
    lines = json.dumps(head).encode() + b"\n" + state + b"\n"
    path.write_bytes(lines + f"{zlib.crc32(lines):08x}\n".encode())


def test_a_pickle_in_the_toc_is_not_run(index, tmp_path):
    toc = file_of(index, ".toc")
    data = toc.read_bytes()
    start = data.rindex(b"\x80\x05", 0, data.index(b"W3Segment") if b"W3Segment" in data else None)
    segment = W3Segment(W3Codec(), "MAIN")
    segment.evil = Evil(tmp_path / "evil")
    toc.write_bytes(data[:start] + pickle.dumps([segment]))
    with pytest.raises(IndexDamagedError, match=r"\.toc"):
        index.snapshot()
    with pytest.raises(IndexDamagedError), index.writer(timeout=0):
        pass
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("where", ["about", "contents"])
def test_a_pickle_in_a_posting_block_is_not_run(index, tmp_path, monkeypatch, where):
    evil = Evil(tmp_path / "evil")

    def write_block(self, last=False):
        self._terminfo.add_block(self)
        contents = pickle.dumps(evil if where == "contents" else ((1,), None, None))
        contents += blocks._checksum(contents)
        about = pickle.dumps(evil if where == "about" else (1, 0, 1.0, 0, 0, 0))
        length = len(about) + len(contents)
        self._postfile.write(b"W3Bl" + blocks._LENGTH.pack(-length) + about + contents)
        self._blockcount += 1
        self._new_block()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks._BlockWriter, "_write_block", write_block)
        shutil.rmtree(index.folder)
        with index.writer(timeout=0) as out:
            out.add(make("d", "a"))
            out.commit(Header("f"))
    with pytest.raises(IndexDamagedError, match="asks for"):
        found(index, Term(BODY, "a"))
    with pytest.raises(IndexDamagedError, match="asks for"), index.writer(timeout=0) as out:
        out.delete("d")
    assert not (tmp_path / "evil").exists()


def test_a_pickle_at_the_end_of_a_term_file_is_not_run(index, tmp_path):
    path = file_of(index, ".trm")
    data = path.read_bytes()
    length = int.from_bytes(data[-4:], "big")
    # The array of positions lies between the pickle and the length; an attacker need not keep it.
    evil = pickle.dumps({"fieldmap": Evil(tmp_path / "evil"), "indextype": "H", "indexlen": 0}, 2)
    path.write_bytes(data[: -4 - length] + evil + len(evil).to_bytes(4, "big"))
    resign(index)
    with pytest.raises(IndexDamagedError, match="asks for"):
        index.snapshot()
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("value", [len, Evil("x"), {1, 2}, W3Codec(), bytearray(b"x")])
def test_pickles_of_more_than_primitives_are_refused(value, protocol):
    if isinstance(value, (set, bytearray)) and protocol >= 4:
        pytest.skip("a primitive of this protocol")
    with pytest.raises(pickle.UnpicklingError):
        PrimitiveUnpickler(io.BytesIO(pickle.dumps(value, protocol))).load()


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


def test_damaged_files_are_found_without_being_asked_for(index):
    assert index.snapshot().damaged_files() == []
    path = file_of(index, ".pst")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert index.snapshot().damaged_files() == [path.name]


# Formats


def give_format(engine, number):
    path = file_of(engine, ".json")
    head, state, _ = path.read_bytes().split(b"\n")[:3]
    lines = head.replace(b'"format":1', b'"format":%d' % number) + b"\n" + state + b"\n"
    path.write_bytes(lines + f"{zlib.crc32(lines):08x}\n".encode())


def test_another_format_is_said_and_can_be_rebuilt_from(index):
    give_format(index, 7)
    message = rf"has format 7, this casearch reads format {commits.FORMAT}; run: casearch index --rebuild"
    with pytest.raises(IndexFormatError, match=message):
        index.snapshot()
    with pytest.raises(IndexFormatError, match=message), index.writer(timeout=0):
        pass
    with index.writer(timeout=0, fresh=True) as out:
        for stored in out.base.documents():
            out.add(make(stored.document.id, stored.document.text))
        out.commit(Header("f"))
    assert found(index, Every()) == ["d1", "d3"]


def test_another_format_need_not_look_like_ours(index):
    file_of(index, ".json").write_text('{"format": 2, "new": "layout"}')
    with pytest.raises(IndexFormatError, match="format 2"):
        index.snapshot()
    with index.writer(timeout=0, fresh=True) as out:
        assert out.base is None


def test_a_damaged_index_can_be_begun_anew_and_is_left_until_the_commit(index):
    path = file_of(index, ".trm")
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
    file_of(index, ".trm").chmod(0)
    with pytest.raises(StoreError, match=r"cannot read .*: Permission denied"):
        index.snapshot()
