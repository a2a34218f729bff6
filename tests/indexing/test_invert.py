"""Documents to rows of tokens: the same words, terms and positions as the analyser gives one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.analysis import Analyser
from casearch.analysis.kazakh.model import model
from casearch.document import Document
from casearch.engine.base import FieldTokens
from casearch.engine.stored import decode_record, unpack_strings, word_key, word_reading
from casearch.indexing import invert
from casearch.indexing.invert import Inverter, Shown
from casearch.nodes import TITLE_GAP

ENDINGS = sorted(model().endings.endings())[::200]
ANALYSER, INVERTER = Analyser(), Inverter()

PIECES = st.sampled_from(
    "вода Токаев Тоқаевтың 20 000 000,5 % %-ға 15 -ға 100км 5G 2030-ға БҰҰ-ның U.S. т.е. e-mail a@b.kz "
    "https://kaz.kz/x?y 3.5m , . « » — water's Камбар-Ата 12:30 1.2.3 «вода», (Токаев) „су“! млн. А. 20\u00a0000 ста́рый й_ё 1 2 3".split(
        " "
    )
)
TEXTS = st.lists(
    st.tuples(
        PIECES | st.text("0 1%-,.ағaя\u0301\u00a0\u2028\t_@'’", max_size=4),
        st.sampled_from(["", " ", " ", " ", "\n", "  "]),
    ),
    max_size=12,
).map(lambda pieces: "".join(part for piece in pieces for part in piece))


def expected(document: Document) -> dict[str, list[tuple[str, int]]]:
    """Of each field the terms with their positions, from the analyser's tokens."""
    read = ANALYSER.document(document)
    after = len(read.title) + TITLE_GAP if read.title else 0
    body = [*enumerate(read.title), *enumerate(read.text, after)]
    return {
        "title": [(term, place) for place, token in enumerate(read.title) for term in token.terms],
        "body": [(term, place) for place, token in body for term in token.terms],
        "names": [
            (key, place)
            for place, token in body
            for key in ANALYSER.names(token.surface, token.lang, token.terms)
        ],
        "surface": [
            (ANALYSER.surface(token.surface), place)
            for place, token in body
            if ANALYSER.surface(token.surface)
        ],
        "coarse": [
            (letters, place)
            for place, token in body
            for letters in ANALYSER.coarse(token.surface, token.lang)
        ],
    }


def of(field: FieldTokens, document: int) -> list[tuple[str, int]]:
    ends = np.cumsum(field.counts)
    part = slice(int(ends[document] - field.counts[document]), int(ends[document]))
    pairs = zip(field.tokens[part].tolist(), field.positions[part].tolist(), strict=True)
    return [(field.terms[token].decode(), place) for token, place in pairs]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from([None, "ru", "kk"])), min_size=1, max_size=4))
def test_rows_hold_what_the_analyser_reads(texts):
    documents = [
        Document(f"d{n}", text if text.strip() else "x", title.strip() or None, lang)
        for n, (title, text, lang) in enumerate(texts)
    ]
    batch = INVERTER.batch([Shown(document, document.text, "root") for document in documents])
    for number, document in enumerate(documents):
        wanted, read = expected(document), ANALYSER.document(document)
        assert {name: of(batch.fields[name], number) for name in wanted} == wanted
        assert batch.langs[number] == read.lang
        assert batch.title_ends[number] == batch.fields["title"].lengths[number] == len(read.title)
        assert batch.fields["body"].lengths[number] == 2 * len(read.title) + len(read.text)
        for token in [*read.title, *read.text]:
            assert token.terms in {word_reading(value)[1] for value in batch.words.values()}


def test_records_and_words_are_kept():
    document = Document("d", "Воды Токаева", "Су", "ru", "2024-05-16", "S")
    batch = Inverter().batch([Shown(document, "Воды", "root")])
    (record,) = [string for block in batch.records for string in unpack_strings(block)]
    assert decode_record(record).document == document
    assert word_reading(batch.words[word_key("Воды", "ru")]) == ANALYSER.read("Воды", "ru")
    assert word_key("Токаева", "ru") not in batch.words


def test_words_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(invert, "KEPT_WORDS", 3)
    inverter = Inverter()
    for n in range(4):
        document = Document("d", f"слово вода су {n} river{n}")
        batch = inverter.batch([Shown(document, document.text, None)])
        assert of(batch.fields["body"], 0) == expected(document)["body"]


def test_many_new_kazakh_words_are_read_as_one_by_one():
    forms = [
        stem + ending for stem in "бала мектеп халық министр Тоқаев Қазақстан".split() for ending in ENDINGS
    ]
    documents = [
        Document(f"d{n}", " ".join(f"«{form}», қала" for form in forms[n::3]), "Жаңа заң", "kk")
        for n in range(3)
    ]
    batch = Inverter().batch([Shown(document, document.text, None) for document in documents])
    for number, document in enumerate(documents):
        wanted = expected(document)
        assert {name: of(batch.fields[name], number) for name in wanted} == wanted
