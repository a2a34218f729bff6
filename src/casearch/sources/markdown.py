"""Markdown to an article: front matter to fields, marks stripped, every word kept.

Not a parser: a news text uses a dozen marks, and what is taken off wrongly is a character, never a word.
Each pattern is bounded and stops where it could begin anew, so that time grows with length only.
"""

import re
from dataclasses import replace
from functools import cache

from casearch.sources.article import Article
from casearch.sources.compose import compose
from casearch.sources.encoding import decode, replaced_warning
from casearch.sources.fields import checked_fields
from casearch.sources.tidy import tidy

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:(?!---)[^\n]*\n){0,200}?)---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"(?P<key>[A-Za-z_]{1,40})[ \t]*:[ \t]+(?P<value>[^\n]+)")
_QUOTED = re.compile(r"(['\"])(.*)\1")

_LINES = [  # (pattern, what stands for it), each line from its start
    (r"^ {0,3}(?:`{3,}|~{3,})[^\n`]{0,100}$", ""),  # fence of code
    (r"^ {0,3}(?:[-*_][ \t]{0,3}){3,200}$", ""),  # ruler, and the underline of a heading
    (r"^ {0,3}=+[ \t]*$", ""),
    (r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S{1,2000}[^\n]{0,200}$", ""),  # where a link leads
    (r"^[|:\- \t]*\|[|:\- \t]*$\n?", ""),  # line between a table's head and its body
    (r"^ {0,3}(?:>[ \t]?){1,20}", ""),  # quotation
    (r"^ {0,3}#{2,6}[ \t]+", ""),  # "# " stays till the headline is found
    (r"[ \t]#{1,6}[ \t]*$", ""),
    (r"^([ \t]{0,20})[*+][ \t]+", r"\1- "),  # bullets all alike
]
_INLINE = [
    (r"<!--[^<]{0,2000}?-->", ""),
    (r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)", ""),  # picture
    (r"\[([^\[\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)", r"\1"),  # link, to its text
    (r"\[([^\[\]\n]{1,1000})\]\[[^\[\]\n]{0,200}\]", r"\1"),
    (r"<((?:https?|mailto):[^<>\s]{1,2000})>", r"\1"),
    (r"</?[A-Za-z][^<>\n]{0,500}>", ""),  # a tag
    (r"(?<![\\*])\*{1,3}(?![\s*])([^*\n]{1,2000})(?<![\s\\])\*{1,3}(?!\*)", r"\1"),  # emphasis
    (r"(?<![\\\w])_{1,3}(?![\s_])([^_\n]{1,2000})(?<![\s\\])_{1,3}(?!\w)", r"\1"),
    (r"~~([^~\n]{1,2000})~~", r"\1"),
    (r"`{1,2}([^`\n]{1,2000})`{1,2}", r"\1"),
]
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_article(data: bytes) -> Article:
    """The article of a Markdown file; simple front matter (``key: value``) gives its fields.

    Raises:
        SourceError: it is no text, or blank.
    """
    decoded, broken = decode(data)
    source, front = _part_front_matter("\n".join(decoded.splitlines()))
    fields = checked_fields(front)
    fields.warnings[:0] = replaced_warning(broken)
    article = compose(tidy(strip_marks(source)), fields)
    return replace(article, text=article.text.removeprefix("# "))


def _part_front_matter(text: str) -> tuple[str, dict[str, object]]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return text, {}
    pairs = filter(None, map(_KEY.match, found["lines"].split("\n")))
    return text[found.end() :], {pair["key"].lower(): _unquoted(pair["value"].strip()) for pair in pairs}


def _unquoted(value: str) -> str | None:
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        return quoted[2]
    return None if value[0] in "[{|>&*" or value in ("null", "~") else value  # YAML that is no simple value


@cache
def _marks() -> list[tuple[re.Pattern[str], str]]:
    """The tables above, compiled when the first Markdown file comes."""
    lines = [(re.compile(pattern, re.MULTILINE), plain) for pattern, plain in _LINES]
    return lines + [(re.compile(pattern, re.DOTALL), plain) for pattern, plain in _INLINE]


def strip_marks(text: str) -> str:
    """A text without the marks of Markdown, but for ``# `` before its headline."""
    import html  # noqa: PLC0415  its table of entities is 2,000 long

    for pattern, plain in _marks():
        text = pattern.sub(plain, text)
    return _ESCAPED.sub(r"\1", html.unescape(text))
