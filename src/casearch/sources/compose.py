"""A tidied text, and what its format says of it, to an article: cleaned, its title apart, its date and outlet found."""

from casearch.errors import SourceError
from casearch.sources.article import Article
from casearch.sources.boilerplate import Dropped, clean
from casearch.sources.fields import Fields
from casearch.sources.stated import stated_date, stated_source
from casearch.sources.titles import without_title


def compose(
    text: str,
    fields: Fields | None = None,
    *,
    find_title: bool = True,
    margins: tuple[Dropped, ...] = (),
) -> Article:
    """The article of a text.

    What the format says of a field comes first; what the text states fills the others. A text that is nothing
    but its headline is a text without a title, and one of which nothing would stay is left as it is: what is
    found has something to show.

    Args:
        text: as ``tidy`` leaves it.
        fields: what the format says of the document.
        find_title: whether to look for a headline in the text where the format gives none.
        margins: lines that the format sets apart: running heads, footers.

    Raises:
        SourceError: there is neither text nor title.
    """
    given = fields or Fields()
    if not text and not given.title:
        raise SourceError("empty")
    cleaned = clean(text, given.title, given.source, find_title=find_title)
    cleaned.margins.extend(margins)
    title, body = cleaned.title, cleaned.text
    if not body and text:
        title = given.title
        body = without_title(text, title) if title else text
    return Article(
        text=body,
        title=title,
        lang=given.lang,
        date=given.date or stated_date(cleaned),
        source=given.source or stated_source(cleaned),
        url=given.url,
        warnings=tuple(given.warnings),
    )
