"""Hundreds of broken files: each a Problem or a document, bounded in time and memory, nothing raised."""

import gzip
import io
import random
import resource
import time
import zipfile
from pathlib import Path

import pytest

from casearch.document import Document
from casearch.sources import Problem, SourceFile, read
from casearch.sources.kinds import KNOWN

CORPUS = Path(__file__).parents[2] / "corpus"
PDF = CORPUS / "ferganskij-meridian/2025/kilometr-skaly-i-dve-kolei.pdf"
DOCX = CORPUS / "pamir-ledger/2024/one-buyer-twelve-hospitals.docx"
WARC = CORPUS / "obhod/2025/sem-dnej-00012.warc.gz"
MAIL = CORPUS / "tirek/2026/uchebnaya-trevoga.eml"
MOST_SECONDS = 30
MOST_MEMORY = 600  # MB more than before


def outcome(folder: Path, name: str, data: bytes) -> list[Document | Problem]:
    """What reading gives, in bounded time and memory."""
    path = folder / name
    path.write_bytes(data)
    start = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(read(SourceFile(name, path, name, len(data), 0, rows=False)))
    assert found
    assert time.process_time() - start < MOST_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < MOST_MEMORY
    for item in found:
        assert isinstance(item, Document | Problem)
        assert len(str(item if isinstance(item, Problem) else item.id).splitlines()) == 1
    return found


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize("path", [PDF, DOCX, WARC, MAIL], ids=lambda path: path.suffix)
@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.97, 0.999])
def test_a_file_cut_short(tmp_path, path, share):
    data = path.read_bytes()
    outcome(tmp_path, path.name, data[: int(len(data) * share)])


@pytest.mark.long
@pytest.mark.parametrize("path", [PDF, DOCX, WARC, MAIL], ids=lambda path: path.suffix)
@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_changed_bytes(tmp_path, path, seed):
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    outcome(tmp_path, path.name, bytes(data))


@pytest.mark.parametrize("ending", KNOWN)
@pytest.mark.parametrize("path", [PDF, DOCX, WARC, MAIL], ids=lambda path: path.suffix)
def test_a_file_of_one_kind_under_the_ending_of_another(tmp_path, ending, path):
    outcome(tmp_path, f"a{ending}", path.read_bytes())


@pytest.mark.parametrize("ending", [*KNOWN, ".txt.gz", ".jsonl.gz", ".warc.gz", ".pdf.gz"])
def test_a_bomb_of_gzip(tmp_path, ending):
    data = gzip.compress(b"word " * 12_000_000)
    assert isinstance(outcome(tmp_path, f"a{ending}", data)[-1], Problem)


@pytest.mark.long
def test_a_bomb_of_gigabytes(tmp_path):
    piece = gzip.compress(bytes(200_000_000))
    (problem,) = outcome(tmp_path, "a.jsonl.gz", piece * 20)
    assert isinstance(problem, Problem)


def test_a_bomb_of_zip(tmp_path):
    (problem,) = outcome(
        tmp_path, "a.docx", zipped(word__document_xml=b"", **{"word/document.xml": b"<a>" * 30_000_000})
    )
    assert "unpacks to more than 50 MB" in problem.reason


def test_a_word_document_of_deep_or_endless_xml(tmp_path):
    types = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    laughs = b'<!DOCTYPE a [<!ENTITY l0 "lol">' + b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    for xml in (b"<a>" * 100_000, laughs + b"]><a>&l9;</a>", b"", b"<a/>", b"\xff\xfe"):
        parts = {"[Content_Types].xml": types, "word/document.xml": xml, "_rels/.rels": xml}
        (problem,) = outcome(tmp_path, "a.docx", zipped(**parts))
        assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 100_000 + b"A sentence of an article, long enough to be one of them.",
        b"<p>" * 50_001,
        b"<html>" + b"<!--" * 100_000,
        b"<script>" * 100_000,
        b"<a href='" + b"x" * 5_000_000,
        b"<html><body>" + b"&" * 1_000_000,
        b"\xef\xbb\xbf<html>" + b"\xff" * 1_000_000,
    ],
)
def test_a_page_that_is_none(tmp_path, content):
    outcome(tmp_path, "a.html", content)
    outcome(tmp_path, "b.txt", b"<html>" + content)


