"""Web pages: the article out of them, its title without the site's name, the date that the page itself states."""

import time

import pytest

from casearch.document import Document
from casearch.sources import Problem

SENTENCE = (
    "Министерство водных ресурсов сообщило, что приток в водохранилище этой весной вдвое больше обычного. "
)
PAGE = """<!DOCTYPE html><html lang="ru"><head><title>{title}</title>{head}</head><body>
<nav><a href="/">Главная</a> <a href="/all">Все новости дня</a></nav>
<article><h1>{h1}</h1>
<p>{sentence}{sentence}</p><p>Специалисты ждут <b>паводка</b> в апреле.{sentence}</p>
<h2>Что дальше</h2><ul><li>Построят дамбу</li><li>Углубят русло</li></ul>
<table><tr><td>USD</td><td>470</td></tr></table>
<p>{sentence}</p></article>
<section id="comments"><p>Комментарий читателя, с которым мы не согласны.</p></section>
<footer>© 2024</footer></body></html>"""


def page(
    title="Приток вырос вдвое | Речной вестник", h1="Приток вырос вдвое", head="", sentence=SENTENCE
) -> str:
    return PAGE.format(title=title, h1=h1, head=head, sentence=sentence)


SITE = '<meta property="og:site_name" content="Речной вестник">'


def test_the_article_and_nothing_around_it(read_one):
    document = read_one("a.html", page(head=SITE))
    assert document.text.split("\n\n") == [
        (SENTENCE * 2).strip(),
        "Специалисты ждут паводка в апреле." + SENTENCE.strip(),
        "Что дальше\n- Построят дамбу\n- Углубят русло",
        SENTENCE.strip(),
    ]
    assert (document.title, document.source) == ("Приток вырос вдвое", "Речной вестник")
    assert (document.id, document.path, document.date, document.lang) == ("a.html", "a.html", None, None)


@pytest.mark.parametrize(
    "title",
    [
        "Приток вырос вдвое",
        "Приток вырос вдвое | Речной вестник",
        "Приток вырос вдвое — Речной вестник",
        "Приток вырос вдвое :: РЕЧНОЙ ВЕСТНИК",
        "Речной вестник » Приток вырос вдвое",
    ],
)
def test_the_title_is_without_the_sites_name(read_one, title):
    head = f'{SITE}<meta property="og:title" content="{title}">'
    assert read_one("a.html", page(head=head)).title == "Приток вырос вдвое"


def test_the_title_is_not_repeated_in_the_text(read_one):
    document = read_one("a.html", page(h1="ПРИТОК ВЫРОС ВДВОЕ", head=SITE))
    assert document.title.casefold() == "приток вырос вдвое"
    assert "приток вырос вдвое" not in document.text.casefold()


def test_the_address_is_the_pages_own(read_one):
    document = read_one("a.html", page(head='<link rel="canonical" href="https://river.example.org/news/1">'))
    assert document.url == "https://river.example.org/news/1"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<meta property="article:published_time" content="2024-05-16T19:19:00+05:00">',
            "2024-05-16T19:19:00+05:00",
        ),
        ('<meta name="date" content="2024-05-16">', "2024-05-16"),
        ('<meta itemprop="datePublished" content="2024-05-16 19:19">', "2024-05-16T19:19"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-16"}</script>',
            "2024-05-16",
        ),
        (
            """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},
            {"@type": ["NewsArticle"], "datePublished": "2024-05-16T10:00Z"}]}</script>""",
            "2024-05-16T10:00Z",
        ),
        ('<meta name="pubdate" content="soon"><meta name="date" content="2024-05-16">', "2024-05-16"),
        ('<meta property="article:modified_time" content="2024-05-16">', None),
        (
            '<script type="application/ld+json">{"@type": "Comment", "datePublished": "2024-05-16"}</script>',
            None,
        ),
        ('<script type="application/ld+json">{"datePublished": "2024-</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ("<!-- 2024-05-16 -->", None),
    ],
)
def test_the_date_is_what_the_page_states_and_never_a_guess(read_one, head, date):
    assert read_one("a.html", page(head=head)).date == date


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", '<meta charset="windows-1251">'),  # converted by who saved it, and left saying so
        ("cp1251", '<meta charset="windows-1251">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("cp1251", ""),
        ("cp1251", '<meta charset="utf-8">'),
        ("koi8-r", '<meta charset="koi8-r">'),
        ("cp1251", '<meta charset="rot13">'),
        ("cp1251", '<meta charset="cp9999">'),
    ],
)
def test_a_page_is_read_in_its_encoding(read_one, encoding, head):
    document = read_one("a.html", page(head=head).replace("©", "").encode(encoding))
    assert document.title == "Приток вырос вдвое"
    assert SENTENCE.strip() in document.text


def test_xhtml_with_its_declaration(read_one):
    source = '<?xml version="1.0" encoding="windows-1251"?>\n' + page().replace("©", "")
    assert SENTENCE.strip() in read_one("a.xhtml", source.encode("cp1251")).text


@pytest.mark.parametrize(
    "source",
    [
        "<html><head><title>Nothing here</title></head><body></body></html>",
        "<html>",
        "<!-- only a remark -->",
        "<html><body><script>var x = 'words in a script are not an article';</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_a_problem(read_back, source):
    (problem,) = read_back("a.html", source)
    assert problem.reason.startswith("no article text found")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + SENTENCE,
        "<b>" * 400_000 + SENTENCE,
        "<table><tr><td>" * 30_000 + SENTENCE,
        "<ul><li>" * 50_000 + SENTENCE,
        "<p>a" * 300_000,
        "<a href='x'>words</a>" * 100_000,
        "<a " + "x=1 " * 100_000 + ">" + SENTENCE,
        "&#x1;&#xD800;&#0;" * 30_000,
        "<svg><math><template>" * 20_000,
    ],
)
def test_a_hostile_page_neither_raises_nor_hangs(read_back, body):
    start = time.process_time()
    results = read_back("a.html", f"<html><body><article>{body}</article></body></html>")
    assert len(results) == 1
    assert time.process_time() - start < 20


def test_a_page_of_too_many_elements_is_a_problem(read_back):
    (problem,) = read_back("a.html", "<html><body>" + "<p>a</p>" * 50_001 + "</body></html>")
    assert problem == Problem("a.html", "the page has more than 50,000 elements; no article has")


def test_what_the_extractor_raises_is_a_problem(read_back, monkeypatch):
    import trafilatura

    def fail(*args, **kwargs):
        raise AttributeError("inside")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert read_back("a.html", page()) == [
        Problem("a.html", "no article text found in the page: AttributeError")
    ]


def test_nothing_is_printed(read_back, capfd):
    read_back("a.html", "<html>")
    read_back("b.html", page())
    assert capfd.readouterr() == ("", "")


def test_the_same_page_gives_the_same_document(read_one):
    assert read_one("a.html", page()) == read_one("a.html", page())
    assert isinstance(read_one("a.html", page()), Document)
