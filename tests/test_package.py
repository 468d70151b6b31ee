"""What is installed: versions, data, and locks that fit what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kgraph
from kgraph.data import folder

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements.lock": (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]),
    "requirements-dev.lock": (
        *PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"], *PROJECT["dependency-groups"]["dev"],
    ),
    ".ci/browser.lock": tuple(PROJECT["dependency-groups"]["browser"]),
}
PYTHONS = ("3.11", "3.12", "3.13")


def locked(name: str) -> list[tuple[Requirement, list[str]]]:
    """What a lock file pins, each with its digests."""
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    entries = re.split(r"\n(?=\S)", "\n".join(lines).replace("\\\n", ""))
    return [(Requirement(e.split(" --hash")[0].split("    --hash")[0].strip()), re.findall(r"sha256:[0-9a-f]{64}", e)) for e in entries]


def holds(marker: Marker | None, python: str) -> bool:
    """Whether it does on Linux with that Python."""
    here = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux", "os_name": "posix"}
    here |= {"implementation_name": "cpython", "platform_python_implementation": "CPython", "platform_system": "Linux"}
    return marker is None or marker.evaluate(here)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_has_digests(name: str) -> None:
    for requirement, digests in locked(name):
        assert [s.operator for s in requirement.specifier] == ["=="], requirement
        assert digests, requirement


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", LOCKS)
def test_the_locks_hold_what_is_asked_for(name: str, python: str) -> None:
    pins: dict[str, str] = {}
    for requirement, _ in locked(name):
        if holds(requirement.marker, python):
            assert canonicalize_name(requirement.name) not in pins, f"{requirement.name} twice on Python {python}"
            pins[canonicalize_name(requirement.name)] = next(iter(requirement.specifier)).version
    for asked in map(Requirement, LOCKS[name]):
        assert asked.specifier.contains(pins[canonicalize_name(asked.name)], prereleases=True), asked


def test_one_version_of_each_package_in_all_locks() -> None:
    run, dev = ({(r.name, str(r.specifier), str(r.marker)) for r, _ in locked(name)} for name in list(LOCKS)[:2])
    assert run <= dev


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.optional-dependencies]")]
    lines = [line for line in block.splitlines() if line.startswith('  "')]
    assert len(lines) == len(PROJECT["project"]["dependencies"])
    assert [line for line in lines if not re.search(r",\s+# \w.+\w", line)] == []


def test_one_version() -> None:
    assert kgraph.__version__ == PROJECT["project"]["version"]


@pytest.mark.parametrize(
    "file", ["ontology/kgraph.ttl", "ontology/shapes.ttl", "ontology/topics.ttl", "seeds/entities.csv", "seeds/outlets.csv",
             "seeds/articles/index.jsonl", "seeds/gold/health.jsonl"],
)
def test_the_data_is_found(file: str) -> None:
    name, _, rest = file.partition("/")
    assert (folder(name) / rest).stat().st_size > 0
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"][name] == f"kgraph/_data/{name}"


def test_the_wheels_own_data_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.data._PACKAGE", tmp_path / "kgraph")
    with pytest.raises(FileNotFoundError, match="install the package again"):
        folder("seeds")
    for place in ("seeds", "kgraph/_data/seeds"):
        (tmp_path / place).mkdir(parents=True)
        assert folder("seeds") == tmp_path / place
