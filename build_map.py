"""Build the map of occupied Ukraine: the command line.

Arguments to Settings, Settings to the pipeline, the result to an exit code: 0 when the site was published, 1 when a
check refused it or newer data cannot be had, 2 for arguments or input that cannot be used.
"""

import argparse
import io
import logging
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path
from typing import Any

from geo.arguments import parse_arguments
from geo.errors import CheckError, InputError, MapError, UpdateError
from geo.facts import DATA
from geo.settings import Settings

INTERRUPTED = 130
log = logging.getLogger("build_map")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    _set_up_logging(arguments)
    try:
        _COMMANDS[arguments.command](arguments)
    except (CheckError, UpdateError) as error:
        log.error("%s", error)
        return 1
    except MapError as error:
        log.error("%s", error)
        return 2
    except OSError as error:
        # A full disk, a folder that may not be written: the system says what, and -v where.
        log.error("%s", _reason(error), exc_info=arguments.verbose)
        return 2
    except KeyboardInterrupt:
        log.error("interrupted")
        return INTERRUPTED
    return 0


def _build(arguments: argparse.Namespace) -> None:
    from geo.checks import check_build
    from geo.folders import check_target
    from geo.pipeline import build
    from maps.basemap import Base
    from maps.contents import Contents
    from maps.publication import read_publication
    from maps.publish import MANIFEST, publish_site
    from maps.tiles import Tiles

    settings = _settings(arguments)
    check_target(settings.out, MANIFEST)
    publication = read_publication(settings.address, settings.stamp, os.environ.get("SOURCE_DATE_EPOCH", ""))
    result = build(settings)
    _tell_what_was_read(result.manifest)
    for item in result.unresolved:
        log.debug("no place: %s in %s: %s", item["text"], item["report_id"], item["reason"])
    check_build(result.manifest, result.incidents, DATA / "expectations.yaml")
    land = result.land
    contents = Contents(
        incidents=result.incidents,
        manifest=result.manifest,
        base=Base(land.oblasts, result.cities, result.occupied, land.rivers, land.abroad, land.raions),
        taxonomy=result.taxonomy,
        mentions=result.mentions,
        unresolved=result.unresolved,
        names=result.names,
        tiles=Tiles(settings.tiles) if settings.tiles else None,
        publication=publication,
    )
    publish_site(contents, settings.out)
    if not publication.address:
        log.info("link previews and oEmbed serve other sites once the public address is given (--address)")
    counts = result.manifest["counts"]
    told = "%d incidents from %d reports (%d not read) -> %s"
    log.info(told, len(result.incidents), counts["reports"], counts["rejected"], settings.out / "index.html")


def _tell_what_was_read(manifest: dict[str, Any]) -> None:
    """Log what went into a build, and each thing that could not be used as it was given."""
    boundaries, control = manifest["boundaries"], manifest["control"]
    for item in manifest["inputs"]:
        log.debug("read: %s: %d reports", item["source"], item["reports"])
    for item in manifest["rejected"]:
        log.warning("not read: %s: %s", item["source"], item["reason"])
    for item in manifest["shortened"]:
        log.warning("shortened: %s: %s", item["source"], item["reason"])
    for repair in boundaries["repairs"] + control["repairs"]:
        log.warning("repaired: %s", repair)
    for feature in boundaries["unmatched"]:
        log.warning("not used, no raion or hromada of the codifier: %s", feature)
    for source in control["sources"]:
        for line in source.get("unread", []):
            log.warning("not read: %s", line)


def _geoparse(arguments: argparse.Namespace) -> None:
    from geo.explain import explain

    if isinstance(sys.stdout, io.TextIOWrapper):
        # What the terminal's encoding lacks is shown as "?" rather than not at all.
        sys.stdout.reconfigure(errors="replace")
    print(explain(arguments.text, _settings(arguments)))


def _gazetteer(arguments: argparse.Namespace) -> None:
    try:
        from geo.gazetteer.compile import compile_gazetteer
    except ModuleNotFoundError as error:
        raise MapError(f"{error.name} is needed to compile a gazetteer: pip install -r requirements-dev.txt") from None

    log.info("%s", compile_gazetteer(arguments.out, Settings().gazetteer, arguments.geonames))


def _update(arguments: argparse.Namespace) -> None:
    from geo.update.catalogue import read_bounds, read_catalogue
    from geo.update.download import Downloader
    from geo.update.update import update

    out: Path = arguments.out
    if out.resolve().is_relative_to(DATA):
        raise InputError(f"{out}: lies in data/, which no command writes to; name another folder")
    publishers = read_catalogue(DATA / "catalogue.yaml")
    wanted: list[str] = arguments.only or list(publishers)
    unknown = sorted(set(wanted) - publishers.keys())
    if unknown:
        raise InputError(f"no publisher is called {', '.join(unknown)}; there are {', '.join(publishers)}")
    chosen = {name: publisher for name, publisher in publishers.items() if name in wanted}
    failed: list[str] = []
    downloader = Downloader(show_progress=_shows_progress(arguments))
    bounds = read_bounds(DATA / "expectations.yaml")
    for outcome in update(chosen, out, downloader, bounds, arguments.day or datetime.now(UTC).date()):
        if outcome.is_good:
            log.info("%s", outcome.message)
        else:
            log.error("%s", outcome.message)
            failed.append(outcome.name)
        if outcome.use:
            log.info("to use it: %s", outcome.use)
    if failed:
        raise UpdateError(f"not updated: {', '.join(failed)} ({len(failed)} of {len(chosen)})")


def _check(arguments: argparse.Namespace) -> None:
    from geo.checks import check_site

    settings = _settings(arguments)
    check_site(settings.out, DATA / "expectations.yaml")
    log.info("%s meets its expectations", settings.out)


def _settings(arguments: argparse.Namespace) -> Settings:
    given = {name: value for name, value in vars(arguments).items() if name in Settings.__slots__ and value}
    return Settings(**given, show_progress=_shows_progress(arguments))


def _shows_progress(arguments: argparse.Namespace) -> bool:
    return sys.stderr.isatty() and not (arguments.quiet or arguments.json)


def _reason(error: OSError) -> str:
    words = error.strerror or str(error)
    return f"{error.filename}: {words}" if error.filename else words


_COMMANDS = {"build": _build, "geoparse": _geoparse, "gazetteer": _gazetteer, "update": _update, "check": _check}


def _set_up_logging(arguments: argparse.Namespace) -> None:
    handler = logging.StreamHandler()
    if arguments.json:
        from pythonjsonlogger.json import JsonFormatter

        handler.setFormatter(JsonFormatter("{asctime}{levelname}{name}{message}", style="{"))
    else:
        handler.setFormatter(logging.Formatter("{message}", style="{"))
    # What libraries say helps to find a fault; it is no message to an operator.
    logging.basicConfig(
        level=logging.WARNING if arguments.verbose else logging.CRITICAL, handlers=[handler], force=True
    )
    logging.captureWarnings(True)
    log.setLevel(logging.DEBUG if arguments.verbose else logging.WARNING if arguments.quiet else logging.INFO)


if __name__ == "__main__":
    # A build that is asked to stop tidies up like an interrupted one.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if (code := main()) == INTERRUPTED:
        # Workers are not waited for: after an interrupt, Python's process pool may never end by itself.
        for worker in active_children():
            worker.kill()
            worker.join()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
