"""What importing the sources costs: a corpus without web pages never loads what reads them."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys, types
package = types.ModuleType("casearch"); package.__path__ = [{path!r}]; sys.modules["casearch"] = package
from casearch.sources import *
print(*sys.modules)
"""


@pytest.mark.parametrize(
    "library", ["trafilatura", "lxml", "htmldate", "charset_normalizer", "logging", "html"]
)
def test_no_slow_library_is_imported_before_it_is_used(library):
    import casearch

    script = SCRIPT.format(path=casearch.__path__[0])
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert library not in loaded.split()


def test_the_public_names():
    from casearch import sources

    assert sources.__all__ == sorted(sources.__all__)
    assert all(hasattr(sources, name) for name in sources.__all__)
