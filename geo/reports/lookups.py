"""The facts that reading reports needs, from ``data/lookups``."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from geo.errors import DataError

T = TypeVar("T")
LOOKUPS = Path(__file__).resolve().parents[2] / "data" / "lookups"


def read_lookup(path: Path, adapter: TypeAdapter[T]) -> T:
    """Read one YAML file of facts; raise :class:`~geo.errors.DataError` where it is missing or not as it must be."""
    try:
        return adapter.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DataError(f"{path}: missing") from None
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{path}: {error}") from None
