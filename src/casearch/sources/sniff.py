"""What a file is by its first bytes, where these are surer than its name."""

import re

_MAGIC = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"WARC/", ".warc"))
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[a-zA-Z!/?]")
_TEXTS = (".txt", ".md", ".markdown")
_PAGES = (".html", ".htm", ".xhtml")
_PACKED_KINDS = (".pdf", ".docx")
_HEAD = 4096


def kind_of_content(data: bytes, ending: str) -> str:
    """The ending a file should have, from its content and the one it has."""
    sure = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if sure:
        return sure
    head = data[:_HEAD].replace(b"\0", b"")  # of UTF-16
    if ending in (*_TEXTS, *_PACKED_KINDS) and _HTML.match(head):
        return ".html"
    is_text = ending in _PACKED_KINDS and len(head) == len(data[:_HEAD]) and b"%PDF-" not in head
    is_bare = ending in _PAGES and data.strip() and not _TAG.search(data.replace(b"\0", b""))
    return ".txt" if is_text or is_bare else ending
