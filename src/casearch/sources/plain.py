"""Plain text to an article: .txt, and what is piped in."""

from casearch.errors import SourceError
from casearch.sources.article import Article
from casearch.sources.encoding import decode, replaced_warning
from casearch.sources.headline import find_headline
from casearch.sources.tidy import tidy
from casearch.sources.titles import without_title


def read_article(data: bytes) -> Article:
    """The article of a plain text.

    Raises:
        SourceError: it is no text, or blank.
    """
    decoded, broken = decode(data)
    text = tidy(decoded)
    if not text:
        raise SourceError("empty")
    title, text = headline_and_text(text)
    return Article(text=text, title=title, warnings=replaced_warning(broken))


def headline_and_text(text: str) -> tuple[str | None, str]:
    """A tidied text parted into its headline, where it has one, and the rest.

    One that is nothing but its headline is a text without a title: what is found has something to show.
    """
    title = find_headline(text)
    rest = without_title(text, title) if title else text
    return (title, rest) if rest else (None, text)
