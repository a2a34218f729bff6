"""Which stated dates are ISO 8601, and what they become: never more precise than stated, never guessed."""

import pytest

from casearch.document import parse_moment
from casearch.sources.dates import iso_date


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-05-16", "2024-05-16"),
        (" 2024-05-16\n", "2024-05-16"),
        ("2024-05-16T19:19", "2024-05-16T19:19"),
        ("2024-05-16 19:19", "2024-05-16T19:19"),
        ("2024-05-16 9:05", "2024-05-16T09:05"),
        ("2024-05-16t19:19:07", "2024-05-16T19:19:07"),
        ("2024-05-16T19:19:07Z", "2024-05-16T19:19:07Z"),
        ("2024-05-16 19:19:07.250 +0500", "2024-05-16T19:19:07.250+05:00"),
        ("2024-05-16T19:19:07,5z", "2024-05-16T19:19:07.5Z"),
        ("2024-05-16T19:19-03:30", "2024-05-16T19:19-03:30"),
        ("2024-05-16T19:19+05", "2024-05-16T19:19+05:00"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_a_date_that_is_stated_in_full_is_read(stated, iso):
    assert iso_date(stated) == iso
    assert parse_moment(iso) is not None


@pytest.mark.parametrize(
    "stated",
    [
        *(
            "",
            "yesterday",
            "2024",
            "2024-05",
            "16.05.2024",
            "05/16/2024",
            "20240516",
            "2024-5-16",
            "1715887140",
        ),
        *("2023-02-29", "2024-13-01", "0000-01-01", "2024-05-16T25:00", "2024-05-16T19", "2024-05-16T19:60"),
        *("2024-05-16T19:19+99:00", "2024-05-16 and more", "٢٠٢٤-٠٥-١٦", "2024-05-16T19:19:00 PM"),
    ],
)
def test_anything_else_is_no_date(stated):
    assert iso_date(stated) is None
