"""Reading JSON Lines into validated values."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from geo.errors import InputError

Model = TypeVar("Model", bound=BaseModel)


def read_jsonl(path: Path, kind: type[Model]) -> list[Model]:
    """One value a line; empty lines are left out.

    Raises :class:`~geo.errors.InputError` naming the line that cannot be used.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    return [_read_line(line, kind, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]


def _read_line(line: str, kind: type[Model], where: str) -> Model:
    try:
        return kind.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: is not JSON: {error.msg} at character {error.pos + 1}") from None
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))} {fault['msg']}".strip() for fault in error.errors())
        raise InputError(f"{where}: cannot be used: {'; '.join(faults)}") from None
