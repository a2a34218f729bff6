"""``python -m casearch``."""

from casearch.cli import main

if __name__ == "__main__":
    main()
