"""A stand-in for Nominatim on this machine, and our geocoder that asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from geo.geocoders.online import OnlineGeocoder

FOUND = '[{"place_id": 1, "display_name": "Oleshky, Ukraine", "lat": "46.6", "lon": "32.7"}]'


@dataclass
class Service:
    """What the service is to answer, and what it was asked."""

    domain: str = ""
    status: int = 200
    body: str = FOUND
    requests: list[str] = field(default_factory=list)
    user_agents: list[str] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.requests.append(self.path)
            service.user_agents.append(self.headers["User-Agent"])
            self.send_response(service.status)
            self.end_headers()
            self.wfile.write(service.body.encode())

        def log_message(self, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.domain = f"127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def online(service: Service, folder: Path, **options: float) -> OnlineGeocoder:
    """The geocoder over ``service``, with its cache in ``folder`` and no delay unless one is given."""
    settings = {"min_delay_seconds": 0.0, "timeout": 5.0, **options}
    return OnlineGeocoder(
        user_agent="map tests", cache=folder / "answers.sqlite", domain=service.domain, scheme="http", **settings
    )
