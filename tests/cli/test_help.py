"""Every command is helped, has an example that is one, and stands in the README."""

from __future__ import annotations

import shlex

import pytest
from typer.main import get_command

from casearch.cli.app import app
from support import ROOT, run_casearch

COMMANDS = get_command(app).commands


def test_the_commands_of_this_version():
    assert sorted(COMMANDS) == sorted(
        ["analyze", "batch", "delete", "evaluate", "explain", "export", "index", "info", "search", "show"]
    )


def test_without_arguments_help_is_shown(tmp_path):
    done = run_casearch(cwd=tmp_path)
    assert "Commands" in done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(name, tmp_path):
    shown = run_casearch(name, "--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert COMMANDS[name].help.splitlines()[0] in shown.stdout
    assert "Example: casearch " + name in " ".join(shown.stdout.split())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_example_parses(name):
    example = COMMANDS[name].epilog.removeprefix("Example: casearch ").split(" > ")[0]
    words = shlex.split(example)
    assert words[0] == name
    COMMANDS[name].make_context(name, words[1:], resilient_parsing=False).close()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_explained(name):
    for parameter in COMMANDS[name].params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_stands_in_the_readme(name):
    assert f"casearch {name}" in (ROOT / "README.md").read_text()


def test_shell_completion_installs(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    done = run_casearch("--show-completion", "bash", cwd=tmp_path)
    assert done.returncode == 0
    assert "complete" in done.stdout
