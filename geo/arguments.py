"""What may be said on the command line: the commands of ``build_map.py`` and their options."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from geo.settings import MAX_WORKERS

_COMMANDS = ("build", "geoparse", "gazetteer", "update", "check")
_FLAGS = ("-v", "--verbose", "--quiet", "--json")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments by name, ``command`` among them: ``build`` where none is named.

    Ends the program with exit code 2 and one line for what it does not take, with 0 after ``--help``.
    """
    return _parser().parse_args(_with_command(list(argv)))


def _with_command(argv: list[str]) -> list[str]:
    """The command before all flags; ``build`` where none is named."""
    if argv[:1] in (["-h"], ["--help"]):
        return argv
    place = next((i for i, word in enumerate(argv) if word not in _FLAGS), len(argv))
    if argv[place : place + 1] and argv[place] in _COMMANDS:
        return [argv[place], *argv[:place], *argv[place + 1 :]]
    return ["build", *argv]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _workers(value: str) -> int:
    if not value.isdecimal() or int(value) > MAX_WORKERS:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 to {MAX_WORKERS}")
    return int(value)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day like 2026-11-21") from None


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    loudness = common.add_mutually_exclusive_group()
    loudness.add_argument("-v", "--verbose", action="store_true", help="say more")
    loudness.add_argument("--quiet", action="store_true", help="say only what is wrong")
    common.add_argument("--json", action="store_true", help="log as JSON, one object a line")
    reading = _Parser(add_help=False)
    reading.add_argument("--gazetteer", type=Path, metavar="DIR", help="a gazetteer of your own (see: gazetteer)")
    parser = _Parser(
        prog="build_map.py",
        description="Draws what reports say of Russian-occupied Ukraine as a map. Without a command: build.",
    )
    commands = parser.add_subparsers(required=True, dest="command", metavar="command")

    build = commands.add_parser("build", parents=[common, reading], help="reports to a site with maps (the default)")
    build.add_argument(
        "sources", nargs="*", metavar="REPORTS", help="files, folders or addresses (default: data/reports)"
    )
    build.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (default: site)")
    build.add_argument(
        "--tiles", metavar="PROVIDER", help="a tile provider that xyzservices knows (default: none is asked)"
    )
    build.add_argument("--address", metavar="URL", help="the public address of the site, for link previews and oEmbed")
    build.add_argument(
        "--stamp",
        metavar="MOMENT",
        help="when the site is built, such as 2026-11-22T04:00Z (default: SOURCE_DATE_EPOCH, else not said)",
    )
    build.add_argument(
        "--workers", type=_workers, metavar="N", help="number of processes (default: as many as it pays)"
    )
    build.add_argument(
        "--boundaries",
        action="append",
        metavar="PATH",
        help="a file or folder with raions and hromadas; may be repeated",
    )
    build.add_argument(
        "--control",
        action="append",
        metavar="PATH",
        help="who held what: a folder of DeepState's daily GeoJSON, the ministry's list (.docx), polygons with a column"
        " of days, or built-in; may be repeated, the preferred first",
    )

    geoparse = commands.add_parser(
        "geoparse", parents=[common, reading], help="say what is recognised in a text, and why"
    )
    geoparse.add_argument("text")

    gazetteer = commands.add_parser("gazetteer", parents=[common], help="compile the gazetteer anew")
    gazetteer.add_argument(
        "--geonames", type=Path, metavar="UA.zip", help="GeoNames' dump for Ukraine, for more coordinates"
    )
    gazetteer.add_argument("--out", type=Path, required=True, metavar="DIR", help="where it goes")

    update = commands.add_parser("update", parents=[common], help="fetch newer data from their publishers")
    update.add_argument(
        "--out", type=Path, default=Path("updates"), metavar="DIR", help="where they go (default: updates)"
    )
    update.add_argument("--only", nargs="+", metavar="NAME", help="only these of data/catalogue.yaml")
    update.add_argument("--day", type=_day, metavar="DATE", help="the newest day of dated files (default: today)")

    check = commands.add_parser("check", parents=[common], help="does the last build meet data/expectations.yaml")
    check.add_argument("--out", type=Path, metavar="DIR", help="the site (default: site)")
    return parser
