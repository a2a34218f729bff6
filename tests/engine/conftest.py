"""What the tests of the engine share."""

import os
import sys
from pathlib import Path

import pytest

from casearch.engine.embedded import EmbeddedEngine

sys.path.insert(0, str(Path(__file__).parent))  # for engine_oracle


@pytest.fixture
def engine(tmp_path):
    return EmbeddedEngine(tmp_path / "index")


@pytest.fixture
def no_sync(monkeypatch):
    """For tests of many commits, whose durability others test."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
