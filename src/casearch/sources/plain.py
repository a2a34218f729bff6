"""Plain text to an article: .txt, and what is piped in."""

from casearch.sources.article import Article
from casearch.sources.compose import compose
from casearch.sources.encoding import decode, replaced_warning
from casearch.sources.fields import Fields
from casearch.sources.tidy import tidy


def read_article(data: bytes) -> Article:
    """The article of a plain text.

    Raises:
        SourceError: it is no text, or blank.
    """
    decoded, broken = decode(data)
    return compose(tidy(decoded), Fields(warnings=list(replaced_warning(broken))))
