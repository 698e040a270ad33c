"""A publisher's server on this machine, with the faults that servers have, and small files in publishers' formats."""

import io
import json
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from tests.geo.gazetteer.dump import row

SQUARE_DEGREES = 0.1
PAGE = b"<!DOCTYPE html><html><title>Maintenance</title><body>Back soon</body></html>"


@dataclass(frozen=True)
class Answer:
    """What the server says once: after ``pause_s`` the body, in pieces of ``piece_bytes`` with a pause before each.

    ``length`` is the Content-Length it states, by default the true one, 0 for none.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    pause_s: float = 0.0
    piece_bytes: int = 1 << 20


class Server(ThreadingHTTPServer):
    """Gives the answers for a path one after the other, the last again and again; 404 for any other path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def publish(self, path: str, *answers: Answer | bytes) -> str:
        """Answer so from now on; returns the address."""
        self.answers[path] = [Answer(each) if isinstance(each, bytes) else each for each in answers]
        return self.url + path

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        # A proxy is asked for whole addresses.
        queue = self.server.answers.get(urlsplit(self.path).path, [Answer(b"not here", 404)])
        answer = queue.pop(0) if len(queue) > 1 else queue[0]
        if answer.headers.get("ETag", "none") == self.headers.get("If-None-Match"):
            answer = Answer(status=304)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.length != 0 and answer.status != 304:
            self.send_header("Content-Length", str(answer.length or len(answer.body)))
        self.end_headers()
        for start in range(0, len(answer.body), answer.piece_bytes):
            time.sleep(answer.pause_s)
            self.wfile.write(answer.body[start : start + answer.piece_bytes])

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def dump(*lines: str) -> bytes:
    """GeoNames' dump for Ukraine."""
    return zipped({"readme.txt": "Readme for GeoNames", "UA.txt": "".join(f"{line}\n" for line in lines)})


def places(*ids: int, name: str = "Oleshky", lat: float = 46.62, lon: float = 32.72) -> list[str]:
    """Lines of the dump."""
    return [row(number, name, lat=lat, lon=lon) for number in ids]


def area(lon: float = 33.0, lat: float = 46.5, **properties: Any) -> dict[str, Any]:
    """A square with its south-western corner there."""
    east, north = lon + SQUARE_DEGREES, lat + SQUARE_DEGREES
    ring = [[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def unit(level: int, code: str, **where: float) -> dict[str, Any]:
    """A unit of COD-AB."""
    names = {f"adm{level}_name": "Khersonskyi", f"adm{level}_name1": "Херсонський", f"adm{level}_pcode": code}
    return area(**where, **names)


def collection(*features: dict[str, Any], **members: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", **members, "features": features}, ensure_ascii=False).encode()


def cod_ab(raions: list[dict[str, Any]], hromadas: list[dict[str, Any]]) -> bytes:
    """OCHA's archive of all levels."""
    files = {"ukr_admin2.geojson": collection(*raions), "ukr_admin3.geojson": collection(*hromadas)}
    return zipped({"ukr_admin1.geojson": collection(), **files})
