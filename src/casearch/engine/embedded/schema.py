"""What is kept of a document: which fields have terms, and which numbers stand in columns.

=========  ==========================================  ===============================
name       terms                                       column
=========  ==========================================  ===============================
body       of title and text, with positions           its length (titles weighed)
title      of the title, with positions                its length
surface    words as written, at their positions        its length (titles weighed)
names      keys of names, at their words' positions    its length (titles weighed)
coarse     first letters of words, without positions   its length (titles weighed)
lang       the language                                1, or 0 where it is empty
source     the source, folded                          1, or 0 where there is none
id         the id                                      none
date       none                                        the moment, in microseconds
title_end  none                                        the first position behind the title
=========  ==========================================  ===============================
"""

from __future__ import annotations

from typing import Final

from casearch.document import parse_moment
from casearch.nodes import BODY, COARSE, ID, LANG, NAMES, SOURCE, SURFACE, TITLE

TITLE_END: Final = "title_end"

TERM_FIELDS: Final = (BODY, TITLE, SURFACE, NAMES, COARSE, LANG, SOURCE, ID)
"""Fields that hold terms."""

TOKEN_FIELDS: Final = (BODY, TITLE, SURFACE, NAMES, COARSE)
"""Fields whose terms come from words; a document has them as tokens, and a length in each."""

TITLE_WEIGHED: Final = (BODY, SURFACE, NAMES, COARSE)
"""Those of them that hold title and text, and in which terms of the title weigh more."""

POSITION_FIELDS: Final = (BODY, TITLE, SURFACE, NAMES)
"""Fields whose terms have positions; in ``COARSE`` they have none, in the others the one term stands at position 0."""

UNDATED: Final = -(1 << 63)
"""The moment of a document without a date."""

MICROSECONDS_A_DAY: Final = 86_400_000_000


def fold_source(source: str | None) -> str:
    """The term of a source."""
    return (source or "").casefold().strip()


def moment_number(date: str | None) -> int:
    """A date as microseconds; those of one day share ``number // MICROSECONDS_A_DAY``, its ordinal."""
    moment = parse_moment(date) if date is not None else None
    if moment is None:
        return UNDATED
    seconds = (moment.hour * 60 + moment.minute) * 60 + moment.second
    return moment.toordinal() * MICROSECONDS_A_DAY + seconds * 1_000_000 + moment.microsecond
