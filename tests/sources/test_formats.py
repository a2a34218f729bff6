"""Formats beside text, pages and JSON rows: tables, mails, PDF, Word, web archives, packed files, wrong endings."""

import gzip
import io
import json
import sys
from email.message import EmailMessage

import pytest

from casearch.document import Document
from casearch.sources import Problem, Skipped, Warned, scan

TITLE = "Приток вырос вдвое против нормы"
BODY = [
    "Министерство водных ресурсов сообщило, что приток в водохранилище этой весной вдвое больше обычного.",
    "Специалисты ждут паводка в апреле и просят жителей долины держать вещи собранными.",
]
TEXT = "\n\n".join(BODY)


class TestTable:
    def test_a_row_is_a_document(self, read_back):
        rows = 'id,title,text,lang,date,source,url\nr-1,Вода,"Первая строка.\n\nВторая, с запятой.",ru,2024-05-16,Вестник,\n'
        assert read_back("a.csv", rows) == [
            Document(
                "r-1", "Первая строка.\n\nВторая, с запятой.", "Вода", "ru", "2024-05-16", "Вестник", "a.csv"
            )
        ]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
    def test_in_each_form(self, read_back, delimiter, encoding):
        rows = f"заголовок{delimiter}текст\n" + f"Вода{delimiter}Она дорожает с мая.\n" * 3
        documents = read_back("a.csv", rows.encode(encoding))
        assert [(item.id, item.title, item.text) for item in documents] == [
            (f"a.csv#{line}", "Вода", "Она дорожает с мая.") for line in (2, 3, 4)
        ]

    @pytest.mark.parametrize(
        ("rows", "reason"),
        [
            ("", "empty"),
            ("id,text\n", "empty"),
            ("id,title\n1,2\n", 'its first row names no column "text"'),
            ("text\n\n", "empty"),
            (b"\x00\x01\x02,text\n", "looks like a binary file"),
            ("id," * 600 + "text\n", "has more than 500 columns"),
        ],
    )
    def test_a_bad_one_is_a_problem(self, read_back, rows, reason):
        (problem,) = read_back("a.csv", rows)
        assert problem.reason.startswith(reason)

    def test_a_bad_row_is_a_problem_with_its_line(self, read_back):
        good, problem, after = read_back("a.csv", "id,text\n1,One row.\n2,\n3,Three rows.\n")
        assert problem == Problem("a.csv:3", 'the row has no "text"')
        assert (good.id, after.id) == ("1", "3")

    def test_a_quotation_without_end_is_a_problem_and_not_held(self, read_back):
        rows = b'id,text\n1,One row.\n2,"' + b"word word\n" * 1_200_000
        good, problem = read_back("a.csv", rows)
        assert good.id == "1"
        assert problem == Problem("a.csv:3", "longer than 10 MB, the limit for one document; split it")


class TestMail:
    def mail(self, **headers) -> EmailMessage:
        message = EmailMessage()
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(f"{TEXT}\n\n-- \nПресс-служба\n+7 700 000\n")
        return message

    def test_headers_say_who_and_when(self, read_one):
        message = self.mail(
            Subject=f"Fwd: {TITLE}",
            From="Пресс-центр <press@example.org>",
            Date="Tue, 17 Feb 2026 15:42:10 +0500",
        )
        document = read_one("a.eml", message.as_bytes())
        assert (document.title, document.source) == (TITLE, "Пресс-центр")
        assert document.date == "2026-02-17T15:42+05:00"
        assert document.text == TEXT

    def test_a_page_in_a_mail(self, read_one):
        message = EmailMessage()
        message["Subject"] = TITLE
        message.set_content(
            "<html><body>" + "".join(f"<p>{line}</p>" for line in BODY) + "</body></html>", subtype="html"
        )
        message.add_attachment(b"\x89PNG" * 100, maintype="image", subtype="png", filename="a.png")
        document = read_one("a.eml", message.as_bytes())
        assert (document.title, document.text, document.date) == (TITLE, TEXT, None)

    @pytest.mark.parametrize(
        "content", ["no headers at all", "Subject: nothing\n\n", "Date: soon\nFrom: a@b\n\n"]
    )
    def test_what_is_none_is_a_problem(self, read_back, content):
        (problem,) = read_back("a.eml", content)
        assert isinstance(problem, Problem)


class TestPackages:
    @pytest.mark.parametrize(
        ("name", "module", "command"),
        [
            ("a.pdf", "pypdf", "pip install 'casearch[office]'"),
            ("a.docx", "docx", "pip install 'casearch[office]'"),
            ("a.warc", "warcio.archiveiterator", "pip install 'casearch[web-archives]'"),
        ],
    )
    def test_without_its_package_a_file_is_skipped_with_the_command(
        self, read_back, monkeypatch, name, module, command
    ):
        monkeypatch.setitem(sys.modules, module, None)
        content = {"a.pdf": b"%PDF-1.4", "a.docx": b"PK\x03\x04", "a.warc": b"WARC/1.0\r\n"}[name]
        (skipped,) = read_back(name, content)
        assert isinstance(skipped, Skipped)
        assert command in skipped.reason


