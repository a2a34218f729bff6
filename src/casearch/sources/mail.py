"""A mail (.eml) to an article: the subject, the day it was sent, who sent it, and its text."""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from casearch.errors import SourceError
from casearch.sources.article import MAX_BYTES, TOO_LONG, Article
from casearch.sources.compose import compose
from casearch.sources.fields import Fields
from casearch.sources.tidy import one_line, tidy

_MOST_PARTS = 200
_ANSWERED = re.compile(r"(?:(?:re|fwd?|отв|пер)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def read_article(data: bytes) -> Article:
    """The article of a mail.

    Raises:
        SourceError: it is no mail, or without text.
    """
    if not data.strip():
        raise SourceError("empty")
    if data.count(b"boundary=") > _MOST_PARTS or data.count(b"\n--") > _MOST_PARTS * 20:
        raise SourceError(f"has more than {_MOST_PARTS} parts; no mail of an article has")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        fields = _fields(message)
        kind, content = _text(message)
    except SourceError:
        raise
    except (Exception, RecursionError) as error:  # headers are as anyone wrote them
        raise SourceError(f"no sound mail: {type(error).__name__}") from error
    if len(content) > MAX_BYTES:
        raise SourceError(TOO_LONG)
    if kind == "html":
        return _from_page(content, fields)
    return compose(tidy(without_signature(content)), fields)


def without_signature(text: str) -> str:
    """A mail's text up to its signature, which begins with ``-- ``, and without the mail it answers."""
    unix = text.replace("\r\n", "\n")
    return _QUOTED.sub("", _SIGNATURE.split(unix)[0])


def _fields(message: EmailMessage) -> Fields:
    if not message.get("From") and not message.get("Subject") and not message.get("Date"):
        raise SourceError("no mail: it has neither sender nor subject nor date")
    subject = one_line(str(message.get("Subject") or ""))
    name, address = parseaddr(str(message.get("From") or ""))
    fields = Fields(title=_ANSWERED.sub("", subject) or None)
    fields.source = one_line(name) or address or None
    try:
        sent = parsedate_to_datetime(str(message.get("Date")))
    except (ValueError, TypeError):
        return fields
    fields.date = sent.isoformat(timespec="minutes")
    return fields


def _text(message: EmailMessage) -> tuple[str, str]:
    """The first part that is text: plain, else a page."""
    found: dict[str, str] = {}
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise SourceError(f"has more than {_MOST_PARTS} parts; no mail of an article has")
        kind = part.get_content_subtype()
        if part.get_content_maintype() == "text" and kind in ("plain", "html") and not part.get_filename():
            found.setdefault(kind, str(part.get_content()))
    for kind in ("plain", "html"):
        if found.get(kind, "").strip():
            return kind, found[kind]
    raise SourceError("the mail has no text")


def _from_page(content: str, fields: Fields) -> Article:
    from casearch.sources.webpage import read_article as read_page  # noqa: PLC0415  0.3 s, and few mails are pages

    page = read_page(content.encode())
    given = Fields(
        fields.title or page.title, page.lang, fields.date or page.date, fields.source or page.source
    )
    return compose(page.text, given)
