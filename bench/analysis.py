"""How fast is text analysed? Tokens to terms on a first pass, over pymorphy3 on each running Russian word.

    python ../shared/bench/make_corpus.py 4000 --seed 1 --data ../shared/data > /tmp/docs.jsonl
    python bench/analysis.py /tmp/docs.jsonl

Both are timed in turns, a hundred documents each, so that a busy machine slows both. ``--every N`` asks
pymorphy3 for every Nth Russian document only (1: all of them; it takes minutes).
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from casearch.analysis import Analyser
from casearch.document import Document

WORDS = 1_000_000
BLOCK = 100
CYRILLIC = re.compile("[А-яЁё]+")


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file of make_corpus.py."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Document(id=row["id"], title=row["title"], text=row["text"], lang=row["lang"])


def loading(word: str, lang: str) -> float:
    """Milliseconds that the first word of a language takes in a new process, when ``Analyser`` is there."""
    program = (
        "import time; from casearch.analysis import Analyser; begun = time.perf_counter();"
        f"Analyser().terms({word!r}, {lang!r}); print(1000 * (time.perf_counter() - begun))"
    )
    return min(
        float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout)  # noqa: S603
        for _ in range(3)
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=10)
    options = parser.parse_args()

    analyser, seconds, read, kinds = Analyser(), 0.0, 0, Counter[str]()
    peer_seconds, peer_words, russian = 0.0, 0, 0
    analyser.terms("слово", "ru")
    parse = None
    source = documents(options.corpus)
    while block := list(islice(source, BLOCK)):
        begun = time.process_time()
        for document in block:
            result = analyser.document(document)
            read += len(result.title) + len(result.text)
            kinds[document.lang or ""] += len(result.text)
        seconds += time.process_time() - begun
        words = []
        for document in block:
            if document.lang == "ru":
                russian += 1
                if russian % options.every == 0:
                    words += CYRILLIC.findall(document.text)
        if parse is None:
            from pymorphy3 import MorphAnalyzer  # noqa: PLC0415

            parse = MorphAnalyzer(lang="ru").parse
        begun = time.process_time()
        for word in words:
            parse(word)
        peer_seconds += time.process_time() - begun
        peer_words += len(words)
        if read >= WORDS:
            break
    ours, theirs = read / seconds, peer_words / peer_seconds
    print(f"{read:,} words ({', '.join(f'{lang} {count:,}' for lang, count in kinds.items())})")
    print(f"analysis        {ours:10,.0f} words a second")
    print(f"pymorphy3.parse {theirs:10,.0f} words a second ({peer_words:,} Russian words)")
    print(f"ratio           {ours / theirs:10.1f}")
    for word, lang in (("министрліктің", "kk"), ("ministries", "en"), ("министерства", "ru")):
        print(f"first word {lang}  {loading(word, lang):9.0f} ms")
    print(f"memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:10,} MB (both)")


if __name__ == "__main__":
    main()
