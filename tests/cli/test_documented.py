"""Every command and option is documented, and every help ends in an example."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kgraph.cli import cli
from tests.cli.conftest import Call

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from walk(child, (*path, name))
    else:
        yield " ".join(path), command


COMMANDS = dict(walk(cli))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_has_help(name: str) -> None:
    section = PAGE.partition(f"\n## kgraph {name}\n")[2].partition("\n## ")[0]
    assert f"kgraph {name}" in section.rpartition("```\n")[0].rpartition("```\n")[2]
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for option in parameter.opts:
                assert f"`{option}`" in section or f"`{option} " in section, option


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_documented_is_there(name: str) -> None:
    section = PAGE.partition(f"\n## kgraph {name}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `-")]
    said = {word.strip("`, ") for row in rows for word in row.split() if word.startswith("`-")}
    assert said == {option for p in COMMANDS[name].params if isinstance(p, click.Option) for option in p.opts}


def test_no_section_is_of_a_command_that_is_gone() -> None:
    assert {line.removeprefix("## kgraph ") for line in PAGE.splitlines() if line.startswith("## kgraph ")} == set(COMMANDS)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_ends_in_an_example(name: str) -> None:
    text = (COMMANDS[name] if name else cli).help or ""
    example = text.rpartition("Example:")[2].strip().splitlines()
    assert example and all(line.strip().startswith("kgraph ") for line in example)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_shown(call: Call, name: str) -> None:
    for option in ("--help", "-h"):
        answer = call(*name.split(), option)
        assert answer.code == 0 and answer.out.startswith(f"Usage: kgraph {name}")


def test_version(call: Call) -> None:
    from kgraph import __version__

    assert call("--version").out.strip() == f"kgraph, version {__version__}"
