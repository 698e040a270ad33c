"""From a new clone with one command: what ``make`` would do, without doing it."""

import os
import subprocess

import pytest

from tests.command_line import ROOT


def steps(target: str) -> list[str]:
    """The commands of a target on a machine where no environment is made yet."""
    make = ["make", "--dry-run", "--always-make", "--no-print-directory", target, "VENV=no-environment"]
    done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def positions(lines: list[str], *words: str) -> list[int]:
    return [next(number for number, line in enumerate(lines) if word in line) for word in words]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("map", ["-m venv no-environment", "-r requirements.txt", "no-environment/bin/python build_map.py"]),
        (
            "test",
            ["-m venv no-environment", "-r requirements-dev.txt", "maps/web ci", "-m pytest", "--test maps/web/test"],
        ),
        ("check", ["-m venv no-environment", "-r requirements-dev.txt", "-m ruff check", "-m pyright"]),
    ],
)
def test_one_command_makes_the_environment_first(target, words):
    order = positions(steps(target), *words)
    assert order == sorted(order)


def test_what_runs_the_map_is_not_what_tests_it():
    assert not any("requirements-dev" in line for line in steps("map"))


def test_continuous_integration_runs_every_test():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8").splitlines()
