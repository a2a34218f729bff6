"""``python -m casearch``."""

from casearch.cli import script

if __name__ == "__main__":
    script()
