"""Where and with what was measured, by which clock, and each measurement in a process of its own."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from typing import Any, Final

CLOCKS: Final[dict[str, Callable[[], int]]] = {"wall": time.perf_counter_ns, "cpu": time.process_time_ns}
"""Nanoseconds that passed, and those that this process had of a processor: other work does not lengthen the second."""


def heading(*packages: str) -> str:
    """The line above a run's tables."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {machine}, {versions}"


def alone(function: Callable[..., Any], *args: Any) -> Any:
    """The result of a function in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, args)