class TestWord:
    def docx(self) -> bytes:
        docx = pytest.importorskip("docx")
        document = docx.Document()
        document.add_heading(TITLE, 1)
        document.add_paragraph("Алматы, 7 марта 2024 г.")
        for line in BODY:
            document.add_paragraph(line)
        document.sections[0].footer.paragraphs[0].text = "Редакция «Речной вестник». Копируйте."
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    def test_paragraphs_and_what_they_say(self, read_one):
        document = read_one("a.docx", self.docx())
        assert (document.title, document.text) == (TITLE, TEXT)
        assert (document.date, document.source) == ("2024-03-07", "Речной вестник")

    def test_under_another_name(self, read_one):
        assert read_one("a.txt", self.docx()).text == TEXT

    def test_a_zip_that_is_none(self, read_back):
        import zipfile

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", "text")
        (problem,) = read_back("a.docx", out.getvalue())
        assert problem.reason == "a zip archive that is no Word document; unpack it"


class TestPdf:
    def test_paragraphs_are_joined_and_running_heads_left_out(self):
        from casearch.sources.pdf import _joined, _paragraphs, _Piece, _running, _runs

        def page(number, *lines):
            head = _Piece("Речной вестник · Вода", 800, 8)
            foot = _Piece(f"16 мая 2024 г. · страница {number}", 30, 8)
            return [head, *lines, foot]

        first = page(1, _Piece("Приток в водохра-", 700, 11), _Piece("нилище вырос", 685, 11))
        second = page(
            2,
            _Piece("вдвое и ещё", 700, 11),
            _Piece("прибывает.", 685, 11),
            _Piece("Ждут паводка,", 660, 11),
            _Piece("но спокойно.", 645, 11),
        )
        running = _running([first, second])
        pages = [
            _paragraphs([piece for piece in page if not _runs(piece, running)]) for page in (first, second)
        ]
        assert _joined(pages) == [
            "Приток в водохранилище вырос вдвое и ещё прибывает.",
            "Ждут паводка, но спокойно.",
        ]

    def test_without_text(self, read_back):
        pypdf = pytest.importorskip("pypdf")
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        out = io.BytesIO()
        writer.write(out)
        (problem,) = read_back("a.pdf", out.getvalue())
        assert problem.reason.startswith("holds no text, only pictures of it")


PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>"


def archive(*pages: tuple[str, str, bytes]) -> bytes:
    """A web archive of answers: address, status, content."""
    pytest.importorskip("warcio")
    records = []
    for address, status, content in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)


class TestWebArchive:
    def test_a_page_is_a_document(self, read_back):
        data = archive(
            ("https://a.example/1", "200 OK", PAGE.encode()),
            ("https://a.example/2", "404 Not Found", PAGE.encode()),
            ("https://a.example/3", "200 OK", b"<html></html>"),
        )
        document, problem = read_back("a.warc", data)
        assert (document.id, document.url, document.path) == (
            "a.warc#https://a.example/1",
            "https://a.example/1",
            "a.warc",
        )
        assert (document.title, document.text) == (TITLE, TEXT)
        assert problem.path == "a.warc#https://a.example/3"
        assert read_back("a.warc.gz", gzip.compress(data))[0].text == TEXT

    def test_one_without_pages(self, read_back):
        assert read_back("a.warc", archive(("https://a.example/2", "404 Not Found", b""))) == [
            Problem("a.warc", "holds no page of HTML")
        ]


class TestPacked:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.txt.gz", f"{TITLE}\n\n{TEXT}"),
            ("a.md.gz", f"# {TITLE}\n\n{TEXT}"),
            ("a.html.gz", PAGE),
            ("a.jsonl.gz", json.dumps({"title": TITLE, "text": TEXT})),
            ("a.csv.gz", f'title,text\n{TITLE},"{TEXT}"\n'),
        ],
    )
    def test_every_kind_of_text(self, read_one, name, content):
        document = read_one(name, gzip.compress(content.encode()))
        assert (document.title, document.text) == (TITLE, TEXT)

    def test_in_several_members_and_without_the_ending(self, read_one):
        data = gzip.compress(f"{TITLE}\n\n".encode()) + gzip.compress(TEXT.encode())
        assert read_one("a.txt", data).text == TEXT

    def test_an_ending_alone_says_nothing(self, folder):
        (folder / "a.gz").write_bytes(b"")
        assert scan(["a.gz"]).problems[0].reason.startswith(".gz files are not read")

    def test_rows_before_the_damage_are_read(self, read_back):
        import random

        rows = "".join(f'{{"text": "Row {random.random()} of it."}}\n' for _ in range(8_000))
        *found, problem = read_back("a.jsonl.gz", gzip.compress(rows.encode())[:-20_000])
        assert len(found) > 1000
        assert problem.reason.startswith("the packed file is damaged or cut short")


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", PAGE), ("a.md", PAGE), ("a.pdf", PAGE), ("a.pdf", f"{TITLE}\n\n{TEXT}")]
)
def test_a_wrong_ending_is_seen_through(read_one, name, content):
    assert read_one(name, content).text == TEXT


def test_plain_text_saved_as_a_page(read_one):
    assert read_one("a.html", f"{TITLE}\n\n{TEXT}").text == TEXT


def test_rows_in_a_file_of_one_document_are_a_problem(read_back):
    (problem,) = read_back("a.txt", archive(("https://a.example/1", "200 OK", PAGE.encode())))
    assert "rename it to end in .warc" in problem.reason


def test_a_warning_goes_before_a_row_of_a_table(read_back):
    warned, document = read_back("a.csv", "text,date\nOne row.,soon\n")
    assert isinstance(warned, Warned)
    assert document.date is None
