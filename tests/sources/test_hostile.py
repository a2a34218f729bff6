"""Whatever bytes a file holds, reading it gives documents and problems, and raises nothing."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.document import Document
from casearch.sources import Problem, SourceFile, Warned, read, read_stream
from casearch.sources.kinds import KNOWN

NOISE = st.one_of(
    st.binary(max_size=2000),
    st.text(max_size=500).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text("абвАБВ Іә#*[]()<>&;:-|_`~\\\n\r\t\"'{}.,!?\u200b\u00ad", max_size=500).map(str.encode),
    st.text("абвАБВ \n", max_size=200).map(lambda text: text.encode("cp1251")),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ROW = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("id", "title", "text", "lang", "date", "source", "url"), JSON)
)
TAGS = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<article>", "<table><tr><td>", "<h1>", "<!--", "-->", "<script>", "<a href=x>"),
            *("<br/>", "&amp", "<", ">", "]]>", "\0", "Слова статьи на русском языке. "),
            "Long enough words of an article, several of them in a row. ",
        ]
    ),
    max_size=40,
).map(lambda parts: f"<html><body>{''.join(parts)}</body></html>".encode())


def check(items) -> None:
    """What is read can be printed, stored and encoded; a warning goes with a document."""
    items = list(items)
    assert items
    for item in items:
        if isinstance(item, Problem):
            assert len(str(item).encode().splitlines()) == 1
            assert len(item.reason) < 300
        else:
            assert isinstance(item, Document)
            json.dumps(item.record(), ensure_ascii=False).encode()
            assert item.text == item.text.strip()
    assert not isinstance(items[-1], Warned)


@pytest.mark.parametrize("ending", KNOWN)
def test_any_bytes_in_a_file_of_any_kind(tmp_path_factory, ending):
    path = tmp_path_factory.mktemp("hostile") / f"a{ending}"
    file = SourceFile(f"a{ending}", Path(path), "a", 0, 0, rows=False)

    @settings(max_examples=60, deadline=None)
    @given(NOISE)
    def never_raises(data):
        path.write_bytes(data)
        check(read(file))

    never_raises()


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=3))
def test_any_values_in_a_row(rows):
    check(read_stream(BytesIO("\n".join(map(json.dumps, rows)).encode())))


@settings(max_examples=60, deadline=None)
@given(TAGS)
def test_any_tags_in_a_page(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_bytes(data)
    check(read(SourceFile("a.html", path, "a", 0, 0, rows=False)))


@settings(max_examples=100, deadline=None)
@given(NOISE)
def test_any_bytes_on_standard_input(data):
    check(read_stream(BytesIO(data)))
