"""Bytes to text: UTF-8 where they are, UTF-16 by its mark or its zeros, the Cyrillic encodings by what comes out right.

Valid UTF-8 is never anything else in practice, so it is asked first. A scraped file cut in the middle of a
letter is still UTF-8: a few broken bytes cost themselves, not the document.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from casearch.errors import SourceError

BOM = b"\xef\xbb\xbf"
_TEXT_CONTROLS = b"\t\n\v\f\r\x1a\x1b"  # with ^Z, which old editors put at the end, and escape
_CONTROLS = bytes(set(range(32)) - set(_TEXT_CONTROLS))

_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{3}")  # a lone one is a stray byte
_CASED_WRONG = re.compile(r"\b[а-яё][А-ЯЁ]{2,}|[а-яё][А-ЯЁ]")
_FREQUENT = frozenset("оеаинтсрвлкд")
_NEVER_RUSSIAN = frozenset("ѓќѕјћђџљњўґєїѐѝЃЌЅЈЋЂЏЉЊЎҐЄЇ")
_KAZAKH_ONLY_SIGNS = frozenset(
    "ЌќЃѓЅѕЈјЋћЂђЏџЉљЊњ"
)  # of cp1251, where KZ-1048 has Kazakh letters and no Ukrainian one

_ENCODINGS = ("cp1251", "koi8_r", "cp866", "iso8859_5")

_LETTERS_PER_BROKEN_BYTE = 10  # of text in UTF-8: cp1251 misread has hardly a valid letter
_BYTES_PER_BROKEN_BYTE = 100  # of text in ASCII, which says nothing about the encoding
_SAMPLE = 20_000
"""Bytes from which an encoding is told; a letter's share does not change after so many."""


def decode(data: bytes) -> tuple[str, int]:
    """The text of ``data``, and how many bytes were replaced because they stand for no character.

    Raises:
        SourceError: the bytes are not text, or not in an encoding that is read.
    """
    wide = _utf16(data)
    if wide:
        return _decode_wide(data, wide)
    refuse_binary(data)
    data = data.removeprefix(BOM)
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError:
        pass
    valid = data.decode("utf-8", "ignore")
    length = len(valid.encode())
    broken, letters = len(data) - length, (length - len(valid))
    if letters >= broken * _LETTERS_PER_BROKEN_BYTE:
        return data.decode("utf-8", "replace"), broken
    name = cyrillic_encoding(data)
    if name:
        text = data.decode(name, "replace")
        return text, text.count("\ufffd")
    if len(data) >= broken * _BYTES_PER_BROKEN_BYTE:
        return data.decode("utf-8", "replace"), broken
    raise SourceError("not text in UTF-8, UTF-16 or a Cyrillic encoding; convert it to UTF-8")


def as_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A stream of text as UTF-8, its encoding told from its first piece; one in UTF-8 passes as it is."""
    pieces = iter(chunks)
    first = next(pieces, b"")
    wide = _utf16(first)
    name = wide
    if not wide and not _is_utf8(first):
        name = cyrillic_encoding(first)
    if name is None:
        yield from chain([first], pieces)
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    for piece in chain([first], pieces):
        yield decoder.decode(piece).removeprefix("\ufeff").encode()
    yield decoder.decode(b"", final=True).encode()


def refuse_binary(data: bytes) -> None:
    """Raise where text would not have such bytes: a NUL, or more than a few control characters.

    Raises:
        SourceError: the bytes are no text.
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(2, len(data) // 200) or b"\0" in data:
        raise SourceError("looks like a binary file, not text")


def replaced_warning(broken: int) -> tuple[str, ...]:
    """What to say of ``broken`` replaced bytes."""
    if not broken:
        return ()
    noun = "1 byte is" if broken == 1 else f"{broken} bytes are"
    return (f"{noun} not UTF-8, replaced by U+FFFD",)


def cyrillic_encoding(data: bytes) -> str | None:
    """The 8-bit encoding in which the bytes make Cyrillic words, ``None`` where there is none."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  40 ms, and nearly every file is UTF-8

    sample = data[:_SAMPLE]
    likely = [
        match for match in from_bytes(sample, cp_isolation=list(_ENCODINGS)) if match.encoding in _ENCODINGS
    ]
    readings = {match.encoding: sample.decode(match.encoding, "replace") for match in likely}
    readings = {name: text for name, text in readings.items() if _CYRILLIC_WORD.search(text)}
    if not readings:
        return None
    best = max(readings, key=lambda name: (_likeness(readings[name]), -_ENCODINGS.index(name)))
    if best == "cp1251" and _is_kazakh(readings[best]):
        return "kz1048"
    return best


def _likeness(text: str) -> float:
    """How much a text looks like Cyrillic prose: frequent letters, and cases where they belong."""
    letters = [letter for letter in text if "\u0400" <= letter <= "\u04ff"]
    small = sum(1 for letter in letters if letter.islower())
    judged = letters if small else [letter.lower() for letter in letters]  # headlines are set in capitals
    frequent = sum(1 for letter in judged if letter in _FREQUENT)
    foreign = sum(1 for letter in letters if letter in _NEVER_RUSSIAN)
    others = sum(1 for letter in text if letter.isalpha() and letter > "\x7f") - len(letters)
    wrong = len(_CASED_WRONG.findall(text))
    return (frequent + 0.3 * small - 2 * wrong - 0.2 * foreign - 2 * others) / max(1, len(letters))


def _is_kazakh(text: str) -> bool:
    """Whether cp1251 shows Serbian and Macedonian letters, in whose places KZ-1048 has қ ғ ң ө ұ ү."""
    return sum(1 for letter in text if letter in _KAZAKH_ONLY_SIGNS) >= 2


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its mark, or by the zeros and fours that every second byte of it is in our languages."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\0\0"):
        return "utf-16"
    head = data[:400]
    if len(head) < 8:
        return None
    even, odd = head[::2], head[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) + high.count(4) >= 0.9 * len(high) and low.count(0) <= 0.02 * len(low):
            return name
    return None


def _decode_wide(data: bytes, name: str) -> tuple[str, int]:
    text = data.decode(name, "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    if broken > max(1, len(text) // _BYTES_PER_BROKEN_BYTE) or "\0" in text:
        raise SourceError("looks like a binary file, not text")
    return text, broken


def _is_utf8(piece: bytes) -> bool:
    """Whether a first piece of a stream is UTF-8, but for a letter cut at its end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(piece.removeprefix(BOM))
    except UnicodeDecodeError:
        valid = piece.decode("utf-8", "ignore")
        length = len(valid.encode())
        return (length - len(valid)) >= (len(piece) - length) * _LETTERS_PER_BROKEN_BYTE
    return True
