"""How is it asked from a terminal? One thin command a file over the public API."""

import sys


def main() -> None:
    """Run the command line; the process ends with 0 (found, done), 1 (nothing found) or 2 (error)."""
    try:
        from casearch.cli.run import run  # noqa: PLC0415 - Ctrl-C while it loads is no traceback either

        run()
    except KeyboardInterrupt:
        print("casearch: interrupted; the index is as the last commit left it", file=sys.stderr)
        sys.exit(2)
