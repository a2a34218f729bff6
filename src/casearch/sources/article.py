"""What a format finds in one file: the fields of a document before it has an id."""

from dataclasses import dataclass

from casearch.document import Document

MAX_BYTES = 10_000_000
"""Longest document in bytes. The longest news article is a hundredth of it; what is longer is something else."""

MAX_UNPACKED = 50_000_000
"""Bytes that a packed file may hold: a .docx, the pictures of a .pdf, the attachments of a mail."""

TOO_LONG = f"longer than {MAX_BYTES // 1_000_000} MB, the limit for one document; split it"


@dataclass(frozen=True, slots=True)
class Article:
    """The article of one file, and what was noticed on the way (``warnings``, without the path)."""

    text: str
    title: str | None = None
    lang: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()

    def document(self, id: str, path: str | None) -> Document:
        """The document of this article.

        Raises:
            DocumentError: it is none.
        """
        return Document(
            id=id,
            text=self.text,
            title=self.title,
            lang=self.lang,
            date=self.date,
            source=self.source,
            path=path,
            url=self.url,
        )
