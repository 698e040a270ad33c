"""Reading the files of facts in ``data/``: YAML in, validated values out."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from geo.errors import DataError

T = TypeVar("T")
DATA = Path(__file__).resolve().parent.parent / "data"
"""The folder of facts that comes with the program."""


def read_facts(path: Path, adapter: TypeAdapter[T]) -> T:
    """Read one YAML file; raise :class:`~geo.errors.DataError` where it is missing or not as it must be."""
    try:
        return adapter.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DataError(f"{path}: missing") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{path}: {error}") from None
