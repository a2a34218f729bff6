"""How is it asked from a terminal? One thin command a file over the public API."""

import os
import sys


class Finished(SystemExit):
    """A search is done: its answer is out, and nothing was begun that would have to be ended."""


def main() -> None:
    """Run the command line; the process ends with 0 (found, done), 1 (nothing found) or 2 (error)."""
    try:
        from casearch.cli.run import run  # noqa: PLC0415 - Ctrl-C while it loads is no traceback either

        run()
    except KeyboardInterrupt:
        print("casearch: interrupted; the index is as the last commit left it", file=sys.stderr)
        sys.exit(2)


def script() -> None:
    """As ``main``, for a process of its own: to take Python down piece by piece after a search is a tenth of its time."""
    try:
        main()
    except Finished as end:
        os._exit(int(end.code or 0))
