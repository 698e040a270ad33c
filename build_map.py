"""Build the map of occupied Ukraine: the command line.

Arguments to Settings, Settings to the pipeline, the result to an exit code: 0 when the site was published, 1 when a
check refused it, 2 for arguments or input that cannot be used.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import CheckError, MapError
from geo.settings import Settings

COMMANDS = ("build", "geoparse", "gazetteer", "check")
log = logging.getLogger("build_map")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    arguments = _parser().parse_args(_with_command(list(sys.argv[1:] if argv is None else argv)))
    _set_up_logging(arguments)
    try:
        arguments.run(arguments)
    except CheckError as error:
        log.error("%s", error)
        return 1
    except MapError as error:
        log.error("%s", error)
        return 2
    return 0


def _build(arguments: argparse.Namespace) -> None:
    from geo.checks import check_build
    from geo.pipeline import build
    from maps.publish import publish_site

    settings = _settings(arguments)
    result = build(settings)
    for item in result.manifest["rejected"]:
        log.warning("not read: %s: %s", item["source"], item["reason"])
    check_build(result.manifest, result.incidents, settings.data / "expectations.yaml")
    publish_site(
        result.incidents,
        result.mentions,
        result.unresolved,
        result.manifest,
        result.oblasts,
        result.taxonomy,
        settings.out,
    )
    counts = result.manifest["counts"]
    log.info(
        "%d incidents from %d reports (%d not read) -> %s",
        len(result.incidents),
        counts["reports"],
        counts["rejected"],
        settings.out / "index.html",
    )


def _geoparse(arguments: argparse.Namespace) -> None:
    from geo.explain import explain

    print(explain(arguments.text, _settings(arguments)))


def _gazetteer(arguments: argparse.Namespace) -> None:
    from geo.gazetteer.compile import compile_gazetteer

    log.info("%s", compile_gazetteer(arguments.out, Settings().gazetteer, arguments.geonames))


def _check(arguments: argparse.Namespace) -> None:
    from geo.checks import check_site

    settings = _settings(arguments)
    check_site(settings.out, settings.data / "expectations.yaml")
    log.info("%s meets its expectations", settings.out)


def _settings(arguments: argparse.Namespace) -> Settings:
    given = {name: value for name, value in vars(arguments).items() if name in Settings.__slots__ and value}
    given["show_progress"] = sys.stderr.isatty() and not (arguments.quiet or arguments.json)
    return Settings(**given)


def _with_command(argv: list[str]) -> list[str]:
    """``build`` is what is meant where no command is named."""
    if argv and (argv[0] in COMMANDS or argv[0] in ("-h", "--help")):
        return argv
    return ["build", *argv]


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-v", "--verbose", action="store_true", help="say more")
    common.add_argument("--quiet", action="store_true", help="say only what is wrong")
    common.add_argument("--json", action="store_true", help="log as JSON, one object a line")
    common.add_argument("--gazetteer", type=Path, metavar="DIR", help="a gazetteer of your own (see: gazetteer)")
    parser = argparse.ArgumentParser(
        prog="build_map.py",
        description="Draws what reports say of Russian-occupied Ukraine as a map. Without a command: build.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    build = commands.add_parser("build", parents=[common], help="reports to a site with maps (the default)")
    build.add_argument(
        "sources", nargs="*", metavar="REPORTS", help="files, folders or addresses (default: data/reports)"
    )
    build.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (default: site)")
    build.add_argument("--workers", type=int, metavar="N", help="number of processes (default: as many as it pays)")
    build.set_defaults(run=_build)

    geoparse = commands.add_parser("geoparse", parents=[common], help="say what is recognised in a text, and why")
    geoparse.add_argument("text")
    geoparse.set_defaults(run=_geoparse)

    gazetteer = commands.add_parser("gazetteer", parents=[common], help="compile the gazetteer anew")
    gazetteer.add_argument(
        "--geonames", type=Path, metavar="UA.zip", help="GeoNames' dump for Ukraine, for more coordinates"
    )
    gazetteer.add_argument("--out", type=Path, required=True, metavar="DIR", help="where it goes")
    gazetteer.set_defaults(run=_gazetteer)

    check = commands.add_parser("check", parents=[common], help="does the last build meet data/expectations.yaml")
    check.add_argument("--out", type=Path, metavar="DIR", help="the site (default: site)")
    check.set_defaults(run=_check)
    return parser


def _set_up_logging(arguments: argparse.Namespace) -> None:
    handler = logging.StreamHandler()
    if arguments.json:
        from pythonjsonlogger.json import JsonFormatter

        handler.setFormatter(JsonFormatter("{asctime}{levelname}{name}{message}", style="{"))
    else:
        handler.setFormatter(logging.Formatter("{message}", style="{"))
    level = logging.DEBUG if arguments.verbose else logging.ERROR if arguments.quiet else logging.INFO
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("pyogrio", "fiona", "urllib3", "trafilatura", "matplotlib"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


if __name__ == "__main__":
    sys.exit(main())
