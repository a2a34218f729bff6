"""The pages show what really comes out: their examples run here, in order, on the project's corpus.

After a change of output, run ``python tests/test_readme.py`` to put the real one in, and read the difference.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import tempfile
from pathlib import Path

import pytest

from support import ROOT, run_casearch

README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "query-language.md")
CONSOLE = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
PYCON = re.compile(r"(?<=```pycon\n)(.*?)(?=```)", re.DOTALL)
CLOCK = re.compile(r"(?:took [\d.]+ s|in \d+ ms)")


def real(block: str, folder: Path) -> str:
    """A console block with the output that its commands have; a page that shows no indexing starts with an index."""
    lines = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        if not (folder / "index").exists() and not command.startswith("casearch index"):
            run_casearch("index", "corpus", cwd=folder)
        done = run_casearch(*shlex.split(command)[1:], cwd=folder)
        lines.append(f"$ {command}\n{done.stderr}{done.stdout}")
    return "".join(lines).replace("\n\n\n", "\n\n")


def without_clock(text: str) -> str:
    """Text without what the machine's speed changes."""
    return CLOCK.sub("(time)", text)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_console_examples_show_the_real_output(place, page):
    for block in CONSOLE.findall(page.read_text()):
        assert without_clock(real(block, place)) == without_clock(block)


def test_python_examples_run(place, monkeypatch):
    monkeypatch.chdir(place)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in PYCON.findall(README.read_text()):
        runner.run(parser.get_doctest(block, {}, "README.md", "README.md", 0))
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
        assert (page.parent / target).exists(), target


def rewrite() -> None:
    """Put the real output into the pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        for page in PAGES:
            page.write_text(CONSOLE.sub(lambda block: real(block[0], folder), page.read_text()))


if __name__ == "__main__":
    rewrite()