PDF_HEAD = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"


@pytest.mark.parametrize(
    "rest",
    [
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",  # its own child
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>endobj\ntrailer<</Root 1 0 R>>",
        b"trailer<</Root 1 0 R/Prev 0>>\nstartxref\n0\n%%EOF",
        b"2 0 obj" + b"<<" * 50_000 + b"endobj\ntrailer<</Root 1 0 R>>",
        b"2 0 obj" + b"[" * 50_000 + b"endobj\ntrailer<</Root 1 0 R>>",
        b"xref\n0 99999999\n"
        + b"0000000000 65535 f \n" * 1000
        + b"trailer<</Root 1 0 R/Size 99999999>>\nstartxref\n50\n%%EOF",
        b"",
        b"\x00" * 100_000,
    ],
)
def test_a_pdf_that_leads_nowhere(tmp_path, rest):
    (problem,) = outcome(tmp_path, "a.pdf", PDF_HEAD + rest)
    assert isinstance(problem, Problem)


@pytest.mark.parametrize("orders", [b"BT (a) Tj ET\n", b"q ", b"[(", b"0 0 m "])
def test_a_pdf_of_endless_drawing(tmp_path, orders):
    import zlib

    content = zlib.compress(orders * (40_000_000 // len(orders)))
    data = (
        PDF_HEAD
        + b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
        + b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(content)
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )
    (problem,) = outcome(tmp_path, "a.pdf", data)
    assert isinstance(problem, Problem)


def test_a_mail_of_a_thousand_layers(tmp_path):
    layers = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    (problem,) = outcome(tmp_path, "a.eml", b"Subject: deep\n" + layers)
    assert isinstance(problem, Problem)
    many = b'Subject: many\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 100_000
    (problem,) = outcome(tmp_path, "b.eml", many)
    assert isinstance(problem, Problem)


RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [
        RECORD % 10**12 + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",  # longer than the file
        RECORD % 0,
        RECORD.replace(b"%d", b"-5"),
        RECORD.replace(b"%d", b"many"),
        (RECORD % 10 + b"HTTP/1.1 2") * 3,
        b"WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Refers-To: <urn:uuid:1>\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
        * 1000,
        b"WARC/1.0\r\n" + b"X: " + b"y" * 5_000_000,
        b"WARC/1.0\r\n" + b"X: y\r\n" * 500_000,
    ],
)
def test_an_archive_that_leads_nowhere(tmp_path, data):
    outcome(tmp_path, "a.warc", data)


def test_a_page_over_the_limit_in_an_archive(tmp_path):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>word word</p>" * 1_000_000
    (problem,) = outcome(tmp_path, "a.warc", RECORD % len(page) + page + b"\r\n\r\n")
    assert problem.reason.startswith("longer than 10 MB")


@pytest.mark.parametrize(
    "data",
    [
        b'text\n"' + b"a" * 12_000_000,
        b"text\n" + b'"' * 1_000_000,
        b"text," * 100_000 + b"\n" + b"a," * 100_000,
        b"text\n" + b"\0" * 100_000,
        b"text\r" * 100_000,
        b'text\n"a"b"c"\n' * 1_000,
    ],
)
def test_a_table_that_is_none(tmp_path, data):
    outcome(tmp_path, "a.csv", data)


@pytest.mark.parametrize(
    "piece", ["a\n", "Фото: ", "— ", "© ", "Читайте также:\n", "USD 1\n", "12 мая 2024 ", "«", "1.1.", "A. "]
)
def test_a_text_that_is_one_thing_over_and_over(tmp_path, piece):
    outcome(tmp_path, "a.txt", (piece * (2_000_000 // len(piece))).encode())
    outcome(tmp_path, "a.txt", (piece * 2000).encode())
