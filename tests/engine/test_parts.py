"""What a segment is made of: packed numbers, streams, dictionaries, strings, sections; each gives back what it was given."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.engine.embedded import packing, streams
from casearch.engine.embedded.blobs import Blobs, BlobWriter
from casearch.engine.embedded.columns import smallest
from casearch.engine.embedded.container import STRETCH, SegmentFile, SegmentFileWriter, Spill
from casearch.engine.embedded.dictionary import Dictionary, DictionaryWriter
from casearch.engine.embedded.postings import running, steps_of
from casearch.engine.embedded.streams import Rare, RareWriter, Stream, StreamWriter


@pytest.fixture
def written(tmp_path):
    """Writes parts into a file and opens it."""

    def write(*parts):
        writer = SegmentFileWriter(tmp_path / "segment")
        for part in parts:
            part.finish(writer)
        return SegmentFile(tmp_path / "segment", *writer.finish({}))

    return write


@pytest.mark.parametrize("width", range(packing.MOST_BITS + 1))
def test_numbers_of_every_width_are_packed_and_come_back(width):
    numbers = np.random.default_rng(width).integers(0, 1 << width, 3 * packing.BLOCK, dtype=np.uint64)
    widths, words = packing.pack(numbers)
    assert len(words) == 8 * packing.WORDS_A_BIT * int(widths.sum())
    assert (packing.unpack(widths, np.frombuffer(words, "<u8")) == numbers).all()


def test_the_largest_number_of_a_width_is_packed():
    for width in range(1, packing.MOST_BITS + 1):
        widths, words = packing.pack(np.full(packing.BLOCK, (1 << width) - 1, np.uint64))
        assert widths.tolist() == [width]
        assert set(packing.unpack(widths, np.frombuffer(words, "<u8")).tolist()) == {(1 << width) - 1}


def test_words_that_do_not_fit_their_widths_are_refused():
    with pytest.raises(ValueError, match="not as long"):
        packing.unpack(np.array([3], np.uint8), np.zeros(5, np.uint64))
    with pytest.raises(ValueError, match="not as long"):
        packing.unpack(np.array([60], np.uint8), np.zeros(120, np.uint64))


@settings(max_examples=20)
@given(st.lists(st.lists(st.integers(0, 1 << 40), max_size=400), max_size=6), st.data())
def test_any_part_of_a_stream_can_be_read(tmp_path_factory, pieces, data):
    folder = tmp_path_factory.mktemp("stream")
    writer, file = StreamWriter(folder, "s"), SegmentFileWriter(folder / "f")
    for piece in pieces:
        writer.add(np.array(piece, np.int64))
    writer.finish(file)
    numbers = [number for piece in pieces for number in piece]
    stream = Stream(SegmentFile(folder / "f", *file.finish({})), "s")
    start = data.draw(st.integers(0, len(numbers)))
    count = data.draw(st.integers(0, len(numbers) - start))
    assert stream.read(start, count).tolist() == numbers[start : start + count]
    with pytest.raises(EOFError):
        stream.read(start, len(numbers) + 1)
    parts = data.draw(st.lists(st.tuples(st.integers(0, len(numbers)), st.integers(1, 300)), min_size=1))
    parts = [(start, min(count, len(numbers) - start)) for start, count in parts if start < len(numbers)]
    if parts:
        together = stream.gathered(*np.array(parts).T).tolist()
        assert together == [number for start, count in parts for number in numbers[start : start + count]]
    if numbers:
        assert not len(stream.gathered(np.array([0, start]), np.array([0, 0])))
    with pytest.raises(EOFError):
        stream.gathered(np.array([0, start]), np.array([0, len(numbers) + 1]))


def test_how_a_stream_comes_in_leaves_no_trace(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "_AT_ONCE", 700)
    numbers, found = np.random.default_rng(1).integers(0, 1000, 100_000), []
    for step in (100_000, 999, 12_345):
        writer, file = StreamWriter(tmp_path, "s"), SegmentFileWriter(tmp_path / "f")
        for start in range(0, len(numbers), step):
            writer.add(numbers[start : start + step])
        writer.finish(file)
        stream = Stream(SegmentFile(tmp_path / "f", *file.finish({})), "s")
        assert (stream.read(77_777, 5000) == numbers[77_777:82_777]).all()
        found.append((tmp_path / "f").read_bytes())
    assert len(set(found)) == 1


def test_rare_numbers_are_found_in_any_part(tmp_path, written):
    row = np.random.default_rng(2).integers(0, 40, 20_000)
    row[row > 2] = 0
    writer = RareWriter(tmp_path, "r")
    for start in range(0, len(row), 3000):
        places = np.flatnonzero(row[start : start + 3000]) + start
        writer.add(places, row[places])
    rare = Rare(written(writer), "r")
    for start, count in ((0, 20_000), (0, 0), (19_999, 1), (5000, 7), (123, 9000), (3000, 3000)):
        places, numbers = rare.read(start, count)
        found = np.zeros(count, np.int64)
        found[places] = numbers
        assert (found == row[start : start + count]).all()
    starts, counts = np.array([[5000, 7], [0, 300], [3000, 1], [4990, 50], [19_000, 1000]]).T
    places, numbers = rare.gathered(starts, counts)
    found = np.zeros(counts.sum(), np.int64)
    found[places] = numbers
    parts = [row[start : start + count] for start, count in zip(starts, counts, strict=True)]
    assert (found == np.concatenate(parts)).all()


def test_a_dictionary_finds_its_keys_and_no_others(tmp_path, written):
    keys = sorted({f"{number * 7919 % 10_007:x}".encode() for number in range(3000)} | {b"", "су".encode()})
    numbers = np.random.default_rng(3).integers(0, 1 << 31, (2, len(keys)))
    writer = DictionaryWriter(tmp_path, "d")
    for start in range(0, len(keys), 500):
        writer.add(keys[start : start + 500], numbers[:, start : start + 500])
    found = Dictionary(written(writer), "d")
    before = np.cumsum(numbers, axis=1) - numbers
    for index in (0, 1, 127, 128, 1500, len(keys) - 1):
        entry = found.find(keys[index])
        assert (entry.index, entry.numbers) == (index, tuple(numbers[:, index].tolist()))
        assert entry.before == tuple(before[:, index].tolist())
        assert found.entry(index) == (keys[index], entry)
        assert found.place(keys[index]) == index
    assert found.find(b"zzz") is found.find(b"0.") is None
    assert found.place(b"zzz") in (len(keys), len(keys) - 1)
    assert [key for part in found.parts() for key in part.keys] == keys
    assert found.sums == tuple(numbers.sum(axis=1).tolist())


def test_a_dictionary_may_have_values_and_may_be_empty(tmp_path, written):
    full, empty = DictionaryWriter(tmp_path, "full"), DictionaryWriter(tmp_path, "empty")
    values = [f"{'v' * (number % 5)}".encode() for number in range(300)]
    lengths = np.array([list(map(len, values)), [0] * 300])
    full.add([f"{number:03}".encode() for number in range(300)], lengths, values)
    file = written(full, empty)
    assert Dictionary(file, "full", has_values=True).value(b"208") == b"vvv"
    assert Dictionary(file, "full", has_values=True).value(b"2080") is None
    assert Dictionary(file, "empty").find(b"") is None
    assert Dictionary(file, "empty").place(b"a") == 0


def test_strings_come_back_whether_they_came_loose_or_in_blocks(tmp_path, written):
    strings = [f"{number}".encode() * (number % 9) for number in range(2000)]
    loose, copied = BlobWriter(tmp_path, "loose", 500), BlobWriter(tmp_path, "copied", 500)
    for string in strings:
        loose.add(string)
    found = Blobs(written(loose), "loose", 2000)
    copied.add_blocks(found.block(number) for number, _ in enumerate(found.blocks()))
    for blobs in (found, Blobs(written(copied), "copied", 2000)):
        assert blobs.many(range(2000)) == strings
        assert [blobs.get(number) for number in (0, 1, 1999)] == [strings[number] for number in (0, 1, 1999)]
    with pytest.raises(ValueError, match="as many strings"):
        Blobs(written(copied), "copied", 1999)


def test_a_changed_byte_is_noticed_where_it_is_read_and_not_before(tmp_path):
    writer = SegmentFileWriter(tmp_path / "f")
    writer.section("a", bytes(3 * STRETCH))
    writer.section("b", b"b" * 100)
    checksum = writer.finish({"n": 1})
    data = bytearray((tmp_path / "f").read_bytes())
    data[STRETCH + 5] = 1
    (tmp_path / "f").write_bytes(data)
    file = SegmentFile(tmp_path / "f", *checksum)
    assert file.facts == {"n": 1}
    assert file.bytes("a", 0, 100) == bytes(100)
    assert file.bytes("b") == b"b" * 100
    with pytest.raises(ValueError, match="changed"):
        file.bytes("a")
    assert not file.is_whole()
    with pytest.raises(EOFError):
        file.bytes("b", 50, 51)


def test_many_bytes_are_spilt_to_a_file_without_a_name(tmp_path):
    spill, piece = Spill(tmp_path), bytes(range(256)) * 4096
    for _ in range(9):
        spill.write(piece)
    assert list(tmp_path.iterdir()) == []
    assert spill.size == 9 * len(piece)
    assert b"".join(spill.pieces()) == 9 * piece


@given(st.lists(st.lists(st.integers(0, 99), max_size=5).map(sorted), max_size=9))
def test_steps_lead_back_to_the_numbers(runs):
    numbers, counts = (
        np.array([n for run in runs for n in run], np.int64),
        np.array(list(map(len, runs)), np.int64),
    )
    assert running(steps_of(numbers, counts), counts).tolist() == numbers.tolist()


def test_columns_are_as_narrow_as_their_numbers_allow():
    types = {
        (0, 255): "u1",
        (0, 256): "u2",
        (0, 1 << 16): "u4",
        (0, 1 << 32): "i8",
        (-(1 << 63), 5): "i8",
        (): "u1",
    }
    assert {key: smallest(np.array(key, np.int64)).dtype.str[1:] for key in types} == types
