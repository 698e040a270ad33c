"""Nominatim behind a cache on disk and a rate limit; only for operators who ask for it.

Every answer is kept in a SQLite file. Only requests that go out are spaced, below the cache: what is in the cache is
given at once.
"""
# geopy has no types: what goes in and comes out has its type here, at the border.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import sqlite3
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from geopy.adapters import RequestsAdapter
from geopy.exc import ConfigurationError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.location import Location
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests_cache import CachedSession


class OnlineGeocoder(Nominatim):
    """geopy's Nominatim, asked about Ukraine only, with a cache and a rate limit.

    ``user_agent`` names the operator's application, as Nominatim's terms of use want it. ``cache`` is the SQLite file,
    made where it is missing. At least ``min_delay_seconds`` lie between two requests; the public server allows one a
    second. Answers older than ``keep_days`` are asked for again. Raises ConfigurationError for a cache that cannot be
    written; geocoding raises geopy's errors.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        cache: Path,
        domain: str = "nominatim.openstreetmap.org",
        scheme: str = "https",
        min_delay_seconds: float = 1.0,
        keep_days: int = 365,
        timeout: float = 10,
    ) -> None:
        factory = partial(
            _CachedAdapter, cache=cache, keep=timedelta(days=keep_days), min_delay_seconds=min_delay_seconds
        )
        seconds: Any = timeout
        super().__init__(user_agent=user_agent, domain=domain, scheme=scheme, timeout=seconds, adapter_factory=factory)

    def geocode(self, query: Any, **options: Any) -> Location | list[Location] | None:
        """As Nominatim's, within Ukraine unless ``country_codes`` says otherwise."""
        options.setdefault("country_codes", "ua")
        answer: Any = super().geocode(query, **options)
        return answer


class _CachedAdapter(RequestsAdapter):
    """geopy's requests adapter with a cache above its transport and a rate limit in it."""

    def __init__(
        self, *, proxies: Any, ssl_context: Any, cache: Path, keep: timedelta, min_delay_seconds: float
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        plain = self.session
        try:
            cached = CachedSession(cache.resolve(), backend="sqlite", expire_after=keep, allowable_codes=(200,))
        except (OSError, sqlite3.Error) as error:
            raise ConfigurationError(f"{cache}: the cache of geocoding answers cannot be used: {error}") from error
        cached.trust_env = plain.trust_env
        cached.proxies = plain.proxies
        for prefix, transport in plain.adapters.items():
            cached.mount(prefix, _SpacedTransport(transport, min_delay_seconds))
        self.session = cached


class _SpacedTransport(BaseAdapter):
    """A transport of requests that sends one request at a time, with a pause between two."""

    def __init__(self, transport: BaseAdapter, min_delay_seconds: float) -> None:
        super().__init__()
        self._transport = transport
        self._send = RateLimiter(
            transport.send,
            min_delay_seconds=min_delay_seconds,
            error_wait_seconds=min_delay_seconds,
            max_retries=0,
            swallow_exceptions=False,
        )

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        return self._send(request, *args, **kwargs)

    def close(self) -> None:
        self._transport.close()
